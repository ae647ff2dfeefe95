package pace.app.newsession

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import pace.app.navigation.Arrival
import pace.app.navigation.LocalMessages
import pace.app.navigation.LocalNavigator
import pace.app.navigation.LocalPace
import pace.app.navigation.Place
import pace.values.GroupId

@Composable
fun NewSessionRoute(group: GroupId?) {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val model = viewModel { NewSessionModel(pace, group, navigator, messages) }
    Arrival(model::load, model::leave)
    val snapshot by model.state.collectAsStateWithLifecycle()
    NewSessionScreen(snapshot, model)
}

/** A group is there at once; its page says how far its creation got. */
@Composable
fun NewGroupRoute() {
    val (pace, navigator) = LocalPace.current to LocalNavigator.current
    val create = { name: String ->
        val new = pace.home().use { it.createGroup(name) }
        navigator.replace(Place.Group(new.use { it.id() }))
    }
    NewGroupScreen(create, { navigator.back() })
}
