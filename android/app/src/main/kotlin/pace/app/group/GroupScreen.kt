package pace.app.group

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Add
import androidx.compose.material.icons.filled.MoreVert
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
import pace.app.parts.BottomBar
import pace.app.parts.IconAction
import pace.app.parts.MainButton
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.Said
import pace.app.parts.WaitingActions
import pace.app.parts.figures.behindPanel
import pace.core.GroupSnapshot
import pace.core.SyncMark
import pace.core.Tab
import pace.core.TabView

/** A group: its evenings, its board, its players and pairs, its records and its money. */
@Composable
fun GroupScreen(
    snapshot: GroupSnapshot,
    actions: GroupActions,
    modifier: Modifier = Modifier,
    opened: OpenSheet? = null,
) {
    var sheet by rememberSaveable(stateSaver = OpenSheet.Saver) { mutableStateOf(opened) }
    var typed by rememberSaveable { mutableStateOf("") }
    val open = { next: Tab ->
        typed = ""
        actions.open(next)
    }
    Box(modifier) {
        Page(
            title = snapshot.head?.name ?: stringResource(R.string.group_title),
            state = PageState.of(snapshot),
            onRefresh = actions::refresh,
            modifier = Modifier.behindPanel(sheet != null),
            subtitle = subtitle(snapshot),
            onBack = actions::leave,
            notices = told(snapshot.notices, actions),
            waiting = actions,
            actions = { if (snapshot.head != null) Buttons { sheet = OpenSheet(it) } },
            bottom = { Deed(snapshot, actions) { sheet = it } },
            header = { if (snapshot.page !is pace.core.Page.Ended) GroupTabs(snapshot.tab, open) },
            ended = { item("ended") { Deleted(actions) } },
        ) {
            tab(snapshot, typed, { typed = it }, actions) { sheet = it }
        }
        sheet?.let { GroupSheets(it, snapshot, actions) { next -> sheet = next } }
    }
}

private fun LazyListScope.tab(
    snapshot: GroupSnapshot,
    typed: String,
    onType: (String) -> Unit,
    actions: GroupActions,
    onSheet: (OpenSheet) -> Unit,
) {
    when (val content = snapshot.content) {
        is TabView.Sessions -> sessionsTab(content.sessions, typed, onType, actions)
        is TabView.Leaderboard -> leaderboardTab(content.rows, actions)
        is TabView.Players -> playersTab(snapshot, content, typed, onType, actions, onSheet)
        is TabView.Pairings -> pairingsTab(content.rows, actions)
        is TabView.Overview -> overviewTab(content.overview)
        is TabView.Balances -> balancesTab(snapshot, content.view, actions, onSheet)
        null -> Unit
    }
}

@Composable
private fun subtitle(snapshot: GroupSnapshot): String? {
    val head = snapshot.head ?: return null
    val code = head.code
    return when {
        head.sync == SyncMark.UNCONFIRMED -> stringResource(R.string.group_unconfirmed)
        code == null -> stringResource(R.string.group_code_later)
        else -> stringResource(R.string.group_code, code)
    }
}

@Composable
private fun RowScope.Buttons(onSheet: (Sheet) -> Unit) {
    IconAction(Icons.Default.Share, stringResource(R.string.group_invite), { onSheet(Sheet.INVITE) })
    IconAction(Icons.Default.MoreVert, stringResource(R.string.group_menu), { onSheet(Sheet.MENU) })
}

/** What the open tab is for, in the thumb's reach. */
@Composable
private fun Deed(snapshot: GroupSnapshot, actions: GroupActions, onSheet: (OpenSheet) -> Unit) {
    val isShown = snapshot.page is pace.core.Page.Ready || snapshot.page is pace.core.Page.Refreshing
    if (!isShown) return
    val (words, onClick) = when (snapshot.content) {
        is TabView.Sessions -> R.string.group_new_session to actions::newSession
        is TabView.Players -> R.string.group_add_players to { onSheet(OpenSheet(Sheet.ADD)) }
        is TabView.Balances -> R.string.group_record_payment to { onSheet(OpenSheet(Sheet.PAYMENT)) }
        else -> return
    }
    BottomBar {
        MainButton(
            stringResource(words),
            onClick,
            Modifier.fillMaxWidth().testTag("deed"),
            icon = Icons.Default.Add,
        )
    }
}

@Composable
private fun Deleted(actions: GroupActions) {
    Said(stringResource(R.string.group_deleted)) {
        MainButton(stringResource(R.string.group_restore), actions::restore)
    }
}
