package pace.app.session

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.StateFlow
import pace.SessionStoreInterface
import pace.app.R
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.Message
import pace.app.parts.Messages
import pace.app.parts.Taps
import pace.app.parts.WaitingActions
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.words.Words
import pace.app.words.game
import pace.app.words.result
import pace.app.words.words
import pace.core.GameDraft
import pace.core.SessionSnapshot
import pace.rules.GameResult
import pace.rules.SessionEdit
import pace.values.GameId
import pace.values.PlayerId

/** What a person does on the pages of a session. */
interface SessionActions : WaitingActions {
    fun open(place: Place)

    fun back()

    fun refresh()

    /** Records a game, or plans it where the draft has no result. */
    fun record(draft: GameDraft)

    fun setResult(game: GameId, result: GameResult?)

    /** Changes of a game only what is given. */
    fun edit(game: GameId, teams: Pair<List<PlayerId>, List<PlayerId>>?, result: Changed<GameResult?>?)

    /** Deletes a game; the message offers to take it back. */
    fun delete(game: GameId)

    /** Takes the last result back; the message offers to put it there again. */
    fun undo(game: GameId)

    fun edit(session: SessionEdit)

    fun addPlayer(name: String)

    fun rename(player: PlayerId, name: String)

    fun remove(player: PlayerId)

    fun deleteSession()

    fun restoreSession()

    fun restoreOverwritten(notice: ULong)

    fun tell(words: Words)

    /** Amounts that are not final say so, with that time. */
    fun shareText(asOf: String): String
}

/** A new value, which may be none. */
data class Changed<T>(val to: T)

class SessionModel(
    private val store: SessionStoreInterface,
    private val navigator: Navigator,
    private val messages: Messages,
) : ViewModel(), SessionActions {
    val state: StateFlow<SessionSnapshot> = store.observed(viewModelScope)
    private val taps = Taps(viewModelScope, messages, { store.snapshot().tray }, store::retry)

    fun load() = viewModelScope.load(store::open)

    fun leave() = store.leave()

    override fun open(place: Place) = navigator.open(place)

    override fun back() {
        navigator.back()
    }

    override fun refresh() = viewModelScope.load(store::refresh)

    override fun record(draft: GameDraft) {
        val session = store.snapshot().session ?: return
        val said = draft.result?.let { recorded(session, draft.teamA, draft.teamB, it) }
            ?: words(R.string.session_planned_said)
        taps.go(Message(said)) { store.recordGame(draft) }
    }

    override fun setResult(game: GameId, result: GameResult?) {
        val snapshot = store.snapshot()
        val (session, view) = (snapshot.session ?: return) to (snapshot.game(game) ?: return)
        val said = result?.let { Message(recorded(session, view.game.teamA, view.game.teamB, it)) }
        taps.go(said) { store.setResult(game, result) }
    }

    override fun edit(game: GameId, teams: Pair<List<PlayerId>, List<PlayerId>>?, result: Changed<GameResult?>?) {
        when {
            teams != null && result != null ->
                taps.go { store.replaceGame(game, GameDraft(teams.first, teams.second, result.to)) }
            teams != null -> taps.go { store.setTeams(game, teams.first, teams.second) }
            result != null -> taps.go { store.setResult(game, result.to) }
        }
    }

    override fun delete(game: GameId) {
        val number = store.snapshot().game(game)?.game?.gameNumber?.toInt() ?: return
        val restore = words(R.string.parts_undo)
        val said = Message(
            words(R.string.session_deleted_game, number),
            restore,
        ) { taps.go { store.restoreGame(game) } }
        taps.go(said) { store.deleteGame(game) }
    }

    override fun undo(game: GameId) {
        val before = store.snapshot().game(game)?.game ?: return
        val said = Message(words(R.string.session_undone, before.gameNumber.toInt()), words(R.string.session_restore)) {
            taps.go { if (before.scheduled) store.setResult(game, before.result) else store.restoreGame(game) }
        }
        taps.go(said) { store.undo(game) }
    }

    override fun edit(session: SessionEdit) = taps.go { store.editSession(session) }

    override fun addPlayer(name: String) = taps.go { store.addPlayer(name) }

    override fun rename(player: PlayerId, name: String) = taps.go { store.renamePlayer(player, name) }

    override fun remove(player: PlayerId) = taps.go { store.removePlayer(player) }

    override fun deleteSession() {
        val restore = words(R.string.session_restore)
        taps.go(Message(words(R.string.session_deleted), restore) { restoreSession() }) { store.deleteSession() }
    }

    override fun restoreSession() = taps.go { store.restoreSession() }

    override fun restoreOverwritten(notice: ULong) = taps.go { store.restoreOverwritten(notice) }

    override fun retry(item: String) = taps.retry(item)

    override fun discard(item: String) = taps.go { store.discard(item) }

    override fun restoreWithMine(item: String) = taps.go { store.restoreWithMine(item) }

    override fun dismiss(notice: ULong) = store.dismiss(notice)

    override fun tell(words: Words) = messages.tell(words)

    override fun shareText(asOf: String): String = store.shareText(asOf)

    override fun onCleared() {
        (store as? AutoCloseable)?.close()
    }
}
