package pace.app.gallery

import androidx.activity.ComponentActivity
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What TalkBack says and fingers find, in every state. */
@RunWith(RobolectricTestRunner::class)
class GallerySemanticsTest {
    @get:Rule
    val rule = createAndroidComposeRule<ComponentActivity>()

    private fun complaints(variation: Variation, judge: Semantics.() -> List<String>): String {
        val walk = Walk(rule)
        return gallery.flatMap { shown ->
            walk.show(shown, variation)
            Semantics(rule).judge().distinct().map { "${shown.name}: $it" }
        }.joinToString("\n")
    }

    @Test
    fun `everything that acts has a name of its own and the size of a finger, and there are headings`() =
        assertEquals("", complaints(Variation("light")) { unnamed() + small() + alike() + unheaded() })

    @Test
    @Config(qualifiers = "de-rDE-w400dp-h800dp-xhdpi")
    fun `German has room`() = assertEquals("", complaints(Variation("de")) { unnamed() + small() + cut() })

    @Test
    @Config(qualifiers = "zh-rTW-w400dp-h800dp-xhdpi")
    fun `Chinese has room`() = assertEquals("", complaints(Variation("zh")) { unnamed() + small() + cut() })

    @Test
    fun `letters of twice the size are not cut off`() =
        assertEquals("", complaints(Variation("large", fontScale = 2f)) { cut() + small() })
}
