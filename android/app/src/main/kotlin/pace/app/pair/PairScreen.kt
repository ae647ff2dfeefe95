package pace.app.pair

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import pace.PairRemarks
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.PaceCard
import pace.app.parts.Said
import pace.app.parts.charts.HeadToHeadBar
import pace.app.parts.charts.Tone
import pace.app.parts.figures.Title
import pace.app.parts.figures.behindPanel
import pace.app.parts.figures.pair
import pace.app.player.CLUTCH
import pace.app.player.Figures
import pace.app.player.FiguresCard
import pace.app.player.GamesCard
import pace.app.player.GamesPanel
import pace.app.player.Listed
import pace.app.player.Record
import pace.app.player.Remark
import pace.app.player.RemarkBadge
import pace.app.player.UNLUCKY
import pace.app.player.of
import pace.app.words.amounts
import pace.app.words.difference
import pace.core.PairSnapshot
import pace.pairRemarks
import pace.rules.Matchup
import pace.rules.PairProfile

/** What a person does on the page of a pair. */
interface PairActions {
    fun refresh()

    fun leave()
}

/** Two players of a group as partners: their record together, and the pairs they met. */
@Composable
fun PairScreen(snapshot: PairSnapshot, actions: PairActions, modifier: Modifier = Modifier, openedList: String = "") {
    val profile = snapshot.pair
    var list by rememberSaveable { mutableStateOf(openedList) }
    val listed = profile?.let { listed(it, list) }
    Box(modifier) {
        Page(
            title = profile?.let { pair(it.player1Name, it.player2Name) } ?: stringResource(R.string.pair_title),
            state = PageState.of(snapshot),
            onRefresh = actions::refresh,
            modifier = Modifier.behindPanel(listed != null),
            subtitle = profile?.let { stringResource(R.string.pair_rating, it.eloRating) },
            onBack = actions::leave,
            ended = { item("ended") { Said(stringResource(R.string.player_group_deleted)) } },
        ) {
            if (profile == null) return@Page
            if (profile.gamesPlayed == 0u) {
                item("none") {
                    Said(stringResource(R.string.pair_no_games, pair(profile.player1Name, profile.player2Name)))
                }
                return@Page
            }
            item("figures") { FiguresCard(Figures.of(profile)) { list = it } }
            item("matchups") { Matchups(profile.matchups, pairRemarks(profile)) { list = it.key } }
            item("games") { GamesCard(profile.recentGames.map { it to null }) }
        }
        listed?.let { GamesPanel(it) { list = "" } }
    }
}

private val Matchup.key get() = "${opponentPlayer1Id.text} ${opponentPlayer2Id.text}"

/** The opposing pairs, most games first. */
@Composable
private fun Matchups(matchups: List<Matchup>, remarks: PairRemarks, onOpen: (Matchup) -> Unit) {
    PaceCard(gap = 4.dp) {
        Title(stringResource(R.string.pair_matchups))
        if (matchups.isEmpty()) Faint(stringResource(R.string.pair_no_matchups))
        matchups.forEach { met -> MatchupRow(met, remarks.of(met)) { onOpen(met) } }
    }
}

@Composable
private fun MatchupRow(met: Matchup, remark: Remark?, onOpen: () -> Unit) {
    val label = stringResource(R.string.player_all_games)
    Column(
        Modifier
            .fillMaxWidth()
            .clickable(onClickLabel = label, role = Role.Button, onClick = onOpen)
            .heightIn(min = 56.dp)
            .padding(vertical = 10.dp),
        Arrangement.spacedBy(6.dp),
    ) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
            Text(
                pair(met.opponentPlayer1Name, met.opponentPlayer2Name),
                Modifier.weight(1f),
                style = MaterialTheme.typography.bodyLarge,
            )
            remark?.let { RemarkBadge(it) }
            Text(
                amounts().percent(met.winRate),
                style = MaterialTheme.typography.titleMedium,
                color = Tone.ofRate(met.winRate),
            )
        }
        HeadToHeadBar(met.wins, met.losses, Modifier.fillMaxWidth())
        val points = stringResource(R.string.player_points_figures, met.pointsFor.toInt(), met.pointsAgainst.toInt())
        Faint("${stringResource(R.string.player_points)}: $points · ${difference(met.pointDifferential)}")
    }
}

/** What a list's name stands for: close games, or those against a pair; none if that is no pair. */
private fun listed(profile: PairProfile, list: String): Listed? = when (list) {
    CLUTCH -> Listed(R.string.player_clutch_title, profile.clutchGames)
    UNLUCKY -> Listed(R.string.player_unlucky_title, profile.unluckyGames)
    else -> profile.matchups.find { it.key == list }?.let {
        val name = pair(it.opponentPlayer1Name, it.opponentPlayer2Name)
        Listed(R.string.player_against, it.games, name, Record(it.wins, it.losses, it.edge()))
    }
}
