package pace.app.words

import java.util.Locale
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.values.Money

@RunWith(RobolectricTestRunner::class)
class AmountsTest {
    @Test
    fun `an amount is read as people of any place type it`() {
        val read = mapOf(
            "8.50" to 850L,
            "8,5" to 850L,
            " 40 " to 4000L,
            "" to 0L,
            "$2.5" to 250L,
            ".5" to 50L,
            "1,234.50" to 123_450L,
            "1.200,00" to 120_000L,
            "1.234.567" to null,
            "1.000.000" to 100_000_000L,
            "1,000,000.00" to 100_000_000L,
            "1’200.50" to 120_050L,
            "1\u00a0200,50" to 120_050L,
            "١٢٫٥" to 1250L,
            "１２．５" to 1250L,
        )
        for ((typed, cents) in read) {
            val expected = cents?.let { Typed.Amount(Money(it)) }
            if (expected == null) assertTrue(typed, Typed.amount(typed) is Typed.Wrong)
            else assertEquals(typed, expected, Typed.amount(typed))
        }
    }

    @Test
    fun `what could mean two things is refused`() {
        val wrong = listOf(
            "1,000", "1.000", "1.234", "1e3", "-1", "abc", "8,50,1", "1.20.0", "1,2.3,4", "12.34,567.8",
            "1000000.01", ".",
        )
        for (typed in wrong) assertTrue(typed, Typed.amount(typed) is Typed.Wrong)
    }

    @Test
    fun `amounts are written as the place writes them, and can be typed back`() {
        assertEquals("$1,234.50", Amounts(Locale.US).money(Money(123_450)))
        assertEquals("1.234,50 $", Amounts(Locale.GERMANY).money(Money(123_450)).replace('\u00a0', ' '))
        assertEquals("+$0.05", Amounts(Locale.US).signed(Money(5)))
        for (locale in listOf(Locale.US, Locale.GERMANY, Locale.TAIWAN, Locale.forLanguageTag("ar-EG"))) {
            assertEquals(Typed.Amount(Money(805)), Typed.amount(Amounts(locale).typed(Money(805))))
        }
    }
}
