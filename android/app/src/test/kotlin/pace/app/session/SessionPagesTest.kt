package pace.app.session

import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.app.OnPhone
import pace.core.DraftPlayer
import pace.core.Link
import pace.draft
import pace.rules.GameMode
import pace.values.SessionId

/** The pages of a session by taps, on the real core and a real server. */
@RunWith(RobolectricTestRunner::class)
class SessionPagesTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    /** A phone on an evening that another phone began. */
    private fun with(vararg names: String, test: suspend OnPhone.(Stage, SessionId) -> Unit): Unit = runBlocking {
        Stage().use { stage ->
            val mode = if (names.size > 2) GameMode.DOUBLES else GameMode.SINGLES
            val players = names.map { DraftPlayer(it, Link.ByName) }
            val id = stage.phone().home().createSession(draft().copy(mode = mode, players = players)).run {
                saved()
                id()
            }
            OnPhone(rule, link = "${stage.address}/session/${id.text}").use {
                it.sees("Who won?")
                it.test(stage, id)
            }
        }
    }

    private fun OnPhone.recordAnn() {
        tap("winner", "Ann")
        tapTag("save")
        sees("History (1)")
    }

    private fun OnPhone.menu(way: String) {
        tap(hasContentDescription("More"))
        tap(hasText(way) and hasClickAction())
    }

    private fun inMessage(text: String) = hasText(text) and hasAnyAncestor(hasTestTag("snackbar"))

    /** What coming back after a minute does. */
    private fun OnPhone.loadsAnew(id: SessionId) {
        runBlocking { pace.session(id).use { it.open() } }
        sees(hasTestTag("synced"))
    }

    @Test
    fun `what is undone is restored from Home, where the session is not open`() = with("Ann", "Ben") { stage, id ->
        recordAnn()
        tap("Undo game 1")
        sees("Game 1 is undone.")
        until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
        tap(hasContentDescription("Back"))
        sees("Your session")
        stage.unplug()
        tap(inMessage("Restore"))
        sees(inMessage("Retry"))
        stage.plugIn()
        tap(inMessage("Retry"))
        tap("Continue")
        sees("History (1)")
    }

    @Test
    fun `a deleted session is restored from Home`() = with("Ann", "Ben") { _, id ->
        menu("Delete session")
        tap("Delete session")
        sees("The session is deleted.")
        tap(hasContentDescription("Back"))
        sees("Quick session")
        tap(inMessage("Restore"))
        until("it is there again") {
            runBlocking { pace.session(id).use { it.open() } }
            pace.session(id).use { it.snapshot().session != null }
        }
    }

    @Test
    fun `a retry that fails again can be retried again`() = with("Ann", "Ben") { stage, _ ->
        stage.unplug()
        recordAnn()
        repeat(2) {
            tap(inMessage("Retry"))
            seesNot(inMessage("Retry"))
            sees(inMessage("Retry"))
        }
        stage.plugIn()
        tap(inMessage("Retry"))
        sees("History (1)")
        seesNot(hasTestTag("tray"))
    }

    @Test
    fun `what is typed outlives coming back after a minute`() = with("Ann", "Ben") { _, id ->
        recordAnn()
        tap("History (1)")
        tap("Ann beat Ben")
        tapTag("side B")
        types("points A", "17")
        loadsAnew(id)
        sees(hasTestTag("points A") and hasText("17"))
        tap(hasContentDescription("Back"))

        menu("Edit session")
        types(hasText("Name"), "Finals")
        loadsAnew(id)
        sees("Finals")
        tap(hasContentDescription("Back"))

        menu("Players")
        tap("Ann")
        types(hasText("New name"), "Anna")
        loadsAnew(id)
        sees("Anna")
    }

    @Test
    fun `what is typed outlives the process`() = with("Ann", "Ben") { _, id ->
        recordAnn()
        until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
        tap("History (1)")
        tap("Ann beat Ben")
        types("points A", "17")
        dieAndReturn()
        sees(hasTestTag("points A") and hasText("17"))
        tapTag("save changes")
        sees("History (1)")
    }

    @Test
    fun `what the rules refuse stays to be mended`() = with("Ann", "Ben") { _, id ->
        val long = "A".repeat(300)
        menu("Players")
        types(hasText("Who comes?"), long)
        tap("Add")
        sees("A name has at most 255 characters")
        sees(long)
        tap("Ben")
        types(hasText("New name"), long)
        tap(hasText("Rename") and hasClickAction())
        sees("A name has at most 255 characters")
        sees("New name")
        tap(hasContentDescription("Back"))

        menu("Edit session")
        types(hasText("Name"), long)
        tapTag("save changes")
        sees("A name has at most 255 characters")
        sees("Edit session")
        assertEquals("Friday", pace.session(id).use { it.snapshot().session!!.name })
    }

    @Test
    fun `more points than a game has are said beside the fields`() = with("Ann", "Ben") { _, _ ->
        tap("winner", "Ann")
        types("points A", "31")
        types("points B", "12")
        sees("A side has at most 30 points")
        seesNot(hasTestTag("save"))
        types("points A", "30")
        tapTag("save")
        sees("History (1)")
    }

    @Test
    fun `pages that change a session say what is synced and what waits`() = with("Ann", "Ben") { stage, id ->
        recordAnn()
        until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
        stage.unplug()
        tap("Undo game 1")
        sees(hasTestTag("tray"))
        for (way in listOf("Edit session", "Players")) {
            menu(way)
            sees("Last synced")
            sees(hasTestTag("tray"))
            tap(hasContentDescription("Back"))
        }
        tap("History (1)")
        tap("Ann beat Ben")
        sees("Last synced")
    }

    @Test
    fun `of eight, a game takes four taps`() =
        with("Ann", "Ben", "Cal", "Dee", "Eva", "Fay", "Gus", "Hal") { stage, id ->
            val before = taps
            tap("winner", "Ann")
            tap("winner", "Hal")
            tap("loser", "Cal")
            tap("save with", "Gus")
            assertEquals(4, taps - before)
            sees("History (1)")
            sees("Ann & Hal beat Cal & Gus")
            until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
            val other = stage.phone().session(id)
            other.open()
            assertEquals(1, other.snapshot().history.size)
        }
}
