package pace.app.group

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.Said
import pace.app.parts.charts.FormRow
import pace.app.parts.charts.Tone
import pace.app.parts.figures.TapRow
import pace.app.parts.figures.record
import pace.app.words.amounts
import pace.rules.LeaderboardRow
import pace.rules.Outcome
import pace.rules.Trend

/** The active players, best rating first. */
fun LazyListScope.leaderboardTab(rows: List<LeaderboardRow>, actions: GroupActions) {
    if (rows.isEmpty()) item("none") { Said(stringResource(R.string.group_no_board)) }
    items(rows, { it.groupPlayerId.text }) { row ->
        TapRow(
            { actions.openPlayer(row.groupPlayerId) },
            Modifier.testTag("rank-${row.rank}"),
            stringResource(R.string.group_open_profile),
        ) { Ranked(row) }
    }
}

@Composable
private fun RowScope.Ranked(row: LeaderboardRow) {
    Medal(row.rank)
    Column(Modifier.weight(1f), Arrangement.spacedBy(6.dp)) {
        Text(row.playerName, style = MaterialTheme.typography.titleMedium)
        if (row.totalGames > 0u) {
            Faint("${record(row.wins, row.losses)} · ${amounts().percent(row.winRate)}")
        }
        FormRow(row.recentForm)
    }
    Column(horizontalAlignment = Alignment.End) {
        Text(row.eloRating.toString(), style = MaterialTheme.typography.headlineSmall, fontWeight = FontWeight.SemiBold)
        TrendMark(row)
    }
}

/** Gold, silver and bronze for the first three; the number is always there. */
@Composable
fun Medal(rank: Int?) {
    val ground = when (rank) {
        1 -> Color(0xFFF0C75E)
        2 -> Color(0xFFCBD0D4)
        3 -> Color(0xFFE0A978)
        else -> MaterialTheme.colorScheme.surfaceContainerHighest
    }
    val ink = if (rank in 1..3) Color(0xFF2B2117) else MaterialTheme.colorScheme.onSurface
    val sentence = rank?.let { stringResource(R.string.group_rank, it) } ?: stringResource(R.string.group_unranked)
    Box(
        Modifier
            .background(ground, CircleShape)
            .defaultMinSize(40.dp, 40.dp)
            .padding(4.dp)
            .clearAndSetSemantics { contentDescription = sentence },
        Alignment.Center,
    ) {
        Text(rank?.toString() ?: "✱", style = MaterialTheme.typography.titleMedium, color = ink)
    }
}

/** Where the last five games point, and a run of three or more. */
@Composable
private fun TrendMark(row: LeaderboardRow) {
    if (row.recentForm.isEmpty()) return
    val (arrow, words, tone) = when (row.trend) {
        Trend.UP -> Triple("▲", R.string.group_trend_up, Tone.good)
        Trend.DOWN -> Triple("▼", R.string.group_trend_down, Tone.bad)
        Trend.STABLE -> Triple("–", R.string.group_trend_stable, Tone.quiet)
    }
    val first = row.recentForm.first()
    val streak = row.recentForm.takeWhile { it == first }.size
    val run = when {
        streak < STREAK -> null
        first == Outcome.WIN -> stringResource(R.string.group_hot)
        else -> stringResource(R.string.group_cold)
    }
    val sentence = listOfNotNull(stringResource(words), run).joinToString()
    Row(
        Modifier.clearAndSetSemantics { contentDescription = sentence },
        horizontalArrangement = Arrangement.spacedBy(4.dp),
    ) {
        Text(listOfNotNull(arrow, run).joinToString(" "), style = MaterialTheme.typography.labelLarge, color = tone)
    }
}

private const val STREAK = 3
