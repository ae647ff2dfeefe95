package pace.app.home

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import pace.app.navigation.Arrival
import pace.app.navigation.Follow
import pace.app.navigation.LocalMessages
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.LocalPreferenceStore
import pace.app.navigation.Place

@Composable
fun HomeRoute() {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val preferences = LocalPreferenceStore.current
    val context = LocalContext.current.applicationContext
    val model = viewModel {
        HomeModel(pace, navigator, preferences, Follow(pace, navigator, messages, preferences, context))
    }
    val state by model.state.collectAsStateWithLifecycle()
    HomeScreen(state, model)
}

@Composable
fun ListsRoute() {
    val (pace, navigator) = LocalPace.current to LocalNavigator.current
    val model = viewModel { ListsModel(pace.home(), navigator::open, { navigator.back() }) }
    Arrival(model::refresh) {}
    val home by model.state.collectAsStateWithLifecycle()
    ListsScreen(home, model)
}

@Composable
fun JoiningRoute(code: String) {
    val (pace, navigator) = LocalPace.current to LocalNavigator.current
    val model = viewModel { JoiningModel(code, pace.home()) { navigator.replace(Place.Group(it)) } }
    Arrival(model::look) {}
    val failure by model.failure.collectAsStateWithLifecycle()
    JoiningScreen(code, failure, model::look, { navigator.back() })
}
