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
import pace.rules.GameResult
import pace.rules.Team

@RunWith(RobolectricTestRunner::class)
class FailuresTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun onAPhone(test: suspend OnPhone.(Stage) -> Unit): Unit = runBlocking {
        Stage().use { stage -> OnPhone(rule).use { it.test(stage) } }
    }

    /** The evening of another phone, opened here by its link. */
    private suspend fun OnPhone.open(stage: Stage) = stage.phone().evening().also { id ->
        types(hasText("Code or link"), "${stage.address}/session/${id.text}")
        tap("Join")
        sees("Who won?")
    }

    @Test
    fun `without a server a tap shows, is rolled back and said, and Retry saves it`() = onAPhone { stage ->
        val id = open(stage)
        stage.unplug()
        tap("winner", "Ann")
        tap(hasTestTag("save"))
        sees("History (1)")
        sees(hasTestTag("tray"))
        sees("History (0)")
        sees("No connection to the server.")
        picture("offline")
        stage.plugIn()
        tap("Retry")
        sees("History (1)")
        seesNot(hasTestTag("tray"))
        until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
        val other = stage.phone().session(id)
        other.open()
        assertEquals(1, other.snapshot().history.size)
    }

    @Test
    fun `an answer that is lost leaves a game marked as unconfirmed, and a pull finds that it was saved`() =
        onAPhone { stage ->
            Proxy(URI(stage.address)).use { proxy ->
                val id = stage.phone().evening()
                types(hasText("Code or link"), "${proxy.address}/session/${id.text}")
                tap("Join")
                proxy.writes = Fate.AnswerLost
                tap("winner", "Ann")
                tapTag("save")
                sees("Unconfirmed: Record Ann vs Ben")
                sees("The server did not answer.")
                picture("unconfirmed")
                tap("History (1)")
                sees("? unconfirmed")
                proxy.writes = Fate.Passes
                pulls()
                seesNot(hasTestTag("tray"))
                seesNot("? unconfirmed")
                sees("Ann beat Ben")
            }
        }

    @Test
    fun `whoever was overwritten is told and puts theirs back with one tap`() = onAPhone { stage ->
        val id = open(stage)
        tap("winner", "Ann")
        tap(hasTestTag("save"))
        until("it is saved") {
            val now = pace.session(id).use { it.snapshot() }
            now.pending == 0 && now.history.size == 1
        }
        val other = stage.phone().session(id)
        other.open()
        val game = other.snapshot().history.single().game.id
        other.setResult(game, GameResult(Team.B, 15u, 21u))
        pulls()
        sees("Somebody changed the result of game 1. Yours: Ann won; now: Ben won 21–15.")
        picture("overwritten")
        tap("Put mine back")
        seesNot(hasTestTag("notice"))
        until("it is saved") { pace.session(id).use { it.snapshot().pending == 0 } }
        other.refresh()
        assertEquals(Team.A, other.snapshot().history.single().game.winningTeam)
    }
}
