package pace.app.group

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceChip
import pace.app.parts.PaceField
import pace.app.parts.figures.Main
import pace.app.parts.figures.Panel
import pace.app.parts.figures.Title
import pace.app.words.Typed
import pace.app.words.said
import pace.core.BalancesView
import pace.core.GroupSnapshot
import pace.rules.Person
import pace.values.Money

/** Marks a payment: who paid whom how much. No money moves. */
@Composable
fun PaymentForm(snapshot: GroupSnapshot, view: BalancesView?, actions: GroupActions, close: () -> Unit) {
    val people = people(snapshot, view)
    var from by rememberSaveable { mutableStateOf<String?>(null) }
    var to by rememberSaveable { mutableStateOf<String?>(null) }
    var typed by rememberSaveable { mutableStateOf("") }
    val amount = Typed.amount(typed)
    val (payer, payee) = listOf(from, to).map { key -> people.firstOrNull { it.first.key == key }?.first }
    Panel(stringResource(R.string.group_record_payment), close) {
        Faint(stringResource(R.string.group_payment_hint))
        Who(R.string.group_who_paid, people, from) {
            from = it
            if (to == it) to = null
        }
        Who(R.string.group_who_was_paid, people.filter { it.first.key != from }, to) { to = it }
        PaceField(
            typed,
            { typed = it },
            stringResource(R.string.group_how_much),
            Modifier.testTag("amount"),
            wrong = (amount as? Typed.Wrong)?.why?.said(),
            keyboard = KeyboardType.Decimal,
            action = ImeAction.Done,
        )
        val money = (amount as? Typed.Amount)?.money ?: Money.ZERO
        Main(
            stringResource(R.string.group_mark_paid),
            { if (payer != null && payee != null) actions.pay(payer, payee, money, close) },
            isEnabled = payer != null && payee != null && money > Money.ZERO,
        )
    }
}

/** Everybody with a balance, and the players of the group. */
private fun people(snapshot: GroupSnapshot, view: BalancesView?): List<Pair<Person, String>> {
    val accounts = view?.balances?.people.orEmpty().map { it.person() to it.name }
    val members = snapshot.members.filter { !it.isRemoved }.map { Person.Member(it.id) to it.name }
    return (accounts + members).distinctBy { it.first.key }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Who(title: Int, people: List<Pair<Person, String>>, chosen: String?, onChoose: (String) -> Unit) {
    Title(stringResource(title))
    FlowRow(Modifier.testTag("who-$title"), Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
        for ((person, name) in people) {
            PaceChip(
                chosen = person.key == chosen,
                onClick = { onChoose(person.key) },
                text = name,
            )
        }
    }
}
