package pace.app.plan

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.compose.viewModel
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.flow.transformLatest
import pace.Pace
import pace.app.R
import pace.app.navigation.Arrival
import pace.app.navigation.LocalEntry
import pace.app.navigation.LocalMessages
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.parts.Message
import pace.app.parts.Messages
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.session.sessionTaps
import pace.app.words.plural
import pace.core.PlanPreview
import pace.core.SessionSnapshot
import pace.rules.NoPlan

class PlanModel(
    pace: Pace,
    place: Place.Plan,
    private val navigator: Navigator,
    messages: Messages,
    private val saved: SavedStateHandle,
    thinking: CoroutineContext = Dispatchers.Default,
) : ViewModel(), PlanActions {
    private val store = pace.session(place.session)
    private val session = store.observed(viewModelScope)
    private val choices = MutableStateFlow(saved.get<ArrayList<String>>(CHOICES)?.let(Choices::of) ?: Choices())
    private val taps = sessionTaps(pace, place.session, messages)

    /** Planning takes a while: it is done beside, while somebody looks, and what is chosen meanwhile begins it anew. */
    @OptIn(ExperimentalCoroutinesApi::class)
    val state: StateFlow<PlanState> = combine(session, choices) { session, choices -> session to choices }
        .transformLatest { (session, choices) ->
            emit(PlanState(session, choices, Preview.Working))
            emit(PlanState(session, choices, planned(session, choices)))
        }
        .flowOn(thinking)
        .stateIn(
            viewModelScope,
            SharingStarted.WhileSubscribed(),
            PlanState(session.value, choices.value, Preview.Working),
        )

    private fun planned(snapshot: SessionSnapshot, choices: Choices): Preview {
        val session = snapshot.session ?: return Preview.Working
        return try {
            Preview.Ready(store.plan(choices.draft(snapshot, session)))
        } catch (why: NoPlan) {
            Preview.None(why)
        }
    }

    override fun choose(choices: Choices) {
        this.choices.value = choices
        saved[CHOICES] = choices.texts()
    }

    override fun make(plan: PlanPreview) {
        val said = Message(plural(R.plurals.plan_made, plan.create.size))
        taps.go(said, { navigator.back() }) { replan(plan.delete, plan.create) }
    }

    fun open() = viewModelScope.load { store.open() }

    fun left() = store.leave()

    override fun refresh() = viewModelScope.load { store.refresh() }

    override fun leave() {
        navigator.back()
    }

    override fun onCleared() {
        store.close()
    }

    private companion object {
        const val CHOICES = "choices"
    }
}

@Composable
fun PlanRoute(place: Place.Plan) {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val entry = LocalEntry.current
    val model = viewModel(navigator.owner(entry)) {
        PlanModel(pace, place, navigator, messages, navigator.savedState(entry))
    }
    Arrival(model::open, model::left)
    val state by model.state.collectAsStateWithLifecycle()
    PlanScreen(state, model)
}
