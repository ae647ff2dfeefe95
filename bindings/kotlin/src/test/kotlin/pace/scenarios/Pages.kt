package pace.scenarios

import java.nio.ByteBuffer
import pace.FfiConverterSequenceTypeGameDraft
import pace.FfiConverterSequenceTypeGameId
import pace.FfiConverterSequenceTypeGroupPlayerId
import pace.FfiConverterSequenceTypePlayerId
import pace.GroupObserver
import pace.GroupStore
import pace.HomeStore
import pace.Pace
import pace.PairObserver
import pace.PairStore
import pace.PlayerObserver
import pace.PlayerStore
import pace.SessionObserver
import pace.SessionStore
import pace.Subscription
import pace.SuggestionObserver
import pace.SuggestionStore
import pace.core.Done
import pace.core.FfiConverterOptionalString
import pace.core.FfiConverterOptionalTypeGameResult
import pace.core.FfiConverterSequenceString
import pace.core.FfiConverterString
import pace.core.FfiConverterTypeGameDraft
import pace.core.FfiConverterTypeGroupSnapshot
import pace.core.FfiConverterTypeHomeSnapshot
import pace.core.FfiConverterTypePairSnapshot
import pace.core.FfiConverterTypePlayerSnapshot
import pace.core.FfiConverterTypeSessionDraft
import pace.core.FfiConverterTypeSessionSnapshot
import pace.core.FfiConverterTypeSuggestionSnapshot
import pace.core.FfiConverterTypeTab
import pace.core.FfiConverterULong
import pace.core.FfiConverterUByte
import pace.core.GroupSnapshot
import pace.core.PairSnapshot
import pace.core.PlayerSnapshot
import pace.core.SessionSnapshot
import pace.core.SuggestionSnapshot
import pace.rules.FfiConverterTypeGameId
import pace.rules.FfiConverterTypeGroupId
import pace.rules.FfiConverterTypeGroupPlayerId
import pace.rules.FfiConverterTypeMoney
import pace.rules.FfiConverterTypePaymentId
import pace.rules.FfiConverterTypePerson
import pace.rules.FfiConverterTypePlayerId
import pace.rules.FfiConverterTypeSessionEdit
import pace.rules.FfiConverterTypeSessionId

/** The time that a shared text tells. */
private const val AS_OF = "19:42"

/** A page of a phone, asked by the names of the methods of the core's stores. */
interface Page : AutoCloseable {
    /** Does it, with what the buffer holds; gives what became of it, if that is told. */
    suspend fun perform(method: String, with: ByteBuffer, begun: (ByteArray) -> Unit): Done?

    /** What it shows now, and the text to share. */
    fun shown(): ByteArray

    /** Tells the same of each change. */
    fun observe(heard: (ByteArray) -> Unit): Subscription
}

/** The page of that kind whose ids the buffer holds. */
fun Pace.page(kind: String, ids: ByteBuffer): Page = when (kind) {
    "home" -> HomePage(home())
    "session" -> SessionPage(session(FfiConverterTypeSessionId.read(ids)))
    "group" -> GroupPage(group(FfiConverterTypeGroupId.read(ids)))
    "player" -> PlayerPage(player(FfiConverterTypeGroupId.read(ids), FfiConverterTypeGroupPlayerId.read(ids)))
    "pair" -> PairPage(
        pair(
            FfiConverterTypeGroupId.read(ids),
            FfiConverterTypeGroupPlayerId.read(ids),
            FfiConverterTypeGroupPlayerId.read(ids),
        ),
    )
    "suggestion" -> SuggestionPage(
        suggestion(
            FfiConverterTypeGroupId.read(ids),
            FfiConverterSequenceTypeGroupPlayerId.read(ids),
            FfiConverterUByte.read(ids),
        ),
    )
    else -> error("there is no page of the kind $kind")
}

