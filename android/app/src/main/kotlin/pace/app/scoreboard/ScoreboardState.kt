package pace.app.scoreboard

import androidx.compose.runtime.saveable.listSaver
import pace.core.Failure
import pace.rules.Board
import pace.rules.GameMode
import pace.rules.Score
import pace.rules.Sport
import pace.rules.Team

/** All that the scoreboard shows. */
data class ScoreboardState(
    val sides: Sides,
    val sheet: Sheet,
    /** Those that can be chosen. */
    val sports: List<Sport>,
    /** None until play has begun. */
    val board: Board? = null,
    val sending: Sending = Sending.No,
) {
    /** Something would be lost with the board. */
    val isUnsaved get() = sheet.isBegun && sheet.rallies.isNotEmpty() && sending == Sending.No
}

/** Who plays. */
data class Sides(val a: List<String>, val b: List<String>) {
    fun of(team: Team) = if (team == Team.A) a else b

    /** "Ann & Ben". */
    fun name(team: Team): String = of(team).joinToString(" & ")

    val mode get() = if (a.size > 1) GameMode.DOUBLES else GameMode.SINGLES

    companion object {
        val saver = listSaver<Sides?, List<String>>(
            { sides -> listOfNotNull(sides?.a, sides?.b) },
            { kept -> if (kept.size == 2) Sides(kept[0], kept[1]) else null },
        )
    }
}

/** What became of the finished game. */
sealed interface Sending {
    data object No : Sending

    data object Going : Sending

    data object Saved : Sending

    data class Failed(val failure: Failure) : Sending
}

/** What a person does at a scoreboard. */
interface ScoreboardActions {
    fun choose(sport: Int)

    fun playBestOf(games: Int)

    fun serveFirst(team: Team)

    fun begin()

    fun wonBy(team: Team)

    fun undo()

    fun speak(isSpoken: Boolean)

    /** Sends the finished game; after a failure, once more. */
    fun save()

    fun leave()
}

fun Score.of(team: Team): Int = (if (team == Team.A) a else b).toInt()
