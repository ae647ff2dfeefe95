package pace.app.group

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Faint
import pace.app.parts.PaceChip
import pace.app.parts.figures.Main
import pace.app.parts.figures.Panel
import pace.app.parts.figures.Title
import pace.app.words.maxPlayers
import pace.app.words.minPlayers
import pace.app.words.mostCourts
import pace.core.GroupSnapshot
import pace.rules.GameMode
import pace.values.GroupPlayerId

/** Who is there and on how many courts: of them the next games are suggested. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun Present(snapshot: GroupSnapshot, close: () -> Unit, onChosen: (List<GroupPlayerId>, Int) -> Unit) {
    var absent by rememberSaveable { mutableStateOf(emptyList<String>()) }
    var courts by rememberSaveable { mutableIntStateOf(1) }
    val members = snapshot.members.filter { !it.isRemoved }
    val present = members.filter { it.id.text !in absent }
    Panel(stringResource(R.string.group_who_is_there), close) {
        FlowRow(Modifier, Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
            for (member in members) {
                val id = member.id.text
                PaceChip(
                    chosen = id !in absent,
                    onClick = { absent = if (id in absent) absent - id else absent + id },
                    text = member.name,
                )
            }
        }
        Title(stringResource(R.string.group_courts))
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            for (count in 1..mostCourts) {
                PaceChip(
                    chosen = courts == count,
                    onClick = { courts = count },
                    text = count.toString(),
                )
            }
        }
        Faint(pluralStringResource(R.plurals.group_there, present.size, present.size))
        val most = GameMode.DOUBLES.maxPlayers
        if (present.size > most) {
            Text(stringResource(R.string.group_there_most, most), color = MaterialTheme.colorScheme.error)
        }
        Main(
            stringResource(R.string.group_who_next),
            {
                close()
                onChosen(present.map { it.id }, courts)
            },
            isEnabled = present.size in GameMode.SINGLES.minPlayers..most,
        )
    }
}
