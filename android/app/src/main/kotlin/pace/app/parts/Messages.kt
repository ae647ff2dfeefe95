package pace.app.parts

import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.staticCompositionLocalOf
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.SharedFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.launch
import pace.app.R
import pace.app.words.Words
import pace.app.words.resources
import pace.app.words.words
import pace.core.Done
import pace.core.Failure
import pace.core.TrayItem

/** Something to tell in passing, and what can be done about it. */
class Message(val words: Words, val action: Words? = null, val onAction: () -> Unit = {})

/** What is told in passing, whatever page is in sight: a newer message takes the place of an older one. */
class Messages {
    private val flow = MutableSharedFlow<Message>(
        extraBufferCapacity = 8,
        onBufferOverflow = BufferOverflow.DROP_OLDEST,
    )
    val told: SharedFlow<Message> = flow

    fun tell(message: Message) {
        flow.tryEmit(message)
    }

    fun tell(words: Words) = tell(Message(words))
}

/** Shows messages as snackbars. */
@Composable
fun Messages.ShowOn(host: SnackbarHostState) {
    val resources = resources
    LaunchedEffect(this, host, resources) {
        told.collectLatest { message ->
            val label = message.action?.say(resources)
            val duration = if (label == null) SnackbarDuration.Short else SnackbarDuration.Long
            val result = host.showSnackbar(
                message.words.say(resources),
                label,
                withDismissAction = label != null,
                duration,
            )
            if (result == SnackbarResult.ActionPerformed) message.onAction()
        }
    }
}

val LocalSnackbars = staticCompositionLocalOf { SnackbarHostState() }

/**
 * Does what a person asked for. A failure becomes a message, with Retry where the write waits in the tray. Nothing is
 * lost when the screen goes meanwhile: the core owns every write.
 */
class Taps(
    private val scope: CoroutineScope,
    private val messages: Messages,
    private val tray: () -> List<TrayItem>,
    private val retry: suspend (item: String) -> Done,
) {
    /** `said` is told at once, since the change is in view at once. */
    fun go(said: Message? = null, onDone: (Done) -> Unit = {}, write: suspend () -> Done) {
        val before = tray().map { it.id }.toSet()
        said?.let(messages::tell)
        scope.launch {
            try {
                onDone(write())
            } catch (failure: Failure) {
                val waits = tray().lastOrNull { it.id !in before && it.failure::class == failure::class }
                messages.tell(told(failure, waits))
            }
        }
    }

    fun retry(item: String) = go { retry.invoke(item) }

    private fun told(failure: Failure, waits: TrayItem?) =
        if (waits == null) {
            Message(failure.words())
        } else {
            Message(failure.words(), words(R.string.parts_retry)) { retry(waits.id) }
        }
}

/** Loads or refreshes a page: what goes wrong is said on the page itself. */
fun CoroutineScope.load(read: suspend () -> Done) {
    launch {
        try {
            read()
        } catch (_: Failure) {
            // The snapshot has it.
        }
    }
}
