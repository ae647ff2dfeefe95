package pace

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import pace.core.Done
import pace.core.Failure
import pace.core.GroupListing
import pace.core.GroupSnapshot
import pace.core.HomeSnapshot
import pace.core.Listing
import pace.core.PairSnapshot
import pace.core.PlayerSnapshot
import pace.core.SuggestionSnapshot
import pace.core.Tab
import pace.core.TabView
import pace.rules.Person
import pace.values.Money

class GroupTest {
    @Test
    fun `every change of a group reaches the server`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val group = ann.friends()
            val heard = LinkedBlockingQueue<GroupSnapshot>()
            val subscription = group.observe(object : GroupObserver {
                override fun onSnapshot(snapshot: GroupSnapshot) = heard.put(snapshot)
            })
            assertEquals(group.id(), heard.poll(20, TimeUnit.SECONDS)!!.id)
            group.addPlayers(listOf("Ann", "Ben", "Cal"))
            val (first, second, third) = group.snapshot().members.map { it.id }
            group.rename("Łódź 🏸")
            assertEquals("Łódź 🏸", group.snapshot().head!!.name)
            val code = group.snapshot().head!!.code
            group.renewCode()
            group.refresh()
            assertNotEquals(code, group.snapshot().head!!.code)
            group.renamePlayer(third, "Cara")
            assertEquals(third, group.memberNamed(" cara ")!!.id)
            assertNull(group.memberNamed("nobody"))
            group.removePlayer(third)
            assertEquals(2, group.playersMatching("").size)
            group.returnPlayer(third)
            ann.evening(group.id())
            group.open(Tab.SESSIONS)
            assertEquals(1, group.sessionsMatching("fri").size)
            group.open(Tab.BALANCES)
            group.recordPayment(Person.Member(second), Person.Member(first), Money(500))
            val balances = (group.snapshot().content as TabView.Balances).view
            assertTrue("Ann" in group.balancesText("19:42")!!)
            group.deletePayment(balances.payments.single().payment.id)
            assertThrows<Failure.NotFound> { runBlocking { group.retry("nothing") } }
            assertThrows<Failure.NotFound> { runBlocking { group.discard("nothing") } }
            assertThrows<Failure.NotFound> { runBlocking { group.restoreOverwritten(99u) } }
            assertThrows<Failure.Rejected> { runBlocking { group.promoteGuest("") } }
            group.deleteGroup()
            group.restoreGroup()
            group.dismiss(1u)
            subscription.stop()
            group.leave()
        }
    }

    @Test
    fun `pages that only show are loaded and observed`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val group = ann.friends()
            group.addPlayers(listOf("Ann", "Ben"))
            val (first, second) = group.snapshot().members.map { it.id }
            val evening = ann.session(ann.evening(group.id()))
            evening.open()
            evening.recordGame(evening.snapshot().game())
            val player = ann.player(group.id(), first)
            player.observe(object : PlayerObserver {
                override fun onSnapshot(snapshot: PlayerSnapshot) = Unit
            }).close()
            assertEquals(Done.Fresh, player.open())
            assertEquals(1u, player.snapshot().player!!.profile.totalGames)
            assertEquals(1, player.snapshot().player!!.ratingHistory.size)
            player.refresh()
            player.leave()
            val pair = ann.pair(group.id(), first, second)
            pair.observe(object : PairObserver {
                override fun onSnapshot(snapshot: PairSnapshot) = Unit
            }).close()
            assertEquals(Done.Fresh, pair.open())
            assertEquals(0u, pair.snapshot().pair!!.gamesPlayed)
            pair.refresh()
            pair.leave()
            val next = ann.suggestion(group.id(), listOf(first, second), 1u, evening.id())
            next.observe(object : SuggestionObserver {
                override fun onSnapshot(snapshot: SuggestionSnapshot) = Unit
            }).close()
            next.open()
            assertEquals(1, next.snapshot().suggestion!!.games.size)
            next.refresh()
            next.leave()
        }
    }

    @Test
    fun `home lists, finds and tells`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val group = ann.friends()
            ann.evening()
            val home = stage.phone().home()
            val heard = LinkedBlockingQueue<HomeSnapshot>()
            home.observe(object : HomeObserver {
                override fun onSnapshot(snapshot: HomeSnapshot) = heard.put(snapshot)
            }).use { assertEquals(stage.address, heard.poll(20, TimeUnit.SECONDS)!!.server) }
            assertEquals(Done.Found(group.id()), home.join(group.snapshot().head!!.code!!.lowercase()))
            assertThrows<Failure.NotFound> { runBlocking { home.join("?") } }
            home.listSessions()
            home.listGroups()
            assertTrue(home.snapshot().listing is Listing.Ready)
            assertTrue(home.snapshot().groups is GroupListing.Ready)
            assertEquals(1, home.standaloneSessions("friday").size)
            assertEquals(1, home.groupsMatching("friend").size)
            home.dismiss(1u)
            home.left()
            home.returned()
        }
    }
}
