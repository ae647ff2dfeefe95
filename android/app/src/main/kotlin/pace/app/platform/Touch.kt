package pace.app.platform

import android.view.HapticFeedbackConstants
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalView

/** A short tick under the finger, where the person wants it. */
@Composable
fun rememberTick(): () -> Unit {
    val view = LocalView.current
    val isOn = LocalPreferences.current.haptics
    return remember(view, isOn) { { if (isOn) view.performHapticFeedback(HapticFeedbackConstants.VIRTUAL_KEY) } }
}

/** The screen stays on for as long as this is shown. */
@Composable
fun KeepAwake() {
    val view = LocalView.current
    DisposableEffect(view) {
        view.keepScreenOn = true
        onDispose { view.keepScreenOn = false }
    }
}
