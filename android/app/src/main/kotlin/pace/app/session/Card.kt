package pace.app.session

import pace.rules.Game
import pace.rules.GameResult
import pace.rules.Team
import pace.winnerPoints

/** A result that is being given: who won, and the points as they are typed. */
data class Card(val winner: Team? = null, val pointsA: String = "", val pointsB: String = "") {
    val isEmpty get() = this == Card()

    fun points(team: Team) = if (team == Team.A) pointsA else pointsB

    fun won(team: Team) = copy(winner = if (winner == team) null else team)

    fun typed(team: Team, points: String) = if (team == Team.A) copy(pointsA = points) else copy(pointsB = points)

    /** The loser's points; those of the winner follow. */
    fun lost(points: Int): Card {
        val winner = winner ?: return this
        val (of, against) = winnerPoints(points.toUByte()).toString() to points.toString()
        return if (winner == Team.A) copy(pointsA = of, pointsB = against) else copy(pointsA = against, pointsB = of)
    }

    /** None without a winner. */
    val result: GameResult?
        get() = winner?.let { GameResult(it, pointsA.toUByteOrNull(), pointsB.toUByteOrNull()) }

    /** Whether it cannot be saved as it is typed: the core has the last word, this is said beside the fields. */
    val isWrong get() = isWinnerBelow || isTooMany

    val isTooMany: Boolean get() = listOf(pointsA, pointsB).any { (it.toIntOrNull() ?: 0) > MOST_POINTS }

    val isWinnerBelow: Boolean
        get() {
            val (a, b) = (pointsA.toIntOrNull() ?: return false) to (pointsB.toIntOrNull() ?: return false)
            return winner == Team.A && a < b || winner == Team.B && b < a
        }

    /** As texts, for the saved state. */
    val texts: List<String> get() = listOf(winner?.name.orEmpty(), pointsA, pointsB)

    companion object {
        /** What wins, however close it is. */
        val MOST_POINTS = winnerPoints(UByte.MAX_VALUE).toInt()

        /** Reads [texts]. */
        fun of(texts: List<String>) = Card(Team.entries.find { it.name == texts[0] }, texts[1], texts[2])

        fun of(game: Game) =
            Card(game.winningTeam, game.teamAScore?.toString().orEmpty(), game.teamBScore?.toString().orEmpty())
    }
}
