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
import pace.app.R
import pace.app.parts.figures.wholePercent
import pace.core.SuggestedGame
import pace.core.odds
import pace.rules.Odds
import pace.rules.Team

/** Whom the chances favour, in words. */
@Composable
fun odds(game: SuggestedGame, a: String, b: String): String {
    val (ofA, ofB) = wholePercent(game.chance) to wholePercent(100 - game.chance)
    val (sentence, team) = when (val odds = odds(game)) {
        is Odds.Even -> return stringResource(R.string.next_even, ofA, ofB)
        is Odds.Edge -> R.string.next_edge to odds.team
        is Odds.Favourite -> R.string.next_favourites to odds.team
    }
    return if (team == Team.A) stringResource(sentence, a, ofA) else stringResource(sentence, b, ofB)
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
