package pace.app.summary

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceCard
import pace.app.parts.PlainButton
import pace.app.platform.QrCode
import pace.app.platform.copyText
import pace.app.platform.openInBrowser
import pace.app.platform.shareText
import pace.app.session.SessionActions
import pace.app.words.words
import pace.core.SessionSnapshot
import pace.rules.Session

/** The link that only reads, as text and to scan, and the one to score with us. */
@Composable
internal fun Links(snapshot: SessionSnapshot, session: Session, actions: SessionActions) {
    val origin = snapshot.origin
    PaceCard(gap = 10.dp) {
        if (origin == null) {
            Text(stringResource(R.string.summary_no_origin))
            return@PaceCard
        }
        val viewer = session.viewer?.let { "$origin/s/$it" }
        if (viewer == null) {
            Text(stringResource(R.string.summary_viewer_later))
        } else {
            Text(stringResource(R.string.summary_viewer), style = MaterialTheme.typography.titleMedium)
            QrCode(
                viewer,
                stringResource(R.string.summary_qr),
                Modifier.align(Alignment.CenterHorizontally).testTag("qr"),
            )
            Faint(stringResource(R.string.parts_share_qr_hint))
            Link(viewer, actions)
        }
        Text(stringResource(R.string.summary_score_with_us), style = MaterialTheme.typography.titleMedium)
        Link("$origin/session/${session.id.text}", actions, isViewer = false)
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Link(link: String, actions: SessionActions, isViewer: Boolean = true) {
    val context = LocalContext.current
    val share = stringResource(R.string.summary_share)
    Faint(link)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(4.dp)) {
        PlainButton(stringResource(R.string.summary_share_link), { context.shareText(link, share) })
        PlainButton(
            stringResource(R.string.summary_copy),
            {
                context.copyText(link, share)
                actions.tell(words(R.string.summary_copied))
            },
        )
        if (isViewer) {
            val open = { if (!context.openInBrowser(link)) actions.tell(words(R.string.home_no_browser)) }
            PlainButton(stringResource(R.string.summary_open), open)
        }
    }
}
