package pace.app.parts.charts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import pace.app.R

/** Games won and lost against each other: a bar that both share, a count at either end. */
@Composable
fun HeadToHeadBar(wins: UInt, losses: UInt, modifier: Modifier = Modifier) {
    val sentence = stringResource(R.string.chart_record_sentence, wins.toInt(), losses.toInt())
    val good = Tone.good
    val bad = Tone.bad
    val none = MaterialTheme.colorScheme.outlineVariant
    Row(
        modifier.clearAndSetSemantics { contentDescription = sentence },
        horizontalArrangement = Arrangement.spacedBy(10.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Count(wins, good)
        Canvas(Modifier.weight(1f).height(10.dp)) {
            val all = wins + losses
            if (all == 0u) {
                part(none, 0f, size.width)
                return@Canvas
            }
            val gap = if (wins == 0u || losses == 0u) 0f else 3.dp.toPx()
            val won = (size.width - gap) * wins.toInt() / all.toInt()
            val lost = size.width - gap - won
            val isMirrored = layoutDirection == LayoutDirection.Rtl
            part(good, if (isMirrored) size.width - won else 0f, won)
            part(bad, if (isMirrored) 0f else won + gap, lost)
        }
        Count(losses, bad)
    }
}

private fun DrawScope.part(colour: Color, from: Float, width: Float) {
    if (width > 0f) {
        drawRoundRect(colour, Offset(from, 0f), Size(width, size.height), CornerRadius(size.height / 2))
    }
}

@Composable
private fun Count(games: UInt, colour: Color) {
    Text(
        games.toString(),
        style = MaterialTheme.typography.titleMedium,
        fontWeight = FontWeight.SemiBold,
        color = colour,
    )
}
