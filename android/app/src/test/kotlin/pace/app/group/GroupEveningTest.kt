package pace.app.group

import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Pace
import pace.Stage
import pace.app.OnPhone
import pace.app.navigation.Place
import pace.core.Cause
import pace.core.Done
import pace.core.Tab
import pace.core.TabView
import pace.evening
import pace.game
import pace.rules.Team
import pace.values.GroupId

/** An evening of a group by taps, on the real core and a real server. */
@RunWith(RobolectricTestRunner::class)
class GroupEveningTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun OnPhone.group(): GroupId = (navigator.current.place as Place.Group).group

    /** Makes a group of two by taps and stands on its page. */
    private fun OnPhone.makeGroup() {
        rule.runOnUiThread { navigator.open(Place.NewGroup) }
        types(hasSetTextAction(), "Friends")
        tapTag("create group")
        sees("Code ")
        tapTag("tab-PLAYERS")
        sees("Nobody is in this group yet")
        tapTag("deed")
        types("names", "Ann, Ben")
        tapTag("main")
        sees(hasText("Ann"))
        sees(hasText("Ben"))
    }

    private fun onAPhone(test: OnPhone.(Stage) -> Unit) = Stage().use { stage ->
        OnPhone(rule, stage.address).use { phone ->
            phone.makeGroup()
            phone.test(stage)
        }
    }

    private fun playAnEvening(pace: Pace, group: GroupId) = runBlocking {
        val id = pace.evening(group)
        pace.session(id).use { session ->
            session.open()
            session.recordGame(session.snapshot().game(Team.A))
        }
    }

    @Test
    fun `the board, a player's page and the session follow from the evening's games`() = onAPhone {
        playAnEvening(pace, group())
        tapTag("tab-SESSIONS")
        sees(hasText("Friday"))
        tapTag("tab-LEADERBOARD")
        sees(hasTestTag("rank-1"))
        assertTrue(texts().contains("1532"))
        tap(hasTestTag("rank-1"))
        sees("Rating 1532")
        sees("Ann beat Ben")
        sees("Both sides were level")
    }

    @Test
    fun `one tap settles, one more takes it back, and the other phone sees it`() = onAPhone { stage ->
        playAnEvening(pace, group())
        tapTag("tab-BALANCES")
        tap(hasTestTag("settle"))
        sees("Nobody owes anybody anything")
        sees("marked as paid")
        tap(hasText("Undo"))
        sees(hasTestTag("settle"))
        tap(hasTestTag("settle"))
        sees("Nobody owes anybody anything")
        val other = stage.phone().group(group())
        runBlocking { other.open(Tab.BALANCES) }
        assertEquals(1, (other.snapshot().content as TabView.Balances).view.payments.size)
        finds("paid")
        tap(hasTestTag("delete-payment"))
        sees("Payment taken back")
    }

    @Test
    fun `a payment is taken back by Undo from another tab`() = onAPhone {
        playAnEvening(pace, group())
        tapTag("tab-BALANCES")
        tap(hasTestTag("settle"))
        sees("marked as paid")
        tapTag("tab-LEADERBOARD")
        sees(hasTestTag("rank-1"))
        tap(hasText("Undo"))
        tapTag("tab-BALANCES")
        sees(hasTestTag("settle"))
    }

    @Test
    fun `a new code takes one call`() = onAPhone {
        val before = pace.home().use { it.snapshot().calls }
        val code = pace.group(group()).use { it.snapshot().head!!.code!! }
        tap(hasContentDescription("More"))
        tap(hasText("New code"))
        tapTag("main")
        until("the code is another one") {
            pace.group(group()).use { it.snapshot().head!!.code }.let { it != null && it != code }
        }
        val after = pace.home().use { it.snapshot().calls }
        assertEquals(before + (Cause.ACTION to (before[Cause.ACTION] ?: 0uL) + 1uL), after)
    }

    @Test
    fun `what another phone adds is there after a pull, and a new code replaces the old one`() = onAPhone { stage ->
        val code = pace.group(group()).use { it.snapshot().head!!.code!! }
        val other = stage.phone()
        val found = runBlocking { other.home().join(code) } as Done.Found
        runBlocking {
            other.group(found.group).run {
                open(Tab.PLAYERS)
                addPlayers(listOf("Cleo"))
            }
        }
        pulls()
        sees(hasText("Cleo"))
        tap(hasContentDescription("More"))
        tap(hasText("New code"))
        tapTag("main")
        until("the code is another one") {
            val now = pace.group(group()).use { it.snapshot().head!!.code }
            now != null && now != code
        }
        val now = pace.group(group()).use { it.snapshot().head!!.code!! }
        assertNotEquals(code, now)
        sees("Code $now")
    }

    @Test
    fun `a player who is removed comes back by Undo`() = onAPhone {
        tap(hasContentDescription("More about Ben"))
        tap(hasText("Remove from the group"))
        sees("Ben is removed")
        tap(hasText("Undo"))
        until("Ben is a player again") { pace.group(group()).use { it.snapshot().members.none { one -> one.isRemoved } } }
        sees(hasContentDescription("More about Ben"))
    }
}
