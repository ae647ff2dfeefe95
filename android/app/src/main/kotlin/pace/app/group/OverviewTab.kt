package pace.app.group

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.Said
import pace.app.parts.figures.Figure
import pace.app.parts.figures.Labelled
import pace.app.parts.figures.Title
import pace.app.parts.figures.figure
import pace.app.parts.figures.pair
import pace.app.parts.figures.wholePercent
import pace.app.words.times
import pace.rules.ClosestMatchup
import pace.rules.Overview

/** Totals, records and who is good in close games. */
fun LazyListScope.overviewTab(overview: Overview) {
    item("totals") { Totals(overview) }
    if (overview.totalGames == 0) {
        item("none") { Said(stringResource(R.string.group_no_records)) }
        return
    }
    item("records") { Records(stringResource(R.string.group_records), ofPlayers(overview)) }
    item("pairs") { Records(stringResource(R.string.group_pair_records), ofPairs(overview)) }
    item("rivals") { Rivals(overview.closestMatchups) }
    item("close") {
        Records(stringResource(R.string.group_close_games), closeGames(overview), R.string.group_close_hint)
    }
}

@Composable
private fun Totals(overview: Overview) {
    PaceCard(gap = 12.dp) {
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceEvenly) {
            Total(overview.totalGames, R.plurals.group_total_games)
            Total(overview.totalSessions, R.plurals.group_total_sessions)
            Total(overview.totalPlayers, R.plurals.group_total_players)
        }
        overview.firstSessionDate?.let { first ->
            val day = times().day(first)
            val days = overview.daysSinceFirstSession?.toInt() ?: 0
            val words = if (days == 0) {
                stringResource(R.string.group_first_session, day)
            } else {
                pluralStringResource(R.plurals.group_days_since, days, days, day)
            }
            Labelled(stringResource(R.string.group_together), words)
        }
        if (overview.gamesPerSession > 0) {
            Labelled(stringResource(R.string.group_games_a_session), figure(overview.gamesPerSession))
        }
        overview.avgPointDifferential?.let {
            Labelled(stringResource(R.string.group_mean_difference), stringResource(R.string.group_points, figure(it)))
        }
        overview.eloSpread?.let { Labelled(stringResource(R.string.group_spread), it.toString()) }
    }
}

@Composable
private fun Total(count: Int, words: Int) {
    Figure(count.toString(), pluralStringResource(words, count))
}

/** A record: what it is of, the figure, and everybody who holds it. */
private class Held(val label: Int, val figure: String, val holders: List<String>)

private fun <T> held(label: Int, rows: List<T>, name: (T) -> String, figure: (T) -> Any): Held? =
    rows.firstOrNull()?.let { Held(label, figure(it).toString(), rows.map(name)) }

private fun ofPlayers(it: Overview) = listOfNotNull(
    held(R.string.group_highest_rating, it.highestElo, { one -> one.name }) { one -> one.rating },
    held(R.string.group_best_run, it.bestWinStreak, { one -> one.name }) { one -> one.streak },
    held(R.string.group_most_games, it.mostGamesPlayed, { one -> one.name }) { one -> one.games },
)

@Composable
private fun ofPairs(it: Overview) = listOfNotNull(
    held(R.string.group_highest_rating, it.highestPairElo, { two -> pair(two.player1Name, two.player2Name) }) { two ->
        two.rating
    },
    held(R.string.group_best_run, it.bestPairStreak, { two -> pair(two.player1Name, two.player2Name) }) { two ->
        two.streak
    },
    held(R.string.group_most_together, it.mostGamesTogether, { two -> pair(two.player1Name, two.player2Name) }) { two ->
        two.games
    },
    it.dreamTeam?.let { two ->
        val rate = wholePercent(two.winRate.toDouble())
        Held(R.string.group_dream_team, rate, listOf(pair(two.player1Name, two.player2Name)))
    },
)

private fun closeGames(it: Overview) = listOfNotNull(
    it.clutchPlayer?.let { one -> Held(R.string.group_clutch_player, one.count.toString(), listOf(one.name)) },
    it.clutchPairing?.let { two ->
        Held(R.string.group_clutch_pair, two.count.toString(), listOf(pair(two.player1Name, two.player2Name)))
    },
    it.unluckyPlayer?.let { one -> Held(R.string.group_unlucky_player, one.count.toString(), listOf(one.name)) },
    it.unluckyPairing?.let { two ->
        Held(R.string.group_unlucky_pair, two.count.toString(), listOf(pair(two.player1Name, two.player2Name)))
    },
)

@Composable
private fun Records(title: String, records: List<Held>, hint: Int? = null) {
    if (records.isEmpty()) return
    PaceCard(gap = 14.dp) {
        Title(title)
        hint?.let { Faint(stringResource(it)) }
        records.forEach { RecordRow(it) }
    }
}

@Composable
private fun RecordRow(record: Held) {
    Row(Modifier.fillMaxWidth().semantics(mergeDescendants = true) { }, Arrangement.spacedBy(16.dp)) {
        Column(Modifier.weight(1f)) {
            Faint(stringResource(record.label))
            val names = record.holders.joinToString()
            val isTie = record.holders.size > 1
            Text(
                if (isTie) stringResource(R.string.group_tie, names) else names,
                style = MaterialTheme.typography.bodyLarge,
                fontWeight = FontWeight.Medium,
            )
        }
        Text(record.figure, style = MaterialTheme.typography.headlineSmall)
    }
}

@Composable
private fun Rivals(rivals: List<ClosestMatchup>) {
    if (rivals.isEmpty()) return
    PaceCard(gap = 12.dp) {
        Title(stringResource(R.string.group_rivals))
        for (it in rivals) {
            Row(Modifier.fillMaxWidth().semantics(mergeDescendants = true) { }, Arrangement.spacedBy(16.dp)) {
                Column(Modifier.weight(1f)) {
                    Text(pair(it.team1Player1Name, it.team1Player2Name), style = MaterialTheme.typography.bodyLarge)
                    Text(pair(it.team2Player1Name, it.team2Player2Name), style = MaterialTheme.typography.bodyLarge)
                }
                Text("${it.team1Wins} : ${it.team2Wins}", style = MaterialTheme.typography.headlineSmall)
            }
        }
    }
}