private fun text(with: ByteBuffer) = FfiConverterString.read(with)
private fun notice(with: ByteBuffer) = FfiConverterULong.read(with)

private fun unknown(method: String): Nothing = error("the page knows no $method")

private class HomePage(private val store: HomeStore) : Page, AutoCloseable by store {
    override suspend fun perform(method: String, with: ByteBuffer, begun: (ByteArray) -> Unit): Done? = when (method) {
        "create_session" -> store.createSession(FfiConverterTypeSessionDraft.read(with)).use { new ->
            begun(FfiConverterTypeSessionId.bytes(new.id()))
            new.saved()
        }
        "create_group" -> store.createGroup(text(with)).use { new ->
            begun(FfiConverterTypeGroupId.bytes(new.id()))
            new.saved()
        }
        "join" -> store.join(text(with))
        "list_sessions" -> store.listSessions()
        "list_groups" -> store.listGroups()
        "left" -> null.also { store.left() }
        "returned" -> null.also { store.returned() }
        else -> unknown(method)
    }

    override fun shown() = FfiConverterTypeHomeSnapshot.bytes(store.snapshot()) + UNTITLED

    override fun observe(heard: (ByteArray) -> Unit): Subscription = error("no scenario waits for the home screen")
}

class SessionPage(private val store: SessionStore) : Page, AutoCloseable by store {
    override suspend fun perform(method: String, with: ByteBuffer, begun: (ByteArray) -> Unit): Done? = when (method) {
        "open" -> store.open()
        "refresh" -> store.refresh()
        "close" -> null.also { store.leave() }
        "record_game" -> store.recordGame(FfiConverterTypeGameDraft.read(with))
        "set_result" -> store.setResult(game(with), FfiConverterOptionalTypeGameResult.read(with))
        "set_teams" -> store.setTeams(game(with), team(with), team(with))
        "replace_game" -> store.replaceGame(game(with), FfiConverterTypeGameDraft.read(with))
        "delete_game" -> store.deleteGame(game(with))
        "restore_game" -> store.restoreGame(game(with))
        "undo" -> store.undo(game(with))
        "replan" -> store.replan(
            FfiConverterSequenceTypeGameId.read(with),
            FfiConverterSequenceTypeGameDraft.read(with),
        )
        "edit_session" -> store.editSession(FfiConverterTypeSessionEdit.read(with))
        "add_player" -> store.addPlayer(text(with))
        "rename_player" -> store.renamePlayer(FfiConverterTypePlayerId.read(with), text(with))
        "remove_player" -> store.removePlayer(FfiConverterTypePlayerId.read(with))
        "delete_session" -> store.deleteSession()
        "restore_session" -> store.restoreSession()
        "retry" -> store.retry(text(with))
        "discard" -> store.discard(text(with))
        "restore_with_mine" -> store.restoreWithMine(text(with))
        "restore_overwritten" -> store.restoreOverwritten(notice(with))
        "dismiss" -> null.also { store.dismiss(notice(with)) }
        else -> unknown(method)
    }

    override fun shown() = inWords(store.snapshot())

    override fun observe(heard: (ByteArray) -> Unit) = store.observe(object : SessionObserver {
        override fun onSnapshot(snapshot: SessionSnapshot) = heard(inWords(snapshot))
    })

    private fun inWords(snapshot: SessionSnapshot) =
        FfiConverterTypeSessionSnapshot.bytes(snapshot) + FfiConverterOptionalString.bytes(store.shareText(AS_OF))

    private fun game(with: ByteBuffer) = FfiConverterTypeGameId.read(with)

    private fun team(with: ByteBuffer) = FfiConverterSequenceTypePlayerId.read(with)
}

