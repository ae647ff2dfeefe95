package pace.app.parts.figures

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import pace.app.parts.Faint

/** Title of a card. */
@Composable
fun Title(words: String, modifier: Modifier = Modifier) {
    Text(
        words,
        modifier.semantics { heading() },
        style = MaterialTheme.typography.titleMedium,
        fontWeight = FontWeight.SemiBold,
    )
}

/** A row of a list as a card of its own, at least as high as a thumb is wide; `onTap` is none if it leads nowhere. */
@Composable
fun TapRow(
    onTap: (() -> Unit)?,
    modifier: Modifier = Modifier,
    tapLabel: String? = null,
    content: @Composable RowScope.() -> Unit,
) {
    Surface(
        modifier.fillMaxWidth(),
        shape = MaterialTheme.shapes.medium,
        color = MaterialTheme.colorScheme.surfaceContainerLow,
        border = BorderStroke(1.dp, MaterialTheme.colorScheme.outlineVariant),
    ) {
        val tappable = onTap?.let { Modifier.clickable(onClickLabel = tapLabel, role = Role.Button, onClick = it) }
        Row(
            (tappable ?: Modifier)
                .heightIn(min = 64.dp)
                .padding(horizontal = 16.dp, vertical = 12.dp),
            horizontalArrangement = Arrangement.spacedBy(14.dp),
            verticalAlignment = Alignment.CenterVertically,
            content = content,
        )
    }
}

/** A label and its figure at the two ends of a row. */
@Composable
fun Labelled(label: String, figure: String, modifier: Modifier = Modifier, tone: Color = Color.Unspecified) {
    Row(
        modifier.fillMaxWidth().semantics(mergeDescendants = true) { },
        horizontalArrangement = Arrangement.spacedBy(16.dp),
    ) {
        Faint(label, Modifier.weight(1f))
        Text(
            figure,
            Modifier.weight(1f),
            style = MaterialTheme.typography.bodyLarge,
            fontWeight = FontWeight.Medium,
            color = tone,
            textAlign = TextAlign.End,
        )
    }
}

/** A large figure over its label. */
@Composable
fun Figure(figure: String, label: String, modifier: Modifier = Modifier, tone: Color = Color.Unspecified) {
    Column(
        modifier.semantics(mergeDescendants = true) { },
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Text(figure, style = MaterialTheme.typography.headlineSmall, color = tone)
        Text(
            label,
            style = MaterialTheme.typography.labelMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
        )
    }
}
