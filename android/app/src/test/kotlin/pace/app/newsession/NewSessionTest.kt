package pace.app.newsession

import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isNotEnabled
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.app.OnPhone
import pace.app.navigation.Place

/** A new session by taps, on the real core and a real server. */
@RunWith(RobolectricTestRunner::class)
class NewSessionTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun onTheForm(test: OnPhone.(Stage) -> Unit) = Stage().use { stage ->
        OnPhone(rule, stage.address).use { phone ->
            rule.runOnUiThread { phone.navigator.open(Place.NewSession(null)) }
            phone.test(stage)
        }
    }

    @Test
    fun `a plan says how many games it makes, or why there can be none`() = onTheForm {
        types("player 0", "Ann,Ben,Cal,Dee,Eva")
        tap("Fixed pairs")
        sees("Fixed pairs need an even number of players.")
        sees(hasTestTag("start") and isNotEnabled())
        tap("Round robin")
        sees("15 games in 15 rounds")
        sees(hasTestTag("start") and isEnabled())
        tap("Americano")
        tap("Singles")
        finds("Record games as you play")
        tapTag("start")
        sees("Who won?")
    }

    @Test
    fun `what the rules refuse stays on the form, with the reason`() = onTheForm {
        types("player 0", "Ann,Ben,Cal,Dee")
        types(hasText("Name"), "x".repeat(1000))
        tapTag("start")
        sees(hasTestTag("snackbar"))
        sees(hasText("Ann"))
        assertEquals(Place.NewSession(null), navigator.current.place)
        types(hasText("x".repeat(1000)), "Friday")
        tapTag("start")
        sees("Who won?")
    }

    @Test
    fun `a failure is told after the form is gone`() = onTheForm { stage ->
        stage.unplug()
        tapTag("start")
        sees(hasText("No connection to the server", substring = true) and hasAnyAncestor(hasTestTag("snackbar")))
        assertTrue(navigator.current.place is Place.Session)
    }

    @Test
    fun `day and time are chosen, and shown as the place writes them`() = onTheForm {
        tapTag("date")
        tap(hasText(" 15, ", substring = true))
        tapTag("take")
        sees(hasTestTag("date") and hasText(" 15, ", substring = true))
        tapTag("time")
        tapTag("take")
        sees(hasTestTag("time") and hasText("M", substring = true))
    }
}
