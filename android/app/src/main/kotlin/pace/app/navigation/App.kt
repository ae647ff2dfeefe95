package pace.app.navigation

import androidx.activity.compose.PredictiveBackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.SnackbarHostState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.viewmodel.compose.LocalViewModelStoreOwner
import kotlin.coroutines.cancellation.CancellationException
import pace.Pace
import pace.app.R
import pace.app.parts.LocalSnackbars
import pace.app.parts.Messages
import pace.app.parts.PlainPage
import pace.app.parts.Said
import pace.app.parts.ShowOn
import pace.app.platform.PreferenceStore
import pace.core.StartException

val LocalPace = staticCompositionLocalOf<Pace> { error("no core") }
val LocalMessages = staticCompositionLocalOf { Messages() }
val LocalPreferenceStore = staticCompositionLocalOf<PreferenceStore> { error("no preferences") }

/** The whole app: the place in sight, with its models and what is typed on it. */
@Composable
fun App(pace: Pace, navigator: Navigator, messages: Messages, preferences: PreferenceStore) {
    val host = remember { SnackbarHostState() }
    messages.ShowOn(host)
    val holder = rememberSaveableStateHolder()
    val seen = remember { mutableSetOf<Int>() }
    LaunchedEffect(navigator.entries) {
        val open = navigator.entries.map { it.id }.toSet()
        (seen - open).forEach(holder::removeState)
        seen.retainAll(open)
        seen += open
    }
    val entry = navigator.current
    CompositionLocalProvider(
        LocalPace provides pace,
        LocalNavigator provides navigator,
        LocalMessages provides messages,
        LocalPreferenceStore provides preferences,
        LocalSnackbars provides host,
        LocalEntry provides entry,
        LocalViewModelStoreOwner provides navigator.owner(entry.place),
    ) {
        BackGesture(navigator) {
            key(entry.id) { holder.SaveableStateProvider(entry.id) { Screen(entry.place, navigator) } }
        }
    }
}

/** Going back shrinks the page under the finger until it lets go. */
@Composable
private fun BackGesture(navigator: Navigator, content: @Composable () -> Unit) {
    var pulled by remember { mutableFloatStateOf(0f) }
    PredictiveBackHandler(navigator.canGoBack) { progress ->
        try {
            progress.collect { pulled = it.progress }
            navigator.back()
        } catch (_: CancellationException) {
            // The finger went back to the edge.
        } finally {
            pulled = 0f
        }
    }
    Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background)) {
        Box(
            Modifier.fillMaxSize().graphicsLayer {
                val scale = 1f - 0.08f * pulled
                scaleX = scale
                scaleY = scale
                alpha = 1f - 0.3f * pulled
            },
        ) { content() }
    }
}

/** Without a directory or a second time on one phone there is no core. */
@Composable
fun CannotStart(why: StartException) {
    PlainPage(stringResource(R.string.app_name)) {
        item {
            val sentence = when (why) {
                is StartException.Held -> stringResource(R.string.app_held)
                else -> stringResource(R.string.app_cannot_start, why.message.orEmpty())
            }
            Said(sentence)
        }
    }
}
