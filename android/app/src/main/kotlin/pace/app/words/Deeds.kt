package pace.app.words

import pace.app.R
import pace.core.Deed
import pace.core.GameName
import pace.core.Theirs
import pace.rules.GameResult
import pace.rules.Part
import pace.rules.Team

/** What a change does, as it is told where it waits or turned out one way or the other. */
fun Deed.words(amounts: Amounts): Words = when (this) {
    is Deed.CreateSession -> name?.let { words(R.string.deeds_create, it) }
        ?: Words { it.getString(R.string.deeds_create, it.getString(R.string.words_session_unnamed)) }
    is Deed.EditSession -> Words { resources ->
        resources.getString(R.string.deeds_edit_session, parts.joinToString { resources.getString(it.words) })
    }
    is Deed.ReplaceSession -> words(R.string.deeds_replace_session)
    is Deed.DeleteSession -> words(R.string.deeds_delete_session)
    is Deed.RestoreSession -> words(R.string.deeds_restore_session)
    is Deed.AddPlayer -> words(R.string.deeds_add, name)
    is Deed.Rename -> words(R.string.deeds_rename, from, to)
    is Deed.Remove -> words(R.string.deeds_remove, name)
    is Deed.PlanGame -> words(R.string.deeds_plan_game, teamA, teamB)
    is Deed.RecordGame -> Words { it.getString(R.string.deeds_record, teamA, teamB, result.words(teamA, teamB).say(it)) }
    is Deed.SetResult -> Words { resources ->
        val outcome = result.words(game?.teamA, game?.teamB).say(resources)
        resources.getString(R.string.deeds_result, game.words().say(resources), outcome)
    }
    is Deed.ClearResult -> about(R.string.deeds_clear, game)
    is Deed.EditGame -> about(R.string.deeds_edit_game, game)
    is Deed.DeleteGame -> about(R.string.deeds_delete_game, game)
    is Deed.RestoreGame -> about(R.string.deeds_restore_game, game)
    is Deed.Replan -> plural(R.plurals.deeds_plan, games.toInt())
    is Deed.CreateGroup -> words(R.string.deeds_create_group, name)
    is Deed.RenameGroup -> words(R.string.deeds_rename_group, name)
    is Deed.RenewCode -> words(R.string.deeds_new_code)
    is Deed.DeleteGroup -> words(R.string.deeds_delete_group)
    is Deed.RestoreGroup -> words(R.string.deeds_restore_group)
    is Deed.AddMembers -> words(R.string.deeds_add, names.joinToString())
    is Deed.PromoteGuest -> words(R.string.deeds_promote, name)
    is Deed.ReturnMember -> words(R.string.deeds_return, name)
    is Deed.RecordPayment -> words(R.string.deeds_payment, from, to, amounts.money(amount))
    is Deed.DeletePayment -> words(R.string.deeds_delete_payment)
}

/** What stands now where a write wanted to be. */
fun Theirs.words(): Words = when (this) {
    is Theirs.Game -> game.line()
    is Theirs.Named -> Words { name }
    is Theirs.Removed -> words(R.string.deeds_removed, name)
}

private fun about(id: Int, game: GameName?) = Words { it.getString(id, game.words().say(it)) }

private fun GameName?.words(): Words = when (this) {
    null -> words(R.string.notices_a_game)
    else -> words(R.string.deeds_game, number.toInt(), teamA, teamB)
}

/** The points of both sides, or who won. */
private fun GameResult.words(teamA: String?, teamB: String?): Words {
    val (a, b) = teamAScore to teamBScore
    if (a != null && b != null) return Words { "$a\u2013$b" }
    val isA = winningTeam == Team.A
    val winner = if (isA) teamA else teamB
    val team = if (isA) R.string.notices_team_a else R.string.notices_team_b
    return Words { it.getString(R.string.notices_won, winner ?: it.getString(team)) }
}
