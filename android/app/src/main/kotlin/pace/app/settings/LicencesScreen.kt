package pace.app.settings

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.parts.Heading
import pace.app.parts.ListCard
import pace.app.parts.PaceCard
import pace.app.parts.PaceRow
import pace.app.parts.PlainPage
import pace.app.parts.RowDivider

/** What the app is made of, by licence. */
private val parts = listOf(
    "Kotlin, kotlinx.coroutines" to "Apache-2.0",
    "AndroidX, Jetpack Compose, Material 3" to "Apache-2.0",
    "ZXing" to "Apache-2.0",
    "JNA" to "Apache-2.0",
    "UniFFI" to "MPL-2.0",
    "Tokio, reqwest, serde, rustls" to "MIT / Apache-2.0",
)

@Composable
fun LicencesScreen(onBack: () -> Unit, modifier: Modifier = Modifier) {
    PlainPage(stringResource(R.string.settings_about), modifier, onBack = onBack) {
        item {
            val privacy = stringResource(R.string.settings_privacy)
            PaceCard { Text(privacy, style = MaterialTheme.typography.bodyLarge) }
        }
        item { Heading(stringResource(R.string.settings_licences)) }
        item {
            ListCard {
                PaceRow("Pace", detail = "MIT / Apache-2.0")
                for ((name, licence) in parts) {
                    RowDivider()
                    PaceRow(name, detail = licence)
                }
            }
        }
    }
}
