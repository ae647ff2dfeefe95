package pace.app.group

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.Said
import pace.app.parts.charts.Tone
import pace.app.parts.figures.TapRow
import pace.app.parts.figures.pair
import pace.app.parts.figures.record
import pace.app.words.amounts
import pace.rules.PairingRow

/** Pairs who played together, those with enough games first. */
fun LazyListScope.pairingsTab(rows: List<PairingRow>, actions: GroupActions) {
    if (rows.isEmpty()) item("none") { Said(stringResource(R.string.group_no_pairs)) }
    itemsIndexed(rows, { _, row -> "${row.player1Id.text} ${row.player2Id.text}" }) { place, row ->
        TapRow(
            { actions.openPair(row.player1Id, row.player2Id) },
            tapLabel = stringResource(R.string.group_open_profile),
        ) {
            Medal((place + 1).takeIf { row.isQualified })
            Column(Modifier.weight(1f), Arrangement.spacedBy(2.dp)) {
                Text(pair(row.player1Name, row.player2Name), style = MaterialTheme.typography.titleMedium)
                val games = row.gamesPlayed.toInt()
                val count = pluralStringResource(R.plurals.group_games_count, games, games)
                Faint("${record(row.wins, row.losses)} · $count")
            }
            Text(
                amounts().percent(row.winRate),
                style = MaterialTheme.typography.titleMedium,
                fontWeight = FontWeight.SemiBold,
                color = Tone.ofRate(row.winRate),
            )
        }
    }
    if (rows.any { !it.isQualified }) item { Faint(stringResource(R.string.group_pairs_unranked)) }
}
