package pace.app.session

import androidx.compose.runtime.saveable.SaverScope
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.app.gallery.player
import pace.app.gallery.session
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.Team
import pace.values.GameId

@RunWith(RobolectricTestRunner::class)
class PlayDraftTest {
    @Test
    fun `of four players the losers follow from the winners`() {
        val four = session(listOf("Ann", "Ben", "Cal", "Dee"))
        val draft = PlayDraft().pick(player(1), four).pick(player(3), four)
        assertEquals(Lineup(listOf(player(1), player(3)), listOf(player(0), player(2))), draft.sides(four))
        assertTrue(draft.isComplete(four))
    }

    @Test
    fun `of five they are chosen`() {
        val five = session()
        val two = PlayDraft().pick(player(0), five).pick(player(1), five)
        assertFalse(two.isComplete(five))
        val draft = two.pick(player(4), five).pick(player(2), five).draft(five, isPlayed = true)
        assertEquals(listOf(player(4), player(2)), draft.teamB)
        assertEquals(GameResult(Team.A, null, null), draft.result)
    }

    @Test
    fun `who is taken out leaves a gap on that side alone`() {
        val five = session()
        val chosen = (0..3).fold(PlayDraft()) { draft, at -> draft.pick(player(at), five) }
        val gap = chosen.pick(player(0), five)
        assertEquals(Lineup(listOf(player(1)), listOf(player(2), player(3))), gap.sides(five))
        assertFalse(gap.isComplete(five))
        val filled = Lineup(listOf(player(1), player(4)), listOf(player(2), player(3)))
        assertEquals(filled, gap.pick(player(4), five).lineup)
    }

    @Test
    fun `only the last of four is chosen and saved by one tap, and not with points that are typed`() {
        val five = session()
        val three = (0..2).fold(PlayDraft()) { draft, at -> draft.pick(player(at), five) }
        assertTrue(three.lacksOne(five))
        assertFalse(three.copy(card = three.card.lost(15)).lacksOne(five))
        assertFalse(three.pick(player(3), five).lacksOne(five))
        assertFalse(three.pick(player(0), five).lacksOne(five))
    }

    @Test
    fun `a draft outlives the process`() {
        val draft = PlayDraft().pick(player(1), session()).let { it.copy(card = it.card.lost(15)) }
        for (kept in listOf(draft, PlayDraft(), PlayDraft(GameId("game-5"), card = Card(Team.B, "", "21")))) {
            val saved = with(PlayDraft.saver) { SaverScope { true }.save(kept) }
            assertEquals(kept, PlayDraft.saver.restore(saved!!))
        }
    }

    @Test
    fun `singles of two take one tap`() {
        val two = session(listOf("Ann", "Ben"), mode = GameMode.SINGLES)
        assertEquals(Lineup(listOf(player(1)), listOf(player(0))), PlayDraft().pick(player(1), two).sides(two))
    }

    @Test
    fun `the winner's points follow from the loser's`() {
        assertEquals(GameResult(Team.B, 15u, 21u), Card(Team.B).lost(15).result)
        assertEquals(GameResult(Team.A, 30u, 29u), Card(Team.A).lost(29).result)
        assertEquals(GameResult(Team.A, 22u, 20u), Card(Team.A).lost(20).result)
        assertNull(Card(pointsA = "21").result)
        assertTrue(Card(Team.A, "9", "21").isWinnerBelow)
        assertFalse(Card(Team.A, "21", "").isWinnerBelow)
    }
}
