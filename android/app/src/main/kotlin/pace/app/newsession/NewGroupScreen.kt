package pace.app.newsession

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import pace.app.R
import pace.app.parts.BottomBar
import pace.app.parts.Faint
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.PlainPage

/** A group needs a name and nothing else. */
@Composable
fun NewGroupScreen(onCreate: (String) -> Unit, onBack: () -> Unit, modifier: Modifier = Modifier) {
    var name by rememberSaveable { mutableStateOf("") }
    val create = { if (name.isNotBlank()) onCreate(name.trim()) }
    PlainPage(
        stringResource(R.string.home_new_group),
        modifier,
        onBack = onBack,
        bottom = {
            BottomBar {
                val text = stringResource(R.string.newsession_create_group)
                MainButton(text, create, Modifier.fillMaxWidth().testTag("create group"), name.isNotBlank())
            }
        },
    ) {
        item {
            PaceCard {
                PaceField(
                    name,
                    { name = it },
                    stringResource(R.string.newsession_group_name),
                    capitals = KeyboardCapitalization.Words,
                    action = ImeAction.Done,
                    onDone = create,
                )
                Faint(stringResource(R.string.newsession_group_detail))
            }
        }
    }
}
