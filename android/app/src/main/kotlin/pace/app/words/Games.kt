package pace.app.words

import pace.app.R
import pace.core.GameView
import pace.core.SessionSnapshot
import pace.limits
import pace.rules.Game
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.Session
import pace.rules.Team
import pace.values.GameId
import pace.values.PlayerId

/** Players of a side. */
val GameMode.teamSize get() = if (this == GameMode.DOUBLES) 2 else 1

/** The fewest players of a session. */
val GameMode.minPlayers get() = limits(this).minPlayers

/** The most players of a session. */
val GameMode.maxPlayers get() = limits(this).maxPlayers

val Team.other get() = if (this == Team.A) Team.B else Team.A

fun Session.name(player: PlayerId): String = players.find { it.id == player }?.name ?: "?"

/** `Ann & Ben`. */
fun Session.names(of: List<PlayerId>): String = of.joinToString(" & ") { name(it) }

/** What people call it, whatever its name. */
fun Session.title(): Words = name?.let { name -> Words { name } } ?: words(R.string.words_session_unnamed)

fun GameView.team(team: Team) = if (team == Team.A) teamA else teamB

val Game.result: GameResult? get() = winningTeam?.let { GameResult(it, teamAScore, teamBScore) }

/** The winner's points first; none if one is not known. */
fun GameResult.score(): String? {
    val (a, b) = (teamAScore ?: return null) to (teamBScore ?: return null)
    return if (winningTeam == Team.A) "$a\u2013$b" else "$b\u2013$a"
}

/** `Ann & Ben beat Cal & Dee`, with the score where it is known; `Ann & Ben vs Cal & Dee` before it is played. */
fun GameView.line(): Words {
    val winner = game.winningTeam ?: return words(R.string.words_versus, teamA, teamB)
    val (won, lost) = team(winner) to team(winner.other)
    val score = game.result?.score() ?: return words(R.string.words_beat, won, lost)
    return words(R.string.words_beat_score, won, lost, score)
}

/** All games of a session: played, next, to come. */
val SessionSnapshot.games: List<GameView> get() = history + planned

/** The planned games in order. */
val SessionSnapshot.planned: List<GameView> get() = listOfNotNull(next) + upcoming

fun SessionSnapshot.game(id: GameId): GameView? = games.find { it.game.id == id }

/** Whether somebody plays in a session of a group without being of it. */
fun SessionSnapshot.isGuest(player: PlayerId): Boolean {
    val session = session ?: return false
    return session.groupId != null && session.players.any { it.id == player && it.groupPlayerId == null }
}
