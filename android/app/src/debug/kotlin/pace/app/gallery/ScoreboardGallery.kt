package pace.app.gallery

import pace.app.scoreboard.ScoreboardActions
import pace.app.scoreboard.ScoreboardScreen
import pace.app.scoreboard.ScoreboardState
import pace.app.scoreboard.Sending
import pace.app.scoreboard.Sheet
import pace.app.scoreboard.Sides
import pace.core.Failure
import pace.rules.AtPoint
import pace.rules.Board
import pace.rules.Court
import pace.rules.Pause
import pace.rules.Score
import pace.rules.Serve
import pace.rules.Service
import pace.rules.Sport
import pace.rules.Team

object NoScoreboardActions : ScoreboardActions {
    override fun choose(sport: Int) = Unit
    override fun playBestOf(games: Int) = Unit
    override fun serveFirst(team: Team) = Unit
    override fun begin() = Unit
    override fun wonBy(team: Team) = Unit
    override fun undo() = Unit
    override fun speak(isSpoken: Boolean) = Unit
    override fun save() = Unit
    override fun leave() = Unit
}

private val sports = List(5) { Sport("Sport $it", 21u, 2u, 30u, 11u, 11u, Service.Winner(true)) }
private val doubles = Sides(listOf("Ann", "Ben"), listOf("Chloé", "Dev"))

private fun score(a: Int, b: Int) = Score(a.toUByte(), b.toUByte())

private fun board(a: Int, b: Int, serves: Team = Team.A, pause: Pause? = null) = Board(
    finished = emptyList(),
    points = score(a, b),
    games = score(0, 0),
    serve = Serve(serves, 1u, 0u, if (a % 2 == 0) Court.RIGHT else Court.LEFT, null),
    atPoint = emptyList(),
    pause = pause,
    winner = null,
)

private fun over(sending: Sending) = state(
    board(21, 18).copy(
        finished = listOf(score(21, 18)),
        games = score(1, 0),
        serve = null,
        pause = Pause.Match(Team.A),
        winner = Team.A,
    ),
    sending = sending,
)

private fun state(board: Board?, sides: Sides = doubles, sheet: Sheet = Sheet(), sending: Sending = Sending.No) =
    ScoreboardState(sides, sheet.copy(isBegun = board != null, rallies = listOf(Team.A)), sports, board, sending)

private fun shown(name: String, state: ScoreboardState) =
    Shown("scoreboard-$name") { ScoreboardScreen(state, NoScoreboardActions) }

val scoreboardGallery: List<Shown> = listOf(
    shown("before", state(null)),
    shown("play", state(board(14, 12, Team.B))),
    shown("interval", state(board(11, 7, pause = Pause.ChangeEnds))),
    shown("game-point", state(board(20, 19).copy(atPoint = listOf(AtPoint(Team.A, false))))),
    shown(
        "best-of-three",
        state(
            board(3, 1).copy(finished = listOf(score(21, 17), score(19, 21)), games = score(1, 1)),
            sheet = Sheet(bestOf = 3, isSpoken = false),
        ),
    ),
    shown(
        "long-names",
        state(
            board(29, 29),
            Sides(listOf("Wilhelmina-Alexandra", "Maximilian"), listOf("陳大文", "Bartholomew Fitzgerald")),
        ),
    ),
    shown(
        "singles",
        state(
            board(8, 6).copy(serve = Serve(Team.A, 0u, 0u, Court.RIGHT, null)),
            Sides(listOf("Ann"), listOf("Dev")),
        ),
    ),
    shown("over", over(Sending.No)),
    shown("saving", over(Sending.Going)),
    shown("failed", over(Sending.Failed(Failure.Offline()))),
)
