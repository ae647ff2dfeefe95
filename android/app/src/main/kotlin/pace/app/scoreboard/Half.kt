package pace.app.scoreboard

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import pace.app.R
import pace.rules.Board
import pace.rules.Court
import pace.rules.Team

/** Half of the screen: a tap on it is a rally won by that side. `below` is kept free for what lies over it. */
@Composable
fun Half(
    team: Team,
    sides: Sides,
    board: Board,
    isOpen: Boolean,
    actions: ScoreboardActions,
    modifier: Modifier = Modifier,
    below: Dp = 0.dp,
) {
    val colours = halfColours(team)
    val resources = LocalContext.current.resources
    val sentence = resources.half(team, board, sides)
    val point = stringResource(R.string.score_tap, sides.name(team))
    BoxWithConstraints(
        modifier
            .background(colours.ground)
            .testTag("half-$team")
            .clickable(enabled = isOpen, onClickLabel = point, role = Role.Button) { actions.wonBy(team) }
            .semantics {
                contentDescription = sentence
                liveRegion = LiveRegionMode.Polite
            }
            .windowInsetsPadding(WindowInsets.safeDrawing),
    ) {
        val room = maxHeight - below
        // Two lines of names and two of the service, however large their letters are.
        val words = with(LocalDensity.current) { 112.sp.toDp() } + 36.dp
        val digits = minOf(room - words, room * 0.52f, maxWidth * 0.52f).coerceAtLeast(48.dp)
        Column(
            Modifier
                .fillMaxSize()
                .padding(start = 20.dp, top = 12.dp, end = 20.dp, bottom = 12.dp + below)
                .clearAndSetSemantics { },
            horizontalAlignment = Alignment.CenterHorizontally,
            verticalArrangement = Arrangement.Center,
        ) {
            Text(
                sides.name(team),
                style = MaterialTheme.typography.headlineSmall,
                fontWeight = FontWeight.SemiBold,
                color = colours.text,
                textAlign = TextAlign.Center,
                maxLines = 2,
                overflow = TextOverflow.Ellipsis,
            )
            Digits(board.points.of(team), digits, colours.text)
            Service(team, sides, board, colours)
        }
    }
}

/** As large as its half, whatever the size of other text. */
@Composable
private fun Digits(points: Int, height: Dp, colour: Color) {
    val size = with(LocalDensity.current) { height.toSp() }
    Text(
        points.toString(),
        fontSize = size,
        lineHeight = size * 1.05f,
        fontWeight = FontWeight.Bold,
        color = colour,
        maxLines = 1,
        softWrap = false,
    )
}

@Composable
private fun Service(team: Team, sides: Sides, board: Board, colours: HalfColours) {
    val serve = board.serve?.takeIf { it.team == team }
    val resources = LocalContext.current.resources
    if (serve == null) {
        // The place stays, so that the digits do not jump when the service changes.
        val line = with(LocalDensity.current) { MaterialTheme.typography.titleMedium.lineHeight.toDp() }
        Spacer(Modifier.height(line + 12.dp))
        return
    }
    val receiver = resources.receiver(serve, sides)
    Row(
        Modifier.background(colours.chip, CircleShape).padding(horizontal = 14.dp, vertical = 6.dp),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Icon(painterResource(R.drawable.score_shuttle), null, Modifier.size(20.dp), tint = colours.text)
        Text(
            listOfNotNull(resources.service(serve, sides), receiver).joinToString(),
            Modifier.weight(1f, fill = false),
            style = MaterialTheme.typography.titleMedium,
            color = colours.text,
            maxLines = 2,
            overflow = TextOverflow.Ellipsis,
        )
        serve.court?.let { CourtGlyph(it, colours.text) }
    }
}

/** The two service courts of the side as its players see them; the filled one is served from. */
@Composable
private fun CourtGlyph(court: Court, colour: Color) {
    Row(Modifier.clip(RoundedCornerShape(3.dp)), horizontalArrangement = Arrangement.spacedBy(2.dp)) {
        for (place in listOf(Court.LEFT, Court.RIGHT)) {
            val alpha = if (place == court) 1f else 0.25f
            Box(Modifier.size(width = 11.dp, height = 18.dp).background(colour.copy(alpha = alpha)))
        }
    }
}

class HalfColours(val ground: Color, val text: Color, val chip: Color)

/** Sand above, deep brown below: told apart at a glance, and by their names. */
@Composable
fun halfColours(team: Team): HalfColours {
    val isDark = MaterialTheme.colorScheme.surface.luminance() < 0.5f
    return when {
        team == Team.A && isDark -> HalfColours(Color(0xFF4A3A29), Color(0xFFF7E8D5), Color(0x33FFFFFF))
        team == Team.A -> HalfColours(Color(0xFFEBD3B4), Color(0xFF2B2117), Color(0x66FFFFFF))
        isDark -> HalfColours(Color(0xFF1F2A2C), Color(0xFFE3EDEC), Color(0x33FFFFFF))
        else -> HalfColours(Color(0xFF2F4547), Color(0xFFF4F1EA), Color(0x33FFFFFF))
    }
}
