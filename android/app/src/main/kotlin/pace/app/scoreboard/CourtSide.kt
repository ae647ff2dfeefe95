package pace.app.scoreboard

import android.view.HapticFeedbackConstants
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalView
import pace.app.platform.KeepAwake
import pace.app.platform.LocalPreferences
import pace.app.platform.LocalVoices
import pace.app.platform.OnVolumeKey
import pace.app.words.locale
import pace.app.words.resources
import pace.rules.Team

/** What reaches somebody who does not look: the display stays on, keys count, every point is felt and heard. */
@Composable
fun CourtSide(state: ScoreboardState, actions: ScoreboardActions) {
    KeepAwake()
    val view = LocalView.current
    val context = LocalContext.current
    val words = resources
    val language = locale
    val voices = LocalVoices.current
    val isFelt = LocalPreferences.current.haptics
    val voice = remember(voices, language) { voices(context, language) }
    DisposableEffect(voice) { onDispose { voice.close() } }
    val board = state.board ?: return
    if (board.winner == null) OnVolumeKey { isUp -> actions.wonBy(if (isUp) Team.A else Team.B) }
    val begun = remember { mutableListOf(state.sheet.rallies.size) }
    LaunchedEffect(state.sheet.rallies.size) {
        if (begun.first() == state.sheet.rallies.size) return@LaunchedEffect
        begun[0] = state.sheet.rallies.size
        val mark = if (board.pause == null) HapticFeedbackConstants.VIRTUAL_KEY else HapticFeedbackConstants.LONG_PRESS
        if (isFelt) view.performHapticFeedback(mark)
        if (state.sheet.isSpoken) voice.say(words.spoken(board, state.sides))
    }
}
