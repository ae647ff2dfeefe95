package pace.app.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.KeyboardArrowRight
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** A calm ground for what belongs together. */
@Composable
fun PaceCard(
    modifier: Modifier = Modifier,
    ground: Color = MaterialTheme.colorScheme.surfaceContainerLow,
    edge: Color = MaterialTheme.colorScheme.outlineVariant,
    padding: PaddingValues = PaddingValues(20.dp),
    gap: Dp = 8.dp,
    content: @Composable ColumnScope.() -> Unit,
) {
    Card(
        modifier.fillMaxWidth(),
        shape = MaterialTheme.shapes.medium,
        colors = CardDefaults.cardColors(ground, MaterialTheme.colorScheme.onSurface),
        border = BorderStroke(1.dp, edge),
    ) {
        Column(Modifier.fillMaxWidth().padding(padding), Arrangement.spacedBy(gap), content = content)
    }
}

/** A card of rows that touch its sides. */
@Composable
fun ListCard(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    PaceCard(modifier, padding = PaddingValues(vertical = 4.dp), gap = 0.dp, content = content)
}

/** A heading of a part of a page. */
@Composable
fun Heading(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier.padding(start = 4.dp, top = 8.dp).semantics { heading() },
        style = MaterialTheme.typography.titleMedium,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}

/** A row of a list: what it is, and in smaller letters what there is to know; tapped it leads somewhere. */
@Composable
fun PaceRow(
    title: String,
    modifier: Modifier = Modifier,
    detail: String? = null,
    onClick: (() -> Unit)? = null,
    leading: (@Composable () -> Unit)? = null,
    below: (@Composable () -> Unit)? = null,
    trailing: (@Composable RowScope.() -> Unit)? = null,
) {
    val tappable = if (onClick == null) Modifier else Modifier.clickable(role = Role.Button, onClick = onClick)
    Row(
        modifier.fillMaxWidth().then(tappable).heightIn(min = 64.dp).padding(horizontal = 20.dp, vertical = 10.dp),
        Arrangement.spacedBy(14.dp),
        Alignment.CenterVertically,
    ) {
        leading?.invoke()
        Column(Modifier.weight(1f), Arrangement.spacedBy(2.dp)) {
            Text(title, style = MaterialTheme.typography.titleMedium)
            if (!detail.isNullOrEmpty()) Faint(detail)
            below?.invoke()
        }
        if (trailing != null) {
            trailing()
        } else if (onClick != null) {
            val faint = MaterialTheme.colorScheme.onSurfaceVariant
            Icon(Icons.AutoMirrored.Filled.KeyboardArrowRight, null, tint = faint)
        }
    }
}

@Composable
fun RowDivider() {
    HorizontalDivider(Modifier.padding(horizontal = 20.dp), color = MaterialTheme.colorScheme.outlineVariant)
}

/** What is good to know and not what one looks for. */
@Composable
fun Faint(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier,
        style = MaterialTheme.typography.bodyMedium,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}
