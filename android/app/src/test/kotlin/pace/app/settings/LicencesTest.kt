package pace.app.settings

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** That the list is of what is linked is a test of xtask. */
@RunWith(RobolectricTestRunner::class)
class LicencesTest {
    private val resources = RuntimeEnvironment.getApplication().resources
    private val parts = resources.parts()

    @Test
    fun `every licence of a part has its text, and there is no text too many`() {
        assertTrue(parts.size > 100)
        assertEquals(licences.keys, parts.flatMap { it.licences }.toSet())
        for (name in licences.keys) assertTrue(name, resources.licence(name).length > 500)
    }

    @Test
    fun `what wants to be told is told`() {
        val silent = parts.filter { it.told.isEmpty() && it.licences != listOf("Apache-2.0") }
        // Theirs name nobody.
        assertEquals(listOf("webpki-root-certs", "zmij"), silent.map { it.name.substringBefore(' ') })
    }
}
