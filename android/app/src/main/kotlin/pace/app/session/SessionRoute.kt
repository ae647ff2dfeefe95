package pace.app.session

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import pace.app.navigation.Arrival
import pace.app.navigation.LocalMessages
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Place
import pace.app.summary.SummaryScreen
import pace.values.SessionId

/** The model of a session's page: all its places share it. */
@Composable
fun sessionModel(id: SessionId): SessionModel {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val model = viewModel(key = id.text) { SessionModel(pace, id, navigator, messages) }
    Arrival(model::load, model::leave)
    return model
}

@Composable
fun SessionRoute(place: Place.OfSession) {
    val model = sessionModel(place.session)
    val snapshot by model.state.collectAsStateWithLifecycle()
    when (place) {
        is Place.Session -> SessionScreen(snapshot, model)
        is Place.Summary -> SummaryScreen(snapshot, model)
        is Place.EditSession -> EditSessionScreen(snapshot, model)
        is Place.Roster -> RosterScreen(snapshot, model)
        is Place.EditGame -> EditGameScreen(snapshot, place.game, model)
        is Place.Plan, is Place.Scoreboard -> Unit
    }
}
