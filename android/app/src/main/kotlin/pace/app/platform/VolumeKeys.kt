package pace.app.platform

import android.view.KeyEvent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.staticCompositionLocalOf

/** The volume keys of the activity's window, lent to the screen that listens last. */
class VolumeKeys {
    private val listeners = ArrayDeque<(isUp: Boolean) -> Unit>()

    /** Whether the event was a volume key that somebody listens to; a key that is held counts once. */
    fun take(event: KeyEvent): Boolean {
        val listener = listeners.lastOrNull() ?: return false
        val isUp = when (event.keyCode) {
            KeyEvent.KEYCODE_VOLUME_UP -> true
            KeyEvent.KEYCODE_VOLUME_DOWN -> false
            else -> return false
        }
        if (event.action == KeyEvent.ACTION_DOWN && event.repeatCount == 0) listener(isUp)
        return true
    }

    fun listen(listener: (isUp: Boolean) -> Unit): AutoCloseable {
        listeners.addLast(listener)
        return AutoCloseable { listeners.remove(listener) }
    }
}

val LocalVolumeKeys = staticCompositionLocalOf { VolumeKeys() }

/** Hears the volume keys for as long as it is on the screen. */
@Composable
fun OnVolumeKey(onKey: (isUp: Boolean) -> Unit) {
    val keys = LocalVolumeKeys.current
    val latest by rememberUpdatedState(onKey)
    DisposableEffect(keys) {
        val listening = keys.listen { latest(it) }
        onDispose { listening.close() }
    }
}
