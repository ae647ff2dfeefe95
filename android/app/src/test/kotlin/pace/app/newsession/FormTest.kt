package pace.app.newsession

import java.time.Instant
import java.time.ZoneOffset
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.core.Link
import pace.core.MemberView
import pace.core.Schedule
import pace.core.SyncMark
import pace.rules.Format
import pace.rules.GameMode
import pace.sameName
import pace.values.GroupId
import pace.values.GroupPlayerId
import pace.values.Money

@RunWith(RobolectricTestRunner::class)
class FormTest {
    private val empty = Form(date = "2026-01-10", time = "19:30")
    private val ann = MemberView(GroupPlayerId("1"), "Ann", false, SyncMark.SAVED)

    private fun member(name: String) = ann.takeIf { sameName(it.name, name) }

    private fun Form.draft() = draft(GroupId("g"), ZoneOffset.UTC, "Saturday")

    @Test
    fun `nothing has to be typed at all`() {
        val draft = empty.draft()!!
        assertEquals("Saturday", draft.name)
        assertEquals(Instant.parse("2026-01-10T19:30:00Z"), draft.date)
        assertEquals(List(4) { "" }, draft.players.map { it.name })
        assertEquals(Schedule.Off, draft.schedule)
        assertNull(draft.bet)
    }

    @Test
    fun `a list of names can be typed or pasted, up to twenty`() {
        val form = empty.typed(0, "Ann, Ben,Cal")
        assertEquals(listOf("Ann", "Ben", "Cal", ""), form.places)
        val many = empty.typed(0, (1..30).joinToString(",") { "P$it" })
        assertEquals(20, many.places.size)
        assertEquals(20, many.rows.size)
    }

    @Test
    fun `a row follows the last used one, and blank ones count up to the least number`() {
        assertEquals(4, empty.rows.size)
        assertEquals(6, empty.typed(0, "A,B,C,D,E").rows.size)
        assertEquals(2, empty.copy(mode = GameMode.SINGLES).places.size)
    }

    @Test
    fun `whoever organizes stays the one unless it is who goes`() {
        val form = empty.typed(0, "Ann,Ben,Cal,Dee,Eva").copy(organizer = 2)
        assertEquals(1, form.removed(0).organizerPlace)
        assertEquals(2, form.removed(4).organizerPlace)
        assertEquals(0, form.removed(2).organizerPlace)
    }

    @Test
    fun `whoever is seen to organize stays the one when a row above is filled`() {
        val below = empty.typed(1, "Ann")
        assertEquals("Ann", below.run { places[organizerPlace] })
        val both = below.typed(0, "Zoe")
        assertEquals(listOf("Zoe", "Ann", "", ""), both.places)
        assertEquals("Ann", both.run { places[organizerPlace] })
        val list = below.typed(0, "Zoe, Yan")
        assertEquals("Ann", list.run { places[organizerPlace] })
        val renamed = below.copy(organizer = 1).typed(1, "").typed(1, "Bob")
        assertEquals("Bob", renamed.run { places[organizerPlace] })
    }

    @Test
    fun `a tap takes a member in and another one out`() {
        val once = empty.ticked("Ann")
        assertEquals("Ann", once.places.first())
        assertEquals(empty.places, once.ticked("ann ").places)
    }

    @Test
    fun `a name is linked, or a guest, or joins the group, as the person says`() {
        val form = empty.typed(0, "Ann,Zoe")
        assertEquals(listOf(Link.ByName, Link.ByName), form.draft()!!.players.take(2).map { it.link })
        val chosen = form.chose("ann ", Chosen.GUEST).chose("Zoe", Chosen.MEMBER)
        assertEquals(listOf(Link.Guest, Link.AddToGroup), chosen.draft()!!.players.take(2).map { it.link })
        assertEquals(Link.ByName, chosen.chose("Ann", null).link("Ann", GroupId("g")))
        assertEquals("Ann", empty.typed(0, "Ann,ann").twice(::member))
        assertNull(empty.typed(0, "Zoe,Zoe").twice(::member))
    }

    @Test
    fun `a plan is of games on one court and of rounds on several`() {
        val robin = empty.copy(format = Format.ROUND_ROBIN)
        assertEquals(Schedule.Full, robin.schedule)
        assertEquals(Schedule.Games(7), robin.copy(rounds = "7").schedule)
        assertEquals(Schedule.Rounds(Format.ROUND_ROBIN, 2, null), robin.copy(courts = 2).schedule)
        assertNull(robin.copy(rounds = "0").schedule)
        assertEquals(
            Schedule.Rounds(Format.MEXICANO, 1, null),
            empty.copy(format = Format.MEXICANO, rounds = "x").schedule,
        )
    }

    @Test
    fun `with another mode goes a format that it does not have`() {
        assertNull(empty.copy(format = Format.AMERICANO).inMode(GameMode.SINGLES).format)
        val robin = empty.copy(format = Format.ROUND_ROBIN)
        assertEquals(Format.ROUND_ROBIN, robin.inMode(GameMode.SINGLES).format)
    }

    @Test
    fun `costs are read with a point or a comma, and a bet only where there is one`() {
        val form = empty.copy(costs = Costs("25,01", true, "6", isBetting = false, bet = "5"))
        val draft = form.draft()!!
        assertEquals(Money(2501), draft.courtCost)
        assertEquals(Money(600), draft.shuttleCost)
        assertNull(draft.bet)
    }
}
