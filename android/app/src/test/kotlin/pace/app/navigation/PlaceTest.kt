package pace.app.navigation

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.values.GameId
import pace.values.GroupId
import pace.values.GroupPlayerId
import pace.values.PlayerId
import pace.values.SessionId

@RunWith(RobolectricTestRunner::class)
class PlaceTest {
    private val session = SessionId("0197-a/b c&d")
    private val group = GroupId("g")

    @Test
    fun `every place can be kept as a line and read back`() {
        val (one, other) = GroupPlayerId("1,2") to GroupPlayerId("3")
        val places = listOf(
            Place.Home,
            Place.Settings,
            Place.Licences,
            Place.Lists,
            Place.NewGroup,
            Place.NewSession(null),
            Place.NewSession(group),
            Place.Joining("k7mq2x"),
            Place.Session(session),
            Place.Summary(session),
            Place.EditSession(session),
            Place.Roster(session),
            Place.EditGame(session, GameId("1")),
            Place.Plan(session),
            Place.Scoreboard(session, null, listOf(PlayerId("a,b"), PlayerId("c")), listOf(PlayerId("d"))),
            Place.Scoreboard(session, GameId("1"), listOf(PlayerId("a")), listOf(PlayerId("d"))),
            Place.Group(group),
            Place.Player(group, one),
            Place.Pair(group, one, other),
            Place.Suggestion(group, listOf(one, other), 2, session),
            Place.Suggestion(group, emptyList(), 1, null),
        )
        for (place in places) assertEquals(place, Place.of(place.line))
    }

    @Test
    fun `what is no place is none`() {
        for (line in listOf("", "nowhere", "session", "player/1", "edit-game/1")) assertNull(line, Place.of(line))
    }

    @Test
    fun `the places of a session share their models`() {
        assertEquals(Place.Session(session).scope, Place.EditGame(session, GameId("1")).scope)
    }
}
