package pace.app.player

import pace.PairRemarks
import pace.PlayerRemarks
import pace.app.R
import pace.rules.Matchup
import pace.values.GroupPlayerId

/** What stands out about somebody. */
enum class Remark(val words: Int, val isGood: Boolean) {
    HOT_DUO(R.string.player_hot_duo, true),
    STRUGGLES(R.string.player_struggles, false),
    DOMINATES(R.string.player_dominates, true),
    NEMESIS(R.string.player_nemesis, false),
}

val PlayerRemarks.ofPartners: Map<GroupPlayerId, Remark>
    get() = listOfNotNull(
        strugglesWith?.let { it.partnerId to Remark.STRUGGLES },
        hotDuo?.let { it.partnerId to Remark.HOT_DUO },
    ).toMap()

val PlayerRemarks.ofOpponents: Map<GroupPlayerId, Remark>
    get() = listOfNotNull(
        nemesis?.let { it.opponentId to Remark.NEMESIS },
        dominates?.let { it.opponentId to Remark.DOMINATES },
    ).toMap()

fun PairRemarks.of(met: Matchup): Remark? = when (met) {
    dominates -> Remark.DOMINATES
    nemesis -> Remark.NEMESIS
    else -> null
}
