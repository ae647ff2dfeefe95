package pace.app.session

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Delete
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.BottomBar
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.IconAction
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceChip
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.PlainButton
import pace.app.parts.Said
import pace.app.parts.SyncBadge
import pace.app.words.game
import pace.app.words.names
import pace.app.words.teamSize
import pace.core.GameView
import pace.core.SessionSnapshot
import pace.rules.Session
import pace.values.GameId

/** A game's teams and result, or no result. Only what was changed is written. */
@Composable
fun EditGameScreen(snapshot: SessionSnapshot, id: GameId, actions: SessionActions, modifier: Modifier = Modifier) {
    val (session, view) = snapshot.session to snapshot.game(id)
    // What is typed stays while the page is loaded anew.
    var kept by rememberSaveable(stateSaver = EditedGame.saver) { mutableStateOf(null) }
    val edited = kept ?: view?.let { EditedGame.of(it.game) }
    val size = session?.gameMode?.teamSize ?: 0
    val isComplete = edited != null && edited.lineup.isFull(size)
    Page(
        view?.let { stringResource(R.string.session_game, it.game.gameNumber.toInt()) }
            ?: stringResource(R.string.session_edit_game),
        PageState.of(snapshot),
        actions::refresh,
        modifier,
        onBack = actions::back,
        waiting = actions,
        actions = { if (view != null) Marks(view, actions) },
        bottom = {
            if (edited != null && view != null) {
                BottomBar {
                    MainButton(
                        stringResource(R.string.session_save_changes),
                        { actions.edit(id, edited.newTeams, edited.newResult, actions::back) },
                        Modifier.fillMaxWidth().testTag("save changes"),
                        isComplete && !edited.card.isWrong,
                    )
                }
            }
        },
    ) {
        if (session == null || view == null || edited == null) {
            item { Said(stringResource(R.string.session_game_gone)) }
            return@Page
        }
        if (isComplete) {
            item("result") { Result(session, edited) { kept = it } }
        }
        item("teams heading") { Heading(stringResource(R.string.session_teams)) }
        item("teams") { Teams(session, edited.lineup) { kept = edited.copy(lineup = it) } }
    }
}

@Composable
private fun Marks(view: GameView, actions: SessionActions) {
    SyncBadge(view.sync)
    val delete = stringResource(R.string.session_delete_game, view.game.gameNumber.toInt())
    IconAction(
        Icons.Filled.Delete,
        delete,
        {
            actions.delete(view.game.id)
            actions.back()
        },
    )
}

@Composable
private fun Result(session: Session, edited: EditedGame, onEdited: (EditedGame) -> Unit) {
    val (a, b) = session.names(edited.lineup.a) to session.names(edited.lineup.b)
    val card = edited.card
    PaceCard(gap = 14.dp) {
        WhoWon(a, b, card.winner) { onEdited(edited.copy(card = card.copy(winner = it))) }
        if (card.winner == null) {
            Faint(stringResource(R.string.session_no_result))
        } else {
            Points(card, a, b, { onEdited(edited.copy(card = it)) })
            PlainButton(stringResource(R.string.session_clear_result), { onEdited(edited.copy(card = Card())) })
        }
    }
}

/** Team A and team B; a tap on somebody takes them out, and whoever is tapped next takes their place. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Teams(session: Session, lineup: Lineup, onLineup: (Lineup) -> Unit) {
    PaceCard {
        Faint(stringResource(R.string.session_teams_detail))
        FlowRow(Modifier, Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
            for (player in session.players) {
                val team = if (player.id in lineup.a) " · A" else if (player.id in lineup.b) " · B" else ""
                PaceChip(
                    player.name + team,
                    team.isNotEmpty(),
                    { onLineup(lineup.toggled(player.id, session.gameMode.teamSize)) },
                )
            }
        }
    }
}
