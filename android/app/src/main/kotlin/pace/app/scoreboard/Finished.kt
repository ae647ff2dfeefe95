package pace.app.scoreboard

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.MainButton
import pace.app.parts.charts.Tone
import pace.app.words.other
import pace.app.words.said
import pace.app.words.words
import pace.rules.Board
import pace.rules.Team

/** Over the lower half once the match is over: who won, and the one call that records it. */
@Composable
fun BoxScope.Finished(state: ScoreboardState, board: Board, winner: Team, actions: ScoreboardActions) {
    Box(
        Modifier
            .align(Alignment.BottomCenter)
            .windowInsetsPadding(WindowInsets.safeDrawing)
            .padding(16.dp)
            .widthIn(max = 480.dp),
    ) {
        Surface(shape = RoundedCornerShape(28.dp), shadowElevation = 6.dp) {
            Column(
                Modifier.fillMaxWidth().padding(24.dp),
                horizontalAlignment = Alignment.CenterHorizontally,
                verticalArrangement = Arrangement.spacedBy(8.dp),
            ) {
                Text(
                    stringResource(R.string.score_won, state.sides.name(winner)),
                    Modifier.semantics {
                        heading()
                        liveRegion = LiveRegionMode.Polite
                    },
                    style = MaterialTheme.typography.headlineSmall,
                    fontWeight = FontWeight.SemiBold,
                    textAlign = TextAlign.Center,
                )
                Text(
                    board.finished.joinToString("   ") { "${it.of(winner)}–${it.of(winner.other)}" },
                    style = MaterialTheme.typography.titleLarge,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
                Sent(state.sending, actions)
            }
        }
    }
}

@Composable
private fun Sent(sending: Sending, actions: ScoreboardActions) {
    when (sending) {
        Sending.No -> {
            Large(R.string.score_save, "save", actions::save)
            TextButton(actions::undo, Modifier.heightIn(min = 48.dp).testTag("undo-last")) {
                Text(stringResource(R.string.score_undo_last))
            }
        }
        Sending.Going -> Row(
            Modifier.heightIn(min = 60.dp),
            horizontalArrangement = Arrangement.spacedBy(12.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            CircularProgressIndicator(Modifier.size(24.dp), strokeWidth = 3.dp)
            Text(stringResource(R.string.score_saving), style = MaterialTheme.typography.titleMedium)
        }
        Sending.Saved -> Large(R.string.score_back, "back", actions::leave)
        is Sending.Failed -> {
            Text(
                sending.failure.words().said(),
                Modifier.semantics { liveRegion = LiveRegionMode.Assertive },
                style = MaterialTheme.typography.bodyLarge,
                color = Tone.bad,
                textAlign = TextAlign.Center,
            )
            Text(
                stringResource(R.string.score_kept),
                style = MaterialTheme.typography.bodyMedium,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                textAlign = TextAlign.Center,
            )
            Large(R.string.score_retry, "retry", actions::save)
            TextButton(actions::leave, Modifier.heightIn(min = 48.dp)) { Text(stringResource(R.string.score_back)) }
        }
    }
}

@Composable
private fun Large(words: Int, tag: String, onClick: () -> Unit) {
    MainButton(stringResource(words), onClick, Modifier.fillMaxWidth().padding(top = 8.dp).testTag(tag))
}
