package pace.app.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.core.SyncMark

/** How far a change got; nothing once it is saved. */
@Composable
fun SyncBadge(mark: SyncMark, modifier: Modifier = Modifier) {
    when (mark) {
        SyncMark.SAVED -> Unit
        SyncMark.SAVING -> Badge("● " + stringResource(R.string.parts_saving), modifier)
        SyncMark.UNCONFIRMED -> Badge("? " + stringResource(R.string.parts_unconfirmed), modifier)
    }
}

/** A word or two on a ground of their own. */
@Composable
fun Badge(
    text: String,
    modifier: Modifier = Modifier,
    ground: Color = Look.signs.waitingGround,
    color: Color = Look.signs.onWaiting,
) {
    Row(modifier.background(ground, RoundedCornerShape(50)).padding(horizontal = 10.dp, vertical = 3.dp)) {
        Text(text, style = MaterialTheme.typography.labelMedium, color = color)
    }
}
