package pace.app.newsession

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Choice
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.rules.Format
import pace.rules.GameMode

/** The games that the session begins with. */
@Composable
internal fun PlanFields(form: Form, onChange: (Form) -> Unit) {
    PaceCard(gap = 10.dp) {
        Text(
            stringResource(R.string.newsession_plan),
            Modifier.semantics { heading() },
            style = MaterialTheme.typography.titleMedium,
        )
        // Singles are planned as a round robin.
        val offered = if (form.mode == GameMode.DOUBLES) Format.entries else listOf(Format.ROUND_ROBIN)
        val none = stringResource(R.string.newsession_plan_none)
        Choice(listOf<Format?>(null) + offered, form.format, { it?.let { stringResource(it.title) } ?: none }, {
            onChange(form.copy(format = it))
        })
        val format = form.format
        if (format == null) {
            Faint(stringResource(R.string.newsession_plan_detail))
            return@PaceCard
        }
        Faint(stringResource(format.explanation))
        Faint(stringResource(R.string.newsession_courts))
        Choice((1..5).toList(), form.courts, { it.toString() }, { onChange(form.copy(courts = it)) })
        if (format.needsResults) {
            Faint(stringResource(R.string.newsession_next_round))
        } else {
            val inGames = format == Format.ROUND_ROBIN && form.courts == 1
            PaceField(
                form.rounds,
                { onChange(form.copy(rounds = it)) },
                stringResource(if (inGames) R.string.newsession_games else R.string.newsession_rounds),
                Modifier.testTag("rounds"),
                hint = stringResource(R.string.newsession_blank_all),
                wrong = if (form.schedule == null) {
                    stringResource(R.string.words_amount_whole_from, Form.MAX_GAMES)
                } else {
                    null
                },
                keyboard = KeyboardType.Number,
                action = ImeAction.Done,
            )
        }
    }
}

val Format.title: Int
    get() = when (this) {
        Format.ROUND_ROBIN -> R.string.newsession_round_robin
        Format.AMERICANO -> R.string.newsession_americano
        Format.MEXICANO -> R.string.newsession_mexicano
        Format.KING_OF_THE_COURT -> R.string.newsession_king
        Format.FIXED_PAIRS -> R.string.newsession_pairs
    }

val Format.explanation: Int
    get() = when (this) {
        Format.ROUND_ROBIN -> R.string.newsession_about_round_robin
        Format.AMERICANO -> R.string.newsession_about_americano
        Format.MEXICANO -> R.string.newsession_about_mexicano
        Format.KING_OF_THE_COURT -> R.string.newsession_about_king
        Format.FIXED_PAIRS -> R.string.newsession_about_pairs
    }
