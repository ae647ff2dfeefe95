package pace.app.pair

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.compose.viewModel
import kotlinx.coroutines.flow.StateFlow
import pace.PairStoreInterface
import pace.app.navigation.Arrival
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.load
import pace.app.parts.observed
import pace.core.PairSnapshot

class PairModel(private val store: PairStoreInterface, private val navigator: Navigator) : ViewModel(), PairActions {
    val state: StateFlow<PairSnapshot> = store.observed(viewModelScope)

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
fun PairRoute(place: Place.Pair) {
    val (pace, navigator) = LocalPace.current to LocalNavigator.current
    val model = viewModel { PairModel(pace.pair(place.group, place.one, place.other), navigator) }
    Arrival(model::open, model::left)
    val snapshot by model.state.collectAsStateWithLifecycle()
    PairScreen(snapshot, model)
}
