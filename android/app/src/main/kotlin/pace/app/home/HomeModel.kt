package pace.app.home

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import pace.Pace
import pace.app.navigation.Follow
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.observed
import pace.app.platform.PreferenceStore
import pace.core.HomeSnapshot

/** Home as it is shown. */
data class HomeState(val home: HomeSnapshot, val hasServer: Boolean)

interface HomeActions {
    fun open(place: Place)

    /** A code, or a pasted link. */
    fun join(typed: String)

    fun useServer(typed: String)

    fun dismiss(notice: ULong)
}

class HomeModel(
    pace: Pace,
    private val navigator: Navigator,
    preferences: PreferenceStore,
    private val following: Follow,
) : ViewModel(), HomeActions {
    private val store = pace.home()
    val state: StateFlow<HomeState> = store.observed(viewModelScope).let { home ->
        val state = { snapshot: HomeSnapshot, hasServer: Boolean -> HomeState(snapshot, hasServer) }
        combine(home, preferences.current) { snapshot, set -> state(snapshot, set.hasServer) }
            .stateIn(viewModelScope, SharingStarted.Eagerly, state(home.value, preferences.current.value.hasServer))
    }

    override fun open(place: Place) = navigator.open(place)

    override fun join(typed: String) = following.follow(typed)

    override fun useServer(typed: String) {
        following.use(typed)
    }

    override fun dismiss(notice: ULong) = store.dismiss(notice)

    override fun onCleared() = store.close()
}
