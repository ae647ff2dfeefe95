package pace.app

import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.os.Looper
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeTimeoutException
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeDown
import androidx.compose.ui.test.swipeUp
import androidx.lifecycle.ViewModelProvider
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import pace.Pace
import pace.app.navigation.Navigator

/**
 * The real app on a phone of its own, in a person's hand: looked at, tapped where a finger can reach, pulled, turned,
 * and ended as Android does it.
 */
class OnPhone(
    private val rule: ComposeTestRule,
    server: String? = null,
    link: String? = null,
    flags: Int = 0,
) : AutoCloseable {
    val app = RuntimeEnvironment.getApplication() as PaceApplication
    val pace: Pace get() = app.pace
    private var controller: ActivityController<MainActivity>
    val activity: MainActivity get() = controller.get()
    val navigator get() = ViewModelProvider(activity)[Navigator::class.java]

    /** How many taps there were. */
    var taps = 0
        private set

    init {
        if (server != null) {
            pace.home().use { it.setServer(server) }
            app.preferences.set(app.preferences.current.value.copy(hasServer = true))
        }
        val intent = link?.let { Intent(Intent.ACTION_VIEW, Uri.parse(it)).addFlags(flags) }
        controller = Robolectric.buildActivity(MainActivity::class.java, intent).setup()
    }

    /** The process ends and the app is opened again: only what Android keeps comes back. */
    fun dieAndReturn() {
        val kept = Bundle()
        controller.pause().stop().saveInstanceState(kept).destroy()
        app.onTerminate()
        app.onCreate()
        controller = Robolectric.buildActivity(MainActivity::class.java).setup(kept)
    }

    fun turn() {
        controller.recreate()
    }

    fun until(what: String, condition: () -> Boolean) = try {
        rule.waitUntil(what, PATIENCE) {
            // What Compose starts for that itself ends with the first test of a process.
            Snapshot.sendApplyNotifications()
            shadowOf(Looper.getMainLooper()).idle()
            condition()
        }
    } catch (late: ComposeTimeoutException) {
        throw AssertionError("$what; on the screen: ${texts()}", late)
    }

    fun isThere(matcher: SemanticsMatcher) = rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()

    fun sees(matcher: SemanticsMatcher) = until("${matcher.description} is seen") { isThere(matcher) }

    fun sees(text: String) = sees(hasText(text, substring = true))

    fun seesNot(matcher: SemanticsMatcher) = until("${matcher.description} is gone") { !isThere(matcher) }

    fun seesNot(text: String) = seesNot(hasText(text, substring = true))

    /** Looks for it in the whole list, not only in what is in sight. */
    fun finds(matcher: SemanticsMatcher): SemanticsNodeInteraction {
        until("${matcher.description} is found") { isThere(matcher) || scrollsTo(matcher) }
        return rule.onAllNodes(matcher).onFirst()
    }

    fun finds(text: String) = finds(hasText(text, substring = true))

    private fun scrollsTo(matcher: SemanticsMatcher): Boolean = try {
        rule.onNodeWithTag("list").performScrollToNode(matcher)
        true
    } catch (_: AssertionError) {
        false
    }

    fun tap(matcher: SemanticsMatcher) {
        until("${matcher.description} is tapped") {
            (isThere(matcher) || scrollsTo(matcher)) && isTapped(rule.onAllNodes(matcher).onFirst())
        }
        taps += 1
    }

    /** False if it went before the finger came down: a page may be loaded anew at any time. */
    private fun isTapped(node: SemanticsNodeInteraction): Boolean = try {
        if (node.fetchSemanticsNode().ancestry().any { SemanticsActions.ScrollBy in it.config }) node.performScrollTo()
        uncover(node)
        node.performClick()
        true
    } catch (_: AssertionError) {
        false
    }

    fun tap(text: String) = tap(hasText(text, substring = true) and hasClickAction())

    fun tap(tag: String, text: String) = tap(hasTestTag(tag) and hasText(text))

    fun tapTag(tag: String) = tap(hasTestTag(tag))

    /** Puts a message away or scrolls on, as a person does who cannot reach what is below. */
    private fun uncover(node: SemanticsNodeInteraction) {
        repeat(3) {
            val above = coverOf(node.fetchSemanticsNode()) ?: return
            if (above.isIn("snackbar")) {
                rule.onAllNodes(hasClickAction() and hasAnyAncestor(hasTestTag("snackbar"))).onLast().performClick()
            } else {
                rule.onNodeWithTag("list").performTouchInput { swipeUp(centerY, centerY - height / 4) }
            }
            rule.waitForIdle()
        }
        throw AssertionError("something is above ${node.fetchSemanticsNode().config}: ${texts()}")
    }

    /** What would take a touch that is meant for `node`, if that is something else. */
    private fun coverOf(node: SemanticsNode): SemanticsNode? {
        val finger = node.boundsInRoot.center
        val top = node.ancestry().last().withAllBelow().lastOrNull { it.takesTouches() && finger in it.boundsInRoot }
        return top?.takeUnless { it.isWithin(node) || node.isWithin(it) }
    }

    private fun SemanticsNode.isWithin(other: SemanticsNode) = ancestry().any { it.id == other.id }

    private fun SemanticsNode.ancestry() = generateSequence(this) { it.parent }

    /** In the order in which they are drawn. */
    private fun SemanticsNode.withAllBelow(): Sequence<SemanticsNode> =
        sequenceOf(this) + children.asSequence().flatMap { it.withAllBelow() }

    /** Surfaces let no touch through either. */
    private fun SemanticsNode.takesTouches() =
        SemanticsActions.OnClick in config ||
            config.getOrElseNullable(SemanticsProperties.IsTraversalGroup) { null } == true

    private fun SemanticsNode.isIn(tag: String) =
        ancestry().any { it.config.getOrElseNullable(SemanticsProperties.TestTag) { null } == tag }

    fun types(field: SemanticsMatcher, text: String) =
        finds(field and hasSetTextAction()).performTextReplacement(text).let {}

    fun types(tag: String, text: String) = types(hasTestTag(tag), text)

    /** Pulls the page down from its beginning. */
    fun pulls() {
        rule.onNodeWithTag("list").performScrollToIndex(0).performTouchInput { swipeDown() }
    }

    /** A picture for whoever wants to look, in the target directory. */
    fun picture(name: String) {
        rule.waitForIdle()
        rule.runOnUiThread { activity.screenshot().save(target.resolve("android/evening/$name.png")) }
    }

    fun texts(): List<String> = rule.onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.Text))
        .fetchSemanticsNodes()
        .flatMap { it.config[SemanticsProperties.Text].map { text -> text.text } }

    override fun close() {
        controller.pause().stop().destroy()
    }

    private companion object {
        /** How long something may take on a busy machine, in milliseconds. */
        const val PATIENCE = 60_000L
    }
}
