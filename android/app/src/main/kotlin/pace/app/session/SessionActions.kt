package pace.app.session

import pace.app.navigation.Place
import pace.app.parts.WaitingActions
import pace.app.words.Words
import pace.core.GameDraft
import pace.rules.GameResult
import pace.rules.SessionEdit
import pace.values.GameId
import pace.values.PlayerId

/**
 * What a person does on the pages of a session. What may be refused for what was typed calls `onTaken` once the rules
 * have allowed it.
 */
interface SessionActions : WaitingActions {
    fun open(place: Place)

    fun back()

    fun refresh()

    /** Records a game, or plans it where the draft has no result. */
    fun record(draft: GameDraft, onTaken: () -> Unit)

    fun setResult(game: GameId, result: GameResult?, onTaken: () -> Unit)

    /** Changes of a game only what is given. */
    fun edit(game: GameId, teams: Lineup?, result: Changed<GameResult?>?, onTaken: () -> Unit)

    fun delete(game: GameId)

    /** Takes the last result back; the message offers to put it there again. */
    fun undo(game: GameId)

    fun edit(session: SessionEdit, onTaken: () -> Unit)

    fun addPlayer(name: String, onTaken: () -> Unit)

    fun rename(player: PlayerId, name: String, onTaken: () -> Unit)

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
