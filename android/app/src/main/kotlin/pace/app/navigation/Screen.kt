package pace.app.navigation

import androidx.compose.runtime.Composable
import pace.app.group.GroupRoute
import pace.app.home.HomeRoute
import pace.app.home.JoiningRoute
import pace.app.home.ListsRoute
import pace.app.newsession.NewGroupRoute
import pace.app.newsession.NewSessionRoute
import pace.app.session.SessionRoute
import pace.app.pair.PairRoute
import pace.app.plan.PlanRoute
import pace.app.player.PlayerRoute
import pace.app.scoreboard.ScoreboardRoute
import pace.app.settings.LicencesScreen
import pace.app.settings.SettingsRoute
import pace.app.suggestion.SuggestionRoute

/** The screen of a place. */
@Composable
internal fun Screen(place: Place, navigator: Navigator) {
    when (place) {
        is Place.Home -> HomeRoute()
        is Place.Settings -> SettingsRoute()
        is Place.Licences -> LicencesScreen({ navigator.back() })
        is Place.Lists -> ListsRoute()
        is Place.NewGroup -> NewGroupRoute()
        is Place.NewSession -> NewSessionRoute(place.group)
        is Place.Joining -> JoiningRoute(place.code)
        is Place.Plan -> PlanRoute(place)
        is Place.Scoreboard -> ScoreboardRoute(place)
        is Place.OfSession -> SessionRoute(place)
        is Place.Group -> GroupRoute(place.group)
        is Place.Player -> PlayerRoute(place)
        is Place.Pair -> PairRoute(place)
        is Place.Suggestion -> SuggestionRoute(place)
    }
}
