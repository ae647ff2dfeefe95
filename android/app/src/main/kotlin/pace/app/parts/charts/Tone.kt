package pace.app.parts.charts

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.graphics.Color
import pace.app.look.Look

/** Colours of what went well and what did not; never the only sign of it. */
object Tone {
    val good: Color
        @Composable @ReadOnlyComposable
        get() = Look.signs.good

    val bad: Color
        @Composable @ReadOnlyComposable
        get() = Look.signs.bad

    val quiet: Color
        @Composable @ReadOnlyComposable
        get() = MaterialTheme.colorScheme.onSurfaceVariant

    /** Above 0 good, below bad. */
    @Composable
    @ReadOnlyComposable
    fun of(figure: Long): Color = when {
        figure > 0 -> good
        figure < 0 -> bad
        else -> quiet
    }

    /** A rate in per cent: good from 60 on, bad below 40. */
    @Composable
    @ReadOnlyComposable
    fun ofRate(rate: Double): Color = when {
        rate >= 60 -> good
        rate < 40 -> bad
        else -> MaterialTheme.colorScheme.onSurface
    }
}
