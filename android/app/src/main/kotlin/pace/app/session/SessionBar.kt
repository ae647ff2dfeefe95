package pace.app.session

import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
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
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.parts.Faint
import pace.app.parts.MainButton
import pace.app.parts.SideButton
import pace.app.words.name
import pace.app.words.names
import pace.app.words.score
import pace.core.SessionSnapshot
import pace.rules.GameResult
import pace.rules.Session
import pace.rules.Team
import pace.values.PlayerId

/** Below the thumb: saving what is chosen, and the tabs. */
@Composable
internal fun SessionBar(
    snapshot: SessionSnapshot,
    session: Session,
    tab: SessionTab,
    draft: PlayDraft,
    onTab: (SessionTab) -> Unit,
    onDraft: (PlayDraft) -> Unit,
    actions: SessionActions,
) {
    Surface(color = MaterialTheme.colorScheme.surfaceContainer) {
        Column {
            if (tab == SessionTab.PLAY) Save(snapshot, session, draft, onDraft, actions)
            Tabs(snapshot.history.size, tab, onTab)
        }
    }
}

@Composable
private fun Save(
    snapshot: SessionSnapshot,
    session: Session,
    draft: PlayDraft,
    onDraft: (PlayDraft) -> Unit,
    actions: SessionActions,
) {
    val target = draft.target(snapshot)
    val onTaken = { onDraft(PlayDraft()) }
    if (target == null && draft.lacksOne(session)) {
        SaveWith(session, draft) { actions.record(draft.pick(it, session).draft(session, isPlayed = true), onTaken) }
        return
    }
    val result = if (target != null) draft.card.result else draft.draft(session, isPlayed = true).result
    if (result == null || draft.card.isWrong || target == null && !draft.isComplete(session)) return
    val sides = target?.let { Lineup.of(it.game) } ?: draft.sides(session)
    MainButton(
        label(session, sides, result),
        {
            if (target != null) {
                actions.setResult(target.game.id, result, onTaken)
            } else {
                actions.record(draft.draft(session, isPlayed = true), onTaken)
            }
        },
        Modifier.fillMaxWidth().padding(start = Look.margin, end = Look.margin, top = 12.dp).testTag("save"),
    )
}

/** Where one of the others is still to be chosen, choosing and saving is one tap: four in all, of however many. */
@Composable
private fun SaveWith(session: Session, draft: PlayDraft, onSave: (PlayerId) -> Unit) {
    val (winners, losers) = draft.sides(session)
    Column(Modifier.padding(start = Look.margin, end = Look.margin, top = 8.dp)) {
        Faint(stringResource(R.string.session_save_with, session.names(winners), session.names(losers)))
        Row(Modifier.fillMaxWidth().horizontalScroll(rememberScrollState()), Arrangement.spacedBy(8.dp)) {
            for (player in session.players.map { it.id } - (winners + losers).toSet()) {
                val whole = stringResource(
                    R.string.session_save_against,
                    session.names(winners),
                    session.names(losers + player),
                )
                SideButton(
                    session.name(player),
                    { onSave(player) },
                    Modifier.testTag("save with").semantics { contentDescription = whole },
                )
            }
        }
    }
}

@Composable
private fun label(session: Session, sides: Lineup, result: GameResult): String {
    val winners = session.names(if (result.winningTeam == Team.A) sides.a else sides.b)
    val score = result.score() ?: return stringResource(R.string.session_save, winners)
    return stringResource(R.string.session_save_score, winners, score)
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
