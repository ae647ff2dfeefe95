package pace.app.group

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.figures.Main
import pace.app.parts.figures.Panel
import pace.core.GroupSnapshot
import pace.sameName

/** One name on each line, or with commas between: the whole club in one go. */
@Composable
fun AddPlayers(snapshot: GroupSnapshot, actions: GroupActions, close: () -> Unit) {
    var typed by rememberSaveable { mutableStateOf("") }
    val names = typed.split('\n', ',', '、', '，').map { it.trim() }.filter { it.isNotEmpty() }
    val back = snapshot.members.filter { it.isRemoved && names.any { name -> sameName(name, it.name) } }
    Panel(stringResource(R.string.group_add_players), close) {
        OutlinedTextField(
            typed,
            { typed = it },
            Modifier.fillMaxWidth().testTag("names"),
            label = { Text(stringResource(R.string.group_names)) },
            supportingText = { Text(stringResource(R.string.group_names_hint)) },
            minLines = 3,
            shape = MaterialTheme.shapes.medium,
            keyboardOptions = KeyboardOptions(KeyboardCapitalization.Words),
        )
        back.forEach { Faint(stringResource(R.string.group_comes_back, it.name)) }
        Main(
            if (names.isEmpty()) {
                stringResource(R.string.group_add)
            } else {
                pluralStringResource(R.plurals.group_add_count, names.size, names.size)
            },
            { actions.addPlayers(names, close) },
            isEnabled = names.isNotEmpty(),
        )
    }
}
