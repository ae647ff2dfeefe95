package pace.app.words

import android.content.res.Resources
import androidx.annotation.PluralsRes
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext

/** Words whose language is only known where they are shown. */
fun interface Words {
    fun say(resources: Resources): String
}

fun words(@StringRes id: Int, vararg values: Any) = Words { it.getString(id, *values) }

fun plural(@PluralsRes id: Int, count: Int, vararg values: Any = arrayOf(count)) =
    Words { it.getQuantityString(id, count, *values) }

/** Resources that follow a change of language. */
val resources: Resources
    @Composable @ReadOnlyComposable
    get() {
        LocalConfiguration.current
        return LocalContext.current.resources
    }

@Composable
@ReadOnlyComposable
fun Words.said(): String = say(resources)
