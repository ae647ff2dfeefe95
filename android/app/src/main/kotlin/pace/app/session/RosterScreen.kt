package pace.app.session

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Close
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.IconAction
import pace.app.parts.ListCard
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.PaceRow
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.PlainButton
import pace.app.parts.RowDivider
import pace.app.parts.Said
import pace.app.words.isGuest
import pace.core.SessionSnapshot
import pace.limits
import pace.rules.Player

/** Who is on the roster: add, rename, remove. */
@Composable
fun RosterScreen(snapshot: SessionSnapshot, actions: SessionActions, modifier: Modifier = Modifier) {
    val session = snapshot.session
    // What is typed stays while the page is loaded anew.
    var new by rememberSaveable { mutableStateOf("") }
    var renamed by rememberSaveable { mutableStateOf<String?>(null) }
    var name by rememberSaveable { mutableStateOf("") }
    Page(
        stringResource(R.string.session_roster),
        PageState.of(snapshot),
        actions::refresh,
        modifier,
        session?.players?.size?.let { pluralStringResource(R.plurals.session_players, it, it) },
        actions::back,
        waiting = actions,
    ) {
        if (session == null) {
            item { Said(stringResource(R.string.session_not_there)) }
            return@Page
        }
        if (session.players.size < limits(session.gameMode).maxPlayers) {
            item("add") { Add(new, { new = it }, actions) }
        }
        item("players") {
            ListCard {
                session.players.forEachIndexed { at, player ->
                    if (at > 0) RowDivider()
                    if (renamed == player.id.text) {
                        Rename(player, name, { name = it }, { renamed = null }, actions)
                    } else {
                        Row(player, snapshot, actions) {
                            renamed = player.id.text
                            name = player.name
                        }
                    }
                }
            }
        }
    }
}

@Composable
private fun Row(player: Player, snapshot: SessionSnapshot, actions: SessionActions, onRename: () -> Unit) {
    val marks = listOfNotNull(
        stringResource(R.string.session_organizer).takeIf { snapshot.organizer == player.id },
        stringResource(R.string.session_guest).takeIf { snapshot.isGuest(player.id) },
        stringResource(R.string.session_rename_hint),
    )
    PaceRow(
        player.name,
        detail = marks.joinToString(" · "),
        onClick = onRename,
        trailing = {
            val remove = stringResource(R.string.session_remove, player.name)
            IconAction(Icons.Filled.Close, remove, { actions.remove(player.id) })
        },
    )
}

@Composable
private fun Add(name: String, onName: (String) -> Unit, actions: SessionActions) {
    val add = { if (name.isNotBlank()) actions.addPlayer(name.trim()) { onName("") } }
    PaceCard {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            PaceField(
                name,
                onName,
                stringResource(R.string.session_new_player),
                Modifier.weight(1f),
                capitals = KeyboardCapitalization.Words,
                action = ImeAction.Done,
                onDone = add,
            )
            MainButton(stringResource(R.string.session_add), add, enabled = name.isNotBlank())
        }
    }
}

@Composable
private fun Rename(
    player: Player,
    name: String,
    onName: (String) -> Unit,
    onClose: () -> Unit,
    actions: SessionActions,
) {
    val rename = {
        val isNew = name.isNotBlank() && name.trim() != player.name
        if (isNew) actions.rename(player.id, name.trim(), onClose) else onClose()
    }
    PaceCard {
        PaceField(
            name,
            onName,
            stringResource(R.string.session_new_name),
            capitals = KeyboardCapitalization.Words,
            action = ImeAction.Done,
            onDone = rename,
        )
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            MainButton(stringResource(R.string.session_rename), rename)
            PlainButton(stringResource(R.string.parts_cancel), onClose)
        }
    }
}
