package pace

import java.nio.file.Files
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import pace.core.AddressException
import pace.core.StartException
import pace.values.Money
import pace.values.SessionId

class LivesTest {
    @Test
    fun `ten thousand stores and subscriptions leave nothing behind`(): Unit = runBlocking {
        Pace(Files.createTempDirectory("pace-kotlin").toString()).use { pace ->
            val nothing = LiveCounts(0u, 0u)
            assertEquals(nothing, liveCounts())
            val quiet = object : SessionObserver {
                override fun onSnapshot(snapshot: pace.core.SessionSnapshot) = Unit
            }
            repeat(10_000) {
                pace.session(SessionId("evening")).use { store -> store.observe(quiet).close() }
            }
            assertEquals(nothing, liveCounts())
        }
    }

    @Test
    fun `a directory has one phone, until that one stops`(): Unit = runBlocking {
        val directory = Files.createTempDirectory("pace-kotlin").toString()
        val first = Pace(directory)
        val held = assertThrows<StartException> { Pace(directory) }
        assertTrue(directory in held.message!!)
        first.stop()
        first.close()
        Pace(directory).use { pace ->
            pace.home().use { home ->
                assertThrows<AddressException> { home.setServer("http://pace.example") }
                home.setServer("pace.example")
                assertEquals("https://pace.example", home.snapshot().server)
            }
        }
    }

    @Test
    fun `money is shown as everywhere`() {
        assertEquals("-$1,234.50", Money(-123_450).toString())
        assertEquals("$0.05", Money(5).toString())
    }
}
