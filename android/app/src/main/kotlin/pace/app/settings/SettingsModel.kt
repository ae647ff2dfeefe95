package pace.app.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import pace.HomeStore
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.observed
import pace.app.platform.PreferenceStore
import pace.app.platform.Preferences
import pace.app.words.words
import pace.core.AddressException
import pace.core.Failure

class SettingsModel(
    private val store: HomeStore,
    private val navigator: Navigator,
    private val preferences: PreferenceStore,
) : ViewModel(), SettingsActions {
    private val check = MutableStateFlow<Check>(Check.None)
    private var checking: Job? = null
    val state: StateFlow<SettingsState> = combine(
        store.observed(viewModelScope),
        preferences.current,
        check,
        ::SettingsState,
    )
        .stateIn(viewModelScope, SharingStarted.Eagerly, SettingsState(store.snapshot(), preferences.current.value))

    override fun useServer(typed: String) {
        checking?.cancel()
        try {
            store.setServer(typed)
        } catch (why: AddressException) {
            check.value = Check.Wrong(why.words())
            return
        }
        preferences.set(preferences.current.value.copy(hasServer = true))
        check.value = Check.Going
        checking = viewModelScope.launch {
            check.value = try {
                store.listGroups()
                Check.Reached
            } catch (failure: Failure) {
                Check.Wrong(failure.words())
            }
        }
    }

    override fun set(preferences: Preferences) = this.preferences.set(preferences)

    override fun openLicences() = navigator.open(Place.Licences)

    override fun back() {
        navigator.back()
    }

    override fun onCleared() = store.close()
}
