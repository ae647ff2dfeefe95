package pace.app.navigation

import android.content.Context
import pace.Pace
import pace.app.R
import pace.app.parts.Messages
import pace.app.platform.PreferenceStore
import pace.app.platform.openInBrowser
import pace.app.words.words
import pace.core.AddressException

/** Goes where a text leads that was tapped, pasted or typed, and says why where it cannot. */
class Follow(
    private val pace: Pace,
    private val navigator: Navigator,
    private val messages: Messages,
    private val preferences: PreferenceStore,
    private val context: Context,
) {
    /** To its server first, if that is another one. */
    fun follow(text: String) {
        val link = Link.read(text) ?: return messages.tell(words(R.string.home_join_unreadable))
        if (link.target is Target.Viewer) return browse(link.server, link.target)
        if (link.server == null && !preferences.current.value.hasServer) {
            return messages.tell(words(R.string.home_join_server))
        }
        if (link.server == null || use(link.server)) open(link.target)
    }

    /** Uses another server from now on; false if it cannot be. */
    fun use(server: String): Boolean = pace.home().use { home ->
        val before = home.snapshot().server
        try {
            home.setServer(server)
        } catch (why: AddressException) {
            messages.tell(why.words())
            return false
        }
        val now = home.snapshot().server
        if (now != before) messages.tell(words(R.string.app_now_with, now))
        preferences.set(preferences.current.value.copy(hasServer = true))
        true
    }

    private fun open(target: Target) = when (target) {
        is Target.Session -> navigator.restart(Place.Session(target.id))
        is Target.Summary -> {
            navigator.restart(Place.Session(target.id))
            navigator.open(Place.Summary(target.id))
        }
        is Target.Group -> navigator.restart(Place.Joining(target.code))
        is Target.Viewer -> Unit
    }

    /** A server at home has no encryption: where it is the one in use, its address is known. */
    private fun browse(server: String?, target: Target.Viewer) {
        val own = pace.home().use { it.snapshot().server }
        val address = when {
            server == null || server == own.substringAfter("://") -> own
            "://" in server -> server
            else -> "https://$server"
        }
        if (!context.openInBrowser("$address/s/${target.token}")) messages.tell(words(R.string.home_no_browser))
    }
}
