package pace.app

import android.content.Intent
import android.net.Uri
import android.os.Bundle
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.test.core.app.ApplicationProvider
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import pace.Stage
import pace.evening

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w400dp-h800dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class DeathTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private val thumb = Thumb(rule)
    private val application get() = ApplicationProvider.getApplicationContext<PaceApplication>()

    /** The system ends the process and starts it again with what the activity had saved. */
    private fun ActivityController<MainActivity>.die(): ActivityController<MainActivity> {
        val saved = Bundle()
        pause().stop().saveInstanceState(saved).destroy()
        application.onTerminate()
        application.onCreate()
        return Robolectric.buildActivity(MainActivity::class.java).setup(saved)
    }

    private fun start(link: String): ActivityController<MainActivity> =
        Robolectric.buildActivity(MainActivity::class.java, Intent(Intent.ACTION_VIEW, Uri.parse(link))).setup()

    @Test
    fun `what is typed, the open screen and an unsaved game survive the death of the process`(): Unit = runBlocking {
        Stage().use { stage ->
            val id = stage.phone().evening()
            val first = start("${stage.address}/session/${id.text}")
            thumb.sees("Who won?")
            stage.unplug()
            thumb.tap("winner", "Ben")
            thumb.tap(hasTestTag("save"))
            thumb.sees(hasTestTag("tray"))
            thumb.tap("winner", "Ann")
            thumb.tap(hasText("12"))
            val second = first.die()
            thumb.sees(hasTestTag("tray"))
            stage.plugIn()
            thumb.pulls()
            thumb.sees("Save: Ann won 21–12")
            // The load sends it again by itself if it has calls left; otherwise it waits for the person.
            if (thumb.isThere(hasTestTag("tray"))) thumb.tap("Retry")
            thumb.sees("History (1)")
            thumb.seesNot(hasTestTag("tray"))
            thumb.tap(hasTestTag("save"))
            thumb.sees("History (2)")
            val other = stage.phone().session(id)
            rule.waitUntil(60_000) { application.pace.session(id).use { it.snapshot().pending == 0 } }
            other.open()
            assertEquals(2, other.snapshot().history.size)
            second.pause().stop().destroy()
        }
    }

    @Test
    fun `turning the phone makes no call and loses nothing that is typed`(): Unit = runBlocking {
        Stage().use { stage ->
            val id = stage.phone().evening()
            val activity = start("${stage.address}/session/${id.text}")
            thumb.tap("winner", "Ann")
            val calls = application.pace.home().use { it.snapshot().calls }
            activity.recreate()
            thumb.sees("Save: Ann won")
            assertEquals(calls, application.pace.home().use { it.snapshot().calls })
            activity.pause().stop().destroy()
        }
    }
}
