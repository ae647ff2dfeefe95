package pace.app.newsession

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import java.time.LocalDate
import java.time.LocalTime
import pace.app.R
import pace.app.look.Look
import pace.app.words.LocalClock
import pace.app.words.times

private enum class Open { DATE, TIME }

/** Day and time of day, each written as the place writes it and chosen in a dialog. */
@Composable
fun WhenFields(date: String, onDate: (String) -> Unit, time: String, onTime: (String) -> Unit) {
    var open by rememberSaveable { mutableStateOf<Open?>(null) }
    val moment = typedMoment(date, time, LocalClock.current.zone)
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        val (day, hour) = moment?.let { times().day(it) }.orEmpty() to moment?.let { times().time(it) }.orEmpty()
        Shown(stringResource(R.string.newsession_date), day, Modifier.weight(1.3f).testTag("date")) { open = Open.DATE }
        Shown(stringResource(R.string.newsession_time), hour, Modifier.weight(1f).testTag("time")) { open = Open.TIME }
    }
    val close = { open = null }
    when (open) {
        Open.DATE -> DateDialog(LocalDate.parse(date), close) { onDate(it.toString()) }
        Open.TIME -> TimeDialog(LocalTime.parse(time), close) { onTime(it.toString()) }
        null -> Unit
    }
}

/** What is chosen, in the shape of a field. */
@Composable
private fun Shown(label: String, value: String, modifier: Modifier, onOpen: () -> Unit) {
    val colours = MaterialTheme.colorScheme
    Surface(
        onOpen,
        modifier.semantics { role = Role.Button },
        shape = MaterialTheme.shapes.small,
        color = colours.surfaceContainerLowest,
        border = BorderStroke(1.dp, colours.outline),
    ) {
        Column(Modifier.heightIn(min = Look.target).padding(horizontal = 16.dp, vertical = 8.dp)) {
            Text(label, style = MaterialTheme.typography.bodySmall, color = colours.onSurfaceVariant)
            Text(value, style = MaterialTheme.typography.bodyLarge)
        }
    }
}
