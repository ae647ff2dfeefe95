package pace.app.home

import android.content.Context
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import pace.Pace
import pace.app.R
import pace.app.navigation.Followed
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.navigation.follow
import pace.app.navigation.goTo
import pace.app.parts.Messages
import pace.app.parts.observed
import pace.app.platform.PreferenceStore
import pace.app.platform.openInBrowser
import pace.app.words.words
import pace.core.AddressException
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
    private val pace: Pace,
    private val navigator: Navigator,
    private val messages: Messages,
    private val preferences: PreferenceStore,
    private val context: Context,
) : ViewModel(), HomeActions {
    private val store = pace.home()
    val state: StateFlow<HomeState> = store.observed(viewModelScope).let { home ->
        val state = { snapshot: HomeSnapshot, hasServer: Boolean -> HomeState(snapshot, hasServer) }
        combine(home, preferences.current) { snapshot, set -> state(snapshot, set.hasServer) }
            .stateIn(viewModelScope, SharingStarted.Eagerly, state(home.value, preferences.current.value.hasServer))
    }

    override fun open(place: Place) = navigator.open(place)

    override fun join(typed: String) {
        when (follow(typed, pace, navigator, messages, preferences)) {
            Followed.OPENED, Followed.REFUSED -> Unit
            Followed.UNREADABLE -> messages.tell(words(R.string.home_join_unreadable))
            Followed.VIEWER -> if (!context.openInBrowser(typed.trim())) messages.tell(words(R.string.home_no_browser))
        }
    }

    override fun useServer(typed: String) {
        try {
            goTo(typed, pace, messages, preferences)
        } catch (why: AddressException) {
            messages.tell(why.words())
        }
    }

    override fun dismiss(notice: ULong) = store.dismiss(notice)

    override fun onCleared() = store.close()
}
