package pace.app.newsession

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.parts.Choice
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.SwitchRow
import pace.app.parts.figures.Title
import pace.app.words.Typed
import pace.app.words.amounts
import pace.app.words.said
import pace.values.Money

/** Court, shuttles and bet. */
@Composable
fun CostFields(costs: Costs, players: Int, onChange: (Costs) -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(Look.gap)) {
        CostOfCourt(costs, players, onChange)
        Bet(costs, onChange)
    }
}

@Composable
private fun CostOfCourt(costs: Costs, players: Int, onChange: (Costs) -> Unit) {
    PaceCard(gap = 12.dp) {
        Title(stringResource(R.string.newsession_costs))
        val court = stringResource(R.string.newsession_court)
        AmountField(costs.court, { onChange(costs.copy(court = it)) }, court, "court", each(costs, players))
        Choice(
            listOf(false, true),
            costs.isTotal,
            { stringResource(if (it) R.string.newsession_total else R.string.newsession_each) },
            { onChange(costs.copy(isTotal = it)) },
        )
        val shuttles = stringResource(R.string.newsession_shuttles)
        AmountField(costs.shuttles, { onChange(costs.copy(shuttles = it)) }, shuttles, "shuttles")
    }
}

@Composable
private fun Bet(costs: Costs, onChange: (Costs) -> Unit) {
    PaceCard(padding = PaddingValues(bottom = if (costs.isBetting) 16.dp else 0.dp)) {
        val detail = stringResource(R.string.newsession_bet_detail)
        SwitchRow(
            stringResource(R.string.newsession_bet),
            costs.isBetting,
            { onChange(costs.copy(isBetting = it)) },
            detail = detail,
        )
        if (costs.isBetting) {
            Column(Modifier.padding(horizontal = 20.dp)) {
                val bet = stringResource(R.string.newsession_bet_amount)
                AmountField(costs.bet, { onChange(costs.copy(bet = it)) }, bet, "bet")
            }
        }
    }
}

/** What a court that costs so much for each comes to. */
@Composable
private fun each(costs: Costs, players: Int): String? {
    if (costs.isTotal || costs.court.isBlank()) return null
    val total = amounts().money(Money(costs.courtCost.cents * players))
    return stringResource(R.string.newsession_court_comes_to, total)
}

@Composable
private fun AmountField(typed: String, onChange: (String) -> Unit, label: String, tag: String, hint: String? = null) {
    val wrong = (Typed.amount(typed) as? Typed.Wrong)?.why?.said()
    PaceField(typed, onChange, label, Modifier.testTag(tag), hint, wrong, "0", KeyboardType.Decimal)
}
