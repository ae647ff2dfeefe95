package pace.app.navigation

import java.net.URLDecoder
import java.net.URLEncoder
import pace.values.GameId
import pace.values.GroupId
import pace.values.GroupPlayerId
import pace.values.PlayerId
import pace.values.SessionId

/** A screen of the app, and what it is about. */
sealed interface Place {
    /** Places of one scope share their models: the summary of a session is of the session's page. */
    val scope: String get() = line

    data object Home : Place

    data object Settings : Place

    data object Licences : Place

    /** What the server lists. */
    data object Lists : Place

    data object NewGroup : Place

    data class NewSession(val group: GroupId?) : Place

    /** Looks a group up by its code. */
    data class Joining(val code: String) : Place

    /** A place of a session's page. */
    sealed interface OfSession : Place {
        val session: SessionId
        override val scope get() = Session(session).line
    }

    data class Session(override val session: SessionId) : OfSession

    data class Summary(override val session: SessionId) : OfSession

    data class EditSession(override val session: SessionId) : OfSession

    data class Roster(override val session: SessionId) : OfSession

    data class EditGame(override val session: SessionId, val game: GameId) : OfSession

    data class Plan(override val session: SessionId) : OfSession

    /** Scores a game by rallies: a planned one, or a new one of these teams. */
    data class Scoreboard(
        override val session: SessionId,
        val game: GameId?,
        val teamA: List<PlayerId>,
        val teamB: List<PlayerId>,
    ) : OfSession

    data class Group(val group: GroupId) : Place

    data class Player(val group: GroupId, val player: GroupPlayerId) : Place

    data class Pair(val group: GroupId, val one: GroupPlayerId, val other: GroupPlayerId) : Place

    /** Who should play next of those who are there. */
    data class Suggestion(
        val group: GroupId,
        val present: List<GroupPlayerId>,
        val courts: Int,
        val session: SessionId?,
    ) : Place

    companion object
}

/** The session that is open while the place is in sight. */
val Place.openSession: SessionId?
    get() = when (this) {
        is Place.OfSession -> session
        is Place.Suggestion -> session
        else -> null
    }

/** The same of a group. */
val Place.openGroup: GroupId?
    get() = when (this) {
        is Place.Group -> group
        is Place.NewSession -> group
        is Place.Suggestion -> group.takeIf { session == null }
        else -> null
    }

/** The place as one line: kept in saved state, and read back by [Place.Companion.of]. */
val Place.line: String
    get() = when (this) {
        Place.Home -> words("home")
        Place.Settings -> words("settings")
        Place.Licences -> words("licences")
        Place.Lists -> words("lists")
        Place.NewGroup -> words("new-group")
        is Place.NewSession -> words("new-session", group?.text)
        is Place.Joining -> words("join", code)
        is Place.Session -> words("session", session.text)
        is Place.Summary -> words("summary", session.text)
        is Place.EditSession -> words("edit-session", session.text)
        is Place.Roster -> words("roster", session.text)
        is Place.EditGame -> words("edit-game", session.text, game.text)
        is Place.Plan -> words("plan", session.text)
        is Place.Scoreboard ->
            words("scoreboard", session.text, game?.text, list(teamA) { it.text }, list(teamB) { it.text })
        is Place.Group -> words("group", group.text)
        is Place.Player -> words("player", group.text, player.text)
        is Place.Pair -> words("pair", group.text, one.text, other.text)
        is Place.Suggestion -> words(
            "suggestion",
            group.text,
            courts.toString(),
            session?.text,
            list(present) { it.text },
        )
    }

/** Reads a [line]; none if it is no place. */
fun Place.Companion.of(line: String): Place? {
    val parts = line.split('/').map { URLDecoder.decode(it, "UTF-8") }
    fun part(at: Int) = parts.getOrNull(at)?.takeIf { it.isNotEmpty() }
    val id = part(1)
    fun session(make: (SessionId) -> Place) = id?.let { make(SessionId(it)) }
    fun group(make: (GroupId) -> Place) = id?.let { make(GroupId(it)) }
    return when (parts.first()) {
        "home" -> Place.Home
        "settings" -> Place.Settings
        "licences" -> Place.Licences
        "lists" -> Place.Lists
        "new-group" -> Place.NewGroup
        "new-session" -> Place.NewSession(id?.let(::GroupId))
        "join" -> id?.let(Place::Joining)
        "session" -> session(Place::Session)
        "summary" -> session(Place::Summary)
        "edit-session" -> session(Place::EditSession)
        "roster" -> session(Place::Roster)
        "edit-game" -> part(2)?.let { game -> session { Place.EditGame(it, GameId(game)) } }
        "plan" -> session(Place::Plan)
        "scoreboard" -> session {
            Place.Scoreboard(it, part(2)?.let(::GameId), listed(part(3), ::PlayerId), listed(part(4), ::PlayerId))
        }
        "group" -> group(Place::Group)
        "player" -> part(2)?.let { player -> group { Place.Player(it, GroupPlayerId(player)) } }
        "pair" -> {
            val (one, other) = (part(2) ?: return null) to (part(3) ?: return null)
            group { Place.Pair(it, GroupPlayerId(one), GroupPlayerId(other)) }
        }
        "suggestion" -> group {
            val courts = part(2)?.toIntOrNull() ?: 1
            Place.Suggestion(it, listed(part(4), ::GroupPlayerId), courts, part(3)?.let(::SessionId))
        }
        else -> null
    }
}

private fun encoded(text: String): String = URLEncoder.encode(text, "UTF-8")

private fun words(vararg parts: String?) = parts.joinToString("/") { encoded(it.orEmpty()) }.trimEnd('/')

private fun <T> list(of: List<T>, text: (T) -> String) = of.joinToString(",") { encoded(text(it)) }

private fun <T> listed(text: String?, read: (String) -> T): List<T> =
    text.orEmpty().split(',').filter { it.isNotEmpty() }.map { read(URLDecoder.decode(it, "UTF-8")) }
