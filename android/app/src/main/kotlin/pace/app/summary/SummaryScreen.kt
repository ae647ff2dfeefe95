package pace.app.summary

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Share
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import java.time.Instant
import kotlinx.coroutines.launch
import pace.app.R
import pace.app.look.Look
import pace.app.parts.Badge
import pace.app.parts.BottomBar
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.PlainButton
import pace.app.parts.Said
import pace.app.parts.SideButton
import pace.app.platform.copyText
import pace.app.platform.sharePicture
import pace.app.platform.shareText
import pace.app.session.SessionActions
import pace.app.session.told
import pace.app.words.LocalClock
import pace.app.words.amounts
import pace.app.words.said
import pace.app.words.times
import pace.app.words.title
import pace.app.words.words
import pace.core.SessionSnapshot
import pace.rules.CourtCostType
import pace.rules.Session
import pace.rules.Settlement

/** Who pays what to the cent, the fewest payments, and the text, picture and links to share. */
@Composable
fun SummaryScreen(snapshot: SessionSnapshot, actions: SessionActions, modifier: Modifier = Modifier) {
    val (session, settlement) = snapshot.session to snapshot.settlement
    // For a session that was never fetched the amounts are of now.
    val asOf = times().recent(snapshot.lastSynced ?: LocalClock.current.instant())
    Page(
        stringResource(R.string.session_summary),
        PageState.of(snapshot),
        actions::refresh,
        modifier,
        session?.title()?.said(),
        actions::back,
        snapshot.notices.map { told(it, snapshot, actions) },
        actions,
        bottom = { if (session != null) Share(snapshot, actions, asOf) },
    ) {
        if (session == null || settlement == null) {
            item { Said(stringResource(R.string.session_not_there)) }
            return@Page
        }
        item("head") { Head(snapshot, session, settlement) }
        if (snapshot.provisional) item("provisional") { Provisional(snapshot.lastSynced) }
        item("bill") { Bill(snapshot, session, settlement) }
        item("payments heading") { Heading(stringResource(R.string.summary_payments)) }
        item("payments") { Payments(settlement) }
        item("links heading") { Heading(stringResource(R.string.summary_links)) }
        item("links") { Links(snapshot, session, actions) }
        item("text heading") { Heading(stringResource(R.string.summary_text)) }
        item("text") { ShareText(actions.shareText(asOf), actions) }
    }
}

@Composable
private fun Share(snapshot: SessionSnapshot, actions: SessionActions, asOf: String) {
    val context = LocalContext.current
    val scope = rememberCoroutineScope()
    val title = stringResource(R.string.summary_share)
    BottomBar {
        Row(horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            MainButton(
                stringResource(R.string.summary_share_text),
                { context.shareText(actions.shareText(asOf), title) },
                Modifier.weight(1f).testTag("share"),
                icon = Icons.Filled.Share,
            )
            val picture = stringResource(R.string.summary_share_picture)
            SideButton(
                picture,
                {
                    scope.launch {
                        val isShared = context.sharePicture(actions.shareText(asOf), title) {
                            SummaryPicture(context, asOf).draw(snapshot)
                        }
                        if (!isShared) actions.tell(words(R.string.summary_no_picture))
                    }
                },
                Modifier.weight(1f).heightIn(min = Look.target).testTag("share picture"),
            )
        }
    }
}

@Composable
private fun Head(snapshot: SessionSnapshot, session: Session, settlement: Settlement) {
    val amounts = amounts()
    PaceCard(gap = 6.dp) {
        val played = snapshot.history.size
        val games = pluralStringResource(R.plurals.summary_games, played, played)
        Text(
            listOfNotNull(snapshot.group, games).joinToString(" · "),
            Modifier.semantics { heading() },
            style = MaterialTheme.typography.titleLarge,
        )
        Faint(times().long(session.date))
        val court = amounts.money(settlement.court)
        val isEach = session.courtCostType == CourtCostType.PER_PERSON
        Line(
            stringResource(R.string.summary_court),
            if (isEach) {
                stringResource(R.string.summary_court_each, amounts.money(session.courtCostValue), court)
            } else {
                court
            },
        )
        Line(stringResource(R.string.summary_shuttles), amounts.money(settlement.shuttles))
        if (session.bettingEnabled) Line(stringResource(R.string.summary_bet), amounts.money(session.betPerPlayer))
        Line(stringResource(R.string.summary_total), amounts.money(settlement.total), isStrong = true)
    }
}

@Composable
internal fun Line(name: String, value: String, isStrong: Boolean = false) {
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp)) {
        val style = if (isStrong) MaterialTheme.typography.titleMedium else MaterialTheme.typography.bodyLarge
        Text(name, Modifier.weight(1f), style = style)
        Text(value, style = style)
    }
}

/** Amounts that are not final say so. */
@Composable
fun Provisional(lastSynced: Instant?) {
    val asOf = times().recent(lastSynced ?: LocalClock.current.instant())
    Badge(stringResource(R.string.summary_provisional, asOf))
}

@Composable
private fun ShareText(text: String, actions: SessionActions) {
    val context = LocalContext.current
    val label = stringResource(R.string.summary_text)
    PaceCard(ground = MaterialTheme.colorScheme.surfaceContainerLowest) {
        SelectionContainer { Text(text, Modifier.testTag("share text"), style = MaterialTheme.typography.bodyMedium) }
        PlainButton(
            stringResource(R.string.summary_copy),
            {
                context.copyText(text, label)
                actions.tell(words(R.string.summary_copied))
            },
        )
    }
}
