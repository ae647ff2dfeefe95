package pace.app.plan

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelected
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.app.OnPhone
import pace.app.navigation.Place
import pace.evening
import pace.rules.Format
import pace.values.GameId
import pace.values.PlayerId

/** The plan of a session by taps, on the real core and a real server. */
@RunWith(RobolectricTestRunner::class)
class PlanTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    @Test
    fun `what is chosen survives the death of the process`(): Unit = runBlocking {
        Stage().use { stage ->
            val id = stage.phone().evening()
            OnPhone(rule, stage.address).use { phone ->
                rule.runOnUiThread { phone.navigator.restart(Place.Session(id)) }
                rule.runOnUiThread { phone.navigator.open(Place.Plan(id)) }
                phone.tap(hasText("3"))
                phone.sees(hasText("3") and isSelected())
                phone.dieAndReturn()
                phone.sees(hasText("3") and isSelected())
            }
        }
    }

    @Test
    fun `choices are read back as they were kept`() {
        val choices = Choices(2, Format.AMERICANO, 7, setOf(PlayerId("a"), PlayerId("b-1")), setOf(GameId("g")))
        assertEquals(choices, Choices.of(choices.texts()))
        assertEquals(Choices(), Choices.of(Choices().texts()))
    }
}
