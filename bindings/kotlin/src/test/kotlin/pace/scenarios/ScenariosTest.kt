package pace.scenarios

import java.nio.ByteBuffer
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import pace.core.Done
import pace.core.FfiConverterTypeSessionSnapshot
import pace.core.SessionSnapshot

/** The corpus of `tests/scenarios` on Kotlin phones; `PACE_SCENARIO` says which one alone. */
class ScenariosTest {
    @Test
    fun `every scenario shows on Kotlin phones what it expects`() {
        val failed = Host().play()
        assertTrue(failed.isEmpty()) { failed.joinToString("\n") }
    }

    @Test
    fun `a snapshot that comes through altered turns a scenario red`() {
        val alterations = mapOf<String, (SessionSnapshot) -> SessionSnapshot>(
            "pending" to { it.copy(pending = it.pending + 1) },
            "history" to { it.copy(history = it.history.drop(1)) },
            "tray" to { it.copy(tray = emptyList()) },
        )
        val unnoticed = alterations.filterValues { alter -> play { Altered(it, alter) }.isEmpty() }
        assertEquals(emptySet<String>(), unnoticed.keys)
    }

    @Test
    fun `a call that does not come through turns a scenario red`() {
        val methods = listOf("record_game", "retry", "refresh")
        val unnoticed = methods.filter { method -> play { Deaf(it, method) }.isEmpty() }
        assertEquals(emptyList<String>(), unnoticed)
    }

    private fun play(seen: (Page) -> Page) = Host("without-a-network-a-record-is-rolled-back", seen).play()
}

/** A session whose snapshots say something else. */
private class Altered(private val page: Page, private val alter: (SessionSnapshot) -> SessionSnapshot) : Page by page {
    override fun shown(): ByteArray {
        val shown = page.shown()
        if (page !is SessionPage) return shown
        val rest = ByteBuffer.wrap(shown)
        val altered = alter(FfiConverterTypeSessionSnapshot.read(rest))
        return FfiConverterTypeSessionSnapshot.bytes(altered) + shown.drop(rest.position())
    }
}

/** Somebody who says that it was done, and did nothing. */
private class Deaf(private val page: Page, private val to: String) : Page by page {
    override suspend fun perform(method: String, with: ByteBuffer, begun: (ByteArray) -> Unit): Done? =
        if (method == to) Done.Fresh else page.perform(method, with, begun)
}
