package pace.app.plan

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material3.FilledTonalIconButton
import androidx.compose.material3.Icon
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.PlainButton
import pace.app.parts.figures.Labelled
import pace.app.parts.figures.Title
import pace.app.words.resources
import pace.core.Place
import pace.core.PlannedGame
import pace.rules.Outlook

/** How fair the whole evening will have been, in words and in figures. */
@Composable
fun FairnessCard(outlook: Outlook) {
    val sentences = resources.sentences(outlook)
    if (sentences.isEmpty()) return
    PaceCard(Modifier.testTag("fairness"), gap = 8.dp) {
        Title(stringResource(R.string.plan_fairness))
        for (sentence in sentences) Text(sentence, style = MaterialTheme.typography.bodyLarge)
        val it = outlook.fairness
        Labelled(stringResource(R.string.plan_plays), it.plays.range)
        Labelled(stringResource(R.string.plan_repeats), it.repeats.toString())
        Labelled(stringResource(R.string.plan_opponents), it.opponents.range)
        Labelled(stringResource(R.string.plan_longest_rest), it.longestRest.toString())
    }
}

/** What would come, round by round. */
@Composable
fun RoundsCard(rounds: List<List<PlannedGame>>) {
    PaceCard(gap = 14.dp) {
        Title(stringResource(R.string.plan_preview))
        rounds.forEachIndexed { place, games ->
            Column(verticalArrangement = Arrangement.spacedBy(2.dp)) {
                Faint(stringResource(R.string.plan_round, place + 1))
                for (game in games) {
                    Text(
                        "${game.teamA.joinToString(" & ")} – ${game.teamB.joinToString(" & ")}",
                        style = MaterialTheme.typography.bodyLarge,
                    )
                }
            }
        }
    }
}

@Composable
fun StandingCard(standing: List<Place>) {
    PaceCard(gap = 8.dp) {
        Title(stringResource(R.string.plan_standing))
        standing.forEachIndexed { place, row ->
            val figures = stringResource(
                R.string.plan_standing_figures,
                row.points.toInt(),
                row.wins.toInt(),
                (row.games - row.wins).toInt(),
            )
            Labelled("${place + 1}  ${row.name}", figures)
        }
    }
}

/** One less, one more, and back to what it takes. */
@Composable
fun Stepper(words: String, onLess: () -> Unit, onMore: () -> Unit, onReset: (() -> Unit)?) {
    Row(
        Modifier.fillMaxWidth(),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        val less = stringResource(R.string.plan_less)
        FilledTonalIconButton(onLess, Modifier.size(48.dp).semantics { contentDescription = less }) {
            Box(Modifier.size(14.dp, 2.dp).background(LocalContentColor.current))
        }
        Text(words, Modifier.weight(1f).padding(vertical = 8.dp), style = MaterialTheme.typography.titleMedium)
        FilledTonalIconButton(onMore, Modifier.size(48.dp).testTag("more-rounds")) {
            Icon(Icons.Default.Add, stringResource(R.string.plan_more))
        }
    }
    if (onReset != null) PlainButton(stringResource(R.string.plan_reset), onReset)
}
