package pace.app.group

import pace.app.parts.WaitingActions
import pace.core.MemberView
import pace.core.PaymentLine
import pace.core.Tab
import pace.rules.Person
import pace.rules.Session
import pace.values.GroupPlayerId
import pace.values.Money
import pace.values.SessionId

/** What a person does on the page of a group. */
interface GroupActions : WaitingActions {
    fun leave()

    fun refresh()

    fun open(next: Tab)

    fun newSession()

    fun openSession(id: SessionId)

    fun openPlayer(id: GroupPlayerId)

    fun openPair(one: GroupPlayerId, other: GroupPlayerId)

    /** Who should play next of those who are there. */
    fun suggest(present: List<GroupPlayerId>, courts: Int)

    /** Of the shown sessions, those with that in the name. */
    fun sessionsMatching(typed: String): List<Session>

    fun playersMatching(typed: String): List<MemberView>

    /** `onTaken` is called once the rules took it, here and below: what they refuse stays to be mended. */
    fun addPlayers(names: List<String>, onTaken: () -> Unit)

    fun renamePlayer(id: GroupPlayerId, name: String, onTaken: () -> Unit)

    fun removePlayer(player: MemberView)

    fun returnPlayer(id: GroupPlayerId)

    fun promoteGuest(name: String)

    fun rename(name: String, onTaken: () -> Unit)

    fun renewCode()

    fun delete()

    fun restore()

    fun pay(from: Person, to: Person, amount: Money, onTaken: () -> Unit = {})

    fun deletePayment(line: PaymentLine)

    /** Puts back what a notice tells of. */
    fun restoreOverwritten(notice: ULong)

    fun shareLink()

    fun shareCode()

    fun shareBalances()
}
