package pace.app.summary

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.ListCard
import pace.app.parts.PaceCard
import pace.app.parts.RowDivider
import pace.app.parts.charts.Tone
import pace.app.words.amounts
import pace.app.words.difference
import pace.app.words.isGuest
import pace.core.SessionSnapshot
import pace.rules.PlayerStatistics
import pace.rules.Session
import pace.rules.Settlement
import pace.rules.SettlementRow
import pace.values.Money
import pace.values.PlayerId

/** What everybody pays, and how it comes to that. */
@Composable
internal fun Bill(snapshot: SessionSnapshot, session: Session, settlement: Settlement) {
    ListCard {
        settlement.rows.forEachIndexed { at, row ->
            if (at > 0) RowDivider()
            val figures = snapshot.players.find { it.player == row.player }
            BillRow(row, figures, session, snapshot.isGuest(row.player))
        }
        RowDivider()
        val money = amounts()
        val sums = stringResource(
            R.string.summary_sums,
            money.money(settlement.sharesTotal),
            money.money(settlement.balancesTotal),
        )
        Faint(sums, Modifier.padding(horizontal = 20.dp, vertical = 12.dp))
    }
}

@Composable
private fun BillRow(row: SettlementRow, figures: PlayerStatistics?, session: Session, isGuest: Boolean) {
    val money = amounts()
    Row(
        Modifier.fillMaxWidth().padding(horizontal = 20.dp, vertical = 12.dp).testTag("bill"),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f), Arrangement.spacedBy(2.dp)) {
            val organizer = stringResource(R.string.session_organizer).takeIf { row.isOrganizer }
            val guest = stringResource(R.string.session_guest).takeIf { isGuest }
            Text(row.name, style = MaterialTheme.typography.titleMedium)
            val marks = listOfNotNull(organizer, guest)
            if (marks.isNotEmpty()) Faint(marks.joinToString(" · "))
            if (figures != null) {
                val record = stringResource(R.string.session_wins_losses, figures.wins.toInt(), figures.losses.toInt())
                Faint("$record · ${money.percent(figures.winRate())} · ${difference(figures.difference())}")
            }
            val share = stringResource(R.string.summary_share_of, money.money(row.share))
            val net = stringResource(R.string.summary_net, money.signed(row.net)).takeIf { session.bettingEnabled }
            Faint(listOfNotNull(share, net).joinToString(" · "))
        }
        Column(horizontalAlignment = Alignment.End) {
            Text(stringResource(R.string.summary_pays), style = MaterialTheme.typography.labelMedium)
            Text(money.money(row.pay), style = MaterialTheme.typography.titleLarge)
            if (row.balance != Money.ZERO) {
                val balance = money.signed(row.balance)
                Text(balance, style = MaterialTheme.typography.bodyMedium, color = Tone.of(row.balance.cents))
            }
        }
    }
}

/** The fewest payments that settle everybody. */
@Composable
fun Payments(settlement: Settlement) {
    val name = { id: PlayerId -> settlement.rows.find { it.player == id }?.name ?: "?" }
    PaceCard(gap = 10.dp) {
        val count = settlement.transfers.size
        if (count == 0) {
            Text(stringResource(R.string.summary_nobody_owes))
            return@PaceCard
        }
        Faint(pluralStringResource(R.plurals.summary_settles, count, count))
        for (transfer in settlement.transfers) {
            Row(Modifier.fillMaxWidth().testTag("transfer"), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
                val who = stringResource(R.string.summary_pays_to, name(transfer.from), name(transfer.to))
                Text(who, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
                Text(amounts().money(transfer.amount), style = MaterialTheme.typography.titleMedium)
            }
        }
    }
}
