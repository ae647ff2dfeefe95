package pace.app.scoreboard

import android.content.res.Resources
import pace.app.R
import pace.app.words.other
import pace.rules.Board
import pace.rules.Court
import pace.rules.Pause
import pace.rules.Serve
import pace.rules.Team

/** What stands between the two halves: a pause, or that somebody is one rally away. */
fun Resources.call(board: Board, sides: Sides): String? = when (val pause = board.pause) {
    is Pause.Match -> null
    is Pause.Game -> getString(R.string.score_game_to, sides.name(pause.winner))
    Pause.Interval -> getString(R.string.score_interval)
    Pause.ChangeEnds -> getString(R.string.score_change_ends)
    null -> point(board, sides)
}

private fun Resources.point(board: Board, sides: Sides): String? {
    val first = board.atPoint.firstOrNull() ?: return null
    val words = if (first.isMatch) R.string.score_match_point else R.string.score_game_point
    return getString(words, board.atPoint.joinToString { sides.name(it.team) })
}

/** Who serves, from where and to whom. */
fun Resources.service(serve: Serve, sides: Sides): String {
    val server = sides.of(serve.team).getOrElse(serve.server.toInt()) { sides.name(serve.team) }
    val court = when (serve.court) {
        Court.RIGHT -> getString(R.string.score_serves_right, server)
        Court.LEFT -> getString(R.string.score_serves_left, server)
        null -> getString(R.string.score_serves, server)
    }
    return serve.number?.let { getString(R.string.score_server_number, court, it.toInt()) } ?: court
}

/** "to Cal"; only where there is more than one who could receive. */
fun Resources.receiver(serve: Serve, sides: Sides): String? =
    sides.of(serve.team.other).takeIf { it.size > 1 }?.getOrNull(serve.receiver.toInt())
        ?.let { getString(R.string.score_receives, it) }

/** A half of the board in one sentence. */
fun Resources.half(team: Team, board: Board, sides: Sides): String {
    val points = board.points.of(team)
    val score = getQuantityString(R.plurals.score_half, points, sides.name(team), points)
    val serve = board.serve?.takeIf { it.team == team } ?: return score
    return "$score. ${service(serve, sides)}"
}

/** The score as an umpire calls it: the serving side's points first. */
fun Resources.spoken(board: Board, sides: Sides): String {
    board.winner?.let { winner ->
        val games = board.finished.joinToString { "${it.of(winner)} ${it.of(winner.other)}" }
        return getString(R.string.score_spoken_match, sides.name(winner), games)
    }
    (board.pause as? Pause.Game)?.let { return getString(R.string.score_game_to, sides.name(it.winner)) }
    val first = board.serve?.team ?: Team.A
    val (own, other) = board.points.of(first) to board.points.of(first.other)
    val score = if (own == other) {
        getString(R.string.score_spoken_all, own)
    } else {
        getString(R.string.score_spoken, own, other)
    }
    return listOfNotNull(score, call(board, sides)).joinToString(". ")
}
