package pace.app.group

import android.content.Context
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import java.time.Instant
import kotlinx.coroutines.flow.StateFlow
import pace.GroupStore
import pace.Pace
import pace.app.R
import pace.app.navigation.Navigator
import pace.app.navigation.Place
import pace.app.navigation.openGroup
import pace.app.parts.Message
import pace.app.parts.Messages
import pace.app.parts.Taps
import pace.app.parts.load
import pace.app.parts.observed
import pace.app.platform.shareText
import pace.app.words.Amounts
import pace.app.words.Times
import pace.app.words.words
import pace.core.Done
import pace.core.GroupHead
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.Page
import pace.core.PaymentLine
import pace.core.Tab
import pace.core.TabView
import pace.rules.Person
import pace.rules.Session
import pace.values.GroupId
import pace.values.GroupPlayerId
import pace.values.Money
import pace.values.PaymentId
import pace.values.SessionId

class GroupModel(
    private val pace: Pace,
    private val group: GroupId,
    private val navigator: Navigator,
    messages: Messages,
    private val context: Context,
) : ViewModel(), GroupActions {
    private val store = pace.group(group)
    val state: StateFlow<GroupSnapshot> = store.observed(viewModelScope)
    private val taps = Taps(
        messages,
        { pace.group(group) },
        pace::taken,
        { snapshot().tray },
        GroupStore::retry,
    )

    override fun leave() {
        navigator.back()
    }

    override fun refresh() = viewModelScope.load { store.refresh() }

    override fun open(next: Tab) = viewModelScope.load { store.open(next) }

    /** Another page is in sight. */
    fun left() = store.leave()

    override fun newSession() = navigator.open(Place.NewSession(group))

    override fun openSession(id: SessionId) = navigator.open(Place.Session(id))

    override fun openPlayer(id: GroupPlayerId) = navigator.open(Place.Player(group, id))

    override fun openPair(one: GroupPlayerId, other: GroupPlayerId) = navigator.open(Place.Pair(group, one, other))

    override fun suggest(present: List<GroupPlayerId>, courts: Int) =
        navigator.open(Place.Suggestion(group, present, courts, null))

    override fun sessionsMatching(typed: String): List<Session> = store.sessionsMatching(typed)

    override fun playersMatching(typed: String): List<MemberView> = store.playersMatching(typed)

    override fun addPlayers(names: List<String>, onTaken: () -> Unit) =
        taps.go(onTaken = onTaken) { addPlayers(names) }

    override fun renamePlayer(id: GroupPlayerId, name: String, onTaken: () -> Unit) =
        taps.go(onTaken = onTaken) { renamePlayer(id, name) }

    override fun removePlayer(player: MemberView) {
        val undo = words(R.string.parts_undo)
        val said = Message(words(R.string.group_player_removed, player.name), undo) {
            later(Tab.PLAYERS) { returnPlayer(player.id) }
        }
        taps.go(said) { removePlayer(player.id) }
    }

    override fun returnPlayer(id: GroupPlayerId) = taps.go { returnPlayer(id) }

    override fun promoteGuest(name: String) =
        taps.go(Message(words(R.string.group_promoted, name))) { promoteGuest(name) }

    override fun rename(name: String, onTaken: () -> Unit) = taps.go(onTaken = onTaken) { rename(name) }

    override fun renewCode() = taps.go { renewCode() }

    override fun delete() {
        val said = Message(words(R.string.group_deleted_short), words(R.string.parts_undo)) { restore() }
        taps.go(said) { deleteGroup() }
    }

    override fun restore() = later(Tab.SESSIONS) { restoreGroup() }

    override fun pay(from: Person, to: Person, amount: Money, onTaken: () -> Unit) {
        val before = store.snapshot().payments().map { it.payment.id }.toSet()
        val locale = context.resources.configuration.locales[0]
        val words = words(R.string.group_marked_paid, Amounts(locale).money(amount))
        var made: PaymentId? = null
        val said = Message(words, words(R.string.parts_undo)) {
            made?.let { id -> later(Tab.BALANCES) { deletePayment(id) } }
        }
        taps.go(said, onTaken) { recordPayment(from, to, amount) }
        // It is in view by now, on the tab that it was tapped on: another one would not have it any more.
        made = store.snapshot().payments().firstOrNull { it.payment.id !in before }?.payment?.id
    }

    override fun deletePayment(line: PaymentLine) {
        val (from, to, amount) = Triple(line.payment.from, line.payment.to, line.payment.amount)
        val said = Message(words(R.string.group_payment_deleted), words(R.string.parts_undo)) {
            later(Tab.BALANCES) { recordPayment(from, to, amount) }
        }
        taps.go(said) { deletePayment(line.payment.id) }
    }

    override fun shareLink() = share { head ->
        head.joinLink?.let { context.getString(R.string.group_join_text, head.name, it) }
    }

    override fun shareCode() = share { head ->
        head.code?.let { context.getString(R.string.group_code_text, head.name, it) }
    }

    override fun shareBalances() {
        val asOf = Times.of(context).recent(state.value.lastSynced ?: Instant.now())
        store.balancesText(asOf)?.let { context.shareText(it, context.getString(R.string.group_share_balances)) }
    }

    override fun retry(item: String) = taps.retry(item)

    override fun discard(item: String) = taps.go { discard(item) }

    override fun restoreOverwritten(notice: ULong) = taps.go { restoreOverwritten(notice) }

    override fun dismiss(notice: ULong) = store.dismiss(notice)

    override fun onCleared() {
        store.close()
    }

    /** What a message offers once the page may be left: the core judges it by that tab, which is loaded for it. */
    private fun later(tab: Tab, write: suspend GroupStore.() -> Done) = taps.offered {
        val isInSight = navigator.current.place.openGroup == id()
        try {
            val (page, shown) = snapshot().run { page to this.tab }
            if (page is Page.Loading || page is Page.Failed) open(if (isInSight) shown else tab)
            write()
        } finally {
            if (navigator.current.place.openGroup != id()) leave()
        }
    }

    private fun GroupSnapshot.payments() = (content as? TabView.Balances)?.view?.payments.orEmpty()

    private fun share(text: (GroupHead) -> String?) {
        val head = state.value.head ?: return
        text(head)?.let { context.shareText(it, context.getString(R.string.group_invite)) }
    }
}
