package pace.app.group

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import pace.app.navigation.Arrival
import pace.app.navigation.LocalMessages
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.core.Tab
import pace.values.GroupId

@Composable
fun GroupRoute(group: GroupId) {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val context = LocalContext.current.applicationContext
    val model = viewModel { GroupModel(pace, group, navigator, messages, context) }
    var tab by rememberSaveable { mutableStateOf(Tab.SESSIONS) }
    val actions = remember(model) {
        object : GroupActions by model {
            override fun open(next: Tab) {
                tab = next
                model.open(next)
            }
        }
    }
    Arrival({ model.open(tab) }, model::left)
    val snapshot by model.state.collectAsStateWithLifecycle()
    GroupScreen(snapshot, actions)
}
