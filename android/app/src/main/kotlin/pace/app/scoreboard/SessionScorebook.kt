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

    override suspend fun record(result: GameResult) {
        val before = store.snapshot().tray.map { it.id }.toSet()
        try {
            if (game == null) store.recordGame(GameDraft(teamA, teamB, result)) else store.setResult(game, result)
        } catch (failure: Failure) {
            waiting = store.snapshot().tray.lastOrNull { it.id !in before }?.id
            throw failure
        }
    }

    override suspend fun again(result: GameResult) {
        val item = waiting?.takeIf { id -> store.snapshot().tray.any { it.id == id } }
        if (item == null) record(result) else store.retry(item)
    }

    override fun close() {
        (store as? AutoCloseable)?.close()
    }
}
