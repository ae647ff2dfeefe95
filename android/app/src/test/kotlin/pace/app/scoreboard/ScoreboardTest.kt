package pace.app.scoreboard

import android.view.KeyEvent
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.app.OnPhone
import pace.app.navigation.Place
import org.robolectric.shadows.ShadowSystemClock
import java.time.Duration
import pace.evening
import pace.values.SessionId

/** The real screen in the real activity, on the real core and a real server. */
@RunWith(RobolectricTestRunner::class)
class ScoreboardTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun OnPhone.atTheBoard(id: SessionId) {
        rule.runOnUiThread { navigator.open(Place.Session(id)) }
        tap("winner", "Ann")
        tap("Count points")
        tapTag("begin")
        sees(hasTestTag("half-A"))
    }

    private fun onTheBoard(test: OnPhone.(SessionId) -> Unit) = Stage().use { stage ->
        OnPhone(rule, stage.address).use { phone ->
            val id = runBlocking { phone.pace.evening() }
            runBlocking { phone.pace.session(id).use { it.open() } }
            phone.atTheBoard(id)
            phone.test(id)
        }
    }

    private fun aSecondLater() = ShadowSystemClock.advanceBy(Duration.ofSeconds(1))

    private fun OnPhone.rally(team: String) {
        aSecondLater()
        rule.onNodeWithTag("half-$team").performClick()
    }

    private fun OnPhone.press(key: Int) {
        aSecondLater()
        rule.runOnUiThread {
            activity.dispatchKeyEvent(KeyEvent(KeyEvent.ACTION_DOWN, key))
            activity.dispatchKeyEvent(KeyEvent(KeyEvent.ACTION_UP, key))
        }
    }

    private fun OnPhone.says(a: Int, b: Int) {
        sees(hasContentDescription("Ann: $a point", substring = true))
        sees(hasContentDescription("Ben: $b point", substring = true))
    }

    @Test
    fun `halves and volume keys score, and undo takes back`() = onTheBoard {
        rally("A")
        press(KeyEvent.KEYCODE_VOLUME_UP)
        press(KeyEvent.KEYCODE_VOLUME_DOWN)
        says(2, 1)
        rule.onNodeWithTag("undo").performClick()
        says(2, 0)
    }

    @Test
    fun `a match goes on after the process ended`() = onTheBoard {
        rally("A")
        rally("B")
        rally("A")
        dieAndReturn()
        says(2, 1)
        rally("B")
        says(2, 2)
    }

    @Test
    fun `only the finished game is sent, by one call, and the session has it`() = onTheBoard { id ->
        val calls = { pace.home().use { it.snapshot().calls.values.sumOf { count -> count.toLong() } } }
        val before = calls()
        repeat(20) { rally("A") }
        sees("Match point")
        rally("A")
        assertEquals(before, calls())
        tapTag("save")
        until("the board is left") { !isThere(hasTestTag("half-A")) }
        assertEquals(before + 1, calls())
        val game = pace.session(id).use { it.snapshot().history.single().game }
        assertEquals(21 to 0, game.teamAScore?.toInt() to game.teamBScore?.toInt())
    }

    private fun OnPhone.playToTheEnd() {
        repeat(21) { rally("A") }
        tapTag("save")
        until("the board is left") { !isThere(hasTestTag("half-A")) }
    }

    @Test
    fun `the second match begins at love all`() = onTheBoard { id ->
        playToTheEnd()
        sees("History (1)")
        atTheBoard(id)
        says(0, 0)
        playToTheEnd()
        sees("History (2)")
    }

    @Test
    fun `a game that was scored by rallies is not offered to be recorded once more`() = onTheBoard {
        playToTheEnd()
        sees("History (1)")
        assertFalse("nothing is left to save", isThere(hasTestTag("save")))
    }
}
