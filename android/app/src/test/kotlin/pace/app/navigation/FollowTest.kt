package pace.app.navigation

import android.content.Intent
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isNotEnabled
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
import pace.app.OnPhone
import pace.evening

/** Links that open the app, and what is typed on Home. */
@RunWith(RobolectricTestRunner::class)
class FollowTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun OnPhone.browsed() = shadowOf(app).nextStartedActivity?.dataString

    @Test
    fun `why a link is not followed is said, though it opened the app`() {
        OnPhone(rule, link = "http://pace.example/session/abc").use { it.sees("reaches servers of your own network") }
    }

    @Test
    fun `a link that leads nowhere is said to`() {
        OnPhone(rule, link = "pace://pace.example/nowhere").use { it.sees("paste a link") }
    }

    @Test
    fun `a viewer link is for the browser`() {
        OnPhone(rule, link = "pace://pace.example/s/abc").use { phone ->
            phone.sees("Which server?")
            assertEquals("https://pace.example/s/abc", phone.browsed())
            phone.types(hasText("Code or link"), "pace.example/s/def")
            phone.tap("Join")
            assertEquals("https://pace.example/s/def", phone.browsed())
        }
    }

    @Test
    fun `a link to a summary opens it, and not again from the list of recent apps`(): Unit = runBlocking {
        Stage().use { stage ->
            val link = "${stage.address}/session/${stage.phone().evening().text}/summary"
            OnPhone(rule, link = link).use { it.sees("Who pays whom") }
            OnPhone(rule, link = link, flags = Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY).use { phone ->
                phone.sees("Quick session")
                assertEquals(Place.Home, phone.navigator.current.place)
            }
        }
    }

    @Test
    fun `without a server nothing begins, and a code is told to need one`() {
        OnPhone(rule).use { phone ->
            for (way in listOf("Quick session", "New group")) {
                assertTrue(way, phone.isThere(hasText(way) and hasClickAction() and isNotEnabled()))
            }
            phone.types(hasText("Code or link"), "k7mq2x")
            phone.tap(hasText("Join") and isEnabled())
            phone.sees("Choose a server first")
            assertEquals(Place.Home, phone.navigator.current.place)
        }
    }

    @Test
    fun `a code is looked up once, also when the phone is turned`() {
        Stage().use { stage ->
            OnPhone(rule, link = "${stage.address}/group/shareable/zzzzzz").use { phone ->
                phone.sees("No group has the code zzzzzz.")
                val calls = phone.pace.home().use { it.snapshot().calls }
                phone.turn()
                phone.sees("No group has the code zzzzzz.")
                assertEquals(calls, phone.pace.home().use { it.snapshot().calls })
            }
        }
    }
}
