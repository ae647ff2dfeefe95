package pace.bench

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import pace.SessionObserver
import pace.SessionStore
import pace.Stage
import pace.core.SessionSnapshot
import pace.evening
import pace.game
import pace.rules.GameResult
import pace.rules.Team

/** From a tap to the observer that shows it, over JNA; see bench/README.md. It prints and judges nothing. */
class TapBench {
    private class Sight(val at: Long, val loser: UByte?)

    @Test
    fun `tap to observer`(): Unit = runBlocking {
        println("games  taps  median  90 %  (µs)")
        for (games in listOf(60, 1_000)) measure(games)
    }

    private suspend fun measure(games: Int) = Stage().use { stage ->
        val phone = stage.phone()
        val store = phone.session(phone.evening())
        store.open()
        val played = store.snapshot().game()
        repeat(games) { store.recordGame(played) }
        check(store.snapshot().history.size == games) { "not all games are there" }
        val sights = LinkedBlockingQueue<Sight>()
        val subscription = store.observe(object : SessionObserver {
            override fun onSnapshot(snapshot: SessionSnapshot) {
                val at = System.nanoTime()
                sights.put(Sight(at, snapshot.history.first().game.teamBScore))
            }
        })
        val times = (1..WARM_UP + TAPS).map { store.tap(it, sights) }.drop(WARM_UP).sorted()
        println("%5d  %4d  %6.0f  %4.0f".format(games, TAPS, times[TAPS / 2], times[TAPS * 9 / 10]))
        subscription.close()
    }

    /** Changes the points of the latest game; microseconds until the observer is called with it. */
    private suspend fun SessionStore.tap(number: Int, sights: LinkedBlockingQueue<Sight>): Double = coroutineScope {
        val loser = (1 + number % 18).toUByte()
        val game = snapshot().history.first().game.id
        sights.clear()
        val tapped = System.nanoTime()
        val write = launch(start = CoroutineStart.UNDISPATCHED) { setResult(game, GameResult(Team.A, 21u, loser)) }
        val seen = generateSequence { checkNotNull(sights.poll(20, TimeUnit.SECONDS)) { "nothing was seen" } }
            .first { it.loser == loser }
        write.join()
        (seen.at - tapped) / 1_000.0
    }

    private companion object {
        const val WARM_UP = 40
        const val TAPS = 60
    }
}
