package pace.app.navigation

import pace.Pace
import pace.app.R
import pace.app.parts.Message
import pace.app.parts.Messages
import pace.app.platform.PreferenceStore
import pace.app.words.words
import pace.core.AddressException

/** What came of a link. */
enum class Followed { OPENED, VIEWER, UNREADABLE, REFUSED }

/** Goes where a link leads: to its server first, if it is another one. A viewer link belongs into a browser. */
fun follow(
    text: String,
    pace: Pace,
    navigator: Navigator,
    messages: Messages,
    preferences: PreferenceStore,
): Followed {
    val link = Link.read(text) ?: return Followed.UNREADABLE
    if (link.target is Target.Viewer) return Followed.VIEWER
    if (link.server != null) {
        try {
            goTo(link.server, pace, messages, preferences)
        } catch (why: AddressException) {
            messages.tell(why.words())
            return Followed.REFUSED
        }
    }
    when (val target = link.target) {
        is Target.Session -> navigator.restart(Place.Session(target.id))
        is Target.Group -> navigator.restart(Place.Joining(target.code))
        is Target.Viewer -> Unit
    }
    return Followed.OPENED
}

/** Uses another server from now on. Throws an [AddressException]. */
fun goTo(server: String, pace: Pace, messages: Messages, preferences: PreferenceStore) {
    pace.home().use { home ->
        val before = home.snapshot().server
        home.setServer(server)
        val now = home.snapshot().server
        if (now != before) messages.tell(Message(words(R.string.app_now_with, now)))
    }
    preferences.set(preferences.current.value.copy(hasServer = true))
}
