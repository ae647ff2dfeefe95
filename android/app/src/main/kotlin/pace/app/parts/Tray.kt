package pace.app.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.words.amounts
import pace.app.words.said
import pace.app.words.words
import pace.core.Failure
import pace.core.TrayItem

/** What a person does about what waits on a page. */
interface WaitingActions {
    fun retry(item: String)

    fun discard(item: String)

    fun restoreWithMine(item: String) = Unit

    fun dismiss(notice: ULong)
}

/** A notice as it is shown; the remedy is one tap. */
data class Told(val id: ULong, val sentence: String, val remedy: String? = null, val onRemedy: () -> Unit = {})

/** What is not saved, then what there is to tell, above everything else on a page. */
internal fun LazyListScope.waiting(tray: List<TrayItem>, notices: List<Told>, actions: WaitingActions?) {
    if (actions == null) return
    for (item in tray) item("tray ${item.id}", "tray") { TrayCard(item, actions) }
    for (notice in notices) item("notice ${notice.id}", "notice") { NoticeCard(notice) { actions.dismiss(notice.id) } }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun TrayCard(item: TrayItem, actions: WaitingActions) {
    val isUnconfirmed = item.failure is Failure.Unconfirmed
    val colours = MaterialTheme.colorScheme
    val ground = if (isUnconfirmed) Look.signs.waitingGround else colours.errorContainer
    val text = if (isUnconfirmed) Look.signs.onWaiting else colours.onErrorContainer
    val padding = PaddingValues(start = 20.dp, top = 16.dp, end = 12.dp, bottom = 4.dp)
    PaceCard(Modifier.testTag("tray").semantics { liveRegion = LiveRegionMode.Polite }, ground, ground, padding, 4.dp) {
        val state = if (isUnconfirmed) R.string.parts_tray_unconfirmed else R.string.parts_tray_unsaved
        val what = item.what.map { it.words(amounts()).said() }
        Text(stringResource(state, what.firstOrNull().orEmpty()), style = MaterialTheme.typography.titleMedium, color = text)
        for (more in what.drop(1)) Text(stringResource(R.string.parts_tray_with, more), color = text)
        item.theirs?.let { Text(stringResource(R.string.parts_tray_theirs, it.words().said()), color = text) }
        Text(item.failure.words().said(), style = MaterialTheme.typography.bodyMedium, color = text)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(4.dp)) {
            PlainButton(stringResource(R.string.parts_retry), { actions.retry(item.id) }, color = text)
            if (item.canRestore) {
                val restore = stringResource(R.string.parts_tray_restore)
                PlainButton(restore, { actions.restoreWithMine(item.id) }, color = text)
            }
            PlainButton(stringResource(R.string.parts_discard), { actions.discard(item.id) }, color = text)
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
fun NoticeCard(notice: Told, onDismiss: () -> Unit) {
    val padding = PaddingValues(start = 20.dp, top = 16.dp, end = 12.dp, bottom = 4.dp)
    val colours = MaterialTheme.colorScheme
    PaceCard(
        Modifier.testTag("notice").semantics { liveRegion = LiveRegionMode.Polite },
        colours.secondaryContainer,
        colours.secondaryContainer,
        padding,
        4.dp,
    ) {
        Text(notice.sentence, color = colours.onSecondaryContainer)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(4.dp)) {
            val text = colours.onSecondaryContainer
            notice.remedy?.let { PlainButton(it, notice.onRemedy, color = text) }
            PlainButton(stringResource(R.string.parts_put_away), onDismiss, color = text)
        }
    }
}
