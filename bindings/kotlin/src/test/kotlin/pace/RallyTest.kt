package pace

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import pace.rules.AtPoint
import pace.rules.Court
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.Match
import pace.rules.Pause
import pace.rules.Score
import pace.rules.Serve
import pace.rules.Team

class RallyTest {
    private val badminton = sports().first()
    private fun match(bestOf: Int = 1) = Match(badminton, bestOf.toUByte(), GameMode.DOUBLES, Team.A, emptyList())
    private fun score(a: Int, b: Int) = Score(a.toUByte(), b.toUByte())
    private fun Match.after(team: Team, times: Int) = (1..times).fold(this) { match, _ -> match.after(team) }

    @Test
    fun `the sports of the rules are offered, each with its scoring`() {
        assertEquals(listOf("Badminton", "Badminton to 15", "Table tennis", "Squash", "Pickleball"), sports().map { it.name })
        assertEquals(21u.toUByte(), badminton.points)
        assertNull(sports().last().cap)
    }

    @Test
    fun `a board follows from the rallies, and a rally that is taken back was never played`() {
        val serves = match().after(Team.B).board()
        assertEquals(score(0, 1), serves.points)
        assertEquals(Serve(Team.B, 1u, 1u, Court.LEFT, null), serves.serve)
        val interval = match().after(Team.A, 11)
        assertEquals(Pause.ChangeEnds, interval.board().pause)
        assertEquals(match().after(Team.A, 10), interval.before())
        assertEquals(match(), match().before())
    }

    @Test
    fun `a sport of the caller's own is counted by its own figures`() {
        val short = badminton.copy(name = "To 3", points = 3u, cap = null)
        val match = Match(short, 1u, GameMode.SINGLES, Team.A, List(2) { Team.A })
        assertEquals(listOf(AtPoint(Team.A, true)), match.board().atPoint)
        assertEquals(GameResult(Team.A, 3u, 0u), match.after(Team.A).result())
    }

    @Test
    fun `the finished match is what is recorded, and nothing is counted after it`() {
        val game = match(3).after(Team.B, 21)
        assertEquals(Pause.Game(Team.B), game.board().pause)
        assertNull(game.result())
        val over = game.after(Team.B, 21)
        assertEquals(Pause.Match(Team.B), over.board().pause)
        assertEquals(listOf(score(0, 21), score(0, 21)), over.board().finished)
        assertEquals(GameResult(Team.B, null, null), over.result())
        assertEquals(over, over.after(Team.A))
        assertTrue(over.copy(rallies = over.rallies + Team.A).board().winner == Team.B)
    }
}
