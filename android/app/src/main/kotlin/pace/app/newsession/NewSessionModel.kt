package pace.app.newsession

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.withContext
import pace.Pace
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.Messages
import pace.app.parts.follow
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.words.words
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.Schedule
import pace.core.SessionDraft
import pace.core.Tab
import pace.opening as planOf
import pace.rules.GameMode
import pace.values.GroupId

interface NewSessionActions : Planning {
    fun refresh()

    /** Who of the group a name means. */
    fun member(name: String): MemberView?

    /** Those of the group whose name has this. */
    fun matching(typed: String): List<MemberView>

    fun create(draft: SessionDraft)

    fun back()
}

class NewSessionModel(
    private val pace: Pace,
    group: GroupId?,
    private val navigator: Navigator,
    private val messages: Messages,
    private val thinking: CoroutineContext = Dispatchers.Default,
) : ViewModel(), NewSessionActions {
    private val home = pace.home()
    private val group = group?.let(pace::group)

    /** None for a session of no group. */
    val state: StateFlow<GroupSnapshot?> = this.group?.observed(viewModelScope) ?: MutableStateFlow(null)

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

    override suspend fun opening(schedule: Schedule, mode: GameMode, players: Int) =
        withContext(thinking) { planOf(schedule, mode, players) }

    /** It is there at once, unless the rules refuse it: then the form stays, and the reason is told. */
    override fun create(draft: SessionDraft) {
        val new = home.createSession(draft)
        val isThere = pace.session(new.id()).use { it.snapshot().session != null }
        if (isThere) navigator.replace(Place.Session(new.id()))
        messages.follow(new) { saved() }
    }

    override fun back() {
        navigator.back()
    }

    override fun onCleared() {
        group?.close()
        home.close()
    }
}
