package pace.app.newsession

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import java.time.ZoneOffset
import pace.app.R
import pace.app.parts.PaceField

/** Day and time of day, each typed. */
@Composable
fun WhenFields(date: String, onDate: (String) -> Unit, time: String, onTime: (String) -> Unit) {
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        val wrongDate = stringResource(R.string.newsession_wrong_date).takeIf { isUnreadable(date, "12:00") }
        val wrongTime = stringResource(R.string.newsession_wrong_time).takeIf { isUnreadable("2026-01-10", time) }
        val (weight, narrow) = Modifier.weight(1.3f) to Modifier.weight(1f)
        PaceField(date, onDate, stringResource(R.string.newsession_date), weight, wrong = wrongDate)
        PaceField(time, onTime, stringResource(R.string.newsession_time), narrow, wrong = wrongTime)
    }
}

private fun isUnreadable(date: String, time: String) = typedMoment(date, time, ZoneOffset.UTC) == null
