package pace.app.words

import pace.app.R
import pace.formats
import pace.limits
import pace.rules.Format
import pace.rules.GameMode
import pace.rules.NoPlan

/** Those that a mode has, in the order in which they are offered. */
val GameMode.formats: List<Format> get() = formats(this).map { it.format }

/** Each round follows from the results of those before: no more than the next one can be planned. */
val Format.needsResults: Boolean get() = formats(GameMode.DOUBLES).any { it.format == this && it.needsResults }

/** As many courts as the largest roster fills in doubles. */
val mostCourts: Int get() = limits(GameMode.DOUBLES).run { maxPlayers / minPlayers }

val Format.title: Int
    get() = when (this) {
        Format.ROUND_ROBIN -> R.string.plan_round_robin
        Format.AMERICANO -> R.string.plan_americano
        Format.MEXICANO -> R.string.plan_mexicano
        Format.KING_OF_THE_COURT -> R.string.plan_king
        Format.FIXED_PAIRS -> R.string.plan_fixed_pairs
    }

val Format.explanation: Int
    get() = when (this) {
        Format.ROUND_ROBIN -> R.string.plan_about_round_robin
        Format.AMERICANO -> R.string.plan_about_americano
        Format.MEXICANO -> R.string.plan_about_mexicano
        Format.KING_OF_THE_COURT -> R.string.plan_about_king
        Format.FIXED_PAIRS -> R.string.plan_about_pairs
    }

/** Why nothing can be planned like that. */
fun NoPlan.words(): Words = words(
    when (this) {
        is NoPlan.NoSession -> R.string.plan_no_session
        is NoPlan.TooFew -> R.string.plan_too_few
        is NoPlan.TooMany -> R.string.plan_too_many
        is NoPlan.Singles -> R.string.plan_singles
        is NoPlan.OddPairs -> R.string.plan_odd_pairs
        is NoPlan.ResultsFirst -> R.string.plan_results_first
        is NoPlan.Nothing -> R.string.plan_nothing
    },
)
