package pace.app.session

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceChip
import pace.app.parts.ScoreField
import pace.app.platform.rememberTick
import pace.app.words.other
import pace.rules.Team

/** Two sides: a tap on one says that it won. One above the other where letters are large. */
@Composable
internal fun WhoWon(teamA: String, teamB: String, winner: Team?, onWinner: (Team) -> Unit) {
    if (LocalDensity.current.fontScale > 1.4f) {
        Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
            Side(teamA, winner == Team.A, { onWinner(Team.A) }, Modifier.fillMaxWidth().testTag("side A"))
            Side(teamB, winner == Team.B, { onWinner(Team.B) }, Modifier.fillMaxWidth().testTag("side B"))
        }
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            Side(teamA, winner == Team.A, { onWinner(Team.A) }, Modifier.weight(1f).testTag("side A"))
            Side(teamB, winner == Team.B, { onWinner(Team.B) }, Modifier.weight(1f).testTag("side B"))
        }
    }
}

@Composable
private fun Side(names: String, isWinner: Boolean, onClick: () -> Unit, modifier: Modifier) {
    val colours = MaterialTheme.colorScheme
    Choice(isWinner, onClick, Role.RadioButton, MaterialTheme.shapes.medium, modifier.heightIn(min = 116.dp)) {
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 12.dp, vertical = 14.dp),
            Arrangement.spacedBy(4.dp, Alignment.CenterVertically),
            Alignment.CenterHorizontally,
        ) {
            for (name in names.split(" & ")) {
                Text(name, textAlign = TextAlign.Center, style = MaterialTheme.typography.titleLarge)
            }
            val label = stringResource(if (isWinner) R.string.session_won else R.string.session_tap_won)
            Text(
                if (isWinner) "✓ $label" else label,
                style = MaterialTheme.typography.labelLarge,
                textAlign = TextAlign.Center,
                color = if (isWinner) colours.onPrimaryContainer else colours.onSurfaceVariant,
            )
        }
    }
}

/** Big targets in a grid, for choosing with one thumb at the court. */
@Composable
internal fun <T> Tiles(
    of: List<T>,
    tag: String,
    columns: Int,
    name: (T) -> String,
    isChosen: (T) -> Boolean,
    onTap: (T) -> Unit,
) {
    val across = if (LocalDensity.current.fontScale > 1.4f) (columns + 1) / 2 else columns
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        for (row in of.chunked(across)) {
            Row(Modifier.height(IntrinsicSize.Min), Arrangement.spacedBy(8.dp)) {
                for (one in row) {
                    Tile(name(one), isChosen(one), { onTap(one) }, Modifier.weight(1f).fillMaxHeight().testTag(tag))
                }
                repeat(across - row.size) { Spacer(Modifier.weight(1f)) }
            }
        }
    }
}

@Composable
private fun Tile(text: String, isChosen: Boolean, onClick: () -> Unit, modifier: Modifier) {
    Choice(isChosen, onClick, Role.Checkbox, MaterialTheme.shapes.small, modifier.heightIn(min = 64.dp)) {
        Box(Modifier.padding(horizontal = 8.dp, vertical = 12.dp), Alignment.Center) {
            val shown = if (isChosen) "✓ $text" else text
            Text(shown, style = MaterialTheme.typography.titleMedium, textAlign = TextAlign.Center)
        }
    }
}

/** A target that is chosen or not, seen at a glance and felt. */
@Composable
private fun Choice(
    isChosen: Boolean,
    onClick: () -> Unit,
    role: Role,
    shape: Shape,
    modifier: Modifier,
    content: @Composable () -> Unit,
) {
    val colours = MaterialTheme.colorScheme
    val tick = rememberTick()
    val tap = {
        tick()
        onClick()
    }
    Surface(
        selected = isChosen,
        onClick = tap,
        modifier = modifier.semantics { this.role = role },
        shape = shape,
        color = if (isChosen) colours.primaryContainer else colours.surfaceContainerLowest,
        contentColor = if (isChosen) colours.onPrimaryContainer else colours.onSurface,
        border = BorderStroke(if (isChosen) 2.dp else 1.dp, if (isChosen) colours.primary else colours.outlineVariant),
        content = content,
    )
}

/** The points, where somebody wants them: one tap on the loser's, or both typed. */
@Composable
internal fun Points(
    card: Card,
    teamA: String,
    teamB: String,
    onChange: (Card) -> Unit,
    firstIsWinner: Boolean = false,
) {
    val winner = card.winner ?: return
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        val loser = if (winner == Team.A) teamB else teamA
        Faint(stringResource(R.string.session_points_of, loser))
        Row(
            Modifier.fillMaxWidth().horizontalScroll(rememberScrollState()).testTag("points"),
            Arrangement.spacedBy(8.dp),
        ) {
            val chosen = card.points(winner.other).toIntOrNull()
            // Most games end between these.
            for (points in (10..19) + (0..9) + (20..29)) {
                PaceChip(points.toString(), points == chosen, { onChange(card.lost(points)) })
            }
        }
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(10.dp), Alignment.CenterVertically) {
            val (first, second) = if (firstIsWinner) winner to winner.other else Team.A to Team.B
            val name = { team: Team -> if (team == Team.A) teamA else teamB }
            for (team in listOf(first, second)) {
                ScoreField(
                    card.points(team),
                    { onChange(card.typed(team, it)) },
                    name(team),
                    Modifier.weight(1f).testTag("points ${team.name}"),
                )
            }
        }
        if (card.isTooMany) {
            val most = stringResource(R.string.session_most_points, Card.MOST_POINTS)
            Text(most, color = MaterialTheme.colorScheme.error)
        } else if (card.isWinnerBelow) {
            Text(stringResource(R.string.session_winner_below), color = MaterialTheme.colorScheme.error)
        }
    }
}
