package pace.app.scoreboard

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import pace.rules.Board
import pace.rules.Team

/** Scoring by rallies: two halves of the screen to tap, and between them what the umpire would call. */
@Composable
fun ScoreboardScreen(state: ScoreboardState, actions: ScoreboardActions, modifier: Modifier = Modifier) {
    Surface(modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
        val board = state.board
        if (board == null) {
            BeforePlay(state, actions)
        } else {
            Halves(state, board, actions)
        }
    }
}

private val BUTTONS = 68.dp

/** One above the other on an upright phone, side by side on one that lies. */
@Composable
private fun Halves(state: ScoreboardState, board: Board, actions: ScoreboardActions) {
    val isOpen = board.winner == null
    Box {
        BoxWithConstraints(Modifier.fillMaxSize()) {
            if (maxWidth > maxHeight) {
                Row(Modifier.fillMaxSize()) {
                    Half(Team.A, state.sides, board, isOpen, actions, Modifier.weight(1f).fillMaxHeight(), BUTTONS)
                    Half(Team.B, state.sides, board, isOpen, actions, Modifier.weight(1f).fillMaxHeight(), BUTTONS)
                }
            } else {
                Column(Modifier.fillMaxSize()) {
                    Half(Team.A, state.sides, board, isOpen, actions, Modifier.weight(1f).fillMaxWidth())
                    Middle(state, board, actions)
                    Half(Team.B, state.sides, board, isOpen, actions, Modifier.weight(1f).fillMaxWidth())
                }
            }
            if (maxWidth > maxHeight) MiddleOfLying(state, board, actions)
        }
        board.winner?.let { Finished(state, board, it, actions) }
    }
}
