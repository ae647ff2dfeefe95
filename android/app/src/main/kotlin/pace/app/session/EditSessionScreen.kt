package pace.app.session

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import java.time.Instant
import pace.app.R
import pace.app.newsession.CostFields
import pace.app.newsession.Costs
import pace.app.newsession.WhenFields
import pace.app.newsession.typedDate
import pace.app.newsession.typedMoment
import pace.app.newsession.typedTime
import pace.app.parts.BottomBar
import pace.app.parts.Choice
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.PlainPage
import pace.app.parts.Said
import pace.app.words.LocalClock
import pace.app.words.amounts
import pace.app.words.said
import pace.app.words.title
import pace.core.SessionSnapshot
import pace.rules.Session
import pace.rules.SessionEdit
import pace.values.PlayerId

/** Name, date, costs, bet, organizer. What is changed is written part by part. */
@Composable
fun EditSessionScreen(snapshot: SessionSnapshot, actions: SessionActions, modifier: Modifier = Modifier) {
    val session = snapshot.session
    if (session == null) {
        PlainPage(stringResource(R.string.session_edit), modifier, onBack = actions::back) {
            item { Said(stringResource(R.string.session_not_there)) }
        }
        return
    }
    val (amounts, zone) = amounts() to LocalClock.current.zone
    var name by rememberSaveable { mutableStateOf(session.name.orEmpty()) }
    var date by rememberSaveable { mutableStateOf(typedDate(session.date, zone)) }
    var time by rememberSaveable { mutableStateOf(typedTime(session.date, zone)) }
    var organizer by rememberSaveable { mutableStateOf(session.organizerId.text) }
    var costs by rememberSaveable(stateSaver = Costs.saver) { mutableStateOf(Costs.of(session, amounts)) }
    // What is edited is the session as it was when editing began.
    val before by rememberSaveable(stateSaver = EditedSession.saver) {
        mutableStateOf(EditedSession(name, date, time, organizer, costs))
    }
    val now = EditedSession(name, date, time, organizer, costs)
    val moment = typedMoment(date, time, zone)
    PlainPage(
        stringResource(R.string.session_edit),
        modifier,
        session.title().said(),
        actions::back,
        bottom = {
            BottomBar {
                MainButton(
                    stringResource(R.string.session_save_changes),
                    {
                        edit(session, before, now, moment)?.let(actions::edit)
                        actions.back()
                    },
                    Modifier.fillMaxWidth().testTag("save changes"),
                    moment != null && costs.isRight,
                )
            }
        },
    ) {
        item("name") {
            PaceCard {
                PaceField(name, { name = it }, stringResource(R.string.newsession_name))
                WhenFields(date, { date = it }, time, { time = it })
            }
        }
        item("organizer") {
            PaceCard {
                Text(stringResource(R.string.newsession_organizer))
                val players = session.players.map { it.id.text }
                val shown = @Composable { id: String -> session.players.first { it.id.text == id }.name }
                Choice(players, organizer, shown, { organizer = it })
            }
        }
        item("costs") { CostFields(costs, session.players.size) { costs = it } }
    }
}

@Composable
private fun Text(text: String) = androidx.compose.material3.Text(text, style = MaterialTheme.typography.titleMedium)

/** What was changed, part by part; none if nothing was. */
private fun edit(session: Session, before: EditedSession, now: EditedSession, moment: Instant?): SessionEdit? {
    if (before == now) return null
    val costs = now.costs
    val isNewCourt = costs.court != before.costs.court || costs.isTotal != before.costs.isTotal
    val isNewBet = costs.isBetting != before.costs.isBetting || costs.bet != before.costs.bet
    return SessionEdit(
        // A blank name clears it.
        name = now.name.trim().takeIf { now.name != before.name },
        date = moment?.takeIf { now.date != before.date || now.time != before.time },
        courtCostType = costs.courtType.takeIf { isNewCourt },
        courtCostValue = costs.courtCost.takeIf { isNewCourt },
        birdCostTotal = costs.shuttleCost.takeIf { costs.shuttles != before.costs.shuttles },
        betPerPlayer = (if (costs.isBetting) costs.betAmount else session.betPerPlayer).takeIf { isNewBet },
        bettingEnabled = costs.isBetting.takeIf { isNewBet },
        organizerId = PlayerId(now.organizer).takeIf { now.organizer != before.organizer },
    )
}
