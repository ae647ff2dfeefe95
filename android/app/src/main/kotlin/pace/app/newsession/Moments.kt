package pace.app.newsession

import java.time.DateTimeException
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId
import java.time.temporal.ChronoUnit

/** A day as it is typed: `2026-01-10`. */
fun typedDate(time: Instant, zone: ZoneId): String = time.atZone(zone).toLocalDate().toString()

/** A time of day as it is typed: `19:30`. */
fun typedTime(time: Instant, zone: ZoneId): String =
    time.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()

/** The moment at which it is that time of that day here; none if it cannot be read. */
fun typedMoment(date: String, time: String, zone: ZoneId): Instant? = try {
    val (hour, minute) = time.trim().replace('.', ':').split(':').map { it.trim().toInt() }.let { it[0] to it[1] }
    LocalDate.parse(date.trim()).atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant()
} catch (_: DateTimeException) {
    null
} catch (_: NumberFormatException) {
    null
} catch (_: IndexOutOfBoundsException) {
    null
}
