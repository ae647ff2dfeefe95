package pace.app.group

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.KeyboardArrowRight
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.Said
import pace.app.parts.figures.Search
import pace.app.parts.figures.TapRow
import pace.app.words.times
import pace.rules.GameMode
import pace.rules.Session

/** The group's evenings, latest first. */
fun LazyListScope.sessionsTab(sessions: List<Session>, typed: String, onType: (String) -> Unit, actions: GroupActions) {
    val isSearch = typed.isNotBlank()
    val shown = if (isSearch) actions.sessionsMatching(typed) else sessions
    if (isSearch || sessions.isNotEmpty()) {
        item("search") { Search(typed, onType, stringResource(R.string.group_search_sessions)) }
    }
    if (shown.isEmpty()) {
        val why = if (isSearch) R.string.group_no_session_found else R.string.group_no_sessions
        item("none") { Said(stringResource(why)) }
    }
    items(shown, { it.id.text }) { SessionRow(it) { actions.openSession(it.id) } }
}

@Composable
private fun SessionRow(session: Session, onTap: () -> Unit) {
    val date = times().day(session.date)
    val players = session.players.size
    val facts = listOfNotNull(
        date.takeIf { session.name != null },
        pluralStringResource(R.plurals.group_players_count, players, players),
        stringResource(
            if (session.gameMode == GameMode.DOUBLES) R.string.group_doubles else R.string.group_singles,
        ),
        stringResource(R.string.group_bets).takeIf { session.bettingEnabled },
    )
    TapRow(onTap, tapLabel = stringResource(R.string.group_open)) {
        Column(Modifier.weight(1f), Arrangement.spacedBy(2.dp)) {
            Text(session.name ?: date, style = MaterialTheme.typography.titleMedium)
            Faint(facts.joinToString(" · "))
        }
        Icon(Icons.AutoMirrored.Filled.KeyboardArrowRight, null, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}
