package pace.app

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import pace.Stage
import pace.evening
import pace.rules.GameResult
import pace.rules.Team

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w400dp-h800dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class FailuresTest {
    @get:Rule
    val rule = createAndroidComposeRule<MainActivity>()

    private val thumb = Thumb(rule)
    private val application get() = rule.activity.application as PaceApplication

    /** The evening of another phone, opened here by its link. */
    private suspend fun open(stage: Stage) = stage.phone().evening().also { id ->
        thumb.types(hasText("Code or link"), "${stage.address}/session/${id.text}")
        thumb.tap("Join")
        thumb.sees("Who won?")
    }

    @Test
    fun `without a server a tap shows, is rolled back and said, and Retry saves it`(): Unit = runBlocking {
        Stage().use { stage ->
            val id = open(stage)
            stage.unplug()
            thumb.tap("winner", "Ann")
            thumb.tap(hasTestTag("save"))
            thumb.sees("History (1)")
            thumb.sees(hasTestTag("tray"))
            thumb.sees("History (0)")
            thumb.sees("No connection to the server.")
            rule.runOnUiThread { rule.activity.screenshot().save(target.resolve("android/evening/offline.png")) }
            stage.plugIn()
            thumb.tap("Retry")
            thumb.sees("History (1)")
            thumb.seesNot(hasTestTag("tray"))
            val other = stage.phone().session(id)
            other.open()
            assertEquals(1, other.snapshot().history.size)
        }
    }

    @Test
    fun `whoever was overwritten is told and puts theirs back with one tap`(): Unit = runBlocking {
        Stage().use { stage ->
            val id = open(stage)
            thumb.tap("winner", "Ann")
            thumb.tap(hasTestTag("save"))
            rule.waitUntil(60_000) {
                val now = application.pace.session(id).use { it.snapshot() }
                now.pending == 0 && now.history.size == 1
            }
            val other = stage.phone().session(id)
            other.open()
            val game = other.snapshot().history.single().game.id
            other.setResult(game, GameResult(Team.B, 15u, 21u))
            thumb.pulls()
            thumb.sees("Somebody changed the result of game 1. Yours: Ann won; now: Ben won 21–15.")
            rule.runOnUiThread { rule.activity.screenshot().save(target.resolve("android/evening/overwritten.png")) }
            thumb.tap("Put mine back")
            thumb.seesNot(hasTestTag("notice"))
            rule.waitUntil(60_000) { application.pace.session(id).use { it.snapshot().pending == 0 } }
            other.refresh()
            assertEquals(Team.A, other.snapshot().history.single().game.winningTeam)
        }
    }
}
