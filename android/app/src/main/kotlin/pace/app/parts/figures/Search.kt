package pace.app.parts.figures

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Clear
import androidx.compose.material.icons.filled.Search
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.OutlinedTextFieldDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import pace.app.R

/** Finds by name while it is typed. */
@Composable
fun Search(typed: String, onType: (String) -> Unit, label: String, modifier: Modifier = Modifier) {
    OutlinedTextField(
        typed,
        onType,
        modifier.fillMaxWidth().testTag("search"),
        placeholder = { Text(label) },
        leadingIcon = { Icon(Icons.Default.Search, null) },
        trailingIcon = {
            if (typed.isNotEmpty()) {
                IconButton({ onType("") }) { Icon(Icons.Default.Clear, stringResource(R.string.group_search_clear)) }
            }
        },
        singleLine = true,
        shape = MaterialTheme.shapes.extraLarge,
        colors = OutlinedTextFieldDefaults.colors(unfocusedBorderColor = MaterialTheme.colorScheme.outlineVariant),
    )
}
