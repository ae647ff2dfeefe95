package pace

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import pace.core.DraftPlayer
import pace.core.GameDraft
import pace.core.Link
import pace.core.Schedule
import pace.core.SessionDraft
import pace.core.SessionSnapshot
import pace.core.Tab
import pace.rules.CourtCostType
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.Team
import pace.values.GroupId
import pace.values.Money
import pace.values.SessionId

/** A real server on a database of its own, and phones on it. */
class Stage : AutoCloseable {
    private val directory: Path = Files.createTempDirectory("pace-kotlin")
    private val phones = mutableListOf<Pace>()
    private var process = serve("127.0.0.1:0")
    val address: String = process.inputReader().readLine().removePrefix("listening on ")

    fun phone(server: String = address, clock: StillClock? = null): Pace =
        Pace(directory.resolve("phone-${phones.size}").toString(), server, clock = clock).also { phones += it }

    /** Where a phone keeps its files. */
    fun directoryOf(phone: Pace): String = directory.resolve("phone-${phones.indexOf(phone)}").toString()

    /** Ends the server at once. */
    fun unplug() {
        process.destroyForcibly().waitFor()
    }

    /** Starts it again, at its address and on its database. */
    fun plugIn() {
        process = serve(address.substringAfter("://"))
        process.inputReader().readLine()
    }

    override fun close() {
        phones.forEach { it.close() }
        unplug()
    }

    private fun serve(listen: String): Process = ProcessBuilder(
        System.getProperty("pace.server"), "--listen", listen, "--access", "open",
        "--db", directory.resolve("pace.db").toString(),
    ).redirectError(ProcessBuilder.Redirect.DISCARD).start()
}

fun draft(group: GroupId? = null, name: String? = "Friday", schedule: Schedule = Schedule.Off) = SessionDraft(
    group = group,
    name = name,
    date = Instant.parse("2026-01-09T19:00:00Z"),
    mode = GameMode.SINGLES,
    players = listOf("Ann", "Ben").map { DraftPlayer(it, Link.ByName) },
    organizer = 0,
    courtCostType = CourtCostType.TOTAL,
    courtCost = Money(2501),
    shuttleCost = Money.ZERO,
    bet = null,
    schedule = schedule,
)

fun SessionSnapshot.game(winner: Team? = Team.A) = GameDraft(
    teamA = listOf(session!!.players[0].id),
    teamB = listOf(session!!.players[1].id),
    result = winner?.let { GameResult(it, 21u, 15u) },
)

/** Begins an evening that the server has. */
suspend fun Pace.evening(group: GroupId? = null, schedule: Schedule = Schedule.Off): SessionId =
    home().use { home -> home.createSession(draft(group, schedule = schedule)).use { new -> new.saved(); new.id() } }

/** Begins a group that the server has, and opens its players. */
suspend fun Pace.friends(): GroupStore = home().use { home ->
    home.createGroup("Friends").use { new ->
        new.saved()
        group(new.id()).also { it.open(Tab.PLAYERS) }
    }
}

/** Hears of a session and keeps what it heard. */
class Heard : SessionObserver {
    private val snapshots = LinkedBlockingQueue<SessionSnapshot>()

    override fun onSnapshot(snapshot: SessionSnapshot) = snapshots.put(snapshot)

    fun next(): SessionSnapshot = checkNotNull(snapshots.poll(20, TimeUnit.SECONDS)) { "nothing was heard" }

    fun until(shows: (SessionSnapshot) -> Boolean): SessionSnapshot = generateSequence { next() }.first(shows)

    val isEmpty get() = snapshots.isEmpty()
}

/** How it fails. */
inline fun <reified T : Throwable> fails(story: () -> Unit): T {
    val thrown = try {
        story()
        null
    } catch (thrown: Throwable) {
        thrown
    }
    return thrown as? T ?: throw AssertionError("It should fail as ${T::class.simpleName}, but: $thrown", thrown)
}
