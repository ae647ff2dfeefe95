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
import pace.app.parts.follow
import pace.values.GroupId

@Composable
fun NewSessionRoute(group: GroupId?) {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val model = viewModel { NewSessionModel(pace, group, navigator, messages) }
    Arrival(model::load, model::leave)
    val snapshot by model.state.collectAsStateWithLifecycle()
    NewSessionScreen(snapshot, model)
}

/** A group is there at once, unless the rules refuse it: then its name stays, and the reason is told. */
@Composable
fun NewGroupRoute() {
    val (pace, navigator, messages) = Triple(LocalPace.current, LocalNavigator.current, LocalMessages.current)
    val create = { name: String ->
        val new = pace.home().use { it.createGroup(name) }
        val group = new.id()
        if (pace.group(group).use { it.snapshot().head != null }) navigator.replace(Place.Group(group))
        messages.follow(new) { saved() }
    }
    NewGroupScreen(create, { navigator.back() })
}
