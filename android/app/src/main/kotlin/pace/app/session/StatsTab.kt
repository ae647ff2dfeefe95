package pace.app.session

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.Badge
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.charts.Tone
import pace.app.summary.Payments
import pace.app.summary.Provisional
import pace.app.words.amounts
import pace.app.words.difference
import pace.app.words.isGuest
import pace.core.SessionSnapshot
import pace.rules.PlayerStatistics
import pace.rules.Session

/** Stats: everybody's evening, from the games that exist now, and what it comes to. */
internal fun LazyListScope.stats(snapshot: SessionSnapshot, session: Session, actions: SessionActions) {
    for (player in snapshot.players) {
        item("player ${player.player.text}") { Figures(player, snapshot, session) }
    }
    snapshot.settlement?.let { settlement ->
        item("settlement") { Heading(stringResource(R.string.session_settlement)) }
        if (snapshot.provisional) item("provisional") { Provisional(snapshot.lastSynced) }
        item("payments") { Payments(settlement) }
        item("summary") {
            val open = { actions.open(Place.Summary(session.id)) }
            MainButton(stringResource(R.string.session_summary), open, Modifier.fillMaxWidth())
        }
    }
}

@Composable
private fun Figures(player: PlayerStatistics, snapshot: SessionSnapshot, session: Session) {
    PaceCard(gap = 6.dp) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
            Text(player.name, Modifier.weight(1f), style = MaterialTheme.typography.titleLarge)
            Text(
                stringResource(R.string.session_wins_losses, player.wins.toInt(), player.losses.toInt()),
                style = MaterialTheme.typography.titleLarge,
            )
        }
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
            val points = stringResource(R.string.session_points, player.pointsFor.toInt(), player.pointsAgainst.toInt())
            Faint("${amounts().percent(player.winRate())} · $points", Modifier.weight(1f))
            if (session.bettingEnabled) {
                val net = player.net
                Text(amounts().signed(net), style = MaterialTheme.typography.titleMedium, color = Tone.of(net.cents))
            } else {
                val by = player.difference()
                Text(difference(by), style = MaterialTheme.typography.titleMedium, color = Tone.of(by))
            }
        }
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            val colours = MaterialTheme.colorScheme
            if (snapshot.organizer == player.player) {
                Badge(
                    stringResource(R.string.session_organizer),
                    ground = colours.secondaryContainer,
                    color = colours.onSecondaryContainer,
                )
            }
            if (snapshot.isGuest(player.player)) Badge(stringResource(R.string.session_guest))
        }
    }
}
