package pace.app.session

import androidx.activity.compose.BackHandler
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.MoreVert
import androidx.compose.material.icons.filled.Share
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.IconAction
import pace.app.parts.MainButton
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.Said
import pace.app.parts.Told
import pace.app.words.NoticeWords
import pace.app.words.amounts
import pace.app.words.planned
import pace.app.words.resources
import pace.app.words.said
import pace.app.words.times
import pace.app.words.title
import pace.app.words.words
import pace.core.NoticeKind
import pace.core.SessionSnapshot

/** A part of the session's page. */
enum class SessionTab { PLAY, HISTORY, STATS }

/** A session: record games, look back, see what it comes to. */
@Composable
fun SessionScreen(
    snapshot: SessionSnapshot,
    actions: SessionActions,
    modifier: Modifier = Modifier,
    first: SessionTab = SessionTab.PLAY,
    start: PlayDraft = PlayDraft(),
) {
    var tab by rememberSaveable { mutableStateOf(first) }
    var draft by rememberSaveable(stateSaver = PlayDraft.saver) { mutableStateOf(start) }
    var isMenuOpen by rememberSaveable { mutableStateOf(false) }
    val session = snapshot.session
    if (isMenuOpen && session != null) {
        BackHandler { isMenuOpen = false }
        return SessionMenu(snapshot, session, actions, { isMenuOpen = false }, modifier)
    }
    Forget(snapshot, draft, actions) { draft = PlayDraft() }
    BackHandler(tab != SessionTab.PLAY) { tab = SessionTab.PLAY }
    Page(
        session?.title()?.said() ?: stringResource(R.string.session_title),
        PageState.of(snapshot),
        actions::refresh,
        modifier,
        subtitle(snapshot),
        actions::back,
        snapshot.notices.map { told(it, snapshot, actions) },
        actions,
        actions = {
            if (session != null) {
                val summary = stringResource(R.string.session_summary)
                IconAction(Icons.Filled.Share, summary, { actions.open(Place.Summary(session.id)) })
                IconAction(Icons.Filled.MoreVert, stringResource(R.string.session_more), { isMenuOpen = true })
            }
        },
        bottom = {
            if (session != null) {
                SessionBar(snapshot, session, tab, draft, { tab = it }, { draft = it }, actions)
            }
        },
        ended = {
            item { Said(stringResource(R.string.session_ended)) { Restore(actions) } }
        },
    ) {
        if (session == null) {
            item { Said(stringResource(R.string.session_not_there)) }
            return@Page
        }
        when (tab) {
            SessionTab.PLAY -> play(snapshot, session, draft, { draft = it }, actions)
            SessionTab.HISTORY -> history(snapshot, actions)
            SessionTab.STATS -> stats(snapshot, session, actions)
        }
    }
}

/** A draft of a planned game that others recorded meanwhile goes, and that is said. */
@Composable
private fun Forget(snapshot: SessionSnapshot, draft: PlayDraft, actions: SessionActions, onForget: () -> Unit) {
    val selected = draft.selected ?: return
    if (snapshot.session == null || snapshot.planned.any { it.game.id == selected }) return
    LaunchedEffect(selected) {
        if (!draft.card.isEmpty) actions.tell(words(R.string.session_recorded_meanwhile))
        onForget()
    }
}

@Composable
private fun Restore(actions: SessionActions) {
    MainButton(stringResource(R.string.session_restore_session), actions::restoreSession)
}

@Composable
private fun subtitle(snapshot: SessionSnapshot): String? {
    val session = snapshot.session ?: return null
    val players = pluralStringResource(R.plurals.session_players, session.players.size, session.players.size)
    val bet = if (session.bettingEnabled) {
        stringResource(R.string.session_bet, amounts().money(session.betPerPlayer))
    } else {
        null
    }
    // The usual name is the date itself.
    val date = times().day(session.date).takeIf { session.name != times().long(session.date) }
    return listOfNotNull(snapshot.group, date, players, bet).joinToString(" · ")
}

/** A notice with its remedy. */
@Composable
internal fun told(notice: pace.core.Notice, snapshot: SessionSnapshot, actions: SessionActions): Told {
    val words = NoticeWords(resources, amounts(), times(), snapshot)
    val kind = notice.kind
    return Told(notice.id, words.sentence(kind), words.remedy(kind)) {
        if (kind is NoticeKind.RecordedTwice) actions.delete(kind.second) else actions.restoreOverwritten(notice.id)
    }
}
