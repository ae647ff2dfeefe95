package pace.app.group

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.material.icons.filled.Share
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.IconAction
import pace.app.parts.Said
import pace.app.parts.SideButton
import pace.app.parts.SyncBadge
import pace.app.parts.charts.Tone
import pace.app.parts.figures.TapRow
import pace.app.words.amounts
import pace.app.words.times
import pace.core.BalancesView
import pace.core.GroupSnapshot
import pace.core.PaymentLine
import pace.rules.Account
import pace.rules.GroupTransfer
import pace.rules.Person

/** The fewest payments that settle everybody, who owes and is owed, and what was paid. */
fun LazyListScope.balancesTab(
    snapshot: GroupSnapshot,
    view: BalancesView,
    actions: GroupActions,
    onSheet: (OpenSheet) -> Unit,
) {
    val people = view.balances.people
    if (view.provisional) item("provisional") { Provisional(snapshot) }
    if (people.isEmpty() && view.payments.isEmpty()) {
        item("none") { Said(stringResource(R.string.group_nothing_to_settle)) }
        return
    }
    item("plan") { Heading(stringResource(R.string.group_settle_up)) }
    if (view.balances.plan.isEmpty()) item("even") { Faint(stringResource(R.string.group_all_even)) }
    items(view.balances.plan, { "${it.from.key} ${it.to.key}" }) { Transfer(it, people, actions) }
    balances(people, onSheet)
    payments(view.payments, actions)
    item("share") {
        val share = stringResource(R.string.group_share_balances)
        SideButton(share, actions::shareBalances, Modifier.fillMaxWidth(), icon = Icons.Default.Share)
    }
}

@Composable
private fun Provisional(snapshot: GroupSnapshot) {
    val signs = Look.signs
    Surface(color = signs.waitingGround, shape = MaterialTheme.shapes.medium) {
        val asOf = snapshot.lastSynced?.let { times().recent(it) }
        Text(
            if (asOf == null) {
                stringResource(R.string.group_provisional)
            } else {
                stringResource(R.string.group_provisional_as_of, asOf)
            },
            Modifier.padding(16.dp),
            color = signs.onWaiting,
        )
    }
}

/** One of the payments that settle everybody; marked as paid with one tap, and taken back as easily. */
@Composable
private fun Transfer(transfer: GroupTransfer, people: List<Account>, actions: GroupActions) {
    val (from, to) = people.nameOf(transfer.from) to people.nameOf(transfer.to)
    val amount = amounts().money(transfer.amount)
    val mark = stringResource(R.string.group_mark_paid)
    TapRow(null) {
        Column(Modifier.weight(1f)) {
            Text(stringResource(R.string.group_pays, from, to), style = MaterialTheme.typography.bodyLarge)
            Text(amount, style = MaterialTheme.typography.titleLarge, fontWeight = FontWeight.SemiBold)
        }
        SideButton(
            stringResource(R.string.group_paid),
            { actions.pay(transfer.from, transfer.to, transfer.amount) },
            Modifier.testTag("settle").semantics { onClick(mark, null) },
        )
    }
}

private fun LazyListScope.balances(people: List<Account>, onSheet: (OpenSheet) -> Unit) {
    item("balances") {
        Heading(stringResource(R.string.group_balances))
        Faint(stringResource(R.string.group_balances_hint), Modifier.padding(start = 4.dp))
    }
    items(people, { it.person().key }) { account ->
        TapRow(
            { onSheet(OpenSheet(Sheet.ACCOUNT, account.person().key)) },
            tapLabel = stringResource(R.string.group_where_from),
        ) {
            Text(account.name, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
            Text(
                amounts().signed(account.balance),
                style = MaterialTheme.typography.titleMedium,
                color = Tone.of(account.balance.cents),
            )
        }
    }
}

private fun LazyListScope.payments(payments: List<PaymentLine>, actions: GroupActions) {
    if (payments.isEmpty()) return
    item("paid") { Heading(stringResource(R.string.group_payments)) }
    items(payments, { it.payment.id.text }) { line ->
        TapRow(null) {
            Column(Modifier.weight(1f)) {
                val amount = amounts().money(line.payment.amount)
                Text(
                    stringResource(R.string.group_paid_line, line.from, line.to, amount),
                    style = MaterialTheme.typography.bodyLarge,
                )
                Faint(times().recent(line.payment.at))
                SyncBadge(line.sync)
            }
            IconAction(
                Icons.Default.Delete,
                stringResource(R.string.group_delete_payment),
                { actions.deletePayment(line) },
                Modifier.testTag("delete-payment"),
            )
        }
    }
}

/** Tells people apart; guests by their name. */
val Person.key: String
    get() = when (this) {
        is Person.Member -> "member ${player.text}"
        is Person.Guest -> "guest $name"
    }

fun List<Account>.nameOf(person: Person): String =
    firstOrNull { it.person().key == person.key }?.name ?: (person as? Person.Guest)?.name.orEmpty()
