package pace.app.player

import pace.app.R
import pace.rules.HeadToHead
import pace.rules.Matchup

/** What stands out about somebody. */
enum class Remark(val words: Int, val isGood: Boolean) {
    HOT_DUO(R.string.player_hot_duo, true),
    STRUGGLES(R.string.player_struggles, false),
    DOMINATES(R.string.player_dominates, true),
    NEMESIS(R.string.player_nemesis, false),
}

/** Which of a list stand out, by their places: those of the terminal and of the existing web app. */
object Remarks {
    private const val GAMES_OF_PLAYERS = 3u
    private const val GAMES_OF_PAIRS = 2u
    private const val GOOD = 70.0
    private const val POOR_WITH = 40.0
    private const val POOR_AGAINST = 30.0

    fun ofPartners(records: List<HeadToHead>): Map<Int, Remark> = found(
        records.map { it.gamesPlayed to it.winRate },
        GAMES_OF_PLAYERS,
        POOR_WITH,
        Remark.HOT_DUO,
        Remark.STRUGGLES.takeIf { records.size >= 2 },
    )

    fun ofOpponents(records: List<HeadToHead>): Map<Int, Remark> = found(
        records.map { it.gamesPlayed to it.winRate },
        GAMES_OF_PLAYERS,
        POOR_AGAINST,
        Remark.DOMINATES,
        Remark.NEMESIS,
    )

    fun ofPairs(matchups: List<Matchup>): Map<Int, Remark> = found(
        matchups.map { it.gamesPlayed to it.winRate },
        GAMES_OF_PAIRS,
        POOR_AGAINST,
        Remark.DOMINATES,
        Remark.NEMESIS,
    )

    private fun found(
        rates: List<Pair<UInt, Double>>,
        least: UInt,
        poor: Double,
        good: Remark,
        bad: Remark?,
    ): Map<Int, Remark> {
        val known = rates.withIndex().filter { it.value.first >= least }
        val best = known.maxByOrNull { it.value.second }?.takeIf { it.value.second >= GOOD }
        val worst = known.minByOrNull { it.value.second }?.takeIf { it.value.second < poor }
        return listOfNotNull(
            worst?.let { place -> bad?.let { place.index to it } },
            best?.let { it.index to good },
        ).toMap()
    }
}
