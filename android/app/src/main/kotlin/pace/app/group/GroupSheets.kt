package pace.app.group

import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.material.icons.filled.Edit
import androidx.compose.material.icons.filled.Person
import androidx.compose.material.icons.filled.Refresh
import androidx.compose.material.icons.filled.Share
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceField
import pace.app.parts.figures.Deed
import pace.app.parts.figures.Main
import pace.app.parts.figures.Panel
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.TabView
import pace.values.GroupPlayerId

/** Whatever lies open over the page. It stays while the page loads, when nothing of the group is known. */
@Composable
fun GroupSheets(open: OpenSheet, snapshot: GroupSnapshot, actions: GroupActions, onSheet: (OpenSheet?) -> Unit) {
    val close = { onSheet(null) }
    val name = snapshot.head?.name.orEmpty()
    val member = snapshot.members.firstOrNull { it.id.text == open.of }
    val balances = (snapshot.content as? TabView.Balances)?.view
    when (open.sheet) {
        Sheet.MENU -> Menu(onSheet, close)
        Sheet.INVITE -> Invite(snapshot.head, actions, onSheet, close)
        Sheet.RENAME -> Naming(R.string.group_rename, name, R.string.group_save, close) { actions.rename(it, close) }
        Sheet.NEW_CODE -> Asked(R.string.group_new_code, R.string.group_new_code_hint, close, actions::renewCode)
        Sheet.DELETE -> Deleting(name, close, actions::delete)
        Sheet.ADD -> AddPlayers(snapshot, actions, close)
        Sheet.MEMBER -> MemberMenu(member, onSheet, close, actions::removePlayer)
        Sheet.RENAME_MEMBER ->
            Naming(R.string.group_rename_player, member?.name.orEmpty(), R.string.group_save, close) { typed ->
                actions.renamePlayer(GroupPlayerId(open.of), typed, close)
            }
        Sheet.PRESENT -> Present(snapshot, close, actions::suggest)
        Sheet.PAYMENT -> PaymentForm(snapshot, balances, actions, close)
        Sheet.ACCOUNT -> AccountSheet(balances, open.of, close)
    }
}

@Composable
private fun Menu(onSheet: (OpenSheet?) -> Unit, close: () -> Unit) {
    Panel(stringResource(R.string.group_menu), close) {
        Deed(stringResource(R.string.group_invite), Icons.Default.Share, { onSheet(OpenSheet(Sheet.INVITE)) })
        Deed(stringResource(R.string.group_rename), Icons.Default.Edit, { onSheet(OpenSheet(Sheet.RENAME)) })
        Deed(stringResource(R.string.group_new_code), Icons.Default.Refresh, { onSheet(OpenSheet(Sheet.NEW_CODE)) })
        Deed(
            stringResource(R.string.group_delete),
            Icons.Default.Delete,
            { onSheet(OpenSheet(Sheet.DELETE)) },
            isDanger = true,
        )
    }
}

@Composable
private fun MemberMenu(
    member: MemberView?,
    onSheet: (OpenSheet?) -> Unit,
    close: () -> Unit,
    remove: (MemberView) -> Unit,
) {
    Panel(member?.name.orEmpty(), close) {
        if (member == null) return@Panel
        Deed(
            stringResource(R.string.group_rename_player),
            Icons.Default.Edit,
            { onSheet(OpenSheet(Sheet.RENAME_MEMBER, member.id.text)) },
        )
        Deed(
            stringResource(R.string.group_remove_player),
            Icons.Default.Person,
            {
                close()
                remove(member)
            },
            isDanger = true,
        )
        Faint(stringResource(R.string.group_remove_hint))
    }
}

/** A name to be typed. */
@Composable
private fun Naming(title: Int, now: String, save: Int, close: () -> Unit, onName: (String) -> Unit) {
    var typed by rememberSaveable { mutableStateOf(now) }
    Panel(stringResource(title), close) {
        PaceField(typed, { typed = it }, stringResource(R.string.group_name), Modifier.testTag("name"))
        Main(
            stringResource(save),
            { if (typed.trim() == now) close() else onName(typed.trim()) },
            isEnabled = typed.isNotBlank(),
        )
    }
}

@Composable
private fun Asked(question: Int, detail: Int, close: () -> Unit, onYes: () -> Unit) {
    Panel(stringResource(question), close) {
        Faint(stringResource(detail))
        Main(
            stringResource(question),
            {
                close()
                onYes()
            },
        )
    }
}

/** A group is deleted by typing its name; it can be taken back for 30 days. */
@Composable
private fun Deleting(name: String, close: () -> Unit, onDelete: () -> Unit) {
    var typed by rememberSaveable { mutableStateOf("") }
    Panel(stringResource(R.string.group_delete), close) {
        Faint(stringResource(R.string.group_delete_hint, name))
        PaceField(typed, { typed = it }, stringResource(R.string.group_delete_type), Modifier.testTag("name"))
        Main(
            stringResource(R.string.group_delete),
            {
                close()
                onDelete()
            },
            isEnabled = name.isNotBlank() && typed.trim() == name.trim(),
            isDanger = true,
        )
    }
}
