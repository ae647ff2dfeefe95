package pace

import java.net.URI
import java.nio.file.Path
import java.time.Duration
import kotlin.io.path.ExperimentalPathApi
import kotlin.io.path.deleteRecursively
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import pace.core.Done
import pace.core.Failure
import pace.core.SyncMark
import pace.values.SessionId

/** Each failure from what really causes it. */
class FailureTest {
    private class Trouble : AutoCloseable {
        val stage = Stage()
        val proxy = Proxy(URI(stage.address))
        val phone = stage.phone(proxy.address)

        override fun close() {
            stage.close()
            proxy.close()
        }
    }

    private fun trouble(story: suspend Trouble.(SessionStore) -> Unit): Unit = runBlocking {
        Trouble().use { trouble ->
            val store = trouble.phone.session(trouble.phone.evening())
            store.open()
            trouble.story(store)
        }
    }

    @Test
    fun `a write whose answers are lost is unconfirmed, stays in view, and a retry finds that it was saved`() = trouble { store ->
        proxy.writes = Fate.AnswerLost
        fails<Failure.Unconfirmed> { store.recordGame(store.snapshot().game()) }
        assertEquals(SyncMark.UNCONFIRMED, store.snapshot().history.single().sync)
        proxy.writes = Fate.Passes
        assertTrue(store.retry(store.snapshot().tray.single().id) is Done.Saved)
        assertEquals(SyncMark.SAVED, store.snapshot().history.single().sync)
        val other = stage.phone().session(store.id())
        other.open()
        assertEquals(1, other.snapshot().history.size)
    }

    @Test
    fun `a server without time says for how long, and what it refused is rolled back`() = trouble { store ->
        proxy.writes = Fate.Answered("503 Service Unavailable", "Retry-After: 60\r\n")
        val busy = fails<Failure.ServerBusy> { store.recordGame(store.snapshot().game()) }
        assertEquals(Duration.ofSeconds(60), busy.retryAfter)
        assertTrue(store.snapshot().history.isEmpty())
    }

    @Test
    fun `a server that speaks a newer language asks for an update`() = trouble { store ->
        proxy.reads = Fate.Answered("426 Upgrade Required")
        fails<Failure.UpgradeRequired> { store.refresh() }
        proxy.writes = Fate.Answered("426 Upgrade Required")
        fails<Failure.UpgradeRequired> { store.recordGame(store.snapshot().game()) }
    }

    @Test
    fun `without a network a write is rolled back to the tray, and its retry is saved`() = trouble { store ->
        val game = store.snapshot().game()
        proxy.close()
        fails<Failure.Offline> { store.recordGame(game) }
        assertTrue(store.snapshot().history.isEmpty())
        proxy.reopen()
        assertTrue(store.retry(store.snapshot().tray.single().id) is Done.Saved)
        assertEquals(1, store.snapshot().history.size)
    }

    @OptIn(ExperimentalPathApi::class)
    @Test
    fun `a write that cannot be kept on disk is not sent`() = trouble { store ->
        Path.of(stage.directoryOf(phone)).deleteRecursively()
        val internal = fails<Failure.Internal> { store.recordGame(store.snapshot().game()) }
        assertTrue(internal.reportId.isNotEmpty())
        val other = stage.phone().session(store.id())
        other.open()
        assertTrue(other.snapshot().history.isEmpty())
    }

    @Test
    fun `what the server does not have is not found`() = trouble {
        fails<Failure.NotFound> { phone.session(SessionId("00000000-0000-7000-8000-000000000000")).open() }
    }

    @Test
    fun `what is asked of a phone that has stopped fails at once`() = trouble { store ->
        phone.stop()
        fails<Failure.Offline> { store.recordGame(store.snapshot().game()) }
        fails<Failure.Offline> { store.refresh() }
        phone.home().createGroup("Friends").use { fails<Failure.Offline> { it.saved() } }
    }
}
