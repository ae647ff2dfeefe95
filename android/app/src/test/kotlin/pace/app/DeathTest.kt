package pace.app

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import java.net.URI
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Fate
import pace.Proxy
import pace.Stage
import pace.evening
import pace.values.SessionId

@RunWith(RobolectricTestRunner::class)
class DeathTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun inASession(test: suspend OnPhone.(Stage, SessionId) -> Unit): Unit = runBlocking {
        Stage().use { stage ->
            val id = stage.phone().evening()
            OnPhone(rule, link = "${stage.address}/session/${id.text}").use { it.test(stage, id) }
        }
    }

    @Test
    fun `what is typed, the open screen and an unsaved game survive the death of the process`() =
        inASession { stage, id ->
            sees("Who won?")
            stage.unplug()
            tap("winner", "Ben")
            tapTag("save")
            sees(hasTestTag("tray"))
            tap("winner", "Ann")
            tap(hasText("12"))
            dieAndReturn()
            sees("1 change not saved yet")
            stage.plugIn()
            pulls()
            // What the journal kept goes on by itself, and what was typed is there.
            sees("History (1)")
            sees("Save: Ann won 21–12")
            tapTag("save")
            sees("History (2)")
            until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
            val other = stage.phone().session(id)
            other.open()
            assertEquals(2, other.snapshot().history.size)
        }

    @Test
    fun `what was sent before the process died is asked about, and is there once`(): Unit = runBlocking {
        Stage().use { stage ->
            Proxy(URI(stage.address)).use { proxy ->
                val id = stage.phone().evening()
                OnPhone(rule, link = "${proxy.address}/session/${id.text}").use { phone ->
                    proxy.writes = Fate.AnswerLost
                    phone.tap("winner", "Ann")
                    phone.tapTag("save")
                    phone.sees(hasTestTag("tray"))
                    phone.dieAndReturn()
                    phone.sees("History (1)")
                    phone.seesNot("not saved yet")
                    assertEquals(1, stage.phone().session(id).also { it.open() }.snapshot().history.size)
                }
            }
        }
    }

    @Test
    fun `turning the phone makes no call and loses nothing that is typed`() = inASession { _, _ ->
        tap("winner", "Ann")
        val calls = pace.home().use { it.snapshot().calls }
        turn()
        sees("Save: Ann won")
        assertEquals(calls, pace.home().use { it.snapshot().calls })
    }
}
