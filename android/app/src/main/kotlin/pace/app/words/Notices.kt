package pace.app.words

import android.content.res.Resources
import pace.app.R
import pace.core.Deed
import pace.core.NoticeKind
import pace.core.SessionSnapshot
import pace.rules.CourtCostType
import pace.rules.GameResult
import pace.rules.Part
import pace.rules.PartValue
import pace.rules.PoolTarget
import pace.rules.Team
import pace.values.GameId

/** A part of a session. */
internal val Part.words: Int
    get() = when (this) {
        is Part.Existence -> R.string.notices_session
        is Part.Name -> R.string.notices_name
        is Part.Date -> R.string.notices_date
        is Part.CourtCost -> R.string.notices_court
        is Part.BirdCost -> R.string.notices_shuttles
        is Part.Bet -> R.string.notices_bet
        is Part.Organizer -> R.string.notices_organizer
        is Part.Player -> R.string.notices_player
        is Part.Result, is Part.Teams -> R.string.notices_a_game
    }

/** Notices as sentences, in the language of `resources`; `session` is none for those of a group. */
class NoticeWords(
    private val resources: Resources,
    private val amounts: Amounts,
    private val times: Times,
    private val session: SessionSnapshot?,
) {
    private fun say(id: Int, vararg values: Any) = resources.getString(id, *values)

    fun sentence(kind: NoticeKind): String = when (kind) {
        is NoticeKind.Overwritten -> overwritten(kind)
        is NoticeKind.YouOverwrote -> {
            val before = value(kind.game, kind.part, kind.before)
            say(R.string.notices_you_overwrote, what(kind.game, kind.part), before)
        }
        is NoticeKind.YouReplaced -> {
            val what = say(replaced(kind.part))
            kind.before?.let { say(R.string.notices_you_overwrote, what, it) }
                ?: say(R.string.notices_you_replaced, what)
        }
        is NoticeKind.ServerRestored ->
            kind.since?.let { say(R.string.notices_restored_since, times.recent(it)) } ?: say(R.string.notices_restored)
        is NoticeKind.Saved -> say(R.string.notices_saved, told(kind.what))
        is NoticeKind.NotSaved -> say(R.string.notices_not_saved, told(kind.what))
        is NoticeKind.MayHaveBeenSaved -> say(R.string.notices_may_have, told(kind.what))
        is NoticeKind.RecordedTwice -> say(R.string.notices_twice, name(kind.first), name(kind.second))
    }

    /** What one tap does about it, if anything. */
    fun remedy(kind: NoticeKind): String? = when (kind) {
        is NoticeKind.Overwritten ->
            say(if (kind.wasDeletion) R.string.notices_delete_again else R.string.notices_restore_mine)
        is NoticeKind.YouOverwrote -> say(R.string.notices_restore_theirs)
        is NoticeKind.YouReplaced -> kind.before?.let { say(R.string.notices_restore_theirs) }
        is NoticeKind.RecordedTwice -> say(R.string.notices_remove_second)
        else -> null
    }

    private val NoticeKind.Overwritten.wasDeletion get() = part is Part.Existence && yours == nothing

    private fun overwritten(kind: NoticeKind.Overwritten): String {
        val (game, part) = kind.game to kind.part
        val what = what(game, part)
        val now = kind.now
        val yours = value(game, part, kind.yours)
        return when {
            now == null -> say(R.string.notices_deleted, what, yours)
            kind.wasDeletion -> say(R.string.notices_brought_back, what)
            game != null && part is Part.Result && kind.yours.winningTeam == null ->
                say(R.string.notices_recorded, name(game), value(game, part, now))
            game != null && part is Part.Result && now.winningTeam == null ->
                say(R.string.notices_taken_back, name(game), yours)
            else -> say(R.string.notices_changed, what, yours, value(game, part, now))
        }
    }

    private fun name(id: GameId): String =
        session?.game(id)?.let { say(R.string.notices_game, it.game.gameNumber.toInt()) }
            ?: say(R.string.notices_a_game)

    private fun told(deed: Deed) = deed.words(amounts).say(resources)

    private fun what(game: GameId?, part: Part): String = when {
        game == null -> say(part.words)
        part is Part.Result -> say(R.string.notices_result_of, name(game))
        part is Part.Teams -> say(R.string.notices_teams_of, name(game))
        else -> name(game)
    }

    private fun replaced(part: PoolTarget) = when (part) {
        is PoolTarget.Group -> R.string.notices_the_group
        is PoolTarget.Name -> R.string.notices_group_name
        is PoolTarget.Code -> R.string.notices_group_code
        is PoolTarget.Member -> R.string.notices_player
        is PoolTarget.Payment -> R.string.notices_payment
    }

    private fun value(game: GameId?, part: Part, value: PartValue): String = when (part) {
        is Part.Result -> result(game, value)
        is Part.Teams -> teams(value)
        is Part.Existence -> if (game != null) teams(value)?.let { "$it, ${result(game, value)}" } else value.name
        is Part.Name, is Part.Player -> value.name ?: say(R.string.notices_none)
        is Part.Date -> value.date?.let(times::long)
        is Part.CourtCost -> value.courtCostValue?.let { cost ->
            val isEach = value.courtCostType == CourtCostType.PER_PERSON
            say(if (isEach) R.string.notices_each else R.string.notices_total, amounts.money(cost))
        }
        is Part.BirdCost -> value.birdCostTotal?.let(amounts::money)
        is Part.Bet ->
            if (value.bettingEnabled == false) say(R.string.notices_off) else value.betPerPlayer?.let(amounts::money)
        is Part.Organizer -> value.organizerId?.let { session?.session?.name(it) }
    } ?: say(R.string.notices_unknown)

    private fun teams(value: PartValue): String? {
        val (a, b) = (value.teamA ?: return null) to (value.teamB ?: return null)
        val session = session?.session ?: return null
        return say(R.string.words_versus, session.names(a), session.names(b))
    }

    private fun result(game: GameId?, value: PartValue): String {
        val winner = value.winningTeam ?: return say(R.string.notices_not_played)
        val result = GameResult(winner, value.teamAScore, value.teamBScore)
        val team = game?.let { session?.game(it) }?.team(winner)
            ?: say(if (winner == Team.A) R.string.notices_team_a else R.string.notices_team_b)
        val score = result.score() ?: return say(R.string.notices_won, team)
        return say(R.string.notices_won_score, team, score)
    }

    private companion object {
        /** What a deleted game leaves. */
        val nothing = PartValue()
    }
}
