package pace.app.plan

import pace.app.words.formats
import pace.core.GameView
import pace.core.PlanDraft
import pace.core.PlanPreview
import pace.core.SessionSnapshot
import pace.rules.Format
import pace.rules.GameMode
import pace.rules.NoPlan
import pace.rules.Session
import pace.values.GameId
import pace.values.PlayerId

/** Most rounds that are asked for at once. */
const val MAX_ROUNDS = 99

/** What is chosen. */
data class Choices(
    val courts: Int = 1,
    /** None for the first of the mode. */
    val format: Format? = null,
    /** None for as many as it takes until it is fair. */
    val rounds: Int? = null,
    val absent: Set<PlayerId> = emptySet(),
    /** Games that go on meanwhile: they stay. */
    val onCourt: Set<GameId> = emptySet(),
) {
    fun format(mode: GameMode): Format = format?.takeIf { it in mode.formats } ?: mode.formats.first()

    fun draft(snapshot: SessionSnapshot, session: Session) = PlanDraft(
        present = session.players.map { it.id }.filter { it !in absent },
        underWay = next(snapshot).map { it.game.id }.filter { it in onCourt },
        format = format(session.gameMode),
        courts = courts,
        rounds = rounds,
    )

    /** The next game of each court. */
    fun next(snapshot: SessionSnapshot): List<GameView> =
        (listOfNotNull(snapshot.next) + snapshot.upcoming).take(courts)

    /** What is kept of them when the process is ended, read back by [of]. */
    fun texts() = arrayListOf(
        courts.toString(),
        format?.name.orEmpty(),
        rounds?.toString().orEmpty(),
        absent.joinToString(" ") { it.text },
        onCourt.joinToString(" ") { it.text },
    )

    companion object {
        fun of(texts: List<String>) = Choices(
            courts = texts[0].toInt(),
            format = texts[1].takeIf { it.isNotEmpty() }?.let(Format::valueOf),
            rounds = texts[2].toIntOrNull(),
            absent = ids(texts[3]).map(::PlayerId).toSet(),
            onCourt = ids(texts[4]).map(::GameId).toSet(),
        )

        private fun ids(text: String) = text.split(' ').filter { it.isNotEmpty() }
    }
}

/** What would come of it. */
sealed interface Preview {
    data object Working : Preview

    data class Ready(val plan: PlanPreview) : Preview

    data class None(val why: NoPlan) : Preview
}

data class PlanState(val session: SessionSnapshot, val choices: Choices, val preview: Preview)

/** What a person does on the plan of a session. */
interface PlanActions {
    fun choose(choices: Choices)

    /** One write: what is unplayed gives way to the plan. */
    fun make(plan: PlanPreview)

    fun refresh()

    fun leave()
}
