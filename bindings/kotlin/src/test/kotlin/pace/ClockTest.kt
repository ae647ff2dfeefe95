package pace

import java.nio.file.Files
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import pace.core.Cause
import pace.core.Failure
import pace.core.Idle

class ClockTest {
    private val evening: Instant = Instant.parse("2026-01-09T19:00:00Z")

    @Test
    fun `where nobody listens a tap is tried again when the clock goes on, and not before`(): Unit = runBlocking {
        val clock = StillClock(evening)
        val directory = Files.createTempDirectory("pace-kotlin").toString()
        Pace(directory, "http://127.0.0.1:9", clock = clock).use { pace ->
            val calls = mutableListOf<ULong?>()
            pace.home().use { home ->
                home.createSession(draft()).use { new ->
                    do {
                        val idle = pace.idle()
                        calls += home.snapshot().calls[Cause.ACTION]
                        idle.wakesAt?.let {
                            clock.goOnTo(it)
                            pace.woken()
                        }
                    } while (idle.wakesAt != null)
                    fails<Failure.Offline> { new.saved() }
                }
            }
            assertEquals(listOf<ULong?>(1u, 2u, 3u), calls)
            assertTrue(clock.now() in evening + Duration.ofMillis(1)..evening + Duration.ofSeconds(30))
            assertEquals(Idle(null, 0), pace.idle())
        }
    }

    @Test
    fun `what is held back shows, and goes out when it is released`(): Unit = runBlocking {
        val clock = StillClock(evening)
        Stage().use { stage ->
            val pace = stage.phone(clock = clock)
            pace.session(pace.evening()).use { session ->
                clock.hold()
                val tap = async(start = CoroutineStart.UNDISPATCHED) {
                    session.recordGame(session.snapshot().game())
                }
                assertEquals(1, session.snapshot().pending)
                assertNull(stage.phone().session(session.id()).use { other -> other.open(); other.snapshot().undo })
                clock.release()
                tap.await()
                assertEquals(0, session.snapshot().pending)
            }
        }
    }
}
