package pace.app.session

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.IconAction
import pace.app.parts.ListCard
import pace.app.parts.PaceRow
import pace.app.parts.RowDivider
import pace.app.parts.Said
import pace.app.parts.SyncBadge
import pace.app.words.line
import pace.app.words.said
import pace.app.words.times
import pace.core.GameView
import pace.core.SessionSnapshot

/** History: what was played, newest first. */
internal fun LazyListScope.history(snapshot: SessionSnapshot, actions: SessionActions) {
    if (snapshot.history.isEmpty()) {
        item("none") { Said(stringResource(R.string.session_none_played)) }
        return
    }
    snapshot.history.chunked(IN_A_CARD).forEachIndexed { card, games ->
        item("games $card") {
            ListCard {
                games.forEachIndexed { at, view ->
                    if (at > 0) RowDivider()
                    Played(view, actions)
                }
            }
        }
    }
}

/** An evening fits into one card; what is far from sight of a thousand games is not drawn. */
private const val IN_A_CARD = 25

@Composable
private fun Played(view: GameView, actions: SessionActions) {
    val number = view.game.gameNumber.toInt()
    val time = view.game.resultAt?.let { times().recent(it) }
    PaceRow(
        view.line().said(),
        detail = listOfNotNull(stringResource(R.string.session_game, number), time).joinToString(" · "),
        onClick = { actions.open(Place.EditGame(view.game.sessionId, view.game.id)) },
        below = { SyncBadge(view.sync) },
        trailing = {
            val delete = stringResource(R.string.session_delete_game, number)
            IconAction(Icons.Filled.Delete, delete, { actions.delete(view.game.id) })
        },
    )
}
