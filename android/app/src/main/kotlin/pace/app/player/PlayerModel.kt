package pace.app.player

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.compose.viewModel
import kotlinx.coroutines.flow.StateFlow
import pace.PlayerStoreInterface
import pace.app.navigation.Arrival
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.load
import pace.app.parts.observed
import pace.core.PlayerSnapshot

class PlayerModel(
    private val store: PlayerStoreInterface,
    private val navigator: Navigator,
) : ViewModel(), PlayerActions {
    val state: StateFlow<PlayerSnapshot> = store.observed(viewModelScope)

    fun open() = viewModelScope.load { store.open() }

    fun left() = store.leave()

    override fun refresh() = viewModelScope.load { store.refresh() }

    override fun leave() {
        navigator.back()
    }

    override fun onCleared() {
        (store as? AutoCloseable)?.close()
    }
}

@Composable
fun PlayerRoute(place: Place.Player) {
    val (pace, navigator) = LocalPace.current to LocalNavigator.current
    val model = viewModel { PlayerModel(pace.player(place.group, place.player), navigator) }
    Arrival(model::open, model::left)
    val snapshot by model.state.collectAsStateWithLifecycle()
    PlayerScreen(snapshot, model)
}
