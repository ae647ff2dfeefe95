package pace.app.newsession

import java.time.DateTimeException
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId
import java.time.temporal.ChronoUnit

/** A day as a form keeps it: `2026-01-10`. */
fun typedDate(time: Instant, zone: ZoneId): String = time.atZone(zone).toLocalDate().toString()

/** A time of day as a form keeps it: `19:30`. */
fun typedTime(time: Instant, zone: ZoneId): String =
    time.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()

/** The moment at which it is that time of that day here; none if it is none. */
fun typedMoment(date: String, time: String, zone: ZoneId): Instant? = try {
    LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(zone).toInstant()
} catch (_: DateTimeException) {
    null
}
