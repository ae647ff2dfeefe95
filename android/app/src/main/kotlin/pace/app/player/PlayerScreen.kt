package pace.app.player

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.Said
import pace.app.parts.figures.behindPanel
import pace.core.PlayerPage
import pace.core.PlayerSnapshot
import pace.playerRemarks
import pace.rules.PlayerProfile

/** What a person does on the page of a player. */
interface PlayerActions {
    fun refresh()

    fun leave()
}

/** A player of a group: rating, form, whom it goes well with and against, and every game. */
@Composable
fun PlayerScreen(
    snapshot: PlayerSnapshot,
    actions: PlayerActions,
    modifier: Modifier = Modifier,
    openedList: String = "",
) {
    val page = snapshot.player
    var list by rememberSaveable { mutableStateOf(openedList) }
    val listed = page?.let { listed(it.profile, list) }
    val games = page?.ratingHistory.orEmpty().size
    var marked by rememberSaveable(games) { mutableIntStateOf(games) }
    Box(modifier) {
        Page(
            title = page?.profile?.playerName ?: stringResource(R.string.player_title),
            state = PageState.of(snapshot),
            onRefresh = actions::refresh,
            modifier = Modifier.behindPanel(listed != null),
            subtitle = page?.profile?.let { subtitle(it) },
            onBack = actions::leave,
            ended = { item("ended") { Said(stringResource(R.string.player_group_deleted)) } },
        ) {
            if (page == null) return@Page
            if (page.profile.totalGames == 0u) {
                item("none") { Said(stringResource(R.string.player_no_games, page.profile.playerName)) }
                return@Page
            }
            item("rating") { RatingCard(page, marked) { marked = it } }
            profile(page) { list = it }
        }
        listed?.let { GamesPanel(it) { list = "" } }
    }
}

@Composable
private fun subtitle(profile: PlayerProfile): String =
    if (profile.isRemoved) {
        stringResource(R.string.player_removed)
    } else {
        stringResource(R.string.player_rank, profile.rank, profile.totalPlayers)
    }

private fun LazyListScope.profile(page: PlayerPage, onList: (String) -> Unit) {
    val it = page.profile
    val remarks = playerRemarks(it)
    item("figures") { FiguresCard(Figures.of(it), onList) }
    item("partners") {
        OthersCard(
            stringResource(R.string.player_partners),
            it.partnerStats.map { one -> Other(one.partnerId, one.partnerName, one.record) },
            remarks.ofPartners,
        ) { other -> onList("partner ${other.id.text}") }
    }
    item("opponents") {
        OthersCard(
            stringResource(R.string.player_opponents),
            it.opponentStats.map { one -> Other(one.opponentId, one.opponentName, one.record) },
            remarks.ofOpponents,
        ) { other -> onList("opponent ${other.id.text}") }
    }
    item("games") { RecentGames(page) }
}
