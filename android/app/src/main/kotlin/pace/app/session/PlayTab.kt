package pace.app.session

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.navigation.Place
import pace.app.parts.Faint
import pace.app.parts.Heading
import pace.app.parts.ListCard
import pace.app.parts.PaceCard
import pace.app.parts.PaceRow
import pace.app.parts.PlainButton
import pace.app.parts.RowDivider
import pace.app.parts.SideButton
import pace.app.parts.SyncBadge
import pace.app.words.line
import pace.app.words.name
import pace.app.words.names
import pace.app.words.planned
import pace.app.words.said
import pace.app.words.teamSize
import pace.core.GameView
import pace.core.SessionSnapshot
import pace.rules.Session
import pace.rules.Team
import pace.values.PlayerId

/** The game that the draft is about; none for an unplanned one. */
internal fun PlayDraft.target(snapshot: SessionSnapshot): GameView? = when {
    isUnplanned -> null
    selected != null -> snapshot.planned.find { it.game.id == selected }
    else -> snapshot.next
}

/** Play: the next game, or who plays. */
internal fun LazyListScope.play(
    snapshot: SessionSnapshot,
    session: Session,
    draft: PlayDraft,
    onDraft: (PlayDraft) -> Unit,
    actions: SessionActions,
) {
    val target = draft.target(snapshot)
    if (target != null) {
        item("next") { PlannedGame(target, snapshot, draft, onDraft, actions) }
    } else {
        item("who") { WhoPlays(session, snapshot, draft, onDraft, actions) }
    }
    snapshot.history.find { it.game.id == snapshot.undo }?.let { last ->
        item("undo") { Undo(last, actions) }
    }
    if (snapshot.planned.isNotEmpty()) {
        item("planned") { Heading(stringResource(R.string.session_planned, snapshot.planned.size)) }
        item("planned games") { PlannedGames(snapshot.planned, target, onDraft) }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun PlannedGame(
    target: GameView,
    snapshot: SessionSnapshot,
    draft: PlayDraft,
    onDraft: (PlayDraft) -> Unit,
    actions: SessionActions,
) {
    val isNext = target.game.id == snapshot.next?.game?.id
    val number = target.game.gameNumber.toInt()
    PaceCard(gap = 14.dp) {
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Alignment.CenterVertically) {
            val title = if (isNext) R.string.session_next else R.string.session_game
            Text(
                stringResource(title, number),
                Modifier.weight(1f).semantics { heading() },
                style = MaterialTheme.typography.titleMedium,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
            SyncBadge(target.sync)
        }
        // From the first tap on the draft belongs to this game, whatever a sync brings.
        val change = { card: Card -> onDraft(draft.copy(selected = target.game.id, card = card)) }
        WhoWon(target.teamA, target.teamB, draft.card.winner) { change(draft.card.won(it)) }
        Points(draft.card, target.teamA, target.teamB, change)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(4.dp)) {
            val scoreboard =
                Place.Scoreboard(target.game.sessionId, target.game.id, target.game.teamA, target.game.teamB)
            PlainButton(
                stringResource(R.string.session_scoreboard),
                {
                    onDraft(PlayDraft())
                    actions.open(scoreboard)
                },
            )
            PlainButton(stringResource(R.string.session_other_game), { onDraft(PlayDraft(isUnplanned = true)) })
            PlainButton(
                stringResource(R.string.session_edit_game),
                { actions.open(Place.EditGame(target.game.sessionId, target.game.id)) },
            )
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun WhoPlays(
    session: Session,
    snapshot: SessionSnapshot,
    draft: PlayDraft,
    onDraft: (PlayDraft) -> Unit,
    actions: SessionActions,
) {
    val (winners, losers) = draft.sides(session)
    val size = session.gameMode.teamSize
    PaceCard(gap = 14.dp) {
        Text(
            stringResource(R.string.session_who_won),
            Modifier.semantics { heading() },
            style = MaterialTheme.typography.titleLarge,
        )
        val free = session.players.map { it.id } - losers.toSet()
        // Two or four fill two columns.
        val columns = if (free.size == 2 || free.size == 4) 2 else 3
        Tiles(free, "winner", columns, { session.name(it) }, { it in winners }) { onDraft(draft.pick(it, session)) }
        if (winners.size == size) {
            Text(stringResource(R.string.session_against), style = MaterialTheme.typography.titleLarge)
            Against(session, winners, losers, draft, onDraft)
        }
        if (draft.isComplete(session)) {
            val card = draft.card.copy(winner = Team.A)
            Points(
                card,
                session.names(winners),
                session.names(losers),
                { onDraft(draft.copy(card = it)) },
                firstIsWinner = true,
            )
            FlowRow(horizontalArrangement = Arrangement.spacedBy(4.dp)) {
                val scoreboard = Place.Scoreboard(session.id, null, winners, losers)
                PlainButton(
                    stringResource(R.string.session_scoreboard),
                    {
                        // The board records it: it is not to be recorded here too.
                        onDraft(PlayDraft())
                        actions.open(scoreboard)
                    },
                )
                PlainButton(
                    stringResource(R.string.session_plan_later),
                    { actions.record(draft.draft(session, isPlayed = false)) { onDraft(PlayDraft()) } },
                )
            }
        }
        if (draft.isUnplanned && snapshot.next != null) {
            SideButton(stringResource(R.string.session_planned_games), { onDraft(PlayDraft()) })
        }
        val present = session.players.mapNotNull { it.groupPlayerId }
        session.groupId?.takeIf { present.size >= 2 * size }?.let { group ->
            val suggestion = Place.Suggestion(group, present, 1, session.id)
            PlainButton(stringResource(R.string.session_who_next), { actions.open(suggestion) })
        }
    }
}

/** Few who are left are offered as pairs: one tap instead of two. */
@Composable
private fun Against(
    session: Session,
    winners: List<PlayerId>,
    losers: List<PlayerId>,
    draft: PlayDraft,
    onDraft: (PlayDraft) -> Unit,
) {
    val rest = session.players.map { it.id } - winners.toSet()
    if (session.gameMode.teamSize == 2 && rest.size in 3..4) {
        val pairs = rest.flatMapIndexed { at, one -> rest.drop(at + 1).map { listOf(one, it) } }
        Tiles(pairs, "loser", 2, { session.names(it) }, { it.toSet() == losers.toSet() }) {
            onDraft(draft.play(Lineup(winners, it)))
        }
    } else {
        Tiles(rest, "loser", 3, { session.name(it) }, { it in losers }) { onDraft(draft.pick(it, session)) }
    }
}

/** The undo button names the game that it undoes. */
@Composable
private fun Undo(last: GameView, actions: SessionActions) {
    PaceCard(padding = PaddingValues(start = 20.dp, top = 8.dp, end = 8.dp, bottom = 8.dp)) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
            Faint(last.line().said(), Modifier.weight(1f))
            val undo = stringResource(R.string.session_undo, last.game.gameNumber.toInt())
            PlainButton(undo, { actions.undo(last.game.id) })
        }
    }
}

@Composable
private fun PlannedGames(planned: List<GameView>, target: GameView?, onDraft: (PlayDraft) -> Unit) {
    ListCard {
        planned.forEachIndexed { at, view ->
            if (at > 0) RowDivider()
            val isTarget = view.game.id == target?.game?.id
            PaceRow(
                view.line().said(),
                detail = stringResource(R.string.session_game, view.game.gameNumber.toInt()),
                onClick = { onDraft(PlayDraft(selected = view.game.id)) },
                below = { SyncBadge(view.sync) },
                trailing = {
                    if (isTarget) Text("▸", style = MaterialTheme.typography.titleLarge)
                },
            )
        }
    }
}
