package pace.app.scoreboard

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.rules.Board

/** The band between the halves: the call, the games, and the way back from a wrong tap. */
@Composable
fun Middle(state: ScoreboardState, board: Board, actions: ScoreboardActions) {
    Surface(color = MaterialTheme.colorScheme.surfaceContainerLow) {
        Column(Modifier.fillMaxWidth()) {
            Call(board, state.sides, Modifier.fillMaxWidth())
            Row(
                Modifier.fillMaxWidth().heightIn(min = 64.dp).padding(horizontal = 8.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Undo(state, actions)
                Games(board, state, Modifier.weight(1f))
                Switches(state, actions)
            }
        }
    }
}

/** The same on a phone that lies: games and call above, the buttons below, the court between. */
@Composable
fun BoxScope.MiddleOfLying(state: ScoreboardState, board: Board, actions: ScoreboardActions) {
    Box(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing).padding(12.dp)) {
        Surface(
            Modifier.align(Alignment.TopCenter).widthIn(max = 320.dp),
            shape = MaterialTheme.shapes.medium,
            shadowElevation = 2.dp,
        ) {
            Column(horizontalAlignment = Alignment.CenterHorizontally) {
                Games(board, state, Modifier.padding(horizontal = 16.dp, vertical = 8.dp))
                Call(board, state.sides, Modifier)
            }
        }
        Surface(Modifier.align(Alignment.BottomCenter), shape = RoundedCornerShape(32.dp), shadowElevation = 2.dp) {
            Row(Modifier.padding(6.dp), verticalAlignment = Alignment.CenterVertically) {
                Undo(state, actions)
                Switches(state, actions)
            }
        }
    }
}

@Composable
private fun Call(board: Board, sides: Sides, modifier: Modifier) {
    val call = LocalContext.current.resources.call(board, sides) ?: return
    Text(
        call,
        modifier
            .background(MaterialTheme.colorScheme.primaryContainer)
            .padding(horizontal = 16.dp, vertical = 8.dp)
            .semantics { liveRegion = LiveRegionMode.Polite },
        style = MaterialTheme.typography.titleMedium,
        fontWeight = FontWeight.SemiBold,
        color = MaterialTheme.colorScheme.onPrimaryContainer,
        textAlign = TextAlign.Center,
    )
}

@Composable
private fun Undo(state: ScoreboardState, actions: ScoreboardActions) {
    FilledTonalButton(
        actions::undo,
        Modifier.heightIn(min = 52.dp).testTag("undo"),
        enabled = state.sheet.rallies.isNotEmpty() && state.sending == Sending.No,
    ) {
        Icon(painterResource(R.drawable.score_undo), null, Modifier.size(20.dp))
        Text(stringResource(R.string.score_undo), Modifier.padding(start = 8.dp))
    }
}

/** Games won, if there is more than one to win, and the points of those that are over. */
@Composable
private fun Games(board: Board, state: ScoreboardState, modifier: Modifier) {
    val sentence = stringResource(R.string.score_games, board.games.a.toInt(), board.games.b.toInt())
    Column(
        modifier.clearAndSetSemantics {
            heading()
            contentDescription = sentence
        },
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        if (state.sheet.bestOf > 1) {
            Text(
                "${board.games.a} : ${board.games.b}",
                style = MaterialTheme.typography.titleLarge,
                fontWeight = FontWeight.Bold,
            )
        }
        val line = board.finished.takeIf { state.sheet.bestOf > 1 }?.joinToString("  ") { "${it.a}–${it.b}" }
        Text(
            line?.ifEmpty { null } ?: sportName(state.sheet.sport, state.sports),
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
        )
    }
}

@Composable
private fun Switches(state: ScoreboardState, actions: ScoreboardActions) {
    Row(horizontalArrangement = Arrangement.spacedBy(0.dp)) {
        IconButton({ actions.speak(!state.sheet.isSpoken) }, Modifier.testTag("speak")) {
            val icon = if (state.sheet.isSpoken) R.drawable.score_speaker else R.drawable.score_speaker_off
            val words = if (state.sheet.isSpoken) R.string.score_silence else R.string.score_speak
            Icon(painterResource(icon), stringResource(words))
        }
        IconButton(actions::leave) {
            Icon(painterResource(R.drawable.score_close), stringResource(R.string.score_leave))
        }
    }
}
