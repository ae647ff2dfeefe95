package pace.app.session

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

@RunWith(RobolectricTestRunner::class)
class PlayDraftTest {
    @Test
    fun `of four players the losers follow from the winners`() {
        val four = session(listOf("Ann", "Ben", "Cal", "Dee"))
        val draft = PlayDraft().pick(player(1), four).pick(player(3), four)
        assertEquals(listOf(player(1), player(3)) to listOf(player(0), player(2)), draft.sides(four))
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
    fun `singles of two take one tap`() {
        val two = session(listOf("Ann", "Ben"), mode = GameMode.SINGLES)
        assertEquals(listOf(player(1)) to listOf(player(0)), PlayDraft().pick(player(1), two).sides(two))
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
