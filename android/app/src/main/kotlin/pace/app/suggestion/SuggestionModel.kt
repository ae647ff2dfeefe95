package pace.app.suggestion

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.compose.viewModel
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.stateIn
import pace.Pace
import pace.app.R
import pace.app.navigation.Arrival
import pace.app.navigation.LocalMessages
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.Message
import pace.app.parts.Messages
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.session.sessionTaps
import pace.app.words.plural
import pace.core.GameDraft
import pace.core.GroupSnapshot
import pace.core.Page
import pace.core.SessionSnapshot
import pace.core.SuggestedGame
import pace.core.SuggestionSnapshot
import pace.core.Tab
import pace.values.GroupPlayerId
import pace.values.PlayerId

class SuggestionModel(
    pace: Pace,
    private val place: Place.Suggestion,
    private val navigator: Navigator,
    messages: Messages,
) : ViewModel(), SuggestionActions {
    private val group = pace.group(place.group)
    private val session = place.session?.let(pace::session)
    private val store = pace.suggestion(place.group, place.present, place.courts.toUByte(), place.session)
    private val taps = place.session?.let { sessionTaps(pace, it, messages) }

    val state: StateFlow<SuggestionState> = combine(
        store.observed(viewModelScope),
        group.observed(viewModelScope),
        session?.observed(viewModelScope) ?: flowOf(null),
        ::seen,
    ).stateIn(viewModelScope, SharingStarted.Eagerly, seen(store.snapshot(), group.snapshot(), session?.snapshot()))

    private fun seen(next: SuggestionSnapshot, group: GroupSnapshot, evening: SessionSnapshot?): SuggestionState {
        val roster = evening.roster()
        val players = evening?.session?.players.orEmpty()
        val ofSession = players.mapNotNull { one -> one.groupPlayerId?.let { it to one.name } }
        val names = group.members.associate { it.id to it.name } + ofSession
        val playing = next.suggestion?.games.orEmpty().flatMap { it.teamA + it.teamB }
        // It shows names, so it is there when both are.
        val source = evening?.page ?: group.page
        val shown = if (source is Page.Loading || source is Page.Failed) next.copy(page = source) else next
        return SuggestionState(shown, names, place.courts, playing.isNotEmpty() && playing.all { it in roster })
    }

    private fun SessionSnapshot?.roster(): Map<GroupPlayerId, PlayerId> =
        this?.session?.players.orEmpty().mapNotNull { one -> one.groupPlayerId?.let { it to one.id } }.toMap()

    override fun schedule(games: List<SuggestedGame>) {
        val evening = session ?: return
        val roster = evening.snapshot().roster()
        val drafts = games.map { GameDraft(it.teamA.on(roster), it.teamB.on(roster), null) }
        taps?.go(Message(plural(R.plurals.next_scheduled, drafts.size)), { navigator.back() }) {
            replan(emptyList(), drafts)
        }
    }

    override fun score(game: SuggestedGame) {
        val evening = session ?: return
        val roster = evening.snapshot().roster()
        navigator.replace(Place.Scoreboard(evening.id(), null, game.teamA.on(roster), game.teamB.on(roster)))
    }

    private fun List<GroupPlayerId>.on(roster: Map<GroupPlayerId, PlayerId>) = mapNotNull { roster[it] }

    /** Names come from the session that it is for, or from the group. */
    fun open() {
        viewModelScope.load { store.open() }
        viewModelScope.load { session?.open() ?: group.open(Tab.PLAYERS) }
    }

    fun left() {
        store.leave()
        session?.leave() ?: group.leave()
    }

    override fun refresh() {
        viewModelScope.load { store.refresh() }
        viewModelScope.load { session?.refresh() ?: group.refresh() }
    }

    override fun leave() {
        navigator.back()
    }

    override fun onCleared() {
        listOf(store, group, session).forEach { it?.close() }
    }
}

@Composable
fun SuggestionRoute(place: Place.Suggestion) {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val model = viewModel { SuggestionModel(pace, place, navigator, messages) }
    Arrival(model::open, model::left)
    val state by model.state.collectAsStateWithLifecycle()
    SuggestionScreen(state, model)
}
