package pace.app.scoreboard

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.core.Failure
import pace.rules.Court
import pace.rules.GameResult
import pace.rules.Pause
import pace.rules.Team
import pace.rules.Team.A
import pace.rules.Team.B

/** On the real rules; the clock and the book are the test's. */
@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class ScoreboardModelTest {
    private class Book : Scorebook {
        val recorded = mutableListOf<GameResult>()
        var again = 0
        var answer = CompletableDeferred(Unit)
        override var isKept = false

        override suspend fun record(result: GameResult) {
            recorded += result
            answer.await()
        }

        override suspend fun again(result: GameResult) {
            again += 1
            answer.await()
        }

        override fun close() = Unit
    }

    private val book = Book()
    private var now = 0L
    private var left = 0

    private fun model(start: Sheet = Sheet(isBegun = true)) =
        ScoreboardModel(Sides(listOf("Ann", "Ben"), listOf("Cal", "Dev")), book, start, { left += 1 }, { now })

    private fun ScoreboardModel.play(vararg winners: Team) = winners.forEach {
        now += 1_000
        wonBy(it)
    }

    private fun ScoreboardModel.points() = state.value.board!!.points.let { it.a.toInt() to it.b.toInt() }

    private fun ScoreboardModel.playToTheEnd() = play(*Array(21) { A })

    @Before
    fun main() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @After
    fun reset() = Dispatchers.resetMain()

    @Test
    fun `the second of two taps within 300 ms does not count, whichever side it hits`() {
        val model = model()
        now = 10_000
        model.wonBy(A)
        now = 10_299
        model.wonBy(A)
        model.wonBy(B)
        assertEquals(1 to 0, model.points())
        now = 10_300
        model.wonBy(B)
        assertEquals(1 to 1, model.points())
    }

    @Test
    fun `any number of rallies is taken back, and the next tap counts at once`() {
        val model = model()
        model.play(A, A, B)
        repeat(5) { model.undo() }
        assertEquals(0 to 0, model.points())
        model.wonBy(B)
        assertEquals(0 to 1, model.points())
    }

    @Test
    fun `server, service court and change of ends are the rules'`() {
        val model = model()
        model.play(A)
        val serve = model.state.value.board!!.serve!!
        assertEquals(A to Court.LEFT, serve.team to serve.court)
        model.play(*Array(10) { A })
        assertEquals(Pause.ChangeEnds, model.state.value.board!!.pause)
    }

    @Test
    fun `what is chosen before holds in play, and a match goes on from its line after the process ended`() {
        val before = model(Sheet())
        before.choose(2)
        before.playBestOf(3)
        before.serveFirst(B)
        assertNull(before.state.value.board)
        before.begin()
        before.play(B, A, B)
        val after = model(Sheet.read(before.sheet.line))
        assertEquals(before.sheet, after.sheet)
        assertEquals(1 to 2, after.points())
        assertEquals(3, after.sheet.bestOf)
    }

    @Test
    fun `nothing is sent before the match is over, and then once`() {
        val model = model()
        model.play(A, B)
        model.save()
        assertEquals(emptyList<GameResult>(), book.recorded)
        model.undo()
        model.undo()
        model.playToTheEnd()
        model.save()
        model.save()
        assertEquals(listOf(GameResult(A, 21u, 0u)), book.recorded)
        assertEquals(Sending.Saved, model.state.value.sending)
        assertEquals(1, left)
    }

    @Test
    fun `a failure keeps the result, and Retry sends the same write again`() {
        book.answer = CompletableDeferred<Unit>().apply { completeExceptionally(Failure.Offline()) }
        val model = model()
        model.playToTheEnd()
        model.save()
        assertEquals(true, model.state.value.sending is Sending.Failed)
        assertEquals(21 to 0, model.points())
        assertEquals(0, left)
        book.answer = CompletableDeferred(Unit)
        model.save()
        assertEquals(1 to 1, book.recorded.size to book.again)
        assertEquals(Sending.Saved, model.state.value.sending)
    }

    @Test
    fun `a game that was handed over is not sent again after the process ended`() {
        book.answer = CompletableDeferred()
        val before = model()
        before.playToTheEnd()
        before.save()
        val after = model(Sheet.read(before.sheet.line))
        after.save()
        assertEquals(1, book.recorded.size)
        assertEquals(Sending.Saved, after.state.value.sending)
    }

    @Test
    fun `a game that was refused is not said to be saved after the process ended, and one that waits is`() {
        for (isKept in listOf(false, true)) {
            book.answer = CompletableDeferred<Unit>().apply { completeExceptionally(Failure.Offline()) }
            book.isKept = isKept
            val before = model()
            before.playToTheEnd()
            before.save()
            val after = model(Sheet.read(before.sheet.line))
            assertEquals(if (isKept) Sending.Saved else Sending.No, after.state.value.sending)
        }
    }
}
