package pace.app.session

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.StateFlow
import pace.Pace
import pace.SessionStore
import pace.app.R
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.navigation.openSession
import pace.app.parts.Message
import pace.app.parts.Messages
import pace.app.parts.Taps
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.words.Words
import pace.app.words.game
import pace.app.words.result
import pace.app.words.words
import pace.core.Done
import pace.core.GameDraft
import pace.core.Page
import pace.core.SessionSnapshot
import pace.rules.GameResult
import pace.rules.SessionEdit
import pace.values.GameId
import pace.values.PlayerId
import pace.values.SessionId

class SessionModel(
    private val pace: Pace,
    private val id: SessionId,
    private val navigator: Navigator,
    private val messages: Messages,
) : ViewModel(), SessionActions {
    private val store = pace.session(id)
    private val taps = sessionTaps(pace, id, messages)
    val state: StateFlow<SessionSnapshot> = store.observed(viewModelScope)

    fun load() = viewModelScope.load(store::open)

    fun leave() = store.leave()

    override fun open(place: Place) = navigator.open(place)

    override fun back() {
        navigator.back()
    }

    override fun refresh() = viewModelScope.load(store::refresh)

    override fun record(draft: GameDraft, onTaken: () -> Unit) {
        val session = store.snapshot().session ?: return
        val said = draft.result?.let { recorded(session, draft.teamA, draft.teamB, it) }
            ?: words(R.string.session_planned_said)
        taps.go(Message(said), onTaken) { recordGame(draft) }
    }

    override fun setResult(game: GameId, result: GameResult?, onTaken: () -> Unit) {
        val snapshot = store.snapshot()
        val (session, view) = (snapshot.session ?: return) to (snapshot.game(game) ?: return)
        val said = result?.let { Message(recorded(session, view.game.teamA, view.game.teamB, it)) }
        taps.go(said, onTaken) { setResult(game, result) }
    }

    override fun edit(game: GameId, teams: Lineup?, result: Changed<GameResult?>?, onTaken: () -> Unit) = when {
        teams != null && result != null ->
            taps.go(onTaken = onTaken) { replaceGame(game, GameDraft(teams.a, teams.b, result.to)) }
        teams != null -> taps.go(onTaken = onTaken) { setTeams(game, teams.a, teams.b) }
        result != null -> taps.go(onTaken = onTaken) { setResult(game, result.to) }
        else -> onTaken()
    }

    override fun delete(game: GameId) {
        val number = store.snapshot().game(game)?.game?.gameNumber?.toInt() ?: return
        val said = words(R.string.session_deleted_game, number)
        taps.go(Message(said, words(R.string.parts_undo)) { later { restoreGame(game) } }) { deleteGame(game) }
    }

    override fun undo(game: GameId) {
        val before = store.snapshot().game(game)?.game ?: return
        val said = Message(words(R.string.session_undone, before.gameNumber.toInt()), words(R.string.session_restore)) {
            later { if (before.scheduled) setResult(game, before.result) else restoreGame(game) }
        }
        taps.go(said) { undo(game) }
    }

    override fun edit(session: SessionEdit, onTaken: () -> Unit) =
        taps.go(onTaken = onTaken) { editSession(session) }

    override fun addPlayer(name: String, onTaken: () -> Unit) = taps.go(onTaken = onTaken) { addPlayer(name) }

    override fun rename(player: PlayerId, name: String, onTaken: () -> Unit) =
        taps.go(onTaken = onTaken) { renamePlayer(player, name) }

    override fun remove(player: PlayerId) = taps.go { removePlayer(player) }

    override fun deleteSession() {
        val said = Message(words(R.string.session_deleted), words(R.string.session_restore)) { restoreSession() }
        taps.go(said) { deleteSession() }
    }

    override fun restoreSession() = later { restoreSession() }

    override fun restoreOverwritten(notice: ULong) = taps.go { restoreOverwritten(notice) }

    override fun retry(item: String) = taps.retry(item)

    override fun discard(item: String) = taps.go { discard(item) }

    override fun restoreWithMine(item: String) = taps.go { restoreWithMine(item) }

    override fun dismiss(notice: ULong) = store.dismiss(notice)

    override fun tell(words: Words) = messages.tell(words)

    override fun shareText(asOf: String): String = store.shareText(asOf)

    override fun onCleared() = store.close()

    /** What a message offers once the page may be left: the core judges it by the session, which is loaded for it. */
    private fun later(write: suspend SessionStore.() -> Done) = taps.offered {
        try {
            val page = snapshot().page
            if (page is Page.Loading || page is Page.Failed) open()
            write()
        } finally {
            if (navigator.current.place.openSession != id) leave()
        }
    }
}

/** What people do on any page of a session. */
fun sessionTaps(pace: Pace, id: SessionId, messages: Messages) = Taps(
    messages,
    { pace.session(id) },
    pace::taken,
    { snapshot().tray },
    SessionStore::retry,
)
