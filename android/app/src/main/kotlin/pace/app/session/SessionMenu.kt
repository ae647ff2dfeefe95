package pace.app.session

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.Confirm
import pace.app.parts.DangerButton
import pace.app.parts.ListCard
import pace.app.parts.PaceRow
import pace.app.parts.PlainPage
import pace.app.parts.RowDivider
import pace.app.words.said
import pace.app.words.title
import pace.core.SessionSnapshot
import pace.rules.Session

/** What else can be done with a session. */
@Composable
internal fun SessionMenu(
    snapshot: SessionSnapshot,
    session: Session,
    actions: SessionActions,
    onClose: () -> Unit,
    modifier: Modifier = Modifier,
) {
    var isAsking by rememberSaveable { mutableStateOf(false) }
    val title = session.title().said()
    if (isAsking) {
        val games = snapshot.history.size
        Confirm(
            stringResource(R.string.session_delete_question, title),
            pluralStringResource(R.plurals.session_delete_detail, games, games),
            stringResource(R.string.session_delete),
            {
                onClose()
                actions.deleteSession()
            },
            { isAsking = false },
        )
        return
    }
    PlainPage(title, modifier, onBack = onClose) {
        item {
            ListCard {
                val way = @Composable { name: Int, detail: Int, place: Place ->
                    PaceRow(
                        stringResource(name),
                        detail = stringResource(detail),
                        onClick = {
                            onClose()
                            actions.open(place)
                        },
                    )
                }
                way(R.string.session_summary, R.string.session_summary_detail, Place.Summary(session.id))
                RowDivider()
                way(R.string.session_edit, R.string.session_edit_detail, Place.EditSession(session.id))
                RowDivider()
                way(R.string.session_roster, R.string.session_roster_detail, Place.Roster(session.id))
                RowDivider()
                way(R.string.session_plan, R.string.session_plan_detail, Place.Plan(session.id))
                session.groupId?.let { group ->
                    RowDivider()
                    way(R.string.session_group, R.string.session_group_detail, Place.Group(group))
                }
            }
        }
        item { DangerButton(stringResource(R.string.session_delete), { isAsking = true }, Modifier.fillMaxWidth()) }
    }
}
