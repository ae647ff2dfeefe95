package pace.app

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/**
 * A process has one core, and it calls back into the class loader that met it first: a test outside Robolectric's would
 * leave all others deaf.
 */
@RunWith(RobolectricTestRunner::class)
class SandboxTest {
    private val annotated = Regex("@Test\\b")

    @Test
    fun `every test runs in the one sandbox`() {
        val tests = File("src/test/kotlin").walk().filter { it.extension == "kt" && annotated.containsMatchIn(it.readText()) }
        val outside = tests.filter { "@RunWith(RobolectricTestRunner::class)" !in it.readText() }
        assertEquals(emptyList<String>(), outside.map { it.name }.toList())
    }
}
