package pace.app.player

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.PlainButton
import pace.app.parts.charts.HeadToHeadBar
import pace.app.parts.figures.GameRow
import pace.app.parts.figures.Panel
import pace.app.parts.figures.Title
import pace.app.words.times
import pace.core.PlayerPage
import pace.rules.Edge
import pace.rules.GameLine
import pace.rules.PlayerProfile

private const val AT_FIRST = 3
private const val MORE = 5

/** All games, newest first, each with what it did to the rating; the last ten where the server sends no history. */
@Composable
fun RecentGames(page: PlayerPage) {
    val rows = if (page.ratingHistory.isEmpty()) {
        page.profile.recentGames.map { it to null }
    } else {
        page.ratingHistory.asReversed().map { it.game to it.change }
    }
    GamesCard(rows)
}

@Composable
fun GamesCard(rows: List<Pair<GameLine, Int?>>) {
    if (rows.isEmpty()) return
    var count by rememberSaveable { mutableIntStateOf(AT_FIRST) }
    PaceCard(gap = 4.dp) {
        Title(stringResource(R.string.player_recent_games))
        rows.take(count).forEach { (game, change) -> GameRow(game, times().day(game.date), change = change) }
        if (rows.size > count) {
            PlainButton(stringResource(R.string.player_more, minOf(MORE, rows.size - count)), { count += MORE })
        } else if (rows.size > AT_FIRST) {
            PlainButton(stringResource(R.string.player_show_less), { count = AT_FIRST })
        }
    }
}

/** The games that a list's name stands for: close ones, or those with or against somebody. */
@Composable
fun GamesOf(profile: PlayerProfile, list: String, onClose: () -> Unit) {
    val (kind, id) = list.substringBefore(' ') to list.substringAfter(' ', "")
    when (kind) {
        CLUTCH -> GamesPanel(stringResource(R.string.player_clutch_title), profile.clutchGames, onClose)
        UNLUCKY -> GamesPanel(stringResource(R.string.player_unlucky_title), profile.unluckyGames, onClose)
        "partner" -> profile.partnerStats.firstOrNull { it.partnerId.text == id }?.let {
            val title = stringResource(R.string.player_with, it.partnerName)
            GamesPanel(title, it.record.games, onClose, it.record.wins, it.record.losses, it.record.edge())
        }
        "opponent" -> profile.opponentStats.firstOrNull { it.opponentId.text == id }?.let {
            val title = stringResource(R.string.player_against, it.opponentName)
            GamesPanel(title, it.record.games, onClose, it.record.wins, it.record.losses, it.record.edge())
        }
    }
}

/** A list of games over the page, with the record above it where there is one. */
@Composable
fun GamesPanel(
    title: String,
    games: List<GameLine>,
    onClose: () -> Unit,
    wins: UInt? = null,
    losses: UInt? = null,
    edge: Edge? = null,
) {
    Panel(title, onClose) {
        if (wins != null && losses != null) {
            HeadToHeadBar(wins, losses, Modifier.fillMaxWidth())
            edge?.let { Faint(stringResource(it.words)) }
        }
        games.forEach { GameRow(it, times().day(it.date)) }
    }
}

/** How it stands between the two. */
private val Edge.words
    get() = when (this) {
        Edge.AHEAD -> R.string.player_verdict_good
        Edge.BEHIND -> R.string.player_verdict_poor
        Edge.EVEN -> R.string.player_verdict_even
    }
