package pace.app.session

import pace.app.R
import pace.app.words.Words
import pace.app.words.names
import pace.app.words.words
import pace.rules.GameResult
import pace.rules.Session
import pace.rules.Team
import pace.values.PlayerId

/** What was just recorded, as it is told. */
internal fun recorded(session: Session, teamA: List<PlayerId>, teamB: List<PlayerId>, result: GameResult): Words {
    val isA = result.winningTeam == Team.A
    val winners = session.names(if (isA) teamA else teamB)
    val (a, b) = result.teamAScore to result.teamBScore
    if (a == null || b == null) return words(R.string.session_recorded, winners)
    val score = if (isA) "$a\u2013$b" else "$b\u2013$a"
    return words(R.string.session_recorded_score, winners, score)
}
