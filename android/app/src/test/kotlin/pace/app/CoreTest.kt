package pace.app

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.core.Done
import pace.evening

@RunWith(RobolectricTestRunner::class)
class CoreTest {
    @get:Rule
    val rule = createAndroidComposeRule<MainActivity>()

    private val application get() = rule.activity.application as PaceApplication

    @Test
    fun `the app opens the real core in a directory that no backup takes`() {
        rule.onNodeWithText("Pace").assertIsDisplayed()
        assertTrue(application.pace.home().snapshot().recentGroups.isEmpty())
        assertTrue(application.noBackupFilesDir.resolve("pace").exists())
    }

    @Test
    fun `what one phone records is there on another, also after the server was gone`(): Unit = runBlocking {
        Stage().use { stage ->
            val id = stage.phone().evening()
            stage.unplug()
            stage.plugIn()
            val session = stage.phone().session(id)
            assertEquals(Done.Fresh, session.open())
            assertEquals(listOf("Ann", "Ben"), session.snapshot().session!!.players.map { it.name })
        }
    }
}
