package pace.app.session

import pace.app.R
import pace.app.words.Words
import pace.app.words.names
import pace.app.words.score
import pace.app.words.words
import pace.rules.GameResult
import pace.rules.Session
import pace.rules.Team
import pace.values.PlayerId

/** What was just recorded, as it is told. */
internal fun recorded(session: Session, teamA: List<PlayerId>, teamB: List<PlayerId>, result: GameResult): Words {
    val winners = session.names(if (result.winningTeam == Team.A) teamA else teamB)
    val score = result.score() ?: return words(R.string.session_recorded, winners)
    return words(R.string.session_recorded_score, winners, score)
}
