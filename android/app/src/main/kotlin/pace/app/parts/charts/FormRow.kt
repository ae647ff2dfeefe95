package pace.app.parts.charts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.rules.Outcome

/** The last results, newest first: a mark for each, which TalkBack reads as one sentence. */
@Composable
fun FormRow(outcomes: List<Outcome>, modifier: Modifier = Modifier) {
    if (outcomes.isEmpty()) {
        Text(
            stringResource(R.string.chart_form_none),
            modifier,
            style = MaterialTheme.typography.bodyMedium,
            color = Tone.quiet,
        )
        return
    }
    val won = stringResource(R.string.chart_form_win)
    val lost = stringResource(R.string.chart_form_loss)
    val sentence = stringResource(
        R.string.chart_form_sentence,
        outcomes.joinToString { if (it == Outcome.WIN) won else lost },
    )
    Row(
        modifier.clearAndSetSemantics { contentDescription = sentence },
        horizontalArrangement = Arrangement.spacedBy(4.dp),
    ) {
        outcomes.forEach { Mark(it) }
    }
}

@Composable
private fun Mark(outcome: Outcome) {
    val isWin = outcome == Outcome.WIN
    val tone = if (isWin) Tone.good else Tone.bad
    Box(
        Modifier
            .background(tone.copy(alpha = 0.14f), RoundedCornerShape(8.dp))
            .sizeIn(minWidth = 26.dp, minHeight = 26.dp)
            .padding(horizontal = 5.dp, vertical = 2.dp),
        contentAlignment = Alignment.Center,
    ) {
        Text(
            stringResource(if (isWin) R.string.chart_form_w else R.string.chart_form_l),
            style = MaterialTheme.typography.labelMedium,
            fontWeight = FontWeight.Bold,
            color = tone,
            maxLines = 1,
        )
    }
}
