package pace.app.newsession

import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDefaults
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.TimePicker
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneOffset
import pace.app.R
import pace.app.parts.PlainButton

@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun DateDialog(now: LocalDate, close: () -> Unit, onChoose: (LocalDate) -> Unit) {
    // The calendar counts days in UTC, wherever they are.
    val day = now.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
    val usual = DatePickerDefaults.YearRange
    val years = minOf(usual.first, now.year)..maxOf(usual.last, now.year)
    val state = rememberDatePickerState(day, yearRange = years)
    val chosen = state.selectedDateMillis?.let { Instant.ofEpochMilli(it).atOffset(ZoneOffset.UTC).toLocalDate() }
    DatePickerDialog(close, { Take(close) { chosen?.let(onChoose) } }, dismissButton = { Leave(close) }) {
        DatePicker(state)
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun TimeDialog(now: LocalTime, close: () -> Unit, onChoose: (LocalTime) -> Unit) {
    val state = rememberTimePickerState(now.hour, now.minute)
    AlertDialog(
        close,
        { Take(close) { onChoose(LocalTime.of(state.hour, state.minute)) } },
        dismissButton = { Leave(close) },
        text = { TimePicker(state, Modifier.verticalScroll(rememberScrollState())) },
    )
}

@Composable
private fun Take(close: () -> Unit, onTake: () -> Unit) {
    val take = {
        onTake()
        close()
    }
    PlainButton(stringResource(R.string.newsession_take), take, Modifier.testTag("take"))
}

@Composable
private fun Leave(close: () -> Unit) = PlainButton(stringResource(R.string.parts_cancel), close)
