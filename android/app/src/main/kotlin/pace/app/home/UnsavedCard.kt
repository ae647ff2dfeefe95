package pace.app.home

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.navigation.Place
import pace.app.parts.PaceCard
import pace.app.parts.PlainButton
import pace.core.Profile
import pace.core.Subject
import pace.core.Unsaved

/** Writes that are not saved, and where they are: opening the place sends what can be sent. */
@Composable
internal fun UnsavedCard(unsaved: Unsaved, actions: HomeActions) {
    val isWaiting = unsaved.failed == 0
    val ground = if (isWaiting) Look.signs.waitingGround else MaterialTheme.colorScheme.errorContainer
    val text = if (isWaiting) Look.signs.onWaiting else MaterialTheme.colorScheme.onErrorContainer
    val padding = PaddingValues(start = 20.dp, top = 16.dp, end = 12.dp, bottom = 4.dp)
    PaceCard(Modifier.testTag("unsaved"), ground, ground, padding, 4.dp) {
        val subject = unsaved.title?.let { stringResource(R.string.home_unsaved_named, it) } ?: when (unsaved.subject) {
            is Subject.Session -> stringResource(R.string.home_unsaved_session)
            else -> stringResource(R.string.home_unsaved_group)
        }
        if (unsaved.pending > 0) {
            Text(
                pluralStringResource(R.plurals.home_unsaved_pending, unsaved.pending, unsaved.pending, subject),
                color = text,
            )
        }
        if (unsaved.failed > 0) {
            Text(
                pluralStringResource(R.plurals.home_unsaved_failed, unsaved.failed, unsaved.failed, subject),
                color = text,
            )
        }
        val elsewhere = unsaved.elsewhere
        if (elsewhere != null) {
            Text(stringResource(R.string.home_unsaved_elsewhere, elsewhere), color = text)
            PlainButton(stringResource(R.string.home_unsaved_use), { actions.useServer(elsewhere) }, color = text)
        } else {
            PlainButton(
                stringResource(R.string.home_unsaved_open),
                { actions.open(unsaved.subject.place) },
                color = text,
            )
        }
    }
}

private val Subject.place: Place
    get() = when (this) {
        is Subject.Session -> Place.Session(session)
        is Subject.Group -> Place.Group(group)
        is Subject.Profile -> when (val profile = profile) {
            is Profile.Player -> Place.Group(profile.group)
            is Profile.Pair -> Place.Group(profile.group)
            is Profile.Suggestion -> Place.Group(profile.group)
        }
    }
