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
import pace.app.parts.PlainButton
import pace.app.parts.PlainPage
import pace.app.parts.RowDivider
import pace.app.words.isGuest
import pace.core.SessionSnapshot
import pace.rules.Player

/** Who is on the roster: add, rename, remove. */
@Composable
fun RosterScreen(snapshot: SessionSnapshot, actions: SessionActions, modifier: Modifier = Modifier) {
    val players = snapshot.session?.players.orEmpty()
    var renamed by rememberSaveable { mutableStateOf<String?>(null) }
    val count = pluralStringResource(R.plurals.session_players, players.size, players.size)
    PlainPage(stringResource(R.string.session_roster), modifier, count, actions::back) {
        item("add") { Add(actions) }
        item("players") {
            ListCard {
                players.forEachIndexed { at, player ->
                    if (at > 0) RowDivider()
                    if (renamed == player.id.text) {
                        Rename(player, { renamed = null }) { actions.rename(player.id, it) }
                    } else {
                        Row(player, snapshot, actions) { renamed = player.id.text }
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
private fun Add(actions: SessionActions) {
    var name by rememberSaveable { mutableStateOf("") }
    val add = {
        if (name.isNotBlank()) {
            actions.addPlayer(name.trim())
            name = ""
        }
    }
    PaceCard {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            PaceField(
                name,
                { name = it },
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
private fun Rename(player: Player, onClose: () -> Unit, onRename: (String) -> Unit) {
    var name by rememberSaveable(player.id.text) { mutableStateOf(player.name) }
    val rename = {
        if (name.isNotBlank() && name.trim() != player.name) onRename(name.trim())
        onClose()
    }
    PaceCard {
        PaceField(
            name,
            { name = it },
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
