package pace.app.session

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import pace.app.words.teamSize
import pace.core.GameDraft
import pace.rules.GameMode
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
    /** Who plays an unplanned game: the winners are side A. */
    val lineup: Lineup = Lineup(),
    val card: Card = Card(),
) {
    /** Those chosen who are still on the roster; who is left over plays where nobody else can. */
    fun sides(session: Session): Lineup {
        val size = session.gameMode.teamSize
        val players = session.players.map { it.id }
        val (a, b) = lineup.among(players)
        val isObvious = players.size == 2 * size && a.size == size
        return Lineup(a, if (isObvious) players - a.toSet() else b)
    }

    fun isComplete(session: Session) = sides(session).isFull(session.gameMode.teamSize)

    /** Whether nobody but the last of four is still to be chosen; points that are typed are looked at once more. */
    fun lacksOne(session: Session): Boolean {
        val (a, b) = sides(session)
        val isWithoutPoints = card.pointsA.isEmpty() && card.pointsB.isEmpty()
        return session.gameMode == GameMode.DOUBLES && a.size == 2 && b.size == 1 && isWithoutPoints
    }

    fun pick(player: PlayerId, session: Session): PlayDraft =
        play(lineup.among(session.players.map { it.id }).toggled(player, session.gameMode.teamSize))

    fun play(next: Lineup) = copy(isUnplanned = true, lineup = next, card = card.copy(winner = Team.A))

    fun draft(session: Session, isPlayed: Boolean): GameDraft {
        val (a, b) = sides(session)
        return GameDraft(a, b, if (isPlayed) card.copy(winner = Team.A).result else null)
    }

    companion object {
        val saver: Saver<PlayDraft, Any> = listSaver(
            { listOf(it.selected?.text.orEmpty(), it.isUnplanned.toString()) + it.lineup.texts + it.card.texts },
            {
                PlayDraft(
                    it[0].takeIf(String::isNotEmpty)?.let(::GameId),
                    it[1].toBoolean(),
                    Lineup.of(it.subList(2, 4)),
                    Card.of(it.subList(4, 7)),
                )
            },
        )
    }
}
