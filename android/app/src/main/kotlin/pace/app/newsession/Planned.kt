package pace.app.newsession

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import pace.Opening
import pace.core.Schedule
import pace.rules.GameMode
import pace.rules.NoPlan

/** What a form's plan comes to. */
sealed interface Planned {
    data object Working : Planned

    /** None for no plan. */
    data class Made(val opening: Opening?) : Planned

    data class None(val why: NoPlan) : Planned
}

/** Plans for so many players, beside the typing: it takes a while. Throws [NoPlan]. */
fun interface Planning {
    suspend fun opening(schedule: Schedule, mode: GameMode, players: Int): Opening
}

/** What the plan of the form comes to as it is filled in now; nothing of what it was before. */
@Composable
internal fun planned(form: Form, planning: Planning): Planned {
    val (schedule, mode, players) = Triple(form.schedule, form.mode, form.places.size)
    var planned by remember(schedule, mode, players) {
        mutableStateOf(if (schedule == Schedule.Off) Planned.Made(null) else Planned.Working)
    }
    LaunchedEffect(schedule, mode, players) {
        if (schedule == null || schedule == Schedule.Off) return@LaunchedEffect
        planned = try {
            Planned.Made(planning.opening(schedule, mode, players))
        } catch (why: NoPlan) {
            Planned.None(why)
        }
    }
    return planned
}
