package pace.app.gallery

import androidx.activity.ComponentActivity
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.unit.LayoutDirection
import java.io.File
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import pace.app.screenshot

@RunWith(RobolectricTestRunner::class)
class GalleryPicturesTest {
    @get:Rule
    val rule = createAndroidComposeRule<ComponentActivity>()

    private val telling = listOf("full", "planned", "-play", "leaderboard", "fair", "even")

    /** One state of each screen stands for it in the rarer variations. */
    private val varied = gallery.groupBy { it.name.split(' ', '-').first() }.values
        .map { states -> telling.firstNotNullOfOrNull { end -> states.find { it.name.endsWith(end) } } ?: states.first() }

    private val pictures = Pictures(File("../../docs/screens"))

    private fun draw(states: List<Shown>, variations: List<Variation>) {
        val walk = Walk(rule)
        for (variation in variations) {
            for (shown in states) {
                walk.show(shown, variation)
                pictures.take("${shown.name.replace(' ', '-')}-${variation.name}", rule.runOnUiThread { rule.activity.screenshot() })
            }
        }
        val ends = variations.map { "-${it.name}" }
        pictures.finish { name -> ends.any { name.endsWith(it) } }
    }

    @Test
    fun `every state looks as in its picture, in light and in dark`() =
        draw(gallery, listOf(Variation("light"), Variation("dark", isDark = true)))

    @Test
    fun `with letters of twice the size and from right to left too`() = draw(
        varied,
        listOf(Variation("large", fontScale = 2f), Variation("rtl", direction = LayoutDirection.Rtl)),
    )

    @Test
    @Config(qualifiers = "en-rUS-w800dp-h400dp-land-xhdpi")
    fun `on a screen that lies on its side`() = draw(varied, listOf(Variation("side")))

    @Test
    @Config(qualifiers = "de-rDE-w400dp-h800dp-xhdpi")
    fun `in German`() = draw(varied, listOf(Variation("de")))

    @Test
    @Config(qualifiers = "zh-rTW-w400dp-h800dp-xhdpi")
    fun `and in Chinese`() = draw(varied, listOf(Variation("zh")))
}
