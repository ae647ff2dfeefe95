package pace.app.parts.figures

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import java.text.NumberFormat
import pace.app.words.locale

/** A chance in whole per cent, as the language writes it. */
@Composable
@ReadOnlyComposable
fun wholePercent(of100: Double): String = NumberFormat.getPercentInstance(locale).format(of100 / 100)

/** A figure with one decimal at most, without a mark for thousands: ratings have none. */
@Composable
@ReadOnlyComposable
fun figure(value: Double): String =
    NumberFormat.getNumberInstance(locale).apply {
        maximumFractionDigits = 1
        isGroupingUsed = false
    }.format(value)

/** Wins and losses: "5–3". */
fun record(wins: UInt, losses: UInt) = "$wins–$losses"

fun pair(one: String, other: String) = "$one & $other"
