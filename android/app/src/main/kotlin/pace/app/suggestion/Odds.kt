package pace.app.suggestion

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import pace.app.R
import pace.app.parts.figures.wholePercent
import pace.core.SuggestedGame

private const val EVEN = 5.0
private const val EDGE = 15.0

/** Whom the chances favour, in words. */
@Composable
fun odds(game: SuggestedGame, a: String, b: String): String {
    val lead = game.chance - 50
    val (names, chance) = if (lead > 0) a to game.chance else b to 100 - game.chance
    return when {
        abs(lead) <= EVEN -> stringResource(R.string.next_even, wholePercent(game.chance), wholePercent(100 - game.chance))
        abs(lead) <= EDGE -> stringResource(R.string.next_edge, names, wholePercent(chance))
        else -> stringResource(R.string.next_favourites, names, wholePercent(chance))
    }
}

/** The chances as a bar that both sides share. */
@Composable
fun OddsBar(chance: Double, a: String, b: String) {
    val sentence = stringResource(R.string.next_odds, a, wholePercent(chance), b, wholePercent(100 - chance))
    Row(
        Modifier.fillMaxWidth().clearAndSetSemantics { contentDescription = sentence },
        Arrangement.spacedBy(3.dp),
    ) {
        val shape = RoundedCornerShape(6.dp)
        val share = chance.toFloat().coerceIn(1f, 99f)
        Box(Modifier.weight(share).height(12.dp).background(MaterialTheme.colorScheme.primary, shape))
        Box(Modifier.weight(100 - share).height(12.dp).background(MaterialTheme.colorScheme.primaryContainer, shape))
    }
}

/** How often they have met tonight. */
@Composable
fun met(game: SuggestedGame): String {
    val (partners, opponents) = game.partnersAgain.toInt() to game.opponentsAgain.toInt()
    return when {
        partners == 0 && opponents == 0 -> stringResource(R.string.next_all_new)
        partners == 0 -> stringResource(R.string.next_new_partners, opponents)
        opponents == 0 -> stringResource(R.string.next_new_opponents, partners)
        else -> stringResource(R.string.next_met, partners, opponents)
    }
}
