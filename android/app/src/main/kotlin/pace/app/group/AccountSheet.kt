package pace.app.group

import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.charts.Tone
import pace.app.parts.figures.Labelled
import pace.app.parts.figures.Panel
import pace.app.words.amounts
import pace.app.words.times
import pace.core.BalancesView
import pace.rules.Line

/** Where somebody's balance comes from: its lines, which add up to it. */
@Composable
fun AccountSheet(view: BalancesView?, person: String, close: () -> Unit) {
    val account = view?.balances?.people?.firstOrNull { it.person().key == person }
    Panel(account?.name ?: stringResource(R.string.group_balances), close) {
        if (view == null) return@Panel
        if (account == null) {
            Faint(stringResource(R.string.group_nothing_left))
            return@Panel
        }
        account.lines.forEach { LineRow(it) }
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        val words = when {
            account.balance.cents > 0 -> R.string.group_to_receive
            account.balance.cents < 0 -> R.string.group_to_pay
            else -> R.string.group_even
        }
        val sum = amounts().signed(account.balance)
        Labelled(stringResource(words), sum, tone = Tone.of(account.balance.cents))
    }
}

@Composable
private fun LineRow(line: Line) {
    val what = "${times().day(line.date)}  ${line.title}"
    Labelled(what, amounts().signed(line.amount), tone = Tone.of(line.amount.cents))
}
