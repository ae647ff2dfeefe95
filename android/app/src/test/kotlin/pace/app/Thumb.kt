package pace.app

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeTimeoutException
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeDown

/** A person's thumb: it looks for what it taps, scrolling where need be, and waits until it is there. */
class Thumb(private val rule: ComposeTestRule) {
    /** How many taps there were. */
    var taps = 0
        private set

    fun isThere(matcher: SemanticsMatcher) = rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()

    fun sees(matcher: SemanticsMatcher) = try {
        rule.waitUntil(PATIENCE) { isThere(matcher) || scrollsTo(matcher) }
    } catch (late: ComposeTimeoutException) {
        throw AssertionError("${matcher.description} is not seen; on the screen: ${texts()}", late)
    }

    private fun texts() = rule.onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.Text))
        .fetchSemanticsNodes()
        .flatMap { it.config[SemanticsProperties.Text].map { text -> text.text } }

    fun sees(text: String) = sees(hasText(text, substring = true))

    fun seesNot(matcher: SemanticsMatcher) = rule.waitUntil(PATIENCE) { !isThere(matcher) }

    fun seesNot(text: String) = seesNot(hasText(text, substring = true))

    private fun scrollsTo(matcher: SemanticsMatcher): Boolean = try {
        rule.onNodeWithTag("list").performScrollToNode(matcher)
        true
    } catch (_: AssertionError) {
        false
    }

    fun tap(matcher: SemanticsMatcher) {
        sees(matcher)
        val node = rule.onAllNodes(matcher).onFirst()
        try {
            node.performScrollTo()
        } catch (_: AssertionError) {
            // It does not scroll.
        }
        node.performClick()
        taps += 1
    }

    fun tap(text: String) = tap(hasText(text, substring = true) and hasClickAction())

    fun tap(tag: String, text: String) = tap(hasTestTag(tag) and hasText(text))

    fun types(tag: String, text: String) = types(hasTestTag(tag), text)

    fun types(field: SemanticsMatcher, text: String) {
        sees(field and hasSetTextAction())
        rule.onAllNodes(field and hasSetTextAction()).onFirst().performTextReplacement(text)
    }

    fun pulls() {
        rule.onNodeWithTag("list").performTouchInput { swipeDown() }
    }

    private companion object {
        /** How long something may take on a busy machine, in milliseconds. */
        const val PATIENCE = 60_000L
    }
}
