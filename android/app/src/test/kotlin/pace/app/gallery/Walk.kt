package pace.app.gallery

import androidx.activity.ComponentActivity
import androidx.compose.material3.Surface
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.test.ext.junit.rules.ActivityScenarioRule
import java.util.Locale
import java.util.TimeZone
import pace.app.look.PaceTheme
import pace.app.words.LocalClock

typealias GalleryRule = AndroidComposeTestRule<ActivityScenarioRule<ComponentActivity>, ComponentActivity>

/** How a state is looked at; the name is the end of its picture's. */
data class Variation(
    val name: String,
    val isDark: Boolean = false,
    val fontScale: Float = 1f,
    val direction: LayoutDirection = LayoutDirection.Ltr,
)

/** Shows one state after another in one window, in which each begins anew. */
class Walk(private val rule: GalleryRule) {
    private var now by mutableStateOf<Pair<Shown, Variation>?>(null)

    init {
        // Pictures are the same wherever they are made.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"))
        Locale.setDefault(rule.activity.resources.configuration.locales[0])
        // Time passes only in show: what turns for ever stands at the same place in every picture.
        rule.mainClock.autoAdvance = false
        rule.setContent {
            val (shown, variation) = now ?: return@setContent
            CompositionLocalProvider(
                LocalClock provides clock,
                LocalDensity provides Density(LocalDensity.current.density, variation.fontScale),
                LocalLayoutDirection provides variation.direction,
            ) {
                PaceTheme(dark = variation.isDark) { key(shown, variation) { Surface { shown.content() } } }
            }
        }
    }

    fun show(shown: Shown, variation: Variation) {
        rule.runOnUiThread {
            now = shown to variation
            Snapshot.sendApplyNotifications()
        }
        rule.waitForIdle()
        rule.mainClock.advanceTimeBy(ENTERED)
        rule.waitForIdle()
    }

    private companion object {
        /** Until what enters has entered. */
        const val ENTERED = 1_000L
    }
}
