package pace.app.words

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalConfiguration
import java.math.BigDecimal
import java.text.DecimalFormatSymbols
import java.text.NumberFormat
import java.util.Currency
import java.util.Locale
import pace.app.R
import pace.parseAmount
import pace.rules.InvalidAmount
import pace.values.Money

/** Amounts and numbers as people of a place write them. Everybody's currency is the wire's: US dollars. */
class Amounts(private val locale: Locale) {
    private val currency = NumberFormat.getCurrencyInstance(locale).also { it.currency = Currency.getInstance("USD") }

    /** `$12.50`, `12,50 $`. */
    fun money(amount: Money): String = currency.format(amount.decimal)

    /** With a plus above zero. */
    fun signed(amount: Money): String = if (amount > Money.ZERO) "+${money(amount)}" else money(amount)

    /** An amount as it is typed: nothing for zero. */
    fun typed(amount: Money): String {
        if (amount == Money.ZERO) return ""
        return amount.decimal.toPlainString().replace('.', DecimalFormatSymbols.getInstance(locale).decimalSeparator)
    }

    /** `66.7 %` with one decimal. */
    fun percent(of100: Double): String {
        val format = NumberFormat.getPercentInstance(locale)
        format.minimumFractionDigits = 1
        format.maximumFractionDigits = 1
        return format.format(of100 / 100)
    }

    private val Money.decimal get() = BigDecimal.valueOf(cents, 2)
}

/** An amount as somebody typed it. */
sealed interface Typed {
    data class Amount(val money: Money) : Typed

    data class Wrong(val why: Words) : Typed

    companion object {
        /** Reads an amount in any script, with or without thousands; blank is nothing. */
        fun amount(typed: String): Typed {
            val text = latin(typed).trim().trim('$').filterNot { it.isWhitespace() || it in THOUSANDS }
            if (text.isEmpty()) return Amount(Money.ZERO)
            if (text.any { it !in "0123456789.,-" }) return Wrong(words(R.string.words_amount_unreadable))
            val number = withPoint(text) ?: return Wrong(words(R.string.words_amount_thousands))
            return try {
                Amount(parseAmount(number))
            } catch (why: InvalidAmount) {
                Wrong(why.words())
            }
        }

        /** Digits and separators of other scripts as those that everybody's keyboard has. */
        private fun latin(typed: String) = typed.map { letter ->
            when {
                letter.isDigit() -> Character.digit(letter, 10).digitToChar()
                letter == '\u066b' || letter == '\uff0e' -> '.'
                letter == '\uff0c' -> ','
                letter == '\u2212' -> '-'
                else -> letter
            }
        }.joinToString("")

        /**
         * The same with a point before the cents and no other separator; none if it could be read in two ways. Of two
         * kinds the last one is before the cents; a single one before exactly three digits could be either.
         */
        private fun withPoint(text: String): String? {
            val decimal = text.lastOrNull { it in SEPARATORS } ?: return text
            val (whole, cents) = text.substringBeforeLast(decimal) to text.substringAfterLast(decimal)
            val thousands = whole.firstOrNull { it in SEPARATORS }
            if (thousands == null) return if (cents.length == 3) null else "$whole.$cents"
            val groups = whole.split(thousands)
            val areThousands = groups.first().trimStart('-').length in 1..3 && groups.drop(1).all { it.length == 3 }
            return when {
                !areThousands || whole.any { it in SEPARATORS && it != thousands } -> text
                thousands != decimal -> groups.joinToString("") + ".$cents"
                cents.length == 3 -> groups.joinToString("") + cents
                else -> text
            }
        }

        private const val SEPARATORS = ".,"

        /** What else stands between thousands: an apostrophe, and the Arabic sign. */
        private const val THOUSANDS = "'\u2019\u066c"
    }
}

private fun InvalidAmount.words() = words(
    when (this) {
        is InvalidAmount.NotANumber -> R.string.words_amount_unreadable
        is InvalidAmount.TooFine -> R.string.words_amount_fine
        is InvalidAmount.Negative -> R.string.words_amount_negative
        is InvalidAmount.TooLarge -> R.string.words_amount_large
    },
)

/** `+9`, `0` or `−7`. */
fun difference(number: Long): String = when {
    number > 0 -> "+$number"
    number < 0 -> "\u2212${-number}"
    else -> "0"
}

val locale: Locale
    @Composable @ReadOnlyComposable
    get() = LocalConfiguration.current.locales[0]

@Composable
fun amounts(): Amounts = locale.let { remember(it) { Amounts(it) } }
