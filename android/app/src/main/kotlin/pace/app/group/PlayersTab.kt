package pace.app.group

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.MoreVert
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.IconAction
import pace.app.parts.Said
import pace.app.parts.SideButton
import pace.app.parts.SyncBadge
import pace.app.parts.figures.Search
import pace.app.parts.figures.TapRow
import pace.app.parts.figures.record
import pace.app.words.times
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.PlayerLine
import pace.core.TabView
import pace.rules.RecentGuest

/** The pool: its players, guests of late who can become players, and those who were removed. */
fun LazyListScope.playersTab(
    snapshot: GroupSnapshot,
    content: TabView.Players,
    typed: String,
    onType: (String) -> Unit,
    actions: GroupActions,
    onSheet: (OpenSheet) -> Unit,
) {
    val isSearch = typed.isNotBlank()
    val found = if (isSearch) actions.playersMatching(typed).map { it.id }.toSet() else emptySet()
    val players = content.players.filter { !isSearch || it.member.id in found }
    // What is typed can be taken back, also when meanwhile nobody is left.
    if (isSearch || content.players.isNotEmpty()) {
        item("search") { Search(typed, onType, stringResource(R.string.group_search_players)) }
    }
    if (!isSearch && content.players.size > 1) item("next") { NextGames(onSheet) }
    if (players.isEmpty()) {
        val why = if (isSearch) R.string.group_no_player_found else R.string.group_no_players
        item("none") { Said(stringResource(why)) }
    }
    items(players, { it.member.id.text }) { PlayerRow(it, actions, onSheet) }
    if (!isSearch) {
        guests(content.guests, actions)
        removed(snapshot.members.filter { it.isRemoved }, actions)
    }
}

/** The way to the suggestion of who should play next. */
@Composable
private fun NextGames(onSheet: (OpenSheet) -> Unit) {
    SideButton(
        stringResource(R.string.group_who_next),
        { onSheet(OpenSheet(Sheet.PRESENT)) },
        Modifier.fillMaxWidth().testTag("who-is-next"),
    )
}

@Composable
private fun PlayerRow(line: PlayerLine, actions: GroupActions, onSheet: (OpenSheet) -> Unit) {
    val figures = line.figures?.takeIf { it.totalGames > 0u }
    TapRow({ actions.openPlayer(line.member.id) }, tapLabel = stringResource(R.string.group_open_profile)) {
        Column(Modifier.weight(1f)) {
            Text(line.member.name, style = MaterialTheme.typography.titleMedium)
            Faint(figures?.let { record(it.wins, it.losses) } ?: stringResource(R.string.group_no_games_yet))
            SyncBadge(line.member.sync)
        }
        figures?.let { Text(it.eloRating.toString(), style = MaterialTheme.typography.titleMedium) }
        IconAction(
            Icons.Default.MoreVert,
            stringResource(R.string.group_more_of, line.member.name),
            { onSheet(OpenSheet(Sheet.MEMBER, line.member.id.text)) },
        )
    }
}

private fun LazyListScope.guests(guests: List<RecentGuest>, actions: GroupActions) {
    if (guests.isEmpty()) return
    item("guests") { Heading(stringResource(R.string.group_guests)) }
    items(guests, { "guest ${it.name}" }) { guest ->
        val sessions = guest.sessionCount.toInt()
        TapRow({ actions.promoteGuest(guest.name) }, tapLabel = stringResource(R.string.group_promote)) {
            Column(Modifier.weight(1f), Arrangement.spacedBy(2.dp)) {
                Text(guest.name, style = MaterialTheme.typography.titleMedium)
                val count = pluralStringResource(R.plurals.group_guest_sessions, sessions, sessions)
                Faint(stringResource(R.string.group_guest_facts, count, times().day(guest.lastSessionDate)))
            }
            Text(
                stringResource(R.string.group_promote),
                style = MaterialTheme.typography.labelLarge,
                color = MaterialTheme.colorScheme.primary,
            )
        }
    }
}

private fun LazyListScope.removed(members: List<MemberView>, actions: GroupActions) {
    if (members.isEmpty()) return
    item("removed") { Heading(stringResource(R.string.group_removed)) }
    items(members, { "removed ${it.id.text}" }) { member ->
        TapRow({ actions.openPlayer(member.id) }, tapLabel = stringResource(R.string.group_open_profile)) {
            Text(member.name, Modifier.weight(1f), style = MaterialTheme.typography.titleMedium)
            SideButton(stringResource(R.string.group_return), { actions.returnPlayer(member.id) })
        }
    }
}
