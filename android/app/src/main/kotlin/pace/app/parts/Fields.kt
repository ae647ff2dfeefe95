package pace.app.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.FilterChip
import androidx.compose.material3.FilterChipDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp

/** A line of text to type; `hint` says what counts, `wrong` what is wrong with it. */
@Composable
fun PaceField(
    value: String,
    onChange: (String) -> Unit,
    label: String,
    modifier: Modifier = Modifier,
    hint: String? = null,
    wrong: String? = null,
    placeholder: String? = null,
    keyboard: KeyboardType = KeyboardType.Text,
    capitals: KeyboardCapitalization = KeyboardCapitalization.None,
    action: ImeAction = ImeAction.Next,
    onDone: (() -> Unit)? = null,
    trailing: (@Composable () -> Unit)? = null,
) {
    OutlinedTextField(
        value,
        onChange,
        modifier.fillMaxWidth(),
        label = { Text(label) },
        placeholder = placeholder?.let { { Text(it) } },
        trailingIcon = trailing,
        supportingText = (wrong ?: hint)?.let { { Text(it) } },
        isError = wrong != null,
        singleLine = true,
        shape = MaterialTheme.shapes.small,
        keyboardOptions = KeyboardOptions(capitals, keyboardType = keyboard, imeAction = action),
        keyboardActions = if (onDone == null) KeyboardActions.Default else KeyboardActions { onDone() },
    )
}

/** Points of one side: two digits at most. */
@Composable
fun ScoreField(points: String, onChange: (String) -> Unit, label: String, modifier: Modifier = Modifier) {
    OutlinedTextField(
        points,
        { typed -> onChange(typed.filter { it in '0'..'9' }.takeLast(2)) },
        modifier,
        label = { Text(label, maxLines = 1) },
        singleLine = true,
        shape = MaterialTheme.shapes.small,
        textStyle = MaterialTheme.typography.headlineMedium,
        keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.Number, imeAction = ImeAction.Done),
    )
}

/** One of a few. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun <T> Choice(
    of: List<T>,
    chosen: T?,
    name: @Composable (T) -> String,
    onChoose: (T) -> Unit,
    modifier: Modifier = Modifier,
) {
    FlowRow(modifier, Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
        for (one in of) PaceChip(name(one), one == chosen, { onChoose(one) })
    }
}

@Composable
fun PaceChip(
    text: String,
    chosen: Boolean,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
) {
    FilterChip(
        chosen,
        onClick,
        { Text(text, Modifier.padding(vertical = 8.dp), style = MaterialTheme.typography.titleSmall) },
        modifier.sizeIn(minWidth = 48.dp, minHeight = 48.dp),
        enabled,
        leadingIcon = if (chosen) { { Text("✓") } } else null,
        shape = MaterialTheme.shapes.small,
        colors = FilterChipDefaults.filterChipColors(
            containerColor = MaterialTheme.colorScheme.surfaceContainerLowest,
            labelColor = MaterialTheme.colorScheme.onSurface,
            selectedContainerColor = MaterialTheme.colorScheme.primaryContainer,
            selectedLabelColor = MaterialTheme.colorScheme.onPrimaryContainer,
            selectedLeadingIconColor = MaterialTheme.colorScheme.onPrimaryContainer,
        ),
    )
}

/** Something that is on or off. */
@Composable
fun SwitchRow(
    title: String,
    isOn: Boolean,
    onChange: (Boolean) -> Unit,
    modifier: Modifier = Modifier,
    detail: String? = null,
) {
    PaceRow(
        title,
        modifier.toggleable(isOn, role = Role.Switch, onValueChange = onChange),
        detail,
        trailing = { Switch(isOn, null) },
    )
}
