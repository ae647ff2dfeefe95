package pace.app.look

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** What is read stands out from its ground by 4.5, as WCAG 2.1 asks for (1.4.3), in both themes. */
@RunWith(RobolectricTestRunner::class)
class ContrastTest {
    private fun contrast(one: Color, other: Color): Double {
        val (light, dark) = listOf(one.luminance(), other.luminance()).sortedDescending()
        return (light + 0.05) / (dark + 0.05)
    }

    private fun ColorScheme.grounds() = mapOf(
        "background" to background, "surface" to surface, "lowest" to surfaceContainerLowest,
        "low" to surfaceContainerLow, "container" to surfaceContainer, "high" to surfaceContainerHigh,
        "highest" to surfaceContainerHighest, "variant" to surfaceVariant,
    )

    private fun ColorScheme.letters(signs: Signs) = mapOf(
        "onSurface" to onSurface, "onSurfaceVariant" to onSurfaceVariant, "primary" to primary, "error" to error,
        "good" to signs.good, "bad" to signs.bad,
    )

    private fun ColorScheme.pairs(signs: Signs) = mapOf(
        "primary" to (onPrimary to primary), "primaryContainer" to (onPrimaryContainer to primaryContainer),
        "secondary" to (onSecondary to secondary), "tertiary" to (onTertiary to tertiary),
        "secondaryContainer" to (onSecondaryContainer to secondaryContainer),
        "tertiaryContainer" to (onTertiaryContainer to tertiaryContainer),
        "error" to (onError to error), "errorContainer" to (onErrorContainer to errorContainer),
        "inverse" to (inverseOnSurface to inverseSurface), "inverse primary" to (inversePrimary to inverseSurface),
        "waiting" to (signs.onWaiting to signs.waitingGround),
    )

    private fun faint(colours: ColorScheme, signs: Signs): List<String> {
        val onGrounds = colours.letters(signs).flatMap { (letter, colour) ->
            colours.grounds().map { (ground, below) -> "$letter on $ground" to contrast(colour, below) }
        }
        val own = colours.pairs(signs).map { (name, pair) -> name to contrast(pair.first, pair.second) }
        return (onGrounds + own).filter { it.second < LEAST }.map { (name, found) -> "$name: ${"%.2f".format(found)}" }
    }

    @Test
    fun `the light theme can be read`() = assertEquals(emptyList<String>(), faint(Light, LightSigns))

    @Test
    fun `the dark theme can be read`() = assertEquals(emptyList<String>(), faint(Dark, DarkSigns))

    @Test
    fun `the accent is too faint for letters on the background`() =
        assertTrue(contrast(Light.primaryContainer, Light.background) < LEAST)

    private companion object {
        const val LEAST = 4.5
    }
}
