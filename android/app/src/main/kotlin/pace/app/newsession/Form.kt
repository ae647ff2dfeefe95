package pace.app.newsession

import java.time.Clock
import java.time.ZoneId
import pace.app.words.formats
import pace.app.words.maxPlayers
import pace.app.words.minPlayers
import pace.app.words.needsResults
import pace.core.DraftPlayer
import pace.core.Link
import pace.core.MemberView
import pace.core.Schedule
import pace.core.SessionDraft
import pace.limits
import pace.rules.Format
import pace.rules.GameMode
import pace.sameName
import pace.values.GroupId

/** What somebody is to the group if the person does not leave it to the name. */
enum class Chosen { GUEST, MEMBER }

/** A new session as it is filled in. */
data class Form(
    val name: String = "",
    val date: String,
    val time: String,
    val mode: GameMode = GameMode.DOUBLES,
    /** As typed; blank ones up to the least number count too. */
    val players: List<String> = emptyList(),
    /** Who prepaid: a row; none for the first of the [places]. */
    val organizer: Int? = null,
    val costs: Costs = Costs(),
    /** None: no game is planned. */
    val format: Format? = null,
    val courts: Int = 1,
    val rounds: String = "",
    /** By name. It stays when the group's players come: what was chosen is not told again by what they are. */
    val chosen: Map<String, Chosen> = emptyMap(),
) {
    /** The rows to type in: the least number, and one more than there are names. */
    val rows: List<String>
        get() {
            val last = players.indexOfLast { it.isNotBlank() } + 2
            val count = maxOf(mode.minPlayers, last, 1).coerceAtMost(mode.maxPlayers)
            return List(count) { players.getOrElse(it) { "" } }
        }

    /** The rows that count, in the order of the roster: those with a name, then as many blank ones as it takes. */
    val order: List<Int>
        get() {
            val (named, blank) = rows.indices.partition { rows[it].isNotBlank() }
            return named + blank.take((mode.minPlayers - named.size).coerceAtLeast(0))
        }

    /** The names that count. */
    val places: List<String> get() = order.map { rows[it].trim() }

    /** Who prepaid, among the [places]. */
    val organizerPlace: Int get() = order.indexOf(organizer).coerceAtLeast(0)

    /** Whoever is seen to organize stays the one, wherever the next name is typed. */
    private val keeper: Int? get() = organizer ?: order.first().takeIf { rows[it].isNotBlank() }

    fun typed(row: Int, name: String): Form {
        val several = name.split(',', ';', '\n')
        // A comma ends a name, so that a whole list can be typed or pasted.
        if (several.size > 1) {
            val next = rows.toMutableList().also { it[row] = several.first().trim() }
            val all = next.filter { it.isNotBlank() } + several.drop(1).map { it.trim() }.filter { it.isNotEmpty() }
            val kept = keeper?.takeIf { next[it].isNotBlank() }
            val place = kept?.let { next.take(it).count { above -> above.isNotBlank() } }
            return copy(players = all.take(mode.maxPlayers), organizer = place)
        }
        return named(row, name)
    }

    /** Whoever organizes stays the one, unless it is who goes. */
    fun removed(row: Int): Form {
        val organizer = organizer?.takeIf { it != row }?.let { if (it > row) it - 1 else it }
        return copy(players = rows.filterIndexed { at, _ -> at != row }, organizer = organizer)
    }

    fun has(name: String) = players.any { sameName(it, name) }

    /** Takes somebody of the group in, or out; the same form if there is no room. */
    fun ticked(name: String): Form {
        val at = players.indexOfFirst { sameName(it, name) }
        if (at >= 0) return removed(at)
        val free = rows.indexOfFirst { it.isBlank() }
        return if (free < 0) this else named(free, name)
    }

    /** Puts a name in a row as it is, also one with a comma. */
    private fun named(row: Int, name: String) =
        copy(players = rows.toMutableList().also { it[row] = name }, organizer = keeper)

    /** Another mode has other formats. */
    fun inMode(mode: GameMode) = copy(mode = mode, format = format?.takeIf { it in mode.formats })

    fun chosen(name: String): Chosen? = chosen.entries.find { sameName(it.key, name) }?.value

    /** `what` is none to leave it to the name again. */
    fun chose(name: String, what: Chosen?): Form {
        val others = chosen.filterKeys { !sameName(it, name) }
        return copy(chosen = if (what == null) others else others + (name.trim() to what))
    }

    fun link(name: String, group: GroupId?): Link = when {
        group == null || name.isBlank() -> Link.ByName
        else -> when (chosen(name)) {
            Chosen.GUEST -> Link.Guest
            Chosen.MEMBER -> Link.AddToGroup
            null -> Link.ByName
        }
    }

    /** Somebody of the group who is on the roster twice. */
    fun twice(member: (String) -> MemberView?): String? {
        val named = players.map { it.trim() }
            .filter { it.isNotEmpty() && chosen(it) != Chosen.GUEST && member(it) != null }
        return named.find { one -> named.count { sameName(it, one) } > 1 }
    }

    /** None if the number of rounds is none. */
    val schedule: Schedule?
        get() {
            val format = format ?: return Schedule.Off
            val typed = rounds.trim().takeIf { it.isNotEmpty() && !format.needsResults }
            val count = typed?.toIntOrNull()
            if (typed != null && count !in 1..limits(mode).maxGames) return null
            return when {
                format != Format.ROUND_ROBIN || courts > 1 -> Schedule.Rounds(format, courts, count)
                count == null -> Schedule.Full
                else -> Schedule.Games(count)
            }
        }

    fun draft(group: GroupId?, zone: ZoneId, usualName: String): SessionDraft? {
        val moment = typedMoment(date, time, zone) ?: return null
        return SessionDraft(
            group = group,
            name = name.trim().ifEmpty { usualName },
            date = moment,
            mode = mode,
            players = places.map { DraftPlayer(it, link(it, group)) },
            organizer = organizerPlace,
            courtCostType = costs.courtType,
            courtCost = costs.courtCost,
            shuttleCost = costs.shuttleCost,
            bet = costs.betAmount.takeIf { costs.isBetting },
            schedule = schedule ?: return null,
        )
    }

    companion object {
        fun now(clock: Clock) =
            Form(date = typedDate(clock.instant(), clock.zone), time = typedTime(clock.instant(), clock.zone))
    }
}
