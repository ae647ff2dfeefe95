package pace.app.parts.figures

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import pace.app.look.Look

/** Below a page, where the thumb is: the one thing that the page is for. */
@Composable
fun Bottom(button: @Composable (Modifier) -> Unit) {
    Surface(Modifier.fillMaxWidth(), color = MaterialTheme.colorScheme.background) {
        Box(Modifier.navigationBarsPadding().padding(Look.margin, 8.dp, Look.margin, 12.dp), Alignment.Center) {
            button(Modifier.widthIn(max = Look.widest).fillMaxWidth().testTag("deed"))
        }
    }
}
