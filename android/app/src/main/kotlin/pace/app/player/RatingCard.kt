package pace.app.player

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.charts.RatingChart
import pace.app.parts.charts.Tone
import pace.app.parts.figures.Figure
import pace.app.parts.figures.figure
import pace.app.parts.figures.score
import pace.app.parts.figures.wholePercent
import pace.app.words.difference
import pace.app.words.times
import pace.core.PlayerPage
import pace.rules.RatingStep
import pace.rules.Team

/** The rating over all games, and why the chosen one changed it. */
@Composable
fun RatingCard(page: PlayerPage, marked: Int, onMark: (Int) -> Unit) {
    val steps = page.ratingHistory
    PaceCard(gap = 16.dp) {
        Text(
            stringResource(R.string.player_rating, page.profile.eloRating),
            Modifier.testTag("rating"),
            style = MaterialTheme.typography.headlineMedium,
        )
        if (steps.isEmpty()) {
            Faint(stringResource(R.string.player_no_history))
            return@PaceCard
        }
        val values = listOf(steps.first().before) + steps.map { it.after }
        val step = steps[(marked - 1).coerceIn(steps.indices)]
        val told = "${result(step)}. ${change(step)}. ${reason(step)}"
        RatingChart(values, marked, onMark, told)
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween) {
            Faint(times().day(steps.first().game.date))
            Faint(times().day(steps.last().game.date))
        }
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceEvenly) {
            Figure(values.min().toString(), stringResource(R.string.player_lowest))
            Figure(values.max().toString(), stringResource(R.string.player_highest))
            Figure(values.last().toString(), stringResource(R.string.player_now))
        }
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        Why(step, marked, steps.size)
    }
}

/** The chosen game, what it changed, and what was expected. */
@Composable
private fun Why(step: RatingStep, place: Int, games: Int) {
    Column(
        Modifier.testTag("why").semantics(mergeDescendants = true) { },
        Arrangement.spacedBy(4.dp),
    ) {
        Faint(stringResource(R.string.player_game_of, place, games, times().day(step.game.date)))
        Text(result(step), style = MaterialTheme.typography.bodyLarge, fontWeight = FontWeight.SemiBold)
        Text(
            change(step),
            Modifier.padding(top = 2.dp),
            style = MaterialTheme.typography.titleMedium,
            color = Tone.of(step.change.toLong()),
        )
        Faint(
            stringResource(
                R.string.player_odds,
                wholePercent(step.expected),
                figure(step.sideRating),
                figure(step.opponentRating),
            ),
        )
        Text(reason(step), style = MaterialTheme.typography.bodyMedium)
    }
}

@Composable
private fun result(step: RatingStep): String {
    val (own, others) = step.game.run {
        if (step.team == Team.A) teamANames to teamBNames else teamBNames to teamANames
    }
    val words = if (step.game.won) R.string.player_won_against else R.string.player_lost_to
    val sentence = stringResource(words, own.joinToString(" & "), others.joinToString(" & "))
    return listOfNotNull(sentence, score(step.game)).joinToString("  ")
}

@Composable
private fun change(step: RatingStep) =
    stringResource(R.string.player_change, step.before, difference(step.change.toLong()), step.after)

/** Why it changed by more or less. */
@Composable
private fun reason(step: RatingStep): String = stringResource(
    when {
        abs(step.expected - 50.0) < 0.5 -> R.string.player_level
        step.game.won && step.expected < 50 -> R.string.player_upset
        step.game.won -> R.string.player_expected_win
        step.expected < 50 -> R.string.player_expected_loss
        else -> R.string.player_upset_loss
    },
)
