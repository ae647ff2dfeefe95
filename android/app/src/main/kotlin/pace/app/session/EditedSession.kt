package pace.app.session

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import pace.app.newsession.Costs

/** A session's own parts as they are typed. */
internal data class EditedSession(
    val name: String,
    val date: String,
    val time: String,
    val organizer: String,
    val costs: Costs,
) {
    companion object {
        val saver: Saver<EditedSession, Any> = listSaver(
            { listOf(it.name, it.date, it.time, it.organizer) + it.costs.texts },
            { EditedSession(it[0], it[1], it[2], it[3], Costs.of(it.drop(4))) },
        )
    }
}
