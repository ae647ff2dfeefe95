package pace.app.parts

import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.staticCompositionLocalOf
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.receiveAsFlow
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
    private val channel = Channel<Message>(8, BufferOverflow.DROP_OLDEST)

    /** What was told before anybody looked, too. */
    val told: Flow<Message> = channel.receiveAsFlow()

    /** Whoever waits for an outcome to tell it waits here: the page on which it was asked for may go before. */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    fun tell(message: Message) {
        channel.trySend(message)
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
 * Does what a person asked for, each time with a store of its own: the page may be left before the outcome is known,
 * and before what a message offers is tapped. A failure becomes a message, with Retry where the write waits in the
 * tray.
 */
class Taps<S : AutoCloseable>(
    private val messages: Messages,
    private val open: () -> S,
    private val taken: () -> ULong,
    private val tray: S.() -> List<TrayItem>,
    private val retry: suspend S.(item: String) -> Done,
) {
    /**
     * `said` is told and `onTaken` called as soon as the change is in view; where the rules refuse it neither is, so
     * that what was typed stays to be mended.
     */
    fun go(said: Message? = null, onTaken: () -> Unit = {}, write: suspend S.() -> Done) =
        go(emptySet(), said, onTaken, null, write)

    /** What a message offers: it is offered again where it could not be done, for nothing else brings it back. */
    fun offered(write: suspend S.() -> Done): Unit = go(emptySet(), null, {}, { offered(write) }, write)

    fun retry(item: String) = go(setOf(item), null, {}, null) { retry.invoke(this, item) }

    private fun go(
        retried: Set<String>,
        said: Message?,
        onTaken: () -> Unit,
        again: (() -> Unit)?,
        write: suspend S.() -> Done,
    ) {
        val store = open()
        // One that is retried and fails again waits again.
        val known = store.tray().map { it.id }.toSet() - retried
        val before = taken()
        var isTaken = false
        val take = {
            if (!isTaken) {
                isTaken = true
                said?.let(messages::tell)
                onTaken()
            }
        }
        messages.scope.launch {
            store.use {
                try {
                    store.write()
                    take()
                } catch (failure: Failure) {
                    if (failure !is Failure.Rejected) take()
                    val new = store.tray().filter { it.id !in known }
                    val waits = new.lastOrNull { it.failure::class == failure::class }
                    messages.tell(told(failure, waits, again))
                }
            }
        }
        // The core takes a change at once or refuses it; what arrives meanwhile does not count.
        if (taken() > before) take()
    }

    private fun told(failure: Failure, waits: TrayItem?, again: (() -> Unit)?): Message {
        val label = words(R.string.parts_retry)
        return when {
            waits != null -> Message(failure.words(), label) { retry(waits.id) }
            again != null && failure !is Failure.Rejected -> Message(failure.words(), label, again)
            else -> Message(failure.words())
        }
    }
}

/** Tells what went wrong with something that was begun, whatever page is in sight by then. */
fun <B : AutoCloseable> Messages.follow(begun: B, saved: suspend B.() -> Done) {
    scope.launch {
        begun.use {
            try {
                it.saved()
            } catch (failure: Failure) {
                tell(failure.words())
            }
        }
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
