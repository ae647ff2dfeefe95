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
import pace.app.parts.PlainButton
import pace.app.parts.PlainPage
import pace.app.parts.Said
import pace.app.parts.SyncBadge
import pace.app.words.game
import pace.app.words.minPlayers
import pace.app.words.names
import pace.app.words.teamSize
import pace.core.GameView
import pace.core.SessionSnapshot
import pace.rules.Session
import pace.values.GameId
import pace.values.PlayerId

/** A game's teams and result, or no result. Only what was changed is written. */
@Composable
fun EditGameScreen(snapshot: SessionSnapshot, id: GameId, actions: SessionActions, modifier: Modifier = Modifier) {
    val (session, view) = snapshot.session to snapshot.game(id)
    if (session == null || view == null) {
        PlainPage(stringResource(R.string.session_edit_game), modifier, onBack = actions::back) {
            item { Said(stringResource(R.string.session_game_gone)) }
        }
        return
    }
    // What is edited is the game as it was when editing began.
    val before by rememberSaveable(stateSaver = PlayDraft.saver) { mutableStateOf(draftOf(view)) }
    var draft by rememberSaveable(stateSaver = PlayDraft.saver) { mutableStateOf(before) }
    val size = session.gameMode.teamSize
    val isComplete = draft.picks.size == session.gameMode.minPlayers
    PlainPage(
        stringResource(R.string.session_game, view.game.gameNumber.toInt()),
        modifier,
        onBack = actions::back,
        actions = {
            SyncBadge(view.sync)
            val delete = stringResource(R.string.session_delete_game, view.game.gameNumber.toInt())
            IconAction(
                Icons.Filled.Delete,
                delete,
                {
                    actions.delete(id)
                    actions.back()
                },
            )
        },
        bottom = {
            BottomBar {
                MainButton(
                    stringResource(R.string.session_save_changes),
                    {
                        save(id, before, draft, size, actions)
                        actions.back()
                    },
                    Modifier.fillMaxWidth().testTag("save changes"),
                    isComplete && !draft.card.isWinnerBelow,
                )
            }
        },
    ) {
        if (isComplete) {
            item("result") { Result(session, draft, size) { draft = it } }
        }
        item("teams heading") { Heading(stringResource(R.string.session_teams)) }
        item("teams") { Teams(session, draft, size) { draft = it } }
    }
}

private fun draftOf(view: GameView) = PlayDraft(
    view.game.id,
    false,
    view.game.teamA + view.game.teamB,
    Card.of(view.game),
)

private fun save(id: GameId, before: PlayDraft, draft: PlayDraft, size: Int, actions: SessionActions) {
    val teams = (draft.picks.take(size) to draft.picks.drop(size)).takeIf { draft.picks != before.picks }
    val result = Changed(draft.card.result).takeIf { draft.card.result != before.card.result }
    actions.edit(id, teams, result)
}

@Composable
private fun Result(session: Session, draft: PlayDraft, size: Int, onDraft: (PlayDraft) -> Unit) {
    val (a, b) = session.names(draft.picks.take(size)) to session.names(draft.picks.drop(size))
    val card = draft.card
    PaceCard(gap = 14.dp) {
        WhoWon(a, b, card.winner) { onDraft(draft.copy(card = card.copy(winner = it))) }
        if (card.winner == null) {
            Faint(stringResource(R.string.session_no_result))
        } else {
            Points(card, a, b, { onDraft(draft.copy(card = it)) })
            PlainButton(stringResource(R.string.session_clear_result), { onDraft(draft.copy(card = Card())) })
        }
    }
}

/** Team A first, then team B; a tap on somebody takes them out. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Teams(session: Session, draft: PlayDraft, size: Int, onDraft: (PlayDraft) -> Unit) {
    PaceCard {
        Faint(stringResource(R.string.session_teams_detail))
        FlowRow(Modifier, Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
            for (player in session.players) {
                val at = draft.picks.indexOf(player.id)
                val team = if (at < 0) "" else if (at < size) " · A" else " · B"
                PaceChip(
                    player.name + team,
                    at >= 0,
                    { onDraft(draft.copy(picks = toggled(draft.picks, player.id, size))) },
                )
            }
        }
    }
}

private fun toggled(picks: List<PlayerId>, player: PlayerId, size: Int): List<PlayerId> =
    if (player in picks) picks - player else if (picks.size < 2 * size) picks + player else picks
