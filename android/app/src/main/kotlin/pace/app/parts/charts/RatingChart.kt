package pace.app.parts.charts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.gestures.horizontalDrag
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.semantics.ProgressBarRangeInfo
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.progressBarRangeInfo
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.setProgress
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlin.math.roundToInt
import pace.app.R

/**
 * A rating over time: [values] begin with the rating before the first game, then one for each game, oldest first.
 *
 * A finger on the line, or TalkBack's volume gesture, chooses a game; [told] is what is said of the chosen one.
 * Time goes from left to right in every language, as on any chart.
 */
@Composable
fun RatingChart(
    values: List<Int>,
    marked: Int,
    onMark: (Int) -> Unit,
    told: String,
    modifier: Modifier = Modifier,
    height: Dp = 200.dp,
) {
    if (values.size < 2) return
    val games = values.size - 1
    val sentence = pluralStringResource(
        R.plurals.chart_rating_sentence,
        games,
        games,
        values.first(),
        values.last(),
        values.min(),
        values.max(),
    )
    val ink = Ink(
        line = MaterialTheme.colorScheme.primary,
        point = MaterialTheme.colorScheme.surface,
        grid = MaterialTheme.colorScheme.outlineVariant,
        label = MaterialTheme.typography.labelMedium.copy(color = MaterialTheme.colorScheme.onSurfaceVariant),
        marked = MaterialTheme.colorScheme.onSurface,
    )
    val measurer = rememberTextMeasurer()
    val frame = remember(values) { Frame.of(values) }
    val mark by rememberUpdatedState(onMark)
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Canvas(
            modifier
                .fillMaxWidth()
                .height(height)
                .semantics {
                    contentDescription = sentence
                    stateDescription = told
                    progressBarRangeInfo =
                        ProgressBarRangeInfo(marked.toFloat(), 1f..games.toFloat().coerceAtLeast(1f), games)
                    setProgress { target ->
                        mark(target.roundToInt().coerceIn(1, games))
                        true
                    }
                }
                .pointerInput(values) {
                    val gutter = gutter(measurer, ink.label, frame)
                    fun choose(at: Offset) {
                        val step = (size.width - gutter - EDGE.toPx()) / games
                        mark(((at.x - gutter) / step).roundToInt().coerceIn(1, games))
                    }
                    awaitEachGesture {
                        val down = awaitFirstDown()
                        choose(down.position)
                        horizontalDrag(down.id) { change ->
                            change.consume()
                            choose(change.position)
                        }
                    }
                },
        ) {
            draw(values, marked.coerceIn(0, games), frame, ink, measurer)
        }
    }
}

private class Ink(val line: Color, val point: Color, val grid: Color, val label: TextStyle, val marked: Color)

/** Round figures around all values. */
private class Frame(val low: Int, val high: Int, val step: Int) {
    companion object {
        fun of(values: List<Int>): Frame {
            val spread = (values.max() - values.min()).coerceAtLeast(20)
            val step = listOf(10, 20, 25, 50, 100, 200, 250, 500, 1000).first { it * 3 >= spread || it == 1000 }
            val low = Math.floorDiv(values.min(), step) * step
            val high = (Math.floorDiv(values.max() - 1, step) + 1) * step
            return Frame(low, maxOf(high, low + step), step)
        }
    }
}

private val EDGE = 10.dp

private fun gutter(measurer: TextMeasurer, style: TextStyle, frame: Frame): Float =
    measurer.measure(frame.high.toString(), style).size.width + 24f

private fun DrawScope.draw(values: List<Int>, marked: Int, frame: Frame, ink: Ink, measurer: TextMeasurer) {
    val left = gutter(measurer, ink.label, frame)
    val right = size.width - EDGE.toPx()
    val top = EDGE.toPx() + 4.dp.toPx()
    val bottom = size.height - EDGE.toPx()
    val games = values.size - 1
    fun x(place: Int) = left + (right - left) * place / games
    fun y(rating: Int) = bottom - (bottom - top) * (rating - frame.low) / (frame.high - frame.low)

    for (rating in frame.low..frame.high step frame.step) {
        drawLine(ink.grid, Offset(left, y(rating)), Offset(right, y(rating)), 1.dp.toPx())
        val label = measurer.measure(rating.toString(), ink.label)
        drawText(label, topLeft = Offset(left - 20f - label.size.width, y(rating) - label.size.height / 2))
    }
    val line = Path().apply {
        moveTo(x(0), y(values[0]))
        for (place in 1..games) lineTo(x(place), y(values[place]))
    }
    val below = Path().apply {
        addPath(line)
        lineTo(right, bottom)
        lineTo(left, bottom)
        close()
    }
    val fading = listOf(ink.line.copy(alpha = 0.28f), ink.line.copy(alpha = 0.02f))
    drawPath(below, Brush.verticalGradient(fading, top, bottom))
    drawPath(line, ink.line, style = Stroke(3.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round))
    // Points that would touch each other say nothing.
    if ((right - left) / games >= 9.dp.toPx()) {
        for (place in 0..games) {
            drawCircle(ink.point, 4.dp.toPx(), Offset(x(place), y(values[place])))
            drawCircle(ink.line, 4.dp.toPx(), Offset(x(place), y(values[place])), style = Stroke(2.dp.toPx()))
        }
    }
    val at = Offset(x(marked), y(values[marked]))
    val dashes = PathEffect.dashPathEffect(floatArrayOf(8f, 8f))
    drawLine(ink.marked.copy(alpha = 0.5f), Offset(at.x, top), Offset(at.x, bottom), 1.dp.toPx(), pathEffect = dashes)
    drawCircle(ink.marked, 7.dp.toPx(), at)
    drawCircle(ink.point, 3.dp.toPx(), at)
}
