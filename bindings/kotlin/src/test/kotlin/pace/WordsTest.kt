package pace

import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import pace.core.GameDraft
import pace.core.Schedule
import pace.core.Tab
import pace.core.TabView
import pace.core.odds
import pace.rules.Edge
import pace.rules.Format
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.InvalidAmount
import pace.rules.NoPlan
import pace.rules.Odds
import pace.rules.Person
import pace.rules.Team
import pace.rules.transferSentence
import pace.values.Money

/** What every front end says alike. */
class WordsTest {
    @Test
    fun `an amount is read as people type it, or it is said why not`() {
        assertEquals(Money(1250), parseAmount("12.5"))
        assertThrows<InvalidAmount.TooFine> { parseAmount("1.234") }
        assertThrows<InvalidAmount.Negative> { parseAmount("-1") }
        assertThrows<InvalidAmount.NotANumber> { parseAmount("twelve") }
        assertThrows<InvalidAmount.TooLarge> { parseAmount("1000001") }
    }

    @Test
    fun `names, points and limits are those of the rules`() {
        assertTrue(sameName(" ann", "ANN"))
        assertFalse(sameName("Ann", "Ben"))
        assertEquals(22u.toUByte(), winnerPoints(20u))
        assertEquals(Limits(4, 20, 1000), limits(GameMode.DOUBLES))
    }

    @Test
    fun `formats are explained, and an opening says how fair it is`() {
        assertEquals(listOf(Format.ROUND_ROBIN), formats(GameMode.SINGLES).map { it.format })
        assertEquals("Americano", formats(GameMode.DOUBLES)[1].name)
        val opening = opening(Schedule.Games(3), GameMode.DOUBLES, 5)
        assertEquals(3, opening.games)
        assertFalse(fairnessSentences(opening.fairness).isEmpty())
        assertFalse(fairnessFigures(opening.fairness).isEmpty())
        assertThrows<NoPlan.TooFew> { opening(Schedule.Full, GameMode.DOUBLES, 3) }
    }

    @Test
    fun `an evening of a group says who has the edge, who was clutch and who pays whom`(): Unit = runBlocking {
        Stage().use { stage ->
            val phone = stage.phone()
            val group = phone.friends()
            group.addPlayers(listOf("Ann", "Ben"))
            val (ann, ben) = group.snapshot().members.map { it.id }
            val evening = phone.session(phone.evening(group.id()))
            evening.open()
            val teams = evening.snapshot().game()
            repeat(3) { evening.recordGame(GameDraft(teams.teamA, teams.teamB, GameResult(Team.A, 21u, 19u))) }
            assertEquals("Ann", evening.highlights().clutchPlayer!!.names)
            assertEquals(3u, evening.highlights().unluckyPlayer!!.count)
            assertNull(evening.highlights().clutchPair)
            val row = evening.snapshot().players.first()
            assertEquals(3u, row.games())
            assertEquals(100.0, row.winRate())
            assertEquals(6L, row.difference())
            val player = phone.player(group.id(), ann)
            player.open()
            val remarks = playerRemarks(player.snapshot().player!!.profile)
            assertEquals("Ben", remarks.dominates!!.opponentName)
            assertEquals(Edge.AHEAD, remarks.dominates!!.record.edge())
            assertNull(remarks.nemesis)
            val pair = phone.pair(group.id(), ann, ben)
            pair.open()
            assertNull(pairRemarks(pair.snapshot().pair!!).nemesis)
            val next = phone.suggestion(group.id(), listOf(ann, ben), 1u, evening.id())
            next.open()
            val suggested = next.snapshot().suggestion!!.games.single()
            val chances = listOf(45.0, 62.0, 80.0, 30.0).map { odds(suggested.copy(chance = it)) }
            assertEquals(listOf(Odds.Even, Odds.Edge(Team.A), Odds.Favourite(Team.A), Odds.Favourite(Team.B)), chances)
            group.open(Tab.BALANCES)
            val balances = (group.snapshot().content as TabView.Balances).view.balances
            assertEquals("Ben pays Ann \$12.50", transferSentence(balances, balances.plan.single()))
            assertEquals(Person.Member(ben), balances.people.first { it.name == "Ben" }.person())
            assertEquals(group.id(), phone.home().snapshot().recentGroups.first().id)
        }
    }
}
