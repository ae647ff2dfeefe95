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

    @Test
    fun `a link names the server, and an id or a code does not`() {
        val pace = "https://pace.example"
        val id = Target.Session(SessionId("0197-a"))
        assertEquals(Link(pace, id), Link.read(" $pace/session/0197-a/summary?x=1 "))
        assertEquals(Link(pace, id), Link.read("pace://pace.example/session/0197-a"))
        assertEquals(Link(null, id), Link.read("0197-a"))
        assertEquals(Link(pace, Target.Group("k7mq2x")), Link.read("$pace/group/shareable/K7MQ2X/?a=b"))
        assertEquals(Link(null, Target.Group("k7mq2x")), Link.read(" K7MQ2X "))
        assertEquals(Link(null, Target.Viewer), Link.read("$pace/s/abc"))
        val wrong = listOf("", "a b", "$pace/", "$pace/session/", "$pace/group/shareable/a-b")
        for (text in wrong) assertNull(text, Link.read(text))
    }
}
