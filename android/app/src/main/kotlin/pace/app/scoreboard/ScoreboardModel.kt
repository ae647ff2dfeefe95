package pace.app.scoreboard

import android.os.SystemClock
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch
import pace.core.Failure
import pace.rules.GameResult
import pace.rules.Team
import pace.sports

/** Where the finished game goes. */
interface Scorebook : AutoCloseable {
    /** Hands the result over; throws a [Failure]. */
    suspend fun record(result: GameResult)

    /** Whether the core keeps the result that failed. */
    val isKept: Boolean

    /** Once more after a failure: the same write, not a second one. */
    suspend fun again(result: GameResult)
}

/** A match under way. Nothing is sent before it is over, and then one call. */
class ScoreboardModel(
    private val sides: Sides,
    private val book: Scorebook,
    start: Sheet,
    private val onLeave: () -> Unit,
    private val now: () -> Long = SystemClock::uptimeMillis,
) : ViewModel(), ScoreboardActions {
    private val sports = sports()
    private var lastTap: Long? = null

    /** What was handed over before the process ended is the core's: recorded here again it would be twice there. */
    private var sending: Sending = if (start.isSent) Sending.Saved else Sending.No

    var sheet = start
        private set

    private val shown = MutableStateFlow(seen())
    val state: StateFlow<ScoreboardState> = shown

    private val match get() = sheet.match(sports, sides.mode)

    override fun choose(sport: Int) = keep(sheet.copy(sport = sport))

    override fun playBestOf(games: Int) = keep(sheet.copy(bestOf = games))

    override fun serveFirst(team: Team) = keep(sheet.copy(firstServer = team))

    override fun begin() = keep(sheet.copy(isBegun = true))

    override fun wonBy(team: Team) {
        val at = now()
        val isSecondOfTwo = lastTap?.let { at - it < GUARD_MILLIS } ?: false
        if (!sheet.isBegun || isSecondOfTwo) return
        lastTap = at
        keep(sheet.copy(rallies = match.after(team).rallies))
    }

    override fun undo() {
        if (sending != Sending.No) return
        lastTap = null
        keep(sheet.copy(rallies = match.before().rallies))
    }

    override fun speak(isSpoken: Boolean) = keep(sheet.copy(isSpoken = isSpoken))

    override fun save() {
        val result = match.result() ?: return
        val isAgain = sending is Sending.Failed
        if (sending != Sending.No && !isAgain) return
        sending = Sending.Going
        keep(sheet.copy(isSent = true))
        viewModelScope.launch {
            sending = try {
                if (isAgain) book.again(result) else book.record(result)
                Sending.Saved
            } catch (failure: Failure) {
                Sending.Failed(failure)
            }
            keep(sheet.copy(isSent = sending == Sending.Saved || book.isKept))
            if (sending == Sending.Saved) onLeave()
        }
    }

    override fun leave() = onLeave()

    override fun onCleared() = book.close()

    private fun keep(next: Sheet) {
        sheet = next
        shown.value = seen()
    }

    private fun seen() = ScoreboardState(
        sides,
        sheet,
        sports,
        if (sheet.isBegun) match.board() else null,
        sending,
    )

    companion object {
        /** Two taps within it are one finger that slipped. */
        const val GUARD_MILLIS = 300L
    }
}
