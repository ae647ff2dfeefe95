package pace.app.scoreboard

import pace.SessionStoreInterface
import pace.core.Failure
import pace.core.GameDraft
import pace.rules.GameResult
import pace.values.GameId
import pace.values.PlayerId

/** Records in a session: the result of a planned game, or a new game of these teams. */
class SessionScorebook(
    private val store: SessionStoreInterface,
    private val game: GameId?,
    private val teamA: List<PlayerId>,
    private val teamB: List<PlayerId>,
) : Scorebook {
    /** The write in the tray, after a failure. */
    private var waiting: String? = null

    override val isKept get() = waiting != null

    override suspend fun record(result: GameResult) = keeping {
        if (game == null) store.recordGame(GameDraft(teamA, teamB, result)) else store.setResult(game, result)
    }

    override suspend fun again(result: GameResult) {
        val item = waiting?.takeIf { it in tray() }
        if (item == null) record(result) else keeping { store.retry(item) }
    }

    private suspend fun keeping(write: suspend () -> Unit) {
        // One that is sent once more may come back under another key.
        val others = tray() - setOfNotNull(waiting)
        waiting = null
        try {
            write()
        } catch (failure: Failure) {
            waiting = (tray() - others).lastOrNull()
            throw failure
        }
    }

    private fun tray() = store.snapshot().tray.map { it.id }.toSet()

    override fun close() {
        (store as? AutoCloseable)?.close()
    }
}
