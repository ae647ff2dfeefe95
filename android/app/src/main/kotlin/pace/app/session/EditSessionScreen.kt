package pace.app.session

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.newsession.CostFields
import pace.app.newsession.WhenFields
import pace.app.parts.BottomBar
import pace.app.parts.Choice
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.Said
import pace.app.words.LocalClock
import pace.app.words.amounts
import pace.app.words.name
import pace.app.words.said
import pace.app.words.title
import pace.core.SessionSnapshot
import pace.rules.Session

/** Name, date, costs, bet, organizer. What is changed is written part by part. */
@Composable
fun EditSessionScreen(snapshot: SessionSnapshot, actions: SessionActions, modifier: Modifier = Modifier) {
    val session = snapshot.session
    val (amounts, zone) = amounts() to LocalClock.current.zone
    // What is typed stays while the page is loaded anew.
    var kept by rememberSaveable(stateSaver = EditedSession.saver) { mutableStateOf(null) }
    val edited = kept ?: session?.let { EditedSession(Parts.of(it, amounts, zone)) }
    Page(
        stringResource(R.string.session_edit),
        PageState.of(snapshot),
        actions::refresh,
        modifier,
        session?.title()?.said(),
        actions::back,
        waiting = actions,
        bottom = { if (session != null && edited != null) Save(session, edited, actions) },
    ) {
        if (session == null || edited == null) {
            item { Said(stringResource(R.string.session_not_there)) }
            return@Page
        }
        fields(session, edited.now) { kept = edited.copy(now = it) }
    }
}

private fun LazyListScope.fields(session: Session, now: Parts, onChange: (Parts) -> Unit) {
    item("name") {
        PaceCard {
            PaceField(now.name, { onChange(now.copy(name = it)) }, stringResource(R.string.newsession_name))
            WhenFields(now.date, { onChange(now.copy(date = it)) }, now.time, { onChange(now.copy(time = it)) })
        }
    }
    item("organizer") {
        PaceCard {
            Text(stringResource(R.string.newsession_organizer), style = MaterialTheme.typography.titleMedium)
            val players = session.players.map { it.id }
            Choice(players, now.organizer, { session.name(it) }, { onChange(now.copy(organizer = it)) })
        }
    }
    item("costs") { CostFields(now.costs, session.players.size) { onChange(now.copy(costs = it)) } }
}

@Composable
private fun Save(session: Session, edited: EditedSession, actions: SessionActions) {
    val moment = edited.now.moment(LocalClock.current.zone)
    BottomBar {
        MainButton(
            stringResource(R.string.session_save_changes),
            { edited.edit(session, moment)?.let { actions.edit(it, actions::back) } ?: actions.back() },
            Modifier.fillMaxWidth().testTag("save changes"),
            moment != null && edited.now.costs.isRight,
        )
    }
}
