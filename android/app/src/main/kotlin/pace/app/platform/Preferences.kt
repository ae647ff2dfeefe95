package pace.app.platform

import android.content.Context
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.core.content.edit
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow

/** What the person set, beside the server's address, which the core keeps. */
data class Preferences(
    val dynamicColour: Boolean = false,
    val spokenScore: Boolean = true,
    val haptics: Boolean = true,
    /** The server was chosen by the person: until then there is none. */
    val hasServer: Boolean = false,
)

/** Keeps [Preferences] on the phone. */
class PreferenceStore(context: Context) {
    private val file = context.getSharedPreferences("settings", Context.MODE_PRIVATE)
    private val state = MutableStateFlow(
        Preferences().let { usual ->
            Preferences(
                dynamicColour = file.getBoolean(DYNAMIC, usual.dynamicColour),
                spokenScore = file.getBoolean(SPOKEN, usual.spokenScore),
                haptics = file.getBoolean(HAPTICS, usual.haptics),
                hasServer = file.getBoolean(SERVER, usual.hasServer),
            )
        },
    )
    val current: StateFlow<Preferences> = state

    fun set(preferences: Preferences) {
        state.value = preferences
        file.edit {
            putBoolean(DYNAMIC, preferences.dynamicColour)
            putBoolean(SPOKEN, preferences.spokenScore)
            putBoolean(HAPTICS, preferences.haptics)
            putBoolean(SERVER, preferences.hasServer)
        }
    }

    private companion object {
        const val DYNAMIC = "dynamicColour"
        const val SPOKEN = "spokenScore"
        const val HAPTICS = "haptics"
        const val SERVER = "hasServer"
    }
}

val LocalPreferences = staticCompositionLocalOf { Preferences() }
