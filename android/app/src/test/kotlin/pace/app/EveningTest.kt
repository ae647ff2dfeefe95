package pace.app

import android.content.Intent
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import pace.Pace
import pace.Stage
import pace.core.GameDraft
import pace.rules.GameResult
import pace.rules.Team
import pace.values.SessionId

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w400dp-h800dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class EveningTest {
    @get:Rule
    val rule = createAndroidComposeRule<MainActivity>()

    private val thumb = Thumb(rule)
    private val pace: Pace get() = (rule.activity.application as PaceApplication).pace

    private fun session(): SessionId = checkNotNull(pace.home().snapshot().currentSession)

    private fun picture(name: String) {
        rule.waitForIdle()
        rule.runOnUiThread { rule.activity.screenshot().save(target.resolve("android/evening/$name.png")) }
    }

    /** From the first start to an evening of five. */
    private fun begin(stage: Stage) {
        picture("first")
        thumb.types(hasText("Server address"), stage.address)
        thumb.tap("Use this server")
        thumb.tap("Quick session")
        thumb.types("player 0", "Ann,Ben,Cal,Dee,Eva")
        picture("new")
        thumb.types("court", "25.01")
        thumb.tap("In total")
        thumb.types("shuttles", "6")
        thumb.tap("Bet")
        thumb.types("bet", "0.50")
        picture("costs")
        thumb.tap(hasTestTag("start"))
        thumb.sees("Who won?")
    }

    private fun record(winners: List<String>, losers: String, points: Int?) {
        winners.forEach { thumb.tap("winner", it) }
        thumb.tap("loser", losers)
        points?.let { thumb.tap(hasText("$it") and hasClickAction()) }
        thumb.tap(hasTestTag("save"))
    }

    @Test
    fun `a whole evening by taps, settled to the cent`(): Unit = runBlocking {
        Stage().use { stage ->
            begin(stage)
            picture("play")
            val before = thumb.taps
            record(listOf("Ann", "Ben"), "Cal & Dee", points = null)
            assertEquals("a game takes four taps", 4, thumb.taps - before)
            thumb.sees("History (1)")
            record(listOf("Cal", "Eva"), "Ann & Dee", points = 15)
            thumb.sees("History (2)")
            picture("recorded")

            // The first game was won by the others, and by two points.
            thumb.tap("History (2)")
            picture("history")
            thumb.tap("Ann & Ben beat Cal & Dee")
            thumb.tap(hasTestTag("side B"))
            thumb.types("points A", "19")
            thumb.types("points B", "21")
            picture("edit")
            thumb.tap(hasTestTag("save changes"))
            thumb.sees("Cal & Dee beat Ann & Ben 21–19")

            // A game that never was is undone by its name.
            thumb.tap("Play")
            record(listOf("Ann", "Eva"), "Ben & Cal", points = null)
            thumb.tap("Undo game 3")
            thumb.sees("History (2)")

            // Another phone records one; pulling down brings it.
            val other = stage.phone().session(session())
            other.open()
            val players = other.snapshot().session!!.players.map { it.id }
            other.recordGame(GameDraft(players.take(2), players.drop(3), GameResult(Team.A, 21u, 12u)))
            thumb.pulls()
            thumb.sees("History (3)")

            thumb.tap("Stats")
            picture("stats")
            thumb.tap(hasContentDescription("Summary"))
            picture("summary")
            // 25.01 + 6.00 = 31.01: five shares of 6.20, and one cent for the first.
            thumb.sees("share $6.21")
            thumb.sees(hasText("$6.70"))
            thumb.sees("Shares add up to $31.01, balances to $0.00.")
            other.refresh()
            thumb.tap(hasTestTag("share"))
            val sent = shadowOf(rule.activity.application).nextStartedActivity
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
}
