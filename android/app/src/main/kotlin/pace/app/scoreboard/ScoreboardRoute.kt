package pace.app.scoreboard

import androidx.activity.compose.BackHandler
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import pace.app.R
import pace.app.navigation.Arrival
import pace.app.navigation.LocalEntry
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Place
import pace.app.parts.Confirm
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.platform.LocalPreferences
import pace.app.words.game
import pace.app.words.name
import pace.core.SessionSnapshot

/** What the saved state keeps of a match: asked for only when it is written. */
private class Kept(val start: Sheet?) {
    var now: (() -> Sheet)? = null

    companion object {
        val Saver = Saver<Kept, String>(
            save = { kept -> (kept.now?.invoke() ?: kept.start)?.line },
            restore = { Kept(Sheet.read(it)) },
        )
    }
}

@Composable
fun ScoreboardRoute(place: Place.Scoreboard) {
    val (pace, navigator) = LocalPace.current to LocalNavigator.current
    val scope = rememberCoroutineScope()
    val store = remember(place) { pace.session(place.session) }
    DisposableEffect(store) { onDispose { store.close() } }
    Arrival({ scope.load { store.open() } }, { pace.session(place.session).use { it.leave() } })
    val session by remember(store) { store.observed(scope) }.collectAsStateWithLifecycle()
    // The board stays while its session is loaded, and where it cannot be: a match under way goes on.
    var kept by rememberSaveable(stateSaver = Sides.saver) { mutableStateOf(null) }
    val sides = session.sides(place) ?: kept
    SideEffect { kept = sides }
    if (sides == null) {
        Page(
            stringResource(R.string.score_title),
            PageState.of(session),
            { scope.load { store.refresh() } },
            onBack = { navigator.back() },
        ) { }
        return
    }
    val isSpoken = LocalPreferences.current.spokenScore
    val sheet = rememberSaveable(saver = Kept.Saver) { Kept(null) }
    val entry = LocalEntry.current
    val model = viewModel(navigator.owner(entry)) {
        val book = SessionScorebook(pace.session(place.session), place.game, place.teamA, place.teamB)
        ScoreboardModel(sides, book, sheet.start ?: Sheet(isSpoken = isSpoken), {
            // Whoever went elsewhere while it was being saved stays there.
            if (navigator.current == entry) navigator.back()
        })
    }
    sheet.now = { model.sheet }
    val state by model.state.collectAsStateWithLifecycle()
    var isAsked by rememberSaveable { mutableStateOf(false) }
    if (isAsked) return Leaving({ navigator.back() }, { isAsked = false })
    CourtSide(state, model)
    BackHandler(state.isUnsaved) { isAsked = true }
    val asking = object : ScoreboardActions by model {
        override fun leave() = if (state.isUnsaved) isAsked = true else model.leave()
    }
    ScoreboardScreen(state, asking)
}

/** Rallies are nowhere but here: a stray gesture does not throw them away. */
@Composable
private fun Leaving(onLeave: () -> Unit, onStay: () -> Unit) = Confirm(
    stringResource(R.string.score_leave_question),
    stringResource(R.string.score_leave_detail),
    stringResource(R.string.score_leave_lose),
    onLeave,
    onStay,
)

/** The names of those who play; none while the session is not there. */
private fun SessionSnapshot.sides(place: Place.Scoreboard): Sides? {
    val session = session ?: return null
    val game = place.game?.let { id -> game(id)?.game }
    val (a, b) = (game?.teamA ?: place.teamA) to (game?.teamB ?: place.teamB)
    return Sides(a.map(session::name), b.map(session::name)).takeIf { a.isNotEmpty() && b.isNotEmpty() }
}
