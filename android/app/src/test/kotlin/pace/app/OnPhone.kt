package pace.app

import android.os.Bundle
import android.os.Looper
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeTimeoutException
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import java.util.concurrent.TimeUnit
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import pace.Pace

/** The real app on a phone of its own: tapped, waited for, and ended as Android does it. */
class OnPhone(private val rule: ComposeTestRule, server: String) : AutoCloseable {
    private val app = RuntimeEnvironment.getApplication() as PaceApplication
    val pace: Pace get() = (app.phone as Phone.Running).pace
    private var controller: ActivityController<MainActivity>
    val activity: MainActivity get() = controller.get()

    init {
        pace.home().use { it.setServer(server) }
        app.preferences.set(app.preferences.current.value.copy(hasServer = true))
        controller = Robolectric.buildActivity(MainActivity::class.java).setup()
    }

    /** The process ends and the app is opened again: only what Android keeps comes back. */
    fun dieAndReturn() {
        val kept = Bundle()
        controller.pause().stop().saveInstanceState(kept).destroy()
        app.onTerminate()
        app.onCreate()
        controller = Robolectric.buildActivity(MainActivity::class.java).setup(kept)
    }

    fun until(what: String, condition: () -> Boolean) = try {
        rule.waitUntil(what, TimeUnit.SECONDS.toMillis(60)) {
            shadowOf(Looper.getMainLooper()).idle()
            condition()
        }
    } catch (late: ComposeTimeoutException) {
        throw AssertionError("$what; on the screen: ${texts()}", late)
    }

    fun isShown(matcher: SemanticsMatcher) = rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()

    fun sees(matcher: SemanticsMatcher) = until("${matcher.description} is seen") { isShown(matcher) }

    fun sees(text: String) = sees(hasText(text, substring = true))

    fun seesNot(text: String) = until("$text is gone") { !isShown(hasText(text, substring = true)) }

    fun tap(matcher: SemanticsMatcher) {
        sees(matcher)
        val node = rule.onAllNodes(matcher)[0]
        try {
            node.performScrollTo()
        } catch (_: AssertionError) {
            // It does not scroll.
        }
        node.performClick()
    }

    fun tap(text: String) = tap(hasText(text, substring = true))

    fun tapTag(tag: String) = tap(hasTestTag(tag))

    /** What stands further down in the page's list. */
    fun scrollTo(text: String): SemanticsNodeInteraction {
        sees(hasTestTag("list"))
        return rule.onNode(hasTestTag("list")).performScrollToNode(hasText(text, substring = true))
    }

    fun texts(): List<String> = rule.onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.Text))
        .fetchSemanticsNodes()
        .flatMap { it.config[SemanticsProperties.Text].map { text -> text.text } }

    override fun close() {
        controller.pause().stop().destroy()
    }
}
