package pace.app.newsession

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import pace.app.words.Amounts
import pace.app.words.Typed
import pace.rules.CourtCostType
import pace.rules.Session
import pace.values.Money

/** What an evening costs, as it is typed. */
data class Costs(
    val court: String = "",
    val isTotal: Boolean = false,
    val shuttles: String = "",
    val isBetting: Boolean = false,
    val bet: String = "",
) {
    val isRight get() = listOf(
        court,
        shuttles,
        bet.takeIf { isBetting }.orEmpty(),
    ).none { Typed.amount(it) is Typed.Wrong }

    val courtType get() = if (isTotal) CourtCostType.TOTAL else CourtCostType.PER_PERSON
    val courtCost get() = money(court)
    val shuttleCost get() = money(shuttles)
    val betAmount get() = money(bet)

    val texts get() = listOf(court, isTotal.toString(), shuttles, isBetting.toString(), bet)

    companion object {
        fun of(texts: List<String>) = Costs(texts[0], texts[1].toBoolean(), texts[2], texts[3].toBoolean(), texts[4])

        fun of(session: Session, amounts: Amounts) = Costs(
            amounts.typed(session.courtCostValue),
            session.courtCostType == CourtCostType.TOTAL,
            amounts.typed(session.birdCostTotal),
            session.bettingEnabled,
            amounts.typed(session.betPerPlayer),
        )

        val saver: Saver<Costs, Any> = listSaver({ it.texts }, { of(it) })

        private fun money(typed: String) = (Typed.amount(typed) as? Typed.Amount)?.money ?: Money.ZERO
    }
}
