package pace.app.player

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Badge
import pace.app.parts.PaceCard
import pace.app.parts.PlainButton
import pace.app.parts.charts.HeadToHeadBar
import pace.app.parts.charts.Tone
import pace.app.parts.figures.Title
import pace.app.words.amounts
import pace.rules.HeadToHead
import pace.values.GroupPlayerId

/** Somebody whom a player played with or against. */
class Other(val id: GroupPlayerId, val name: String, val record: HeadToHead)

private const val AT_FIRST = 3

/** Partners or opponents, best rate first: three at first, then all. */
@Composable
fun OthersCard(title: String, others: List<Other>, remarks: Map<GroupPlayerId, Remark>, onOpen: (Other) -> Unit) {
    if (others.isEmpty()) return
    var isWhole by rememberSaveable { mutableStateOf(false) }
    PaceCard(gap = 4.dp) {
        Title(title)
        val shown = if (isWhole) others else others.take(AT_FIRST)
        shown.forEach { other -> OtherRow(other, remarks[other.id]) { onOpen(other) } }
        if (others.size > AT_FIRST) {
            val words = if (isWhole) {
                stringResource(R.string.player_show_less)
            } else {
                stringResource(R.string.player_show_all, others.size)
            }
            PlainButton(words, { isWhole = !isWhole })
        }
    }
}

@Composable
private fun OtherRow(other: Other, remark: Remark?, onOpen: () -> Unit) {
    Column(
        Modifier
            .fillMaxWidth()
            .clickable(
                onClickLabel = stringResource(R.string.player_all_games),
                role = Role.Button,
                onClick = onOpen,
            )
            .heightIn(min = 56.dp)
            .padding(vertical = 10.dp),
        Arrangement.spacedBy(6.dp),
    ) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
            Text(other.name, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
            remark?.let { RemarkBadge(it) }
            Text(
                amounts().percent(other.record.winRate),
                style = MaterialTheme.typography.titleMedium,
                color = Tone.ofRate(other.record.winRate),
            )
        }
        HeadToHeadBar(other.record.wins, other.record.losses, Modifier.fillMaxWidth())
    }
}

@Composable
fun RemarkBadge(remark: Remark) {
    val colours = MaterialTheme.colorScheme
    val (ground, ink) = if (remark.isGood) {
        colours.tertiaryContainer to colours.onTertiaryContainer
    } else {
        colours.errorContainer to colours.onErrorContainer
    }
    Badge(stringResource(remark.words), ground = ground, color = ink)
}
