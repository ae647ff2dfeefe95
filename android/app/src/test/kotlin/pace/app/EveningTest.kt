package pace.app

import android.content.Intent
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import pace.Stage
import pace.core.GameDraft
import pace.rules.GameResult
import pace.rules.Team
import pace.values.SessionId

@RunWith(RobolectricTestRunner::class)
class EveningTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun OnPhone.session(): SessionId = checkNotNull(pace.home().use { it.snapshot().currentSession })

    /** From the first start to an evening of five. */
    private fun OnPhone.begin(stage: Stage) {
        picture("first")
        types(hasText("Server address"), stage.address)
        tap("Use this server")
        tap("Quick session")
        types("player 0", "Ann,Ben,Cal,Dee,Eva")
        picture("new")
        types("court", "25.01")
        tap("In total")
        types("shuttles", "6")
        tap("Bet")
        types("bet", "0.50")
        picture("costs")
        tap(hasTestTag("start"))
        sees("Who won?")
    }

    private fun OnPhone.record(winners: List<String>, losers: String, points: Int?) {
        winners.forEach { tap("winner", it) }
        tap("loser", losers)
        points?.let { tap(hasText("$it") and hasClickAction()) }
        tap(hasTestTag("save"))
    }

    @Test
    fun `a whole evening by taps, settled to the cent`(): Unit = runBlocking {
        Stage().use { stage -> OnPhone(rule).use { phone -> phone.play(stage) } }
    }

    private suspend fun OnPhone.play(stage: Stage) {
        begin(stage)
        picture("play")
        val before = taps
        record(listOf("Ann", "Ben"), "Cal & Dee", points = null)
        assertEquals("a game takes four taps", 4, taps - before)
        sees("History (1)")
        record(listOf("Cal", "Eva"), "Ann & Dee", points = 15)
        sees("History (2)")
        picture("recorded")

        // The first game was won by the others, and by two points.
        tap("History (2)")
        picture("history")
        tap("Ann & Ben beat Cal & Dee")
        tap(hasTestTag("side B"))
        types("points A", "19")
        types("points B", "21")
        picture("edit")
        tap(hasTestTag("save changes"))
        sees("Cal & Dee beat Ann & Ben 21–19")

        // A game that never was is undone by its name.
        tap("Play")
        record(listOf("Ann", "Eva"), "Ben & Cal", points = null)
        tap("Undo game 3")
        sees("History (2)")

        // Another phone records one; pulling down brings it.
        val other = stage.phone().session(session())
        other.open()
        val players = other.snapshot().session!!.players.map { it.id }
        other.recordGame(GameDraft(players.take(2), players.drop(3), GameResult(Team.A, 21u, 12u)))
        pulls()
        sees("History (3)")

        tap("Stats")
        picture("stats")
        tap(hasContentDescription("Summary"))
        picture("summary")
        // 25.01 + 6.00 = 31.01: five shares of 6.20, and one cent for the first.
        sees("share $6.21")
        sees(hasText("$6.70"))
        sees("Shares add up to $31.01, balances to $0.00.")
        other.refresh()
        tap(hasTestTag("share"))
        val sent = shadowOf(app).nextStartedActivity
        val text = sent.getParcelableExtra(
            Intent.EXTRA_INTENT,
            Intent::class.java,
        )!!.getStringExtra(Intent.EXTRA_TEXT)!!
        assertEquals(other.shareText("19:42"), text)
        // Ann prepaid; Cal won two bets of 0.50, Dee lost one more than she won.
        for (line in listOf("Ann → $0.00", "Ben → $6.20", "Cal → $5.20", "Dee → $6.70", "Eva → $6.20")) {
            assertTrue("$line in $text", line in text)
        }
    }
}
