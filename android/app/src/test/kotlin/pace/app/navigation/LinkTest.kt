package pace.app.navigation

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.values.SessionId

@RunWith(RobolectricTestRunner::class)
class LinkTest {
    private val pace = "https://pace.example"
    private val session = Target.Session(SessionId("0197-a"))
    private val group = Target.Group("k7mq2x")

    @Test
    fun `a link names the server, and an id or a code does not`() {
        assertEquals(Link(pace, session), Link.read(" $pace/session/0197-a?x=1 "))
        assertEquals(Link(null, session), Link.read("0197-a"))
        assertEquals(Link(pace, group), Link.read("$pace/group/shareable/K7MQ2X/?a=b"))
        assertEquals(Link(null, group), Link.read(" K7MQ2X "))
        assertEquals(Link(null, session), Link.read("/session/0197-a"))
    }

    @Test
    fun `without a scheme of the web the server's address decides`() {
        assertEquals(Link("192.168.1.5:7223", session), Link.read("pace://192.168.1.5:7223/session/0197-a"))
        assertEquals(Link("pace.example", group), Link.read("PACE://pace.example/group/shareable/k7mq2x"))
        assertEquals(Link("pace.example", group), Link.read("pace.example/group/shareable/k7mq2x"))
    }

    @Test
    fun `the link is found in a message`() {
        assertEquals(Link(pace, group), Link.read("Join Friday crew on Pace: $pace/group/shareable/k7mq2x"))
        assertEquals(Link(pace, group), Link.read("在 Pace 加入「羽球」：$pace/group/shareable/k7mq2x"))
        assertEquals(Link(pace, session), Link.read("Score with us ($pace/session/0197-a)."))
    }

    @Test
    fun `a session's summary is another place`() {
        assertEquals(Link(pace, Target.Summary(SessionId("0197-a"))), Link.read("$pace/session/0197-a/summary?x=1"))
    }

    @Test
    fun `a viewer link keeps its token`() {
        assertEquals(Link(pace, Target.Viewer("abc")), Link.read("$pace/s/abc"))
        assertEquals(Link("pace.example", Target.Viewer("abc")), Link.read("pace.example/s/abc?x"))
    }

    @Test
    fun `what is no link is none`() {
        val wrong = listOf("", "a b", "$pace/", "$pace/session/", "$pace/group/shareable/a-b", "$pace/s/")
        for (text in wrong) assertNull(text, Link.read(text))
    }
}
