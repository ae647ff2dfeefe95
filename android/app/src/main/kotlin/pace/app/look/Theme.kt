package pace.app.look

import android.os.Build
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.dynamicDarkColorScheme
import androidx.compose.material3.dynamicLightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

/** The look of the whole app. `dynamic` takes the colours of the person's wallpaper where Android has them. */
@Composable
fun PaceTheme(dark: Boolean = isSystemInDarkTheme(), dynamic: Boolean = false, content: @Composable () -> Unit) {
    val context = LocalContext.current
    val colours = when {
        !dynamic || Build.VERSION.SDK_INT < Build.VERSION_CODES.S -> if (dark) Dark else Light
        dark -> dynamicDarkColorScheme(context)
        else -> dynamicLightColorScheme(context)
    }
    CompositionLocalProvider(LocalSigns provides if (dark) DarkSigns else LightSigns) {
        MaterialTheme(colours, PaceShapes, PaceTypography, content)
    }
}

/** Whether the system can give colours of the wallpaper. */
val hasDynamicColour: Boolean get() = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S

object Look {
    val signs: Signs
        @Composable @ReadOnlyComposable
        get() = LocalSigns.current

    /** The least size of what is tapped. */
    val target = 56.dp

    /** Beside everything on a page. */
    val margin = 16.dp

    /** Between cards. */
    val gap = 12.dp

    /** A page is no wider than this. */
    val widest = 640.dp
}

private val PaceShapes = Shapes(
    extraSmall = RoundedCornerShape(10.dp),
    small = RoundedCornerShape(14.dp),
    medium = RoundedCornerShape(20.dp),
    large = RoundedCornerShape(20.dp),
    extraLarge = RoundedCornerShape(28.dp),
)

private val PaceTypography = Typography().run {
    copy(
        displayMedium = displayMedium.copy(fontWeight = FontWeight.SemiBold),
        headlineMedium = headlineMedium.copy(fontWeight = FontWeight.SemiBold, letterSpacing = (-0.2).sp),
        headlineSmall = headlineSmall.copy(fontWeight = FontWeight.SemiBold),
        titleLarge = titleLarge.copy(fontWeight = FontWeight.SemiBold),
        titleMedium = titleMedium.copy(fontWeight = FontWeight.SemiBold, letterSpacing = 0.sp),
        labelLarge = labelLarge.copy(fontWeight = FontWeight.SemiBold, fontSize = 15.sp),
        bodyLarge = bodyLarge.copy(letterSpacing = 0.1.sp),
    )
}
