package pace.app.gallery

import pace.app.home.HomeActions
import pace.app.home.HomeScreen
import pace.app.home.HomeState
import pace.app.home.JoiningScreen
import pace.app.home.ListsActions
import pace.app.home.ListsScreen
import pace.app.home.ListsState
import pace.app.home.listsPage
import pace.app.navigation.Place
import pace.app.settings.Check
import pace.app.settings.LicencesScreen
import pace.app.settings.SettingsActions
import pace.app.settings.SettingsScreen
import pace.app.settings.SettingsState
import pace.app.words.words
import pace.app.platform.Preferences
import pace.core.Failure
import pace.core.GroupListing
import pace.core.HomeSnapshot
import pace.core.Listing
import pace.core.SessionSummary
import pace.core.Subject
import pace.core.Unsaved
import pace.rules.GameMode
import pace.rules.Group
import pace.values.GroupId
import pace.values.SessionId

private object NoHomeActions : HomeActions {
    override fun open(place: Place) = Unit

    override fun join(typed: String) = Unit

    override fun useServer(typed: String) = Unit

    override fun dismiss(notice: ULong) = Unit
}

private object NoSettingsActions : SettingsActions {
    override fun useServer(typed: String) = Unit

    override fun set(preferences: Preferences) = Unit

    override fun openLicences() = Unit

    override fun back() = Unit
}

private object Listed : ListsActions {
    override fun matching(home: HomeSnapshot, typed: String): ListsState {
        val groups = (home.groups as? GroupListing.Ready)?.groups.orEmpty()
        val sessions = (home.listing as? Listing.Ready)?.sessions.orEmpty()
        return ListsState(
            listsPage(home),
            groups,
            sessions,
            home.currentSession,
            groups.isEmpty() && sessions.isEmpty(),
        )
    }

    override fun refresh() = Unit

    override fun open(place: Place) = Unit

    override fun back() = Unit
}

private fun home(name: String, snapshot: HomeSnapshot, hasServer: Boolean = true) =
    Shown("home $name") { HomeScreen(HomeState(snapshot, hasServer), NoHomeActions) }

private fun lists(name: String, groups: GroupListing, sessions: Listing) = Shown("lists $name") {
    ListsScreen(home().copy(groups = groups, listing = sessions), Listed)
}

private val listedGroups = listOf("Tuesday crew", "Office").mapIndexed { at, name ->
    Group(GroupId("group-$at"), name, "k7mq2$at", clock.instant(), 1uL)
}

private val listedSessions = listOf("session" to "Saturday doubles", "other" to "Sunday singles").map { (id, name) ->
    SessionSummary(SessionId(id), name, clock.instant(), 5u, GameMode.DOUBLES, null)
}

private fun settings(name: String, check: Check) = Shown("settings $name") {
    SettingsScreen(SettingsState(home(), Preferences(hasServer = true), check), NoSettingsActions)
}

val homeGallery = listOf(
    home("first", home(null, emptyList()), hasServer = false),
    home("empty", home(null, emptyList())),
    home("full", home()),
    home(
        "unsaved",
        home(
            unsaved = listOf(
                Unsaved(null, Subject.Session(SessionId("session")), "Saturday doubles", 2, 0),
                Unsaved("https://club.example", Subject.Group(GroupId("g")), null, 0, 1),
            ),
        ),
    ),
    home("long names", home(groups = longNames.take(3))),
    Shown("joining") { JoiningScreen("k7mq2x", null, {}, {}) },
    Shown("joining failed") { JoiningScreen("k7mq2x", Failure.NotFound(), {}, {}) },
    lists("loading", GroupListing.Loading, Listing.Loading),
    lists("full", GroupListing.Ready(listedGroups, clock.instant()), Listing.Ready(listedSessions, clock.instant())),
    lists("closed", GroupListing.Ready(emptyList(), clock.instant()), Listing.Ready(emptyList(), clock.instant())),
    lists("failed", GroupListing.Failed(Failure.Offline()), Listing.Loading),
    settings("reached", Check.Reached),
    settings("wrong", Check.Wrong(Failure.Offline().words())),
    Shown("licences") { LicencesScreen({}) },
    Shown("licences text") { LicencesScreen({}, opened = "ISC") },
)
