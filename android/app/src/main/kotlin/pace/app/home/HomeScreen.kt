package pace.app.home

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material.icons.filled.PlayArrow
import androidx.compose.material.icons.filled.Settings
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.IconAction
import pace.app.parts.ListCard
import pace.app.parts.MainButton
import pace.app.parts.NoticeCard
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.PaceRow
import pace.app.parts.PlainPage
import pace.app.parts.RowDivider
import pace.app.parts.SideButton
import pace.app.parts.Told
import pace.core.RecentGroup
import pace.core.Unsaved

/** Go on with the session, open a group, begin or join something. It asks the server nothing. */
@Composable
fun HomeScreen(state: HomeState, actions: HomeActions, modifier: Modifier = Modifier) {
    val home = state.home
    PlainPage(
        stringResource(R.string.app_name),
        modifier,
        subtitle = home.server.substringAfter("://").takeIf { state.hasServer },
        actions = {
            IconAction(Icons.Filled.Settings, stringResource(R.string.home_settings), { actions.open(Place.Settings) })
        },
    ) {
        for (notice in home.notices) {
            item("notice ${notice.id}") { NoticeCard(Told(notice.id, notice.text)) { actions.dismiss(notice.id) } }
        }
        if (!state.hasServer) item("server") { ChooseServer(actions) }
        for (unsaved in home.unsaved) item("unsaved ${unsaved.key}") { UnsavedCard(unsaved, actions) }
        home.currentSession?.let { id -> item("current") { Current { actions.open(Place.Session(id)) } } }
        item("begin") { Begin(state.hasServer, home.currentSession == null, actions) }
        item("join") { Join(actions) }
        if (home.recentGroups.isNotEmpty()) {
            item("recent") { Heading(stringResource(R.string.home_recent)) }
            item("groups") { RecentGroups(home.recentGroups, actions) }
        }
        if (state.hasServer) {
            item("lists") {
                ListCard {
                    PaceRow(
                        stringResource(R.string.home_lists),
                        detail = stringResource(R.string.home_lists_detail),
                        onClick = { actions.open(Place.Lists) },
                    )
                }
            }
        }
    }
}

@Composable
private fun ChooseServer(actions: HomeActions) {
    var address by rememberSaveable { mutableStateOf("") }
    PaceCard(gap = 12.dp) {
        Text(stringResource(R.string.home_server_title), style = MaterialTheme.typography.titleLarge)
        Faint(stringResource(R.string.home_server_detail))
        PaceField(
            address,
            { address = it },
            stringResource(R.string.home_server_address),
            placeholder = "192.168.1.5:7223",
            keyboard = KeyboardType.Uri,
            action = ImeAction.Go,
            onDone = { actions.useServer(address) },
        )
        MainButton(
            stringResource(R.string.home_server_use),
            { actions.useServer(address) },
            Modifier.fillMaxWidth(),
            address.isNotBlank(),
        )
    }
}

@Composable
private fun Current(onOpen: () -> Unit) {
    val ground = MaterialTheme.colorScheme.secondaryContainer
    PaceCard(ground = ground, edge = ground, gap = 14.dp) {
        Column(verticalArrangement = Arrangement.spacedBy(2.dp)) {
            val text = MaterialTheme.colorScheme.onSecondaryContainer
            Text(stringResource(R.string.home_current), style = MaterialTheme.typography.titleLarge, color = text)
            Text(stringResource(R.string.home_current_detail), color = text)
        }
        MainButton(
            stringResource(R.string.home_continue),
            onOpen,
            Modifier.fillMaxWidth(),
            icon = Icons.Filled.PlayArrow,
        )
    }
}

@Composable
private fun Begin(hasServer: Boolean, isMain: Boolean, actions: HomeActions) {
    Column(Modifier.padding(vertical = 4.dp), Arrangement.spacedBy(10.dp)) {
        val quick = stringResource(R.string.home_quick)
        val open = { actions.open(Place.NewSession(null)) }
        if (isMain) {
            MainButton(quick, open, Modifier.fillMaxWidth(), hasServer, Icons.Filled.Add)
        } else {
            SideButton(quick, open, Modifier.fillMaxWidth(), hasServer, Icons.Filled.Add)
        }
        val group = stringResource(R.string.home_new_group)
        SideButton(group, { actions.open(Place.NewGroup) }, Modifier.fillMaxWidth(), hasServer)
    }
}

@Composable
private fun Join(actions: HomeActions) {
    var typed by rememberSaveable { mutableStateOf("") }
    val join = { if (typed.isNotBlank()) actions.join(typed) }
    PaceCard(gap = 10.dp) {
        Text(stringResource(R.string.home_join_title), style = MaterialTheme.typography.titleMedium)
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            PaceField(
                typed,
                { typed = it },
                stringResource(R.string.home_join_code),
                Modifier.weight(1f),
                keyboard = KeyboardType.Ascii,
                action = ImeAction.Go,
                onDone = join,
            )
            MainButton(stringResource(R.string.home_join), join, enabled = typed.isNotBlank())
        }
    }
}

@Composable
private fun RecentGroups(groups: List<RecentGroup>, actions: HomeActions) {
    ListCard {
        groups.forEachIndexed { at, group ->
            if (at > 0) RowDivider()
            val code = stringResource(R.string.home_group_code, group.code)
            PaceRow(group.name, detail = code, onClick = { actions.open(Place.Group(group.id)) })
        }
    }
}

private val Unsaved.key get() = "${elsewhere.orEmpty()} $subject"
