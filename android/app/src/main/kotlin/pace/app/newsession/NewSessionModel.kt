package pace.app.newsession

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch
import pace.GroupStore
import pace.HomeStore
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.Messages
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.words.words
import pace.core.Failure
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.SessionDraft
import pace.core.Tab

interface NewSessionActions {
    fun refresh()

    /** Who of the group a name means. */
    fun member(name: String): MemberView?

    /** Those of the group whose name has this. */
    fun matching(typed: String): List<MemberView>

    fun create(draft: SessionDraft)

    fun back()
}

class NewSessionModel(
    private val home: HomeStore,
    private val group: GroupStore?,
    private val navigator: Navigator,
    private val messages: Messages,
) : ViewModel(), NewSessionActions {
    /** None for a session of no group. */
    val state: StateFlow<GroupSnapshot?> = group?.observed(viewModelScope) ?: MutableStateFlow(null)

    fun load() {
        group?.let { viewModelScope.load { it.open(Tab.PLAYERS) } }
    }

    fun leave() {
        group?.leave()
    }

    override fun refresh() {
        group?.let { viewModelScope.load(it::refresh) }
    }

    override fun member(name: String): MemberView? = group?.memberNamed(name)

    override fun matching(typed: String): List<MemberView> = group?.playersMatching(typed).orEmpty()

    /** It is there at once; a refusal is told, and waits on its page. */
    override fun create(draft: SessionDraft) {
        val new = home.createSession(draft)
        navigator.replace(Place.Session(new.id()))
        viewModelScope.launch {
            try {
                new.saved()
            } catch (failure: Failure) {
                messages.tell(failure.words())
            }
        }
    }

    override fun back() {
        navigator.back()
    }

    override fun onCleared() {
        group?.close()
        home.close()
    }
}