private class GroupPage(private val store: GroupStore) : Page, AutoCloseable by store {
    override suspend fun perform(method: String, with: ByteBuffer, begun: (ByteArray) -> Unit): Done? = when (method) {
        "open" -> store.open(FfiConverterTypeTab.read(with))
        "refresh" -> store.refresh()
        "close" -> null.also { store.leave() }
        "rename" -> store.rename(text(with))
        "renew_code" -> store.renewCode()
        "delete_group" -> store.deleteGroup()
        "restore_group" -> store.restoreGroup()
        "add_players" -> store.addPlayers(FfiConverterSequenceString.read(with))
        "promote_guest" -> store.promoteGuest(text(with))
        "rename_player" -> store.renamePlayer(FfiConverterTypeGroupPlayerId.read(with), text(with))
        "remove_player" -> store.removePlayer(FfiConverterTypeGroupPlayerId.read(with))
        "return_player" -> store.returnPlayer(FfiConverterTypeGroupPlayerId.read(with))
        "record_payment" -> store.recordPayment(
            FfiConverterTypePerson.read(with),
            FfiConverterTypePerson.read(with),
            FfiConverterTypeMoney.read(with),
        )
        "delete_payment" -> store.deletePayment(FfiConverterTypePaymentId.read(with))
        "retry" -> store.retry(text(with))
        "discard" -> store.discard(text(with))
        "restore_overwritten" -> store.restoreOverwritten(notice(with))
        "dismiss" -> null.also { store.dismiss(notice(with)) }
        else -> unknown(method)
    }

    override fun shown() = inWords(store.snapshot())

    override fun observe(heard: (ByteArray) -> Unit) = store.observe(object : GroupObserver {
        override fun onSnapshot(snapshot: GroupSnapshot) = heard(inWords(snapshot))
    })

    private fun inWords(snapshot: GroupSnapshot) =
        FfiConverterTypeGroupSnapshot.bytes(snapshot) + FfiConverterOptionalString.bytes(store.balancesText(AS_OF))
}

/** A page that only shows. */
private abstract class ReadPage(
    store: AutoCloseable,
    private val open: suspend () -> Done,
    private val refresh: suspend () -> Done,
    private val leave: () -> Unit,
) : Page, AutoCloseable by store {
    override suspend fun perform(method: String, with: ByteBuffer, begun: (ByteArray) -> Unit): Done? = when (method) {
        "open" -> open()
        "refresh" -> refresh()
        "close" -> null.also { leave() }
        else -> unknown(method)
    }
}

private class PlayerPage(private val store: PlayerStore) : ReadPage(store, store::open, store::refresh, store::leave) {
    override fun shown() = inWords(store.snapshot())

    override fun observe(heard: (ByteArray) -> Unit) = store.observe(object : PlayerObserver {
        override fun onSnapshot(snapshot: PlayerSnapshot) = heard(inWords(snapshot))
    })

    private fun inWords(snapshot: PlayerSnapshot) = FfiConverterTypePlayerSnapshot.bytes(snapshot) + UNTITLED
}

private class PairPage(private val store: PairStore) : ReadPage(store, store::open, store::refresh, store::leave) {
    override fun shown() = inWords(store.snapshot())

    override fun observe(heard: (ByteArray) -> Unit) = store.observe(object : PairObserver {
        override fun onSnapshot(snapshot: PairSnapshot) = heard(inWords(snapshot))
    })

    private fun inWords(snapshot: PairSnapshot) = FfiConverterTypePairSnapshot.bytes(snapshot) + UNTITLED
}

private class SuggestionPage(private val store: SuggestionStore) : ReadPage(store, store::open, store::refresh, store::leave) {
    override fun shown() = inWords(store.snapshot())

    override fun observe(heard: (ByteArray) -> Unit) = store.observe(object : SuggestionObserver {
        override fun onSnapshot(snapshot: SuggestionSnapshot) = heard(inWords(snapshot))
    })

    private fun inWords(snapshot: SuggestionSnapshot) = FfiConverterTypeSuggestionSnapshot.bytes(snapshot) + UNTITLED
}

/** In place of a text to share. */
private val UNTITLED = FfiConverterOptionalString.bytes(null)
