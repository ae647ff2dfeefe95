package pace.app.suggestion

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.BottomBar
import pace.app.parts.Faint
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.Said
import pace.app.parts.SideButton
import pace.app.parts.figures.Labelled
import pace.app.parts.figures.Title
import pace.core.Resting
import pace.core.SuggestedGame
import pace.core.Suggestion
import pace.core.SuggestionSnapshot
import pace.values.GroupPlayerId

/** What is suggested, the names of those who are there, and whether a session takes the games. */
data class SuggestionState(
    val snapshot: SuggestionSnapshot,
    val names: Map<GroupPlayerId, String>,
    val courts: Int,
    /** Whether all of them are on the roster of the session that it is for. */
    val canSchedule: Boolean,
)

interface SuggestionActions {
    /** Puts the games on the session's list: one write. */
    fun schedule(games: List<SuggestedGame>)

    /** Scores the game by rallies now. */
    fun score(game: SuggestedGame)

    fun refresh()

    fun leave()
}

/** Who should play next: games with their odds, who rests, and why. */
@Composable
fun SuggestionScreen(state: SuggestionState, actions: SuggestionActions, modifier: Modifier = Modifier) {
    val suggestion = state.snapshot.suggestion
    val games = suggestion?.games.orEmpty()
    Page(
        title = stringResource(R.string.next_title),
        state = PageState.of(state.snapshot),
        onRefresh = actions::refresh,
        modifier = modifier,
        subtitle = pluralStringResource(R.plurals.next_courts, state.courts, state.courts),
        onBack = actions::leave,
        bottom = {
            if (state.canSchedule && games.isNotEmpty()) {
                val words = pluralStringResource(R.plurals.next_schedule, games.size, games.size)
                BottomBar { MainButton(words, { actions.schedule(games) }, Modifier.fillMaxWidth().testTag("deed")) }
            }
        },
        ended = { item("ended") { Said(stringResource(R.string.player_group_deleted)) } },
    ) {
        if (suggestion == null) return@Page
        if (games.isEmpty()) {
            item("none") { Said(stringResource(R.string.next_too_few)) }
            return@Page
        }
        content(suggestion, state, actions)
    }
}

private fun LazyListScope.content(suggestion: Suggestion, state: SuggestionState, actions: SuggestionActions) {
    val isCounted = suggestion.isCounted
    suggestion.games.forEachIndexed { place, game ->
        item("game $place") { GameCard(place + 1, game, state, isCounted, actions) }
    }
    item("resting") {
        PaceCard(gap = 8.dp) {
            if (suggestion.resting.isEmpty()) {
                Text(stringResource(R.string.next_everybody), style = MaterialTheme.typography.bodyLarge)
                return@PaceCard
            }
            Title(stringResource(R.string.next_resting))
            for (rest in suggestion.resting) {
                Labelled(state.name(rest.id), if (isCounted) whyRests(rest) else "")
            }
            Faint(stringResource(if (isCounted) R.string.next_reason else R.string.next_reason_uncounted))
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun GameCard(
    court: Int,
    game: SuggestedGame,
    state: SuggestionState,
    isCounted: Boolean,
    actions: SuggestionActions,
) {
    val (a, b) = state.team(game.teamA) to state.team(game.teamB)
    PaceCard(Modifier.testTag("court-$court"), gap = 12.dp) {
        Title(stringResource(R.string.next_court, court))
        Column(verticalArrangement = Arrangement.spacedBy(2.dp)) {
            Text(a, style = MaterialTheme.typography.titleLarge, fontWeight = FontWeight.SemiBold)
            Faint(stringResource(R.string.next_against))
            Text(b, style = MaterialTheme.typography.titleLarge, fontWeight = FontWeight.SemiBold)
        }
        OddsBar(game.chance, a, b)
        Text(odds(game, a, b), style = MaterialTheme.typography.bodyLarge)
        if (isCounted) Faint(met(game))
        if (state.canSchedule) {
            FlowRow(Modifier, Arrangement.spacedBy(10.dp), Arrangement.spacedBy(8.dp)) {
                SideButton(stringResource(R.string.next_score), { actions.score(game) })
                // The only game has the page's own button.
                if (state.snapshot.suggestion?.games.orEmpty().size > 1) {
                    SideButton(stringResource(R.string.next_schedule_one), { actions.schedule(listOf(game)) })
                }
            }
        }
    }
}

private fun SuggestionState.name(id: GroupPlayerId) = names[id] ?: "?"

private fun SuggestionState.team(ids: List<GroupPlayerId>) = ids.joinToString(" & ") { name(it) }

/** Whether any game of tonight counted: without one there is nothing to say of turns and repeats. */
private val Suggestion.isCounted
    get() = resting.any { it.games > 0u } || games.any { it.partnersAgain + it.opponentsAgain > 0u }

@Composable
private fun whyRests(rest: Resting): String {
    val played = rest.games.toInt()
    val games = if (played == 0) {
        stringResource(R.string.next_no_game_yet)
    } else {
        pluralStringResource(R.plurals.next_games_so_far, played, played)
    }
    val rests = rest.rests.toInt()
    return if (rests <= 1) games else stringResource(R.string.next_rests_in_a_row, games, rests)
}
