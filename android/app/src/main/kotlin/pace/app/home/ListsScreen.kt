package pace.app.home

import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Search
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import java.time.Instant
import kotlinx.coroutines.flow.StateFlow
import pace.HomeStoreInterface
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.Badge
import pace.app.parts.Heading
import pace.app.parts.ListCard
import pace.app.parts.PaceField
import pace.app.parts.PaceRow
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.RowDivider
import pace.app.parts.Said
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.words.times
import pace.core.GroupListing
import pace.core.HomeSnapshot
import pace.core.Listing
import pace.core.SessionSummary
import pace.rules.GameMode
import pace.rules.Group
import pace.values.SessionId

/** What the server lists, as far as it matches what is looked for. */
data class ListsState(
    val page: PageState,
    val groups: List<Group>,
    val sessions: List<SessionSummary>,
    val current: SessionId?,
    val isEmpty: Boolean,
)

interface ListsActions {
    /** What of the lists has this in its name. */
    fun matching(home: HomeSnapshot, typed: String): ListsState

    fun refresh()

    fun open(place: Place)

    fun back()
}

class ListsModel(
    private val store: HomeStoreInterface,
    private val onOpen: (Place) -> Unit,
    private val onBack: () -> Unit,
) : ViewModel(), ListsActions {
    val state: StateFlow<HomeSnapshot> = store.observed(viewModelScope)

    override fun matching(home: HomeSnapshot, typed: String) = ListsState(
        page = listsPage(home),
        groups = store.groupsMatching(typed),
        sessions = store.standaloneSessions(typed),
        current = home.currentSession,
        isEmpty = (home.groups as? GroupListing.Ready)?.groups.isNullOrEmpty() &&
            (home.listing as? Listing.Ready)?.sessions.isNullOrEmpty(),
    )

    override fun refresh() {
        viewModelScope.load { store.listGroups() }
        viewModelScope.load { store.listSessions() }
    }

    override fun open(place: Place) = onOpen(place)

    override fun back() = onBack()
}

/** Both lists as one page: it is there when both are. */
internal fun listsPage(home: HomeSnapshot): PageState {
    val (groups, sessions) = home.groups to home.listing
    val failure = (groups as? GroupListing.Failed)?.failure ?: (sessions as? Listing.Failed)?.failure
    val asOf: Instant? = (groups as? GroupListing.Ready)?.asOf
    return when {
        failure != null -> PageState(pace.core.Page.Failed(failure))
        groups is GroupListing.Ready && sessions is Listing.Ready -> PageState(pace.core.Page.Ready, asOf)
        else -> PageState(pace.core.Page.Loading)
    }
}

@Composable
fun ListsScreen(home: HomeSnapshot, actions: ListsActions, modifier: Modifier = Modifier) {
    var typed by rememberSaveable { mutableStateOf("") }
    val state = actions.matching(home, typed)
    val server = home.server.substringAfter("://")
    Page(stringResource(R.string.home_lists), state.page, actions::refresh, modifier, server, actions::back) {
        if (state.isEmpty) {
            item { Said(stringResource(R.string.home_lists_empty)) }
            return@Page
        }
        item("search") {
            PaceField(
                typed,
                { typed = it },
                stringResource(R.string.home_search),
                action = ImeAction.Search,
                trailing = { Icon(Icons.Filled.Search, null) },
            )
        }
        if (state.groups.isEmpty() && state.sessions.isEmpty()) {
            item { Said(stringResource(R.string.home_lists_none, typed)) }
        }
        if (state.groups.isNotEmpty()) {
            item("groups") { Heading(stringResource(R.string.home_groups)) }
            item("group rows") { Groups(state.groups, actions) }
        }
        if (state.sessions.isNotEmpty()) {
            item("sessions") { Heading(stringResource(R.string.home_sessions)) }
            item("session rows") { Sessions(state.sessions, state.current, actions) }
        }
    }
}

@Composable
private fun Groups(groups: List<Group>, actions: ListsActions) {
    ListCard {
        groups.forEachIndexed { at, group ->
            if (at > 0) RowDivider()
            val code = stringResource(R.string.home_group_code, group.shareableLink.substringAfterLast('/'))
            PaceRow(group.name, detail = code, onClick = { actions.open(Place.Group(group.id)) })
        }
    }
}

@Composable
private fun Sessions(sessions: List<SessionSummary>, current: SessionId?, actions: ListsActions) {
    ListCard {
        sessions.forEachIndexed { at, session ->
            if (at > 0) RowDivider()
            val count = session.playerCount.toInt()
            val players = pluralStringResource(R.plurals.home_players, count, count)
            val isDoubles = session.gameMode == GameMode.DOUBLES
            val mode = stringResource(if (isDoubles) R.string.home_doubles else R.string.home_singles)
            PaceRow(
                session.name ?: stringResource(R.string.home_session_unnamed),
                detail = "${times().long(session.date)} · $players · $mode",
                onClick = { actions.open(Place.Session(session.id)) },
                trailing = if (session.id == current) { { Badge(stringResource(R.string.home_active)) } } else null,
            )
        }
    }
}
