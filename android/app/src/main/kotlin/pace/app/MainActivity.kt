package pace.app

import android.content.Intent
import android.os.Bundle
import android.view.KeyEvent
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import pace.app.look.PaceTheme
import pace.app.navigation.App
import pace.app.navigation.CannotStart
import pace.app.navigation.Follow
import pace.app.navigation.Navigator
import pace.app.platform.LocalPreferences
import pace.app.platform.LocalVolumeKeys
import pace.app.platform.VolumeKeys

class MainActivity : ComponentActivity() {
    private val navigator: Navigator by viewModels()
    private val volumeKeys = VolumeKeys()
    private val app get() = application as PaceApplication

    override fun onCreate(savedInstanceState: Bundle?) {
        enableEdgeToEdge()
        super.onCreate(savedInstanceState)
        if (savedInstanceState == null) followLink(intent)
        setContent {
            val preferences by app.preferences.current.collectAsStateWithLifecycle()
            CompositionLocalProvider(LocalPreferences provides preferences, LocalVolumeKeys provides volumeKeys) {
                PaceTheme(dynamic = preferences.dynamicColour) {
                    when (val phone = app.phone) {
                        is Phone.Running -> App(phone.pace, navigator, app.messages, app.preferences)
                        is Phone.Refused -> CannotStart(phone.why)
                    }
                }
            }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        followLink(intent)
    }

    override fun dispatchKeyEvent(event: KeyEvent): Boolean = volumeKeys.take(event) || super.dispatchKeyEvent(event)

    private fun followLink(intent: Intent) {
        // Opened from the list of recent apps, the app is given once more what it was opened by long ago.
        if (intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0) return
        val link = intent.data?.toString() ?: return
        val pace = (app.phone as? Phone.Running)?.pace ?: return
        Follow(pace, navigator, app.messages, app.preferences, app).follow(link)
    }
}
