package pace.app.session

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.DateRange
import androidx.compose.material.icons.filled.PlayArrow
import androidx.compose.material.icons.filled.Star
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.NavigationBar
import androidx.compose.material3.NavigationBarItem
import androidx.compose.material3.NavigationBarItemDefaults
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.parts.MainButton
import pace.app.words.names
import pace.core.SessionSnapshot
import pace.rules.GameResult
import pace.rules.Session
import pace.rules.Team

/** Below the thumb: saving what is chosen, and the tabs. */
@Composable
internal fun SessionBar(
    snapshot: SessionSnapshot,
    session: Session,
    tab: SessionTab,
    draft: PlayDraft,
    onTab: (SessionTab) -> Unit,
    actions: SessionActions,
    onSaved: () -> Unit,
) {
    Surface(color = MaterialTheme.colorScheme.surfaceContainer) {
        Column {
            if (tab == SessionTab.PLAY) Save(snapshot, session, draft, actions, onSaved)
            Tabs(snapshot.history.size, tab, onTab)
        }
    }
}

@Composable
private fun Save(
    snapshot: SessionSnapshot,
    session: Session,
    draft: PlayDraft,
    actions: SessionActions,
    onSaved: () -> Unit,
) {
    val target = draft.target(snapshot)
    val result = if (target != null) draft.card.result else draft.draft(session, isPlayed = true).result
    val isReady = result != null && !draft.card.isWinnerBelow && (target != null || draft.isComplete(session))
    if (!isReady) return
    val sides = target?.let { it.game.teamA to it.game.teamB } ?: draft.sides(session)
    MainButton(
        label(session, sides.first, sides.second, result!!),
        {
            if (target != null) {
                actions.setResult(target.game.id, result)
            } else {
                actions.record(draft.draft(session, true))
            }
            onSaved()
        },
        Modifier.fillMaxWidth().padding(start = Look.margin, end = Look.margin, top = 12.dp).testTag("save"),
    )
}

@Composable
private fun label(
    session: Session,
    teamA: List<pace.values.PlayerId>,
    teamB: List<pace.values.PlayerId>,
    result: GameResult,
): String {
    val isA = result.winningTeam == Team.A
    val winners = session.names(if (isA) teamA else teamB)
    val (a, b) = result.teamAScore to result.teamBScore
    if (a == null || b == null) return stringResource(R.string.session_save, winners)
    return stringResource(R.string.session_save_score, winners, if (isA) "$a\u2013$b" else "$b\u2013$a")
}

@Composable
private fun Tabs(played: Int, tab: SessionTab, onTab: (SessionTab) -> Unit) {
    NavigationBar(containerColor = MaterialTheme.colorScheme.surfaceContainer) {
        for (one in SessionTab.entries) {
            val name = when (one) {
                SessionTab.PLAY -> stringResource(R.string.session_play)
                SessionTab.HISTORY -> stringResource(R.string.session_history, played)
                SessionTab.STATS -> stringResource(R.string.session_stats)
            }
            val icon = when (one) {
                SessionTab.PLAY -> Icons.Filled.PlayArrow
                SessionTab.HISTORY -> Icons.Filled.DateRange
                SessionTab.STATS -> Icons.Filled.Star
            }
            NavigationBarItem(
                one == tab,
                { onTab(one) },
                { Icon(icon, null) },
                label = { Text(name) },
                colors = NavigationBarItemDefaults.colors(
                    indicatorColor = MaterialTheme.colorScheme.primaryContainer,
                    selectedIconColor = MaterialTheme.colorScheme.onPrimaryContainer,
                    selectedTextColor = MaterialTheme.colorScheme.onSurface,
                ),
            )
        }
    }
}
