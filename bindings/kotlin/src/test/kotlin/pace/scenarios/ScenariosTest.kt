package pace.scenarios

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** The corpus of `tests/scenarios` on Kotlin phones; `PACE_SCENARIO` says which one alone. */
class ScenariosTest {
    @Test
    fun `every scenario shows on Kotlin phones what it expects`() {
        val failed = Host().play()
        assertEquals(0, failed.size) { failed.joinToString("\n") }
    }
}
