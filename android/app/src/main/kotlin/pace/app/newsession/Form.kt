package pace.app.newsession

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import java.time.Clock
import java.time.ZoneId
import pace.app.words.minPlayers
import pace.core.DraftPlayer
import pace.core.Link
import pace.core.MemberView
import pace.core.Schedule
import pace.core.SessionDraft
import pace.rules.Format
import pace.rules.GameMode
import pace.values.GroupId

/** The most players of a session. */
const val MAX_PLAYERS = 20

/** A new session as it is filled in. */
data class Form(
    val name: String = "",
    val date: String,
    val time: String,
    val mode: GameMode = GameMode.DOUBLES,
    /** As typed; blank ones up to the least number count too. */
    val players: List<String> = emptyList(),
    /** Who prepaid: a place among [places]. */
    val organizer: Int = 0,
    val costs: Costs = Costs(),
    /** None: no game is planned. */
    val format: Format? = null,
    val courts: Int = 1,
    val rounds: String = "",
    /** Names for which the other choice was taken: a guest though the group has that name, or a new member. */
    val switched: Set<String> = emptySet(),
) {
    /** The names that count. */
    val places: List<String>
        get() {
            val typed = players.map { it.trim() }
            val blank = List((mode.minPlayers - typed.count { it.isNotEmpty() }).coerceAtLeast(0)) { "" }
            return typed.filter { it.isNotEmpty() } + blank
        }

    /** The rows to type in: the least number, and one more than there are names. */
    val rows: List<String>
        get() {
            val last = players.indexOfLast { it.isNotBlank() } + 2
            val count = maxOf(mode.minPlayers, last, 1).coerceAtMost(MAX_PLAYERS)
            return List(count) { players.getOrElse(it) { "" } }
        }

    fun typed(row: Int, name: String): Form {
        val several = name.split(',', ';', '\n')
        // A comma ends a name, so that a whole list can be typed or pasted.
        if (several.size > 1) {
            val next = rows.toMutableList().also { it[row] = several.first().trim() }
            val all = next.filter { it.isNotBlank() } + several.drop(1).map { it.trim() }.filter { it.isNotEmpty() }
            return copy(players = all.take(MAX_PLAYERS))
        }
        return copy(players = rows.toMutableList().also { it[row] = name })
    }

    /** Whoever organizes stays the one, unless it is who goes. */
    fun removed(row: Int): Form {
        val place = rows.take(row).count { it.isNotBlank() }
        val organizer = when {
            organizer == place -> 0
            organizer > place -> organizer - 1
            else -> organizer
        }
        return copy(players = rows.filterIndexed { at, _ -> at != row }, organizer = organizer)
    }

    fun has(name: String) = players.any { sameName(it, name) }

    /** Takes somebody of the group in, or out; the same form if there is no room. */
    fun ticked(name: String): Form {
        val at = players.indexOfFirst { sameName(it, name) }
        if (at >= 0) return removed(at)
        val free = rows.indexOfFirst { it.isBlank() }
        return if (free < 0) this else typed(free, name)
    }

    fun switched(name: String): Form {
        val key = name.trim().lowercase()
        return copy(switched = if (key in switched) switched - key else switched + key)
    }

    fun isSwitched(name: String) = name.trim().lowercase() in switched

    fun link(name: String, group: GroupId?, member: (String) -> MemberView?): Link = when {
        group == null || name.isBlank() || !isSwitched(name) -> Link.ByName
        member(name) != null -> Link.Guest
        else -> Link.AddToGroup
    }

    /** Somebody of the group who is on the roster twice. */
    fun twice(member: (String) -> MemberView?): String? {
        val named = players.map { it.trim() }.filter { it.isNotEmpty() && !isSwitched(it) && member(it) != null }
        return named.groupBy { it.lowercase() }.values.find { it.size > 1 }?.first()
    }

    val schedule: Schedule?
        get() {
            val format = format ?: return Schedule.Off
            val count = if (format.needsResults || rounds.isBlank()) null else rounds.trim().toIntOrNull()
            if (count == null && rounds.isNotBlank() && !format.needsResults) return null
            if (count != null && count !in 1..MAX_GAMES) return null
            return when {
                format != Format.ROUND_ROBIN || courts > 1 -> Schedule.Rounds(format, courts, count)
                count == null -> Schedule.Full
                else -> Schedule.Games(count)
            }
        }

    fun draft(group: GroupId?, zone: ZoneId, usualName: String, member: (String) -> MemberView?): SessionDraft? {
        val moment = typedMoment(date, time, zone) ?: return null
        return SessionDraft(
            group = group,
            name = name.trim().ifEmpty { usualName },
            date = moment,
            mode = mode,
            players = places.map { DraftPlayer(it, link(it, group, member)) },
            organizer = organizer.coerceAtMost(places.lastIndex),
            courtCostType = costs.courtType,
            courtCost = costs.courtCost,
            shuttleCost = costs.shuttleCost,
            bet = costs.betAmount.takeIf { costs.isBetting },
            schedule = schedule ?: return null,
        )
    }

    companion object {
        /** The most games of a session. */
        const val MAX_GAMES = 1000

        fun now(clock: Clock) =
            Form(date = typedDate(clock.instant(), clock.zone), time = typedTime(clock.instant(), clock.zone))

        fun sameName(one: String, other: String) = one.trim().equals(other.trim(), ignoreCase = true)

        val saver: Saver<Form, Any> = listSaver(
            { form ->
                val own = listOf(form.name, form.date, form.time, form.mode.name, form.organizer.toString())
                val plan = listOf(form.format?.name.orEmpty(), form.courts.toString(), form.rounds)
                own + plan + form.costs.texts + form.switched.joinToString("\n") + form.players
            },
            { kept ->
                Form(
                    name = kept[0],
                    date = kept[1],
                    time = kept[2],
                    mode = GameMode.valueOf(kept[3]),
                    organizer = kept[4].toInt(),
                    format = kept[5].takeIf { it.isNotEmpty() }?.let(Format::valueOf),
                    courts = kept[6].toInt(),
                    rounds = kept[7],
                    costs = Costs.of(kept.subList(8, 13)),
                    switched = kept[13].split('\n').filter { it.isNotEmpty() }.toSet(),
                    players = kept.drop(14),
                )
            },
        )
    }
}

/** Each round follows from the results of those before: no more than the next one can be planned. */
val Format.needsResults get() = this == Format.MEXICANO || this == Format.KING_OF_THE_COURT
