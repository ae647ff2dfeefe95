package pace.app.navigation

import android.os.Bundle
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.core.os.bundleOf
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelStore
import androidx.lifecycle.ViewModelStoreOwner

/** A place that was opened; `id` tells two visits of one place apart. */
data class Entry(val id: Int, val place: Place)

/** The open places, the one in sight last. It outlives rotation, and comes back after the process was ended. */
class Navigator(private val saved: SavedStateHandle) : ViewModel() {
    private val shared = mutableMapOf<String, Owner>()
    private val own = mutableMapOf<Int, Owner>()
    private val handles = mutableMapOf<Int, SavedStateHandle>()
    private var leaving: (() -> Unit)? = null
    private var arrivedAt = -1

    var entries: List<Entry> by mutableStateOf(restored())
        private set

    /** Rises when another page comes in sight. */
    var visit by mutableIntStateOf(0)
        private set

    val current: Entry get() = entries.last()

    val canGoBack: Boolean get() = entries.size > 1

    fun open(place: Place) {
        if (place != current.place) show(entries + Entry(nextId(), place))
    }

    /** Opens a place instead of the present one. */
    fun replace(place: Place) = show(entries.dropLast(1) + Entry(nextId(), place))

    /** False if this is the first place. */
    fun back(): Boolean {
        if (canGoBack) show(entries.dropLast(1)) else return false
        return true
    }

    /** Opens places on top of Home and nothing else: what a link leads to. */
    fun restart(place: Place) {
        val first = entries.first().takeIf { it.place == Place.Home } ?: Entry(nextId(), Place.Home)
        show(if (place == Place.Home) listOf(first) else listOf(first, Entry(nextId(), place)))
    }

    /** Where the models of a place live. */
    fun owner(place: Place): ViewModelStoreOwner = shared.getOrPut(place.scope) { Owner() }

    /** Where models live that are of one visit alone. */
    fun owner(entry: Entry): ViewModelStoreOwner = own.getOrPut(entry.id) { Owner() }

    /** What a model of that visit keeps when the process is ended; it goes with the visit. */
    fun savedState(entry: Entry): SavedStateHandle = handles.getOrPut(entry.id) {
        val name = "$KEY ${entry.id}"
        val kept = saved.get<Bundle>(name)
        val handle = SavedStateHandle(kept?.keySet().orEmpty().associateWith { @Suppress("DEPRECATION") kept?.get(it) })
        saved.setSavedStateProvider(name) { bundleOf(*handle.keys().map { it to handle.get<Any?>(it) }.toTypedArray()) }
        handle
    }

    /** Loads the page in sight once for each visit; `leave` is called when another page covers it. */
    fun arrive(open: () -> Unit, leave: () -> Unit) {
        if (arrivedAt == visit) return
        arrivedAt = visit
        leaving = leave
        open()
    }

    /** Never one of before: what is kept of a visit, and whoever still waits for it, know it by its number. */
    private fun nextId(): Int = (saved.get<Int>(LAST) ?: 0).plus(1).also { saved[LAST] = it }

    private fun show(next: List<Entry>) {
        val before = current.place.scope
        val visits = entries.map { it.id }
        entries = next
        saved[KEY] = ArrayList(next.map { "${it.id} ${it.place.line}" })
        if (current.place.scope != before) {
            leaving?.invoke()
            leaving = null
            visit += 1
        }
        val (scopes, ids) = next.map { it.place.scope }.toSet() to next.map { it.id }.toSet()
        (own.keys - ids).forEach { own.remove(it)?.clear() }
        (shared.keys - scopes).forEach { shared.remove(it)?.clear() }
        // Also of those that were not shown since the process came back.
        (handles.keys + visits - ids).forEach {
            handles.remove(it)
            saved.clearSavedStateProvider("$KEY $it")
            saved.remove<Any?>("$KEY $it")
        }
    }

    private fun restored(): List<Entry> {
        val lines = saved.get<ArrayList<String>>(KEY).orEmpty()
        val entries = lines.mapNotNull { line ->
            val (id, place) = line.split(' ', limit = 2).takeIf { it.size == 2 } ?: return@mapNotNull null
            Entry(id.toIntOrNull() ?: return@mapNotNull null, Place.of(place) ?: return@mapNotNull null)
        }
        return entries.ifEmpty { listOf(Entry(0, Place.Home)) }
    }

    override fun onCleared() {
        leaving?.invoke()
        (own.values + shared.values).forEach { it.clear() }
    }

    private class Owner : ViewModelStoreOwner {
        override val viewModelStore = ViewModelStore()

        fun clear() = viewModelStore.clear()
    }

    private companion object {
        const val KEY = "places"
        const val LAST = "last"
    }
}

/** The visit that is shown. */
val LocalEntry = staticCompositionLocalOf<Entry> { error("no entry") }

val LocalNavigator = staticCompositionLocalOf<Navigator> { error("no navigator") }

/** Loads a page when it comes in sight, also when it is come back to; not when the phone is turned. */
@Composable
fun Arrival(open: () -> Unit, leave: () -> Unit) {
    val navigator = LocalNavigator.current
    LaunchedEffect(navigator.visit) { navigator.arrive(open, leave) }
}
