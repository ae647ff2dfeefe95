package pace.app.settings

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.LocalPreferenceStore

@Composable
fun SettingsRoute() {
    val (pace, navigator, preferences) = Triple(LocalPace.current, LocalNavigator.current, LocalPreferenceStore.current)
    val model = viewModel { SettingsModel(pace.home(), navigator, preferences) }
    val state by model.state.collectAsStateWithLifecycle()
    SettingsScreen(state, model)
}
