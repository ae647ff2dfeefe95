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
import pace.rules.HeadToHead
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

/** How often it was won and lost, and who has the better of it. */
class Record(val wins: UInt, val losses: UInt, val edge: Edge?)

/** A list of games over the page, with the record above it where there is one; `title` is of the `name`. */
class Listed(val title: Int, val games: List<GameLine>, val name: String = "", val record: Record? = null)

/** What a list's name stands for: close games, or those with or against somebody; none if that is nobody. */
fun listed(profile: PlayerProfile, list: String): Listed? {
    val (kind, id) = list.substringBefore(' ') to list.substringAfter(' ', "")
    return when (kind) {
        CLUTCH -> Listed(R.string.player_clutch_title, profile.clutchGames)
        UNLUCKY -> Listed(R.string.player_unlucky_title, profile.unluckyGames)
        "partner" -> profile.partnerStats.find { it.partnerId.text == id }
            ?.let { Listed(R.string.player_with, it.record.games, it.partnerName, it.record.told) }
        "opponent" -> profile.opponentStats.find { it.opponentId.text == id }
            ?.let { Listed(R.string.player_against, it.record.games, it.opponentName, it.record.told) }
        else -> null
    }
}

private val HeadToHead.told get() = Record(wins, losses, edge())

@Composable
fun GamesPanel(listed: Listed, onClose: () -> Unit) {
    Panel(stringResource(listed.title, listed.name), onClose) {
        listed.record?.let { record ->
            HeadToHeadBar(record.wins, record.losses, Modifier.fillMaxWidth())
            record.edge?.let { Faint(stringResource(it.words)) }
        }
        listed.games.forEach { GameRow(it, times().day(it.date)) }
    }
}

/** How it stands between the two. */
private val Edge.words
    get() = when (this) {
        Edge.AHEAD -> R.string.player_verdict_good
        Edge.BEHIND -> R.string.player_verdict_poor
        Edge.EVEN -> R.string.player_verdict_even
    }
