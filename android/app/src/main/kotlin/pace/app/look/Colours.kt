package pace.app.look

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color

// Every colour of text has a contrast of at least 4.5 on every surface it is used on. The accent is a ground for
// dark text, never text itself: on the background it has 2.1.
private val Accent = Color(0xFFD3A676)
private val OnAccent = Color(0xFF2A1D0F)

internal val Light: ColorScheme = lightColorScheme(
    primary = Color(0xFF7A5028),
    onPrimary = Color(0xFFFFFFFF),
    primaryContainer = Accent,
    onPrimaryContainer = OnAccent,
    inversePrimary = Color(0xFFE9C49A),
    secondary = Color(0xFF6B5D4F),
    onSecondary = Color(0xFFFFFFFF),
    secondaryContainer = Color(0xFFEFDFCA),
    onSecondaryContainer = Color(0xFF3B2C1A),
    tertiary = Color(0xFF2F6B45),
    onTertiary = Color(0xFFFFFFFF),
    tertiaryContainer = Color(0xFFD5E8D6),
    onTertiaryContainer = Color(0xFF14391F),
    background = Color(0xFFF7F2EA),
    onBackground = Color(0xFF222222),
    surface = Color(0xFFF7F2EA),
    onSurface = Color(0xFF222222),
    surfaceVariant = Color(0xFFEFE7DB),
    onSurfaceVariant = Color(0xFF6B5D4F),
    surfaceTint = Color(0xFF7A5028),
    surfaceBright = Color(0xFFFDFAF6),
    surfaceDim = Color(0xFFE6DED2),
    surfaceContainerLowest = Color(0xFFFFFDFA),
    surfaceContainerLow = Color(0xFFF9F5F0),
    surfaceContainer = Color(0xFFF3ECE1),
    surfaceContainerHigh = Color(0xFFF0E8DC),
    surfaceContainerHighest = Color(0xFFEDE4D7),
    inverseSurface = Color(0xFF352E27),
    inverseOnSurface = Color(0xFFF9F1E6),
    outline = Color(0xFF9B8E7F),
    outlineVariant = Color(0xFFE8E0D5),
    error = Color(0xFFA3312A),
    onError = Color(0xFFFFFFFF),
    errorContainer = Color(0xFFF8DFDA),
    onErrorContainer = Color(0xFF5F1511),
)

internal val Dark: ColorScheme = darkColorScheme(
    primary = Color(0xFFE9C49A),
    onPrimary = Color(0xFF402A12),
    primaryContainer = Accent,
    onPrimaryContainer = OnAccent,
    inversePrimary = Color(0xFF7A5028),
    secondary = Color(0xFFD6C4B0),
    onSecondary = Color(0xFF392E22),
    secondaryContainer = Color(0xFF4B3D2D),
    onSecondaryContainer = Color(0xFFF6E4CD),
    tertiary = Color(0xFF9BD3A8),
    onTertiary = Color(0xFF0B3819),
    tertiaryContainer = Color(0xFF24472F),
    onTertiaryContainer = Color(0xFFC9EBCF),
    background = Color(0xFF1A1612),
    onBackground = Color(0xFFF1E9DE),
    surface = Color(0xFF1A1612),
    onSurface = Color(0xFFF1E9DE),
    surfaceVariant = Color(0xFF3A332B),
    onSurfaceVariant = Color(0xFFCFC2B2),
    surfaceTint = Color(0xFFE9C49A),
    surfaceBright = Color(0xFF40382F),
    surfaceDim = Color(0xFF1A1612),
    surfaceContainerLowest = Color(0xFF14110D),
    surfaceContainerLow = Color(0xFF241F1A),
    surfaceContainer = Color(0xFF29231D),
    surfaceContainerHigh = Color(0xFF332C25),
    surfaceContainerHighest = Color(0xFF3E362E),
    inverseSurface = Color(0xFFF1E9DE),
    inverseOnSurface = Color(0xFF352E27),
    outline = Color(0xFF9B8E7F),
    outlineVariant = Color(0xFF4A4137),
    error = Color(0xFFFFB4A9),
    onError = Color(0xFF5F1511),
    errorContainer = Color(0xFF6A2620),
    onErrorContainer = Color(0xFFFFDAD4),
)

/** What Material has no name for: good and bad figures, and what is on its way. Never the only sign of a state. */
@Immutable
data class Signs(val good: Color, val bad: Color, val waitingGround: Color, val onWaiting: Color)

internal val LightSigns = Signs(
    good = Color(0xFF2F6B45),
    bad = Color(0xFFA3312A),
    waitingGround = Color(0xFFFBEBCB),
    onWaiting = Color(0xFF4A2F00),
)

internal val DarkSigns = Signs(
    good = Color(0xFF9BD3A8),
    bad = Color(0xFFFFB4A9),
    waitingGround = Color(0xFF4A3710),
    onWaiting = Color(0xFFFCE6BC),
)

val LocalSigns = staticCompositionLocalOf { LightSigns }
