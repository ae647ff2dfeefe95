package pace.app.session

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import pace.app.words.minPlayers
import pace.app.words.teamSize
import pace.core.GameDraft
import pace.rules.Session
import pace.rules.Team
import pace.values.GameId
import pace.values.PlayerId

/** What is chosen and typed on Play. It belongs to one game, whatever a sync brings meanwhile. */
data class PlayDraft(
    /** A planned game; none for the next one. */
    val selected: GameId? = null,
    /** A game that is not planned is being recorded. */
    val isUnplanned: Boolean = false,
    /** Who plays an unplanned game: first the winners, then the others. */
    val picks: List<PlayerId> = emptyList(),
    val card: Card = Card(),
) {
    val isEmpty get() = picks.isEmpty() && card.isEmpty

    /** Those picked who are still on the roster; who is left over plays where nobody else can. */
    fun sides(session: Session): Pair<List<PlayerId>, List<PlayerId>> {
        val size = session.gameMode.teamSize
        val picked = picks.filter { pick -> session.players.any { it.id == pick } }
        val rest = session.players.map { it.id } - picked.toSet()
        val isObvious = session.players.size == session.gameMode.minPlayers && picked.size == size
        val all = if (isObvious) picked + rest else picked
        return all.take(size) to all.drop(size).take(size)
    }

    fun isComplete(session: Session) = sides(session).second.size == session.gameMode.teamSize

    fun pick(player: PlayerId, session: Session): PlayDraft {
        val most = session.gameMode.minPlayers
        val next = if (player in picks) picks - player else (picks + player).take(most)
        return copy(isUnplanned = true, picks = next, card = card.copy(winner = Team.A))
    }

    fun draft(session: Session, isPlayed: Boolean): GameDraft {
        val (a, b) = sides(session)
        return GameDraft(a, b, if (isPlayed) card.copy(winner = Team.A).result else null)
    }

    companion object {
        val saver: Saver<PlayDraft, Any> = listSaver(
            { draft ->
                val card = draft.card
                val own = listOf(draft.selected?.text, draft.isUnplanned.toString(), card.winner?.name)
                own + listOf(card.pointsA, card.pointsB) + draft.picks.map { it.text }
            },
            { kept ->
                PlayDraft(
                    kept[0]?.let(::GameId),
                    kept[1].toBoolean(),
                    kept.drop(5).map { PlayerId(it.orEmpty()) },
                    Card(kept[2]?.let(Team::valueOf), kept[3].orEmpty(), kept[4].orEmpty()),
                )
            },
        )
    }
}
