package pace.app.gallery

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.dp

/** What a screen reader has of the screen, in its order. */
class Semantics(rule: GalleryRule) {
    private val finger = with(rule.density) { 48.dp.toPx() }
    private val nodes = rule.nodes(merged = true)
    private val parts = rule.nodes(merged = false)
    private val actions = nodes.filter { it.acts }

    fun unnamed(): List<String> = actions.filter { it.name.isBlank() }.map { "no name: ${it.boundsInRoot}" }

    /** Where a touch counts, on the screen just now or not: at least a finger's, and no other action's. */
    fun small(): List<String> = actions.mapNotNull { node ->
        val reach = node.touchBoundsInRoot
        val width = maxOf(reach.width, node.size.width.toFloat())
        val height = maxOf(reach.height, node.size.height.toFloat())
        val others = actions.filter { it.id != node.id && it.id !in node.around && node.id !in it.around }
        val crowded = minOf(node.size.width, node.size.height) < finger - ROUNDING &&
            others.any { it.boundsInRoot.overlaps(reach.deflate(ROUNDING)) }
        when {
            minOf(width, height) < finger - ROUNDING -> "${node.name} is small: $width × $height, not $finger"
            crowded -> "${node.name} is small: ${node.size}, and another is close to it"
            else -> null
        }
    }

    /** Actions of the same name are told apart by what is said between them. */
    fun alike(): List<String> = nodes.filter { it.name.isNotBlank() }.zipWithNext()
        .filter { (one, next) -> one.acts && next.acts && one.name == next.name }
        .map { (one, _) -> "twice in a row: ${one.name}" }

    fun unheaded(): List<String> =
        if (parts.any { SemanticsProperties.Heading in it.config }) emptyList() else listOf("no heading")

    /**
     * An ellipsis is chosen; letters that are cut in the middle are not. Only the height is asked: the layout that
     * semantics give is as wide as the text could have been.
     */
    fun cut(): List<String> = parts.mapNotNull { node ->
        val layouts = mutableListOf<TextLayoutResult>()
        node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(layouts)
        "${node.name} is cut off".takeIf {
            layouts.any { text -> text.didOverflowHeight && (0 until text.lineCount).none(text::isLineEllipsized) }
        }
    }

    private companion object {
        /** Of a pixel. */
        const val ROUNDING = 1f
    }
}

private val SemanticsNode.acts
    get() = SemanticsActions.OnClick in config && SemanticsProperties.Disabled !in config

/** The nodes that it is in. */
private val SemanticsNode.around: List<Int>
    get() = generateSequence(parent) { it.parent }.map { it.id }.toList()

private val SemanticsNode.name: String
    get() = listOf(
        config.getOrNull(SemanticsProperties.ContentDescription).orEmpty(),
        config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text },
        listOfNotNull(config.getOrNull(SemanticsProperties.EditableText)?.text),
    ).flatten().joinToString(" ")

private fun GalleryRule.nodes(merged: Boolean): List<SemanticsNode> {
    fun below(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::below)
    return onAllNodes(isRoot(), useUnmergedTree = !merged).fetchSemanticsNodes().flatMap(::below)
}
