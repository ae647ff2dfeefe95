package pace.app.scoreboard

import pace.rules.GameMode
import pace.rules.Match
import pace.rules.Sport
import pace.rules.Team

/** All that has to outlive the process: what was chosen, who won each rally, and whether it was handed over. */
data class Sheet(
    val sport: Int = 0,
    val bestOf: Int = 1,
    val firstServer: Team = Team.A,
    val isBegun: Boolean = false,
    val rallies: List<Team> = emptyList(),
    val isSpoken: Boolean = true,
    val isSent: Boolean = false,
) {
    /** As one line, for the saved state. */
    val line: String
        get() {
            val won = rallies.joinToString("")
            return listOf(sport, bestOf, firstServer, isBegun, isSpoken, isSent, won).joinToString(" ")
        }

    fun match(sports: List<Sport>, mode: GameMode) =
        Match(sports[sport.coerceIn(sports.indices)], bestOf.toUByte(), mode, firstServer, rallies)

    companion object {
        fun read(line: String): Sheet {
            val parts = line.split(' ')
            return Sheet(
                sport = parts[0].toInt(),
                bestOf = parts[1].toInt(),
                firstServer = Team.valueOf(parts[2]),
                isBegun = parts[3].toBoolean(),
                isSpoken = parts[4].toBoolean(),
                isSent = parts[5].toBoolean(),
                rallies = parts[6].map { Team.valueOf(it.toString()) },
            )
        }
    }
}
