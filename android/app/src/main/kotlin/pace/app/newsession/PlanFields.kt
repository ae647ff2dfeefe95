package pace.app.newsession

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import pace.Opening
import pace.app.R
import pace.app.parts.Choice
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.figures.Title
import pace.app.plan.sentences
import pace.app.words.explanation
import pace.app.words.formats
import pace.app.words.mostCourts
import pace.app.words.needsResults
import pace.app.words.resources
import pace.app.words.said
import pace.app.words.title
import pace.app.words.words
import pace.limits
import pace.rules.Format

/** The games that the session begins with. */
@Composable
internal fun PlanFields(form: Form, planned: Planned, onChange: (Form) -> Unit) {
    PaceCard(gap = 10.dp) {
        Title(stringResource(R.string.newsession_plan))
        val none = stringResource(R.string.newsession_plan_none)
        val offered = listOf<Format?>(null) + form.mode.formats
        Choice(offered, form.format, { it?.let { stringResource(it.title) } ?: none }, {
            onChange(form.copy(format = it))
        })
        val format = form.format
        if (format == null) {
            Faint(stringResource(R.string.newsession_plan_detail))
            return@PaceCard
        }
        Faint(stringResource(format.explanation))
        Faint(stringResource(R.string.newsession_courts))
        Choice((1..mostCourts).toList(), form.courts, { it.toString() }, { onChange(form.copy(courts = it)) })
        if (format.needsResults) {
            Faint(stringResource(R.string.newsession_next_round))
        } else {
            Rounds(form, format, onChange)
        }
        when (planned) {
            is Planned.Made -> planned.opening?.let { Makes(it) }
            is Planned.None -> Text(
                planned.why.words().said(),
                Modifier.testTag("no plan").semantics { liveRegion = LiveRegionMode.Polite },
                color = MaterialTheme.colorScheme.error,
            )
            Planned.Working -> if (form.schedule != null) Faint(stringResource(R.string.plan_working))
        }
    }
}

@Composable
private fun Rounds(form: Form, format: Format, onChange: (Form) -> Unit) {
    val inGames = format == Format.ROUND_ROBIN && form.courts == 1
    val most = limits(form.mode).maxGames
    PaceField(
        form.rounds,
        { onChange(form.copy(rounds = it)) },
        stringResource(if (inGames) R.string.newsession_games else R.string.newsession_rounds),
        Modifier.testTag("rounds"),
        hint = stringResource(R.string.newsession_blank_all),
        wrong = stringResource(R.string.words_amount_whole_from, most).takeIf { form.schedule == null },
        keyboard = KeyboardType.Number,
        action = ImeAction.Done,
    )
}

/** How many games that makes, and how fair they are. */
@Composable
private fun Makes(opening: Opening) {
    val games = pluralStringResource(R.plurals.newsession_makes, opening.games, opening.games)
    val rounds = pluralStringResource(R.plurals.plan_rounds_count, opening.rounds, opening.rounds)
    Text(
        stringResource(R.string.newsession_makes_in, games, rounds),
        Modifier.testTag("makes").semantics { liveRegion = LiveRegionMode.Polite },
        style = MaterialTheme.typography.titleMedium,
    )
    for (sentence in resources.sentences(opening.fairness)) Faint(sentence)
}
