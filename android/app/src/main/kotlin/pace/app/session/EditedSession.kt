package pace.app.session

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import java.time.Instant
import java.time.ZoneId
import pace.app.newsession.Costs
import pace.app.newsession.typedDate
import pace.app.newsession.typedMoment
import pace.app.newsession.typedTime
import pace.app.words.Amounts
import pace.rules.Session
import pace.rules.SessionEdit
import pace.values.PlayerId

/** A session's own parts as they are typed. */
internal data class Parts(
    val name: String,
    val date: String,
    val time: String,
    val organizer: PlayerId,
    val costs: Costs,
) {
    /** None if it cannot be read. */
    fun moment(zone: ZoneId): Instant? = typedMoment(date, time, zone)

    val texts: List<String> get() = listOf(name, date, time, organizer.text) + costs.texts

    companion object {
        fun of(session: Session, amounts: Amounts, zone: ZoneId) = Parts(
            session.name.orEmpty(),
            typedDate(session.date, zone),
            typedTime(session.date, zone),
            session.organizerId,
            Costs.of(session, amounts),
        )

        /** Reads [texts]. */
        fun of(texts: List<String>) =
            Parts(texts[0], texts[1], texts[2], PlayerId(texts[3]), Costs.of(texts.drop(4)))
    }
}

/** A session as it was when editing began, and as it is typed. */
internal data class EditedSession(val before: Parts, val now: Parts = before) {
    /** What was changed, part by part; none if nothing was. */
    fun edit(session: Session, moment: Instant?): SessionEdit? {
        if (before == now) return null
        val (old, new) = before.costs to now.costs
        val isNewCourt = new.court != old.court || new.isTotal != old.isTotal
        val isNewBet = new.isBetting != old.isBetting || new.bet != old.bet
        return SessionEdit(
            // A blank name clears it.
            name = now.name.trim().takeIf { now.name != before.name },
            date = moment?.takeIf { now.date != before.date || now.time != before.time },
            courtCostType = new.courtType.takeIf { isNewCourt },
            courtCostValue = new.courtCost.takeIf { isNewCourt },
            birdCostTotal = new.shuttleCost.takeIf { new.shuttles != old.shuttles },
            betPerPlayer = (if (new.isBetting) new.betAmount else session.betPerPlayer).takeIf { isNewBet },
            bettingEnabled = new.isBetting.takeIf { isNewBet },
            organizerId = now.organizer.takeIf { it != before.organizer },
        )
    }

    companion object {
        val saver: Saver<EditedSession?, Any> = listSaver(
            { it?.run { before.texts + now.texts }.orEmpty() },
            {
                val half = it.size / 2
                if (half == 0) null else EditedSession(Parts.of(it.take(half)), Parts.of(it.drop(half)))
            },
        )
    }
}
