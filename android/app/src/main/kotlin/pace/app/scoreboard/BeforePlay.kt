package pace.app.scoreboard

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.MainButton
import pace.rules.Sport
import pace.rules.Team

/** What is settled before the first service: the sport, how many games, who serves first. */
@Composable
fun BeforePlay(state: ScoreboardState, actions: ScoreboardActions) {
    val sheet = state.sheet
    Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)) {
        Row(Modifier.padding(8.dp), verticalAlignment = Alignment.CenterVertically) {
            IconButton(actions::leave) {
                Icon(painterResource(R.drawable.score_close), stringResource(R.string.score_leave))
            }
            Text(
                stringResource(R.string.score_title),
                Modifier.padding(start = 4.dp).semantics { heading() },
                style = MaterialTheme.typography.titleLarge,
            )
        }
        Column(
            Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(horizontal = 20.dp),
            verticalArrangement = Arrangement.spacedBy(24.dp),
        ) {
            Choice(R.string.score_first_server) {
                for (team in Team.entries) {
                    Option(
                        state.sides.name(team),
                        sheet.firstServer == team,
                        Modifier.fillMaxWidth().testTag("serves-$team"),
                        withShuttle = true,
                    ) { actions.serveFirst(team) }
                }
            }
            Choice(R.string.score_sport) {
                for (place in state.sports.indices) {
                    Option(sportName(place, state.sports), sheet.sport == place) { actions.choose(place) }
                }
            }
            Choice(R.string.score_best_of) {
                for (games in listOf(1, 3, 5)) {
                    val words = when (games) {
                        1 -> stringResource(R.string.score_one_game)
                        else -> stringResource(R.string.score_best_of_games, games)
                    }
                    Option(words, sheet.bestOf == games) { actions.playBestOf(games) }
                }
            }
            Text(
                stringResource(R.string.score_hint),
                Modifier.padding(bottom = 16.dp),
                style = MaterialTheme.typography.bodyMedium,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
        MainButton(
            stringResource(R.string.score_begin),
            actions::begin,
            Modifier.fillMaxWidth().padding(20.dp).testTag("begin"),
        )
    }
}

/** A sport in the person's language; one that this version does not know by its own name. */
@Composable
fun sportName(place: Int, sports: List<Sport>): String =
    stringArrayResource(R.array.score_sports).getOrNull(place) ?: sports.getOrNull(place)?.name.orEmpty()

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Choice(title: Int, options: @Composable () -> Unit) {
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        Text(
            stringResource(title),
            Modifier.semantics { heading() },
            style = MaterialTheme.typography.titleMedium,
            fontWeight = FontWeight.SemiBold,
        )
        FlowRow(
            Modifier.selectableGroup(),
            horizontalArrangement = Arrangement.spacedBy(10.dp),
            verticalArrangement = Arrangement.spacedBy(10.dp),
        ) { options() }
    }
}

@Composable
private fun Option(
    words: String,
    isChosen: Boolean,
    modifier: Modifier = Modifier,
    withShuttle: Boolean = false,
    onChoose: () -> Unit,
) {
    val colours = MaterialTheme.colorScheme
    Surface(
        modifier.selectable(isChosen, role = Role.RadioButton, onClick = onChoose),
        shape = RoundedCornerShape(18.dp),
        color = if (isChosen) colours.primaryContainer else colours.surfaceContainerLow,
        contentColor = if (isChosen) colours.onPrimaryContainer else colours.onSurface,
        tonalElevation = 0.dp,
    ) {
        Row(
            Modifier.heightIn(min = 52.dp).padding(horizontal = 18.dp, vertical = 12.dp),
            horizontalArrangement = Arrangement.spacedBy(10.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            if (withShuttle && isChosen) Icon(painterResource(R.drawable.score_shuttle), null, Modifier.size(22.dp))
            Text(
                words,
                style = MaterialTheme.typography.bodyLarge,
                fontWeight = if (isChosen) FontWeight.SemiBold else FontWeight.Normal,
            )
        }
    }
}
