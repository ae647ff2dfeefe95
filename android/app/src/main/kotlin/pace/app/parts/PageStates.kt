package pace.app.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.words.said
import pace.app.words.times
import pace.app.words.words
import pace.core.Failure

/** "Last synced 19:42", and what is still on its way; what went wrong at the last pull, with Retry. */
@Composable
internal fun Synced(state: PageState, onRefresh: () -> Unit) {
    val failure = state.syncFailure
    Column(Modifier.fillMaxWidth().padding(horizontal = 4.dp).semantics { liveRegion = LiveRegionMode.Polite }) {
        val synced = when {
            state.isRefreshing -> stringResource(R.string.parts_syncing)
            state.lastSynced != null -> stringResource(R.string.parts_synced, times().recent(state.lastSynced))
            else -> stringResource(R.string.parts_not_synced)
        }
        val pending = state.pending.takeIf { it > 0 }?.let { pluralStringResource(R.plurals.parts_pending, it, it) }
        Faint(listOfNotNull(synced, pending).joinToString(" · "), Modifier.testTag("synced"))
        if (failure != null && state.phase !is pace.core.Page.Failed) {
            Text(failure.words().said(), color = MaterialTheme.colorScheme.error)
            PlainButton(stringResource(R.string.parts_retry), onRefresh)
        }
    }
}

/** Grounds where cards will be: nothing of another page, and nothing that moves. */
@Composable
internal fun Loading() {
    val loading = stringResource(R.string.parts_loading)
    Column(
        Modifier.fillMaxWidth().testTag("loading").clearAndSetSemantics { contentDescription = loading },
        Arrangement.spacedBy(Look.gap),
    ) {
        for (height in listOf(150, 84, 84, 84)) {
            Box(
                Modifier.fillMaxWidth().height(height.dp).alpha(0.7f)
                    .background(MaterialTheme.colorScheme.surfaceContainerHigh, MaterialTheme.shapes.medium),
            )
        }
    }
}

@Composable
internal fun Failed(failure: Failure, onRetry: () -> Unit) {
    Said(failure.words().said(), Modifier.semantics { liveRegion = LiveRegionMode.Assertive }) {
        MainButton(stringResource(R.string.parts_retry), onRetry)
    }
}

@Composable
internal fun Ended() {
    Said(stringResource(R.string.parts_ended))
}

/** A sentence where there is nothing else to show, and what can be done. */
@Composable
fun Said(sentence: String, modifier: Modifier = Modifier, action: @Composable () -> Unit = {}) {
    Column(
        modifier.fillMaxWidth().padding(horizontal = 24.dp, vertical = 48.dp),
        Arrangement.spacedBy(20.dp),
        Alignment.CenterHorizontally,
    ) {
        Text(
            sentence,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyLarge,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        action()
    }
}
