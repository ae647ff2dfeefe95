package pace.app.session

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import pace.rules.Game

/** A game as it was when editing began, and as it is typed. */
internal data class EditedGame(
    val lineupBefore: Lineup,
    val cardBefore: Card,
    val lineup: Lineup = lineupBefore,
    val card: Card = cardBefore,
) {
    /** None if nobody was replaced. */
    val newTeams get() = lineup.takeUnless { it.hasSameTeams(lineupBefore) }

    /** None if it is the one of before. */
    val newResult get() = Changed(card.result).takeIf { card.result != cardBefore.result }

    companion object {
        fun of(game: Game) = EditedGame(Lineup.of(game), Card.of(game))

        val saver: Saver<EditedGame?, Any> = listSaver(
            { it?.run { lineupBefore.texts + cardBefore.texts + lineup.texts + card.texts }.orEmpty() },
            {
                if (it.isEmpty()) return@listSaver null
                EditedGame(
                    Lineup.of(it.subList(0, 2)),
                    Card.of(it.subList(2, 5)),
                    Lineup.of(it.subList(5, 7)),
                    Card.of(it.subList(7, 10)),
                )
            },
        )
    }
}
