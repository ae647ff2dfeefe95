package pace.app

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.app.navigation.Place
import pace.core.Cause
import pace.evening
import pace.friends
import pace.game

@RunWith(RobolectricTestRunner::class)
class PullTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    /** Each page that shows what a server has, of a group of two with one game. */
    private suspend fun places(stage: Stage): List<Place> {
        val phone = stage.phone()
        val friends = phone.friends()
        friends.addPlayers(listOf("Ann", "Ben"))
        val group = friends.id()
        val evening = phone.evening(group)
        val session = phone.session(evening)
        session.open()
        session.recordGame(session.snapshot().game())
        val game = session.snapshot().history.single().game.id
        val (ann, ben) = friends.snapshot().members.map { it.id }
        return listOf(
            Place.Session(evening), Place.Summary(evening), Place.EditSession(evening), Place.Roster(evening),
            Place.EditGame(evening, game), Place.Plan(evening), Place.Group(group), Place.NewSession(group),
            Place.Player(group, ann), Place.Pair(group, ann, ben),
            Place.Suggestion(group, listOf(ann, ben), 1, evening),
        )
    }

    private fun OnPhone.calls(cause: Cause) = pace.home().use { it.snapshot().calls[cause]?.toInt() ?: 0 }

    @Test
    fun `every page with server data loads with at most two calls and is pulled with at most two`(): Unit = runBlocking {
        Stage().use { stage ->
            val places = places(stage)
            OnPhone(rule, stage.address).use { phone ->
                val counts = places.map { place -> place to phone.loadAndPull(place) }
                assertEquals(emptyList<Any>(), counts.filter { (_, made) -> made.any { it !in 1..2 } })
            }
        }
    }

    /** The calls of a load and of a pull. */
    private fun OnPhone.loadAndPull(place: Place): List<Int> {
        val (loads, syncs) = calls(Cause.LOAD) to calls(Cause.SYNC)
        rule.runOnUiThread { navigator.restart(Place.Home) }
        sees(hasText("Pace"))
        rule.runOnUiThread { navigator.restart(place) }
        until("$place is loaded") { calls(Cause.LOAD) > loads }
        runBlocking { pace.idle() }
        sees("Last synced")
        pulls()
        until("$place is pulled") { calls(Cause.SYNC) > syncs }
        runBlocking { pace.idle() }
        sees("Last synced")
        return listOf(calls(Cause.LOAD) - loads, calls(Cause.SYNC) - syncs)
    }
}
