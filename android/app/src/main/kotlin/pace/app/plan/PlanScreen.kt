package pace.app.plan

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Check
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.BottomBar
import pace.app.parts.Choice
import pace.app.parts.Faint
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceChip
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.Said
import pace.app.parts.figures.Title
import pace.app.words.explanation
import pace.app.words.formats
import pace.app.words.mostCourts
import pace.app.words.needsResults
import pace.app.words.said
import pace.app.words.title
import pace.app.words.words
import pace.core.SessionSnapshot
import pace.rules.Session

/** Who plays from now on, on how many courts and how, and what that makes of the evening. */
@Composable
fun PlanScreen(state: PlanState, actions: PlanActions, modifier: Modifier = Modifier) {
    val ready = (state.preview as? Preview.Ready)?.plan
    Page(
        title = stringResource(R.string.plan_title),
        state = PageState.of(state.session),
        onRefresh = actions::refresh,
        modifier = modifier,
        onBack = actions::leave,
        bottom = {
            val games = ready?.create?.size ?: 0
            val words = if (games == 0) {
                stringResource(R.string.plan_make)
            } else {
                pluralStringResource(R.plurals.plan_make_games, games, games)
            }
            BottomBar {
                MainButton(
                    words,
                    { ready?.let(actions::make) },
                    Modifier.fillMaxWidth().testTag("deed"),
                    enabled = ready != null,
                    icon = Icons.Default.Check,
                )
            }
        },
    ) {
        val session = state.session.session ?: return@Page
        choices(state, session, actions)
        when (val preview = state.preview) {
            Preview.Working -> item("working") { Faint(stringResource(R.string.plan_working)) }
            is Preview.None -> item("none") { Said(preview.why.words().said(), Modifier.testTag("no-plan")) }
            is Preview.Ready -> {
                item("fairness") { FairnessCard(preview.plan.outlook) }
                item("rounds") { RoundsCard(preview.plan.rounds) }
                if (preview.plan.standing.isNotEmpty()) item("standing") { StandingCard(preview.plan.standing) }
            }
        }
    }
}

private fun LazyListScope.choices(state: PlanState, session: Session, actions: PlanActions) {
    val chosen = state.choices
    val format = chosen.format(session.gameMode)
    item("present") { Present(session, chosen, actions) }
    item("how") {
        PaceCard(gap = 12.dp) {
            Title(stringResource(R.string.plan_courts))
            Choice((1..mostCourts).toList(), chosen.courts, { it.toString() }, {
                actions.choose(chosen.copy(courts = it))
            })
            val offered = session.gameMode.formats
            if (offered.size > 1) {
                Title(stringResource(R.string.plan_format))
                Choice(offered, format, { stringResource(it.title) }, { actions.choose(chosen.copy(format = it)) })
            }
            Faint(stringResource(format.explanation))
            if (!format.needsResults) Rounds(state, actions)
        }
    }
    val next = chosen.next(state.session)
    if (next.isNotEmpty()) item("court") { OnCourt(state.session, chosen, actions) }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Present(session: Session, chosen: Choices, actions: PlanActions) {
    PaceCard(gap = 12.dp) {
        Title(stringResource(R.string.plan_present))
        FlowRow(Modifier.testTag("present"), Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
            for (player in session.players) {
                val isThere = player.id !in chosen.absent
                PaceChip(
                    player.name,
                    isThere,
                    {
                        val absent = if (isThere) chosen.absent + player.id else chosen.absent - player.id
                        actions.choose(chosen.copy(absent = absent))
                    },
                )
            }
        }
    }
}

/** How many rounds: as many as it takes, or one more or less. */
@Composable
private fun Rounds(state: PlanState, actions: PlanActions) {
    val chosen = state.choices
    val shown = (state.preview as? Preview.Ready)?.plan?.rounds?.size
    val now = chosen.rounds ?: shown ?: 1
    Title(stringResource(R.string.plan_rounds))
    Stepper(
        words = if (chosen.rounds == null) {
            stringResource(R.string.plan_rounds_fair, shown?.toString() ?: "…")
        } else {
            pluralStringResource(R.plurals.plan_rounds_count, now, now)
        },
        onLess = { actions.choose(chosen.copy(rounds = (now - 1).coerceAtLeast(1))) },
        onMore = { actions.choose(chosen.copy(rounds = (now + 1).coerceAtMost(MAX_ROUNDS))) },
        onReset = if (chosen.rounds == null) null else ({ actions.choose(chosen.copy(rounds = null)) }),
    )
}

/** Games that are being played: the plan goes around them. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun OnCourt(snapshot: SessionSnapshot, chosen: Choices, actions: PlanActions) {
    PaceCard(gap = 12.dp) {
        Title(stringResource(R.string.plan_on_court))
        Faint(stringResource(R.string.plan_on_court_hint))
        FlowRow(Modifier, Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
            for (view in chosen.next(snapshot)) {
                val id = view.game.id
                val isOn = id in chosen.onCourt
                PaceChip(
                    "${view.teamA} – ${view.teamB}",
                    isOn,
                    { actions.choose(chosen.copy(onCourt = if (isOn) chosen.onCourt - id else chosen.onCourt + id)) },
                )
            }
        }
    }
}
