package pace.app.parts

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import pace.app.R

/** A question before something that others feel, as a screen of its own: a slip of the thumb confirms nothing. */
@Composable
fun Confirm(question: String, detail: String, confirm: String, onConfirm: () -> Unit, onCancel: () -> Unit) {
    BackHandler(onBack = onCancel)
    PlainPage(question, onBack = onCancel) {
        item { Text(detail, style = MaterialTheme.typography.bodyLarge) }
        item { DangerButton(confirm, onConfirm, Modifier.fillMaxWidth()) }
        item { SideButton(stringResource(R.string.parts_cancel), onCancel, Modifier.fillMaxWidth()) }
    }
}
