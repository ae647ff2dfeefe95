package pace.app.player

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.SideButton
import pace.app.parts.charts.FormRow
import pace.app.parts.charts.HeadToHeadBar
import pace.app.parts.charts.Tone
import pace.app.parts.figures.Figure
import pace.app.parts.figures.Labelled
import pace.app.parts.figures.Title
import pace.app.words.amounts
import pace.app.words.difference
import pace.rules.Outcome
import pace.rules.PairProfile
import pace.rules.PlayerProfile

/** What a player and a pair are measured by. */
data class Figures(
    val games: UInt,
    val sessions: UInt?,
    val wins: UInt,
    val losses: UInt,
    val winRate: Double,
    val bestRun: UInt,
    val scored: UInt,
    val conceded: UInt,
    val difference: Long,
    val form: List<Outcome>,
    val run: Int,
    val clutch: Int,
    val unlucky: Int,
) {
    companion object {
        fun of(it: PlayerProfile) = Figures(
            it.totalGames, it.sessionsPlayed, it.wins, it.losses, it.winRate, it.bestWinStreak, it.pointsScored,
            it.pointsConceded, it.pointDifferential, it.recentForm, it.currentStreak, it.clutchCount, it.unluckyCount,
        )

        fun of(it: PairProfile) = Figures(
            it.gamesPlayed, null, it.wins, it.losses, it.winRate, it.bestWinStreak, it.pointsFor,
            it.pointsAgainst, it.pointDifferential, it.recentForm, it.currentStreak, it.clutchCount, it.unluckyCount,
        )
    }
}

/** Lists of close games, as the figures' buttons name them. */
const val CLUTCH = "clutch"
const val UNLUCKY = "unlucky"

@Composable
fun FiguresCard(figures: Figures, onList: (String) -> Unit) {
    PaceCard(gap = 14.dp) {
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceEvenly) {
            Figure(figures.games.toString(), pluralStringResource(R.plurals.player_games, figures.games.toInt()))
            val rate = amounts().percent(figures.winRate)
            Figure(rate, stringResource(R.string.player_win_rate), tone = Tone.ofRate(figures.winRate))
            Figure(figures.bestRun.toString(), stringResource(R.string.player_best_run))
        }
        HeadToHeadBar(figures.wins, figures.losses, Modifier.fillMaxWidth())
        Title(stringResource(R.string.player_form))
        FormRow(figures.form)
        Text(run(figures.run), style = MaterialTheme.typography.bodyLarge, color = Tone.of(figures.run.toLong()))
        Labelled(
            stringResource(R.string.player_points),
            stringResource(R.string.player_points_figures, figures.scored.toInt(), figures.conceded.toInt()),
        )
        Labelled(
            stringResource(R.string.player_difference),
            difference(figures.difference),
            tone = Tone.of(figures.difference),
        )
        figures.sessions?.let { Labelled(stringResource(R.string.player_sessions), it.toString()) }
        CloseGames(figures, onList)
    }
}

@Composable
private fun CloseGames(figures: Figures, onList: (String) -> Unit) {
    Title(stringResource(R.string.player_close))
    Faint(stringResource(R.string.player_close_hint))
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(10.dp)) {
        SideButton(
            pluralStringResource(R.plurals.player_clutch, figures.clutch, figures.clutch),
            { onList(CLUTCH) },
            Modifier.weight(1f).testTag(CLUTCH),
            enabled = figures.clutch > 0,
        )
        SideButton(
            pluralStringResource(R.plurals.player_unlucky, figures.unlucky, figures.unlucky),
            { onList(UNLUCKY) },
            Modifier.weight(1f).testTag(UNLUCKY),
            enabled = figures.unlucky > 0,
        )
    }
}

/** The run that ends with the newest game, of any length. */
@Composable
private fun run(run: Int): String = when {
    run == 0 -> stringResource(R.string.player_run_none)
    run > 0 -> pluralStringResource(R.plurals.player_run_won, run, run)
    else -> pluralStringResource(R.plurals.player_run_lost, abs(run), abs(run))
}
