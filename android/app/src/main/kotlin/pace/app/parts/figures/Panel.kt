package pace.app.parts.figures

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Close
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.DangerButton
import pace.app.parts.MainButton

/** A page with a panel over it is nothing for TalkBack until the panel is closed. */
fun Modifier.behindPanel(isOpen: Boolean) = if (isOpen) clearAndSetSemantics { } else this

/** Rises from the bottom, in the thumb's reach, over a page that is dimmed; back, or a tap beside it, closes it. */
@Composable
fun Panel(title: String, onClose: () -> Unit, content: @Composable ColumnScope.() -> Unit) {
    BackHandler(onBack = onClose)
    Box(Modifier.fillMaxSize().semantics { paneTitle = title }, contentAlignment = Alignment.BottomCenter) {
        Box(
            Modifier
                .fillMaxSize()
                .background(MaterialTheme.colorScheme.scrim.copy(alpha = 0.45f))
                // A tap beside it is for the thumb alone: TalkBack has the button.
                .pointerInput(onClose) { detectTapGestures { onClose() } },
        )
        Surface(
            Modifier.statusBarsPadding().padding(top = 24.dp).widthIn(max = 560.dp).fillMaxWidth(),
            shape = RoundedCornerShape(topStart = 28.dp, topEnd = 28.dp),
            color = MaterialTheme.colorScheme.background,
        ) {
            Column(
                Modifier
                    // Taps on the panel are not beside it.
                    .pointerInput(Unit) { detectTapGestures { } }
                    .imePadding()
                    .navigationBarsPadding()
                    .padding(bottom = 16.dp),
            ) {
                Row(
                    Modifier.padding(start = 24.dp, end = 12.dp, top = 12.dp),
                    verticalAlignment = Alignment.CenterVertically,
                ) {
                    Text(
                        title,
                        Modifier.weight(1f).semantics { heading() },
                        style = MaterialTheme.typography.titleLarge,
                        fontWeight = FontWeight.SemiBold,
                    )
                    IconButton(onClose) { Icon(Icons.Default.Close, stringResource(R.string.figures_close)) }
                }
                Column(
                    Modifier.verticalScroll(rememberScrollState()).padding(horizontal = 24.dp, vertical = 12.dp),
                    Arrangement.spacedBy(14.dp),
                    content = content,
                )
            }
        }
    }
}

/** What the panel is for. */
@Composable
fun Main(
    words: String,
    onClick: () -> Unit,
    isEnabled: Boolean = true,
    isDanger: Boolean = false,
    icon: ImageVector? = null,
) {
    val whole = Modifier.fillMaxWidth().testTag("main")
    if (isDanger) DangerButton(words, onClick, whole, isEnabled) else MainButton(words, onClick, whole, isEnabled, icon)
}

/** A thing among several that can be done. */
@Composable
fun Deed(words: String, icon: ImageVector, onClick: () -> Unit, isDanger: Boolean = false) {
    val colour = if (isDanger) MaterialTheme.colorScheme.error else MaterialTheme.colorScheme.onSurface
    TapRow(onClick) {
        Icon(icon, null, tint = colour)
        Text(words, style = MaterialTheme.typography.bodyLarge, color = colour)
    }
}
