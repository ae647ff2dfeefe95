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
        private val most = BigDecimal("1000000.00")

        /**
         * Reads an amount with a point or a comma; blank is nothing. A single comma before exactly three digits could
         * mean thousands or decimals, so it is refused.
         */
        fun amount(typed: String): Typed {
            val text = typed.trim().trim('$').trim()
            if (text.isEmpty()) return Amount(Money.ZERO)
            val decimal = when {
                ',' !in text -> text
                '.' in text -> text.replace(",", "")
                text.substringAfter(',').length == 3 -> return Wrong(words(R.string.words_amount_thousands))
                else -> text.replace(',', '.')
            }
            if (decimal.any { it !in "0123456789.-" }) return Wrong(words(R.string.words_amount_unreadable))
            val number = decimal.toBigDecimalOrNull() ?: return Wrong(words(R.string.words_amount_unreadable))
            return when {
                number.signum() < 0 -> Wrong(words(R.string.words_amount_negative))
                number.stripTrailingZeros().scale() > 2 -> Wrong(words(R.string.words_amount_fine))
                number > most -> Wrong(words(R.string.words_amount_large))
                else -> Amount(Money(number.movePointRight(2).longValueExact()))
            }
        }
    }
}

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
