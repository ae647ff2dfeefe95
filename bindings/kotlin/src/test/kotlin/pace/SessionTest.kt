package pace

import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import pace.core.Done
import pace.core.Failure
import pace.core.GameDraft
import pace.core.Page
import pace.core.PlanDraft
import pace.core.Schedule
import pace.core.SyncMark
import pace.rules.Format
import pace.rules.NoPlan
import pace.rules.SessionEdit
import pace.rules.Team
import pace.values.GameId
import pace.values.Money
import pace.values.PlayerId

class SessionTest {
    private val nothing = SessionEdit(null, null, null, null, null, null, null, null)

    @Test
    fun `every change of an evening reaches the server`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val id = ann.evening()
            val store = ann.session(id)
            assertEquals(id, store.id())
            store.open()
            val saved = store.recordGame(store.snapshot().game()) as Done.Saved
            val game = saved.game!!
            assertEquals(SyncMark.SAVED, store.snapshot().history.single().sync)
            assertEquals("Ann def. Ben (21-15)", gameLine(store.snapshot().history.single()))
            assertEquals(game, store.snapshot().undo)
            store.setResult(game, null)
            assertEquals(game, store.snapshot().next!!.game.id)
            val (first, second) = store.snapshot().session!!.players.map { it.id }
            store.setTeams(game, listOf(second), listOf(first))
            store.replaceGame(game, store.snapshot().game(Team.B).copy(result = pace.rules.GameResult(Team.B, 0u, 21u)))
            assertEquals(0u.toUByte(), store.snapshot().history.single().game.teamAScore)
            store.deleteGame(game)
            assertTrue(store.snapshot().history.isEmpty())
            store.restoreGame(game)
            store.undo(game)
            store.deleteGame(store.snapshot().next?.game?.id ?: store.recordGame(store.snapshot().game()).let { (it as Done.Saved).game!! })
            store.addPlayer("Zoë 🏸")
            val zoe = store.snapshot().session!!.players.last()
            assertEquals("Zoë 🏸", zoe.name)
            store.renamePlayer(zoe.id, "Łukasz")
            assertEquals("Łukasz", store.snapshot().players.last().name)
            store.removePlayer(zoe.id)
            store.editSession(nothing.copy(name = "Late", courtCostValue = Money(3000)))
            assertEquals("Late", sessionTitle(store.snapshot().session!!))
            assertEquals("$15.00", store.snapshot().settlement!!.transfers.single().amount.toString())
            store.editSession(nothing.copy(name = ""))
            assertNull(store.snapshot().session!!.name)
            assertTrue("Ann" in store.shareText("19:42"))
            val ben = stage.phone().session(id)
            ben.open()
            assertEquals(Money(3000), ben.snapshot().session!!.courtCostValue)
            ben.addPlayer("Cal")
            assertEquals(Done.Fresh, store.refresh())
            assertEquals(3, store.snapshot().players.size)
            store.deleteSession()
            assertEquals(Page.Ended, store.snapshot().page)
            store.restoreSession()
            store.dismiss(1u)
            store.leave()
        }
    }

    @Test
    fun `the rest of an evening is looked at and planned anew`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val store = ann.session(ann.evening(schedule = Schedule.Full))
            store.open()
            store.addPlayer("Cal")
            val present = store.snapshot().session!!.players.map { it.id }
            val plan = PlanDraft(present, emptyList(), Format.ROUND_ROBIN, 1, null)
            val preview = store.plan(plan)
            assertFalse(preview.create.isEmpty())
            assertFalse(outlookSentences(preview.outlook).isEmpty())
            store.replan(preview.delete, preview.create)
            assertEquals(preview.create.size, store.snapshot().upcoming.size + 1)
            val refused = assertThrows<NoPlan> { store.plan(plan.copy(present = emptyList())) }
            assertEquals("A plan needs at least 2 players.", refused.message)
        }
    }

    @Test
    fun `a cancelled coroutine cancels no write`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val store = ann.session(ann.evening())
            store.open()
            val heard = Heard()
            store.observe(heard).use {
                val tap = launch(start = CoroutineStart.UNDISPATCHED) { store.recordGame(store.snapshot().game()) }
                tap.cancel()
                tap.join()
                assertTrue(tap.isCancelled)
                heard.until { it.history.singleOrNull()?.sync == SyncMark.SAVED && it.pending == 0 }
            }
            val ben = stage.phone().session(store.id())
            ben.open()
            assertEquals(1, ben.snapshot().history.size)
        }
    }

    @Test
    fun `an observer hears the present, then the tap, then the verdict, and nothing after the end`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val store = ann.session(ann.evening())
            store.open()
            val heard = Heard()
            val subscription = store.observe(heard)
            val present = heard.next()
            assertEquals(Page.Ready, present.page)
            store.recordGame(present.game())
            val saved = heard.until { it.history.singleOrNull()?.sync == SyncMark.SAVED }
            assertTrue(saved.revision > present.revision)
            subscription.close()
            while (!heard.isEmpty) heard.next()
            store.recordGame(present.game())
            assertTrue(heard.isEmpty)
        }
    }

    @Test
    fun `what was refused says why, and what is unknown is not found`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val store = ann.session(ann.evening())
            store.open()
            val nobody = GameDraft(listOf(PlayerId("nobody")), listOf(PlayerId("nobody-2")), null)
            val refused = assertThrows<Failure.Rejected> { runBlocking { store.recordGame(nobody) } }
            assertEquals("This player is not in the session", refused.sentence)
            assertEquals(refused.sentence, failureSentence(refused))
            assertThrows<Failure.NotFound> { runBlocking { store.retry("nothing") } }
            assertThrows<Failure.NotFound> { runBlocking { store.discard("nothing") } }
            assertThrows<Failure.NotFound> { runBlocking { store.restoreWithMine("nothing") } }
            assertThrows<Failure.NotFound> { runBlocking { store.restoreOverwritten(99u) } }
            assertThrows<Exception> { runBlocking { store.deleteGame(GameId("not an id")) } }
        }
    }

    @Test
    fun `without a server it is offline, and the write waits in the tray`(): Unit = runBlocking {
        Stage().use { stage ->
            val ann = stage.phone()
            val store = ann.session(ann.evening())
            store.open()
            val game = store.snapshot().game()
            stage.unplug()
            assertThrows<Failure.Offline> { runBlocking { store.recordGame(game) } }
            val item = store.snapshot().tray.single()
            assertTrue(item.failure is Failure.Offline)
            assertTrue(store.snapshot().history.isEmpty())
            store.discard(item.id)
            assertTrue(store.snapshot().tray.isEmpty())
        }
    }
}
