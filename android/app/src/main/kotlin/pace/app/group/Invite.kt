package pace.app.group

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Share
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.figures.Main
import pace.app.parts.figures.Panel
import pace.app.platform.QrCode
import pace.core.GroupHead

/** How friends join: the code to type, the link to send, the picture to scan. */
@Composable
fun Invite(head: GroupHead?, actions: GroupActions, onSheet: (OpenSheet?) -> Unit, close: () -> Unit) {
    Panel(stringResource(R.string.group_invite), close) {
        val code = head?.code
        if (code == null) {
            Faint(stringResource(R.string.group_code_later))
            return@Panel
        }
        Code(code)
        val link = head.joinLink
        if (link == null) {
            Faint(stringResource(R.string.group_no_link))
            Main(stringResource(R.string.group_share_code), actions::shareCode, icon = Icons.Default.Share)
        } else {
            Box(Modifier.fillMaxWidth(), Alignment.Center) {
                QrCode(link, stringResource(R.string.group_qr, head.name), side = 184.dp)
            }
            Faint(stringResource(R.string.parts_share_qr_hint))
            Main(stringResource(R.string.group_share_link), actions::shareLink, icon = Icons.Default.Share)
        }
        Faint(stringResource(R.string.group_invite_hint))
        TextButton({ onSheet(OpenSheet(Sheet.NEW_CODE)) }, Modifier.heightIn(min = 48.dp)) {
            Text(stringResource(R.string.group_new_code))
        }
    }
}

/** In large letters, which TalkBack spells. */
@Composable
fun ColumnScope.Code(code: String) {
    val spelled = code.toList().joinToString(" ")
    Text(
        code,
        Modifier
            .fillMaxWidth()
            .testTag("code")
            .semantics { contentDescription = spelled },
        style = MaterialTheme.typography.displaySmall,
        fontFamily = FontFamily.Monospace,
        fontWeight = FontWeight.SemiBold,
        letterSpacing = 6.sp,
        textAlign = TextAlign.Center,
    )
}
