package pace

import java.net.URI
import java.time.Instant
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import pace.core.Done
import pace.core.DraftPlayer
import pace.core.Failure
import pace.core.Link
import pace.core.NoticeKind
import pace.core.Tab
import pace.core.TabView
import pace.rules.GameResult
import pace.rules.Team
import pace.values.GameId

/** What is put right afterwards. */
class TrayTest {
    /** Two phones at an evening, and the game that the first one recorded. */
    private suspend fun Stage.played(): Triple<SessionStore, SessionStore, GameId> {
        val ann = phone().let { phone -> phone.session(phone.evening()) }
        ann.open()
        val game = (ann.recordGame(ann.snapshot().game()) as Done.Saved).game!!
        val ben = phone().session(ann.id())
        ben.open()
        return Triple(ann, ben, game)
    }

    private suspend fun Pace.join(code: String): GroupStore =
        group((home().join(code) as Done.Found).group).also { it.open(Tab.PLAYERS) }

    @Test
    fun `an edit of a game that somebody deleted brings it back with the edit`(): Unit = runBlocking {
        Stage().use { stage ->
            val (ann, ben, game) = stage.played()
            ben.deleteGame(game)
            fails<Failure.Rejected> { ann.setResult(game, GameResult(Team.B, 3u, 21u)) }
            val item = ann.snapshot().tray.single()
            assertTrue(item.canRestore)
            ann.restoreWithMine(item.id)
            ben.refresh()
            assertEquals(Team.B, ben.snapshot().history.single().game.winningTeam)
        }
    }

    @Test
    fun `whoever is overwritten is told and puts the value back`(): Unit = runBlocking {
        Stage().use { stage ->
            val (ann, ben, game) = stage.played()
            ben.setResult(game, GameResult(Team.B, 3u, 21u))
            ann.refresh()
            val notice = ann.snapshot().notices.single()
            assertEquals(Team.A, (notice.kind as NoticeKind.Overwritten).yours.winningTeam)
            ann.restoreOverwritten(notice.id)
            ben.refresh()
            assertEquals(Team.A, ben.snapshot().history.single().game.winningTeam)
            ben.snapshot().notices.forEach { ben.dismiss(it.id) }
            assertTrue(ben.snapshot().notices.isEmpty())
        }
    }

    @Test
    fun `a failed write to a group is retried or given up, and a name that was replaced unseen is put back`(): Unit = runBlocking {
        Stage().use { stage ->
            val proxy = Proxy(URI(stage.address))
            val phone = stage.phone(proxy.address)
            val ann = phone.friends()
            proxy.close()
            fails<Failure.Offline> { ann.addPlayers(listOf("Ann")) }
            fails<Failure.Offline> { ann.addPlayers(listOf("Zed")) }
            val (first, second) = ann.snapshot().tray.map { it.id }
            proxy.reopen()
            assertTrue(ann.retry(first) is Done.Saved)
            ann.discard(second)
            assertEquals(listOf("Ann"), ann.snapshot().members.map { it.name })
            assertTrue(ann.snapshot().tray.isEmpty())
            val ben = stage.phone().join(ann.snapshot().head!!.code!!)
            ben.rename("Rackets")
            ann.rename("Shuttles")
            ann.restoreOverwritten(ann.snapshot().notices.single().id)
            ben.refresh()
            assertEquals("Rackets", ben.snapshot().head!!.name)
            proxy.close()
        }
    }

    @Test
    fun `a guest of a past session becomes a player`(): Unit = runBlocking {
        Stage().use { stage ->
            val phone = stage.phone()
            val group = phone.friends()
            val players = listOf(DraftPlayer("Ann", Link.AddToGroup), DraftPlayer("Gus", Link.Guest))
            phone.home().createSession(draft(group.id()).copy(players = players, date = Instant.now())).saved()
            group.open(Tab.PLAYERS)
            val guest = (group.snapshot().content as TabView.Players).guests.single()
            assertEquals("Gus", guest.name)
            assertNull(group.memberNamed("Gus"))
            group.promoteGuest("Gus")
            assertEquals("Gus", group.memberNamed("gus")!!.name)
        }
    }
}
