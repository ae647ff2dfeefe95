package pace.app.settings

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.parts.Heading
import pace.app.parts.ListCard
import pace.app.parts.PaceCard
import pace.app.parts.PaceRow
import pace.app.parts.PlainPage
import pace.app.parts.RowDivider
import pace.app.parts.figures.Panel
import pace.app.parts.figures.behindPanel
import pace.app.words.resources

/** What the app keeps and sends, what it is made of, and under which licences. */
@Composable
fun LicencesScreen(onBack: () -> Unit, modifier: Modifier = Modifier, opened: String? = null) {
    val resources = resources
    val parts = remember(resources) { resources.parts() }
    var open by rememberSaveable { mutableStateOf(opened) }
    Box(modifier) {
        PlainPage(stringResource(R.string.settings_about), Modifier.behindPanel(open != null), onBack = onBack) {
            item {
                val privacy = stringResource(R.string.settings_privacy)
                PaceCard { Text(privacy, style = MaterialTheme.typography.bodyLarge) }
            }
            item { Heading(stringResource(R.string.settings_licences)) }
            item {
                ListCard {
                    PaceRow("Pace", detail = "MIT / Apache-2.0")
                    for (name in licences.keys) {
                        RowDivider()
                        PaceRow(name, Modifier.testTag("licence"), onClick = { open = name })
                    }
                }
            }
            item { Heading(stringResource(R.string.settings_parts)) }
            items(parts) { part ->
                val told = listOf(part.licences.joinToString(), part.told).filter { it.isNotEmpty() }
                PaceRow(part.name, detail = told.joinToString(" · "))
            }
        }
        open?.let { name ->
            Panel(name, { open = null }) {
                val text = remember(resources, name) { resources.licence(name) }
                Text(text, style = MaterialTheme.typography.bodySmall)
            }
        }
    }
}
