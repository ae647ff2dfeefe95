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
    fun `a point and a comma are the same`() {
        val read = mapOf(
            "8.50" to 850L,
            "8,5" to 850L,
            " 40 " to 4000L,
            "" to 0L,
            "$2.5" to 250L,
            "1,234.50" to 123_450L,
        )
        for ((typed, cents) in read) assertEquals(typed, Typed.Amount(Money(cents)), Typed.amount(typed))
    }

    @Test
    fun `what could mean two things is refused`() {
        for (wrong in listOf("1,000", "1e3", "-1", "abc", "1.234", "8,50,1", "1000000.01", ".")) {
            assertTrue(wrong, Typed.amount(wrong) is Typed.Wrong)
        }
    }

    @Test
    fun `amounts are written as the place writes them, and can be typed back`() {
        assertEquals("$1,234.50", Amounts(Locale.US).money(Money(123_450)))
        assertEquals("1.234,50 $", Amounts(Locale.GERMANY).money(Money(123_450)).replace('\u00a0', ' '))
        assertEquals("+$0.05", Amounts(Locale.US).signed(Money(5)))
        for (locale in listOf(Locale.US, Locale.GERMANY, Locale.TAIWAN)) {
            assertEquals(Typed.Amount(Money(805)), Typed.amount(Amounts(locale).typed(Money(805))))
        }
    }
}
