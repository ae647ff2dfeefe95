package pace.app.words

import android.content.Context
import android.text.format.DateFormat
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalContext
import java.time.Clock
import java.time.Instant
import java.time.ZonedDateTime
import java.time.format.DateTimeFormatter
import java.util.Locale

/** Times as the person reads them: language, order and 12 or 24 hours as the phone is set. */
class Times(private val locale: Locale, private val is24Hour: Boolean, private val clock: Clock) {
    private fun shown(time: Instant, skeleton: String): String {
        val hours = if (is24Hour) skeleton.replace('j', 'H') else skeleton.replace('j', 'h')
        return DateTimeFormatter.ofPattern(DateFormat.getBestDateTimePattern(locale, hours), locale).format(zoned(time))
    }

    private fun zoned(time: Instant): ZonedDateTime = time.atZone(clock.zone)

    /** `19:42`. */
    fun time(time: Instant) = shown(time, "jmm")

    /** `19:42` today, else with the day. */
    fun recent(time: Instant): String {
        val isToday = zoned(time).toLocalDate() == zoned(clock.instant()).toLocalDate()
        return if (isToday) time(time) else shown(time, "dMMMjmm")
    }

    /** `Sat, 10 Jan 2026, 19:30`. */
    fun long(time: Instant) = shown(time, "EEEdMMMyyyyjmm")

    /** `10 Jan 2026`. */
    fun day(time: Instant) = shown(time, "dMMMyyyy")

    companion object {
        fun of(context: Context, clock: Clock = Clock.systemDefaultZone()): Times =
            Times(context.resources.configuration.locales[0], DateFormat.is24HourFormat(context), clock)
    }
}

/** The phone's clock; pictures have one that stands still. */
val LocalClock = staticCompositionLocalOf<Clock> { Clock.systemDefaultZone() }

@Composable
fun times(): Times {
    val context = LocalContext.current
    val clock = LocalClock.current
    val locale = locale
    return remember(context, clock, locale) { Times(locale, DateFormat.is24HourFormat(context), clock) }
}
