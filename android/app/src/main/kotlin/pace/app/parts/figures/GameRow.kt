package pace.app.parts.figures

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.charts.Tone
import pace.app.words.difference
import pace.rules.GameLine

/** A game of somebody's: how it ended, who played, the day, and by how much it changed the rating if that is known. */
@Composable
fun GameRow(game: GameLine, day: String, modifier: Modifier = Modifier, change: Int? = null) {
    Row(
        modifier.fillMaxWidth().padding(vertical = 6.dp).semantics(mergeDescendants = true) { },
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Text(
                "${game.teamANames.joinToString(" & ")} – ${game.teamBNames.joinToString(" & ")}",
                style = MaterialTheme.typography.bodyLarge,
            )
            Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                Text(
                    ended(game),
                    style = MaterialTheme.typography.bodyMedium,
                    fontWeight = FontWeight.SemiBold,
                    color = if (game.won) Tone.good else Tone.bad,
                )
                Faint(day)
            }
        }
        Column(horizontalAlignment = Alignment.End) {
            score(game)?.let {
                Text(it, style = MaterialTheme.typography.titleMedium, fontWeight = FontWeight.SemiBold)
            }
            change?.let {
                Text(
                    difference(it.toLong()),
                    style = MaterialTheme.typography.bodyMedium,
                    color = Tone.of(it.toLong()),
                )
            }
        }
    }
}

@Composable
private fun ended(game: GameLine): String {
    val margin = game.margin?.toInt()
    return when {
        margin != null && game.won -> stringResource(R.string.figures_won_by, margin)
        margin != null -> stringResource(R.string.figures_lost_by, margin)
        game.won -> stringResource(R.string.figures_won)
        else -> stringResource(R.string.figures_lost)
    }
}

/** "21–15", in the order of the teams; none if neither side's points are known. */
fun score(game: GameLine): String? {
    val (a, b) = game.teamAScore to game.teamBScore
    return if (a == null && b == null) null else "${a ?: "?"}–${b ?: "?"}"
}
