package pace.app

import android.app.Activity
import android.app.Application
import android.os.Bundle
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.runBlocking
import pace.Pace
import pace.app.parts.Messages
import pace.app.platform.PreferenceStore
import pace.core.StartException

/** The one core of the process, or why there is none. */
sealed interface Phone {
    class Running(val pace: Pace) : Phone

    class Refused(val why: StartException) : Phone
}

class PaceApplication : Application() {
    val preferences by lazy { PreferenceStore(this) }
    val messages = Messages()
    lateinit var phone: Phone
        private set

    /** For whoever knows that it runs. */
    val pace: Pace get() = (phone as Phone.Running).pace

    override fun onCreate() {
        super.onCreate()
        phone = start()
        registerActivityLifecycleCallbacks(Sight())
    }

    /** Outside device backups: what waits there belongs to this phone and this server. */
    private fun start(): Phone = try {
        Phone.Running(Pace(noBackupFilesDir.resolve("pace").path))
    } catch (why: StartException) {
        Phone.Refused(why)
    }

    /** Android ends processes without a word; tests end this one in order. */
    override fun onTerminate() {
        messages.scope.coroutineContext.cancelChildren()
        (phone as? Phone.Running)?.pace?.let { pace ->
            runBlocking { pace.stop() }
            pace.close()
        }
        super.onTerminate()
    }

    /** Tells the core when the app goes out of sight and comes back. */
    private inner class Sight : ActivityLifecycleCallbacks {
        private var inSight = 0
        private var isAway = false

        private fun tell(say: pace.HomeStore.() -> Unit) {
            (phone as? Phone.Running)?.pace?.home()?.use { it.say() }
        }

        override fun onActivityStarted(activity: Activity) {
            inSight += 1
            if (isAway) tell { returned() }
            isAway = false
        }

        override fun onActivityStopped(activity: Activity) {
            inSight -= 1
            if (inSight > 0 || activity.isChangingConfigurations) return
            isAway = true
            tell { left() }
        }

        override fun onActivityCreated(activity: Activity, savedInstanceState: Bundle?) = Unit

        override fun onActivityResumed(activity: Activity) = Unit

        override fun onActivityPaused(activity: Activity) = Unit

        override fun onActivitySaveInstanceState(activity: Activity, outState: Bundle) = Unit

        override fun onActivityDestroyed(activity: Activity) = Unit
    }
}
