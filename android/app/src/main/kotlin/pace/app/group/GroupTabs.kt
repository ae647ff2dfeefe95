package pace.app.group

import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.ScrollableTabRow
import androidx.compose.material3.Tab
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.core.Tab as GroupTab

/** The names of the six tabs, the open one marked. */
@Composable
fun GroupTabs(open: GroupTab, onOpen: (GroupTab) -> Unit) {
    ScrollableTabRow(
        selectedTabIndex = open.ordinal,
        containerColor = MaterialTheme.colorScheme.background,
        contentColor = MaterialTheme.colorScheme.primary,
        edgePadding = Look.margin,
        divider = { },
    ) {
        for (tab in GroupTab.entries) {
            Tab(
                selected = tab == open,
                onClick = { onOpen(tab) },
                modifier = Modifier.heightIn(min = 52.dp).testTag("tab-$tab"),
                unselectedContentColor = MaterialTheme.colorScheme.onSurfaceVariant,
                text = { Text(stringResource(tab.words), style = MaterialTheme.typography.titleSmall) },
            )
        }
    }
}

private val GroupTab.words
    get() = when (this) {
        GroupTab.SESSIONS -> R.string.group_sessions
        GroupTab.LEADERBOARD -> R.string.group_leaderboard
        GroupTab.PLAYERS -> R.string.group_players
        GroupTab.PAIRINGS -> R.string.group_pairings
        GroupTab.OVERVIEW -> R.string.group_overview
        GroupTab.BALANCES -> R.string.group_balances
    }
