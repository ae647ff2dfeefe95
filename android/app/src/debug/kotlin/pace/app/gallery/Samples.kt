package pace.app.gallery

import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import pace.app.words.result
import pace.core.Deed
import pace.core.Failure
import pace.core.GameView
import pace.core.HomeSnapshot
import pace.core.GroupListing
import pace.core.Listing
import pace.core.Notice
import pace.core.NoticeKind
import pace.core.Page
import pace.core.RecentGroup
import pace.core.SessionSnapshot
import pace.core.SyncMark
import pace.core.Theirs
import pace.core.TrayItem
import pace.core.Unsaved
import pace.rules.CourtCostType
import pace.rules.Game
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.Part
import pace.rules.PartValue
import pace.rules.Player
import pace.rules.PlayerStatistics
import pace.rules.Session
import pace.rules.SessionTransfer
import pace.rules.Settlement
import pace.rules.SettlementRow
import pace.rules.Team
import pace.values.GameId
import pace.values.GroupId
import pace.values.GroupPlayerId
import pace.values.Money
import pace.values.PlayerId
import pace.values.SessionId

/** Pictures are made on one evening: Saturday, 10 January 2026, 19:42. */
val clock: Clock = Clock.fixed(Instant.parse("2026-01-10T19:42:00Z"), ZoneOffset.UTC)

private val began: Instant = Instant.parse("2026-01-10T18:30:00Z")

val names = listOf("Ann", "Ben", "Cal", "Dee", "Eva")
val longNames = listOf("Alexandra-Victoria", "Bartholomäus", "Christopher Lee", "Donaudampfschiff", "Evangelina Maria")

fun player(at: Int) = PlayerId("player-$at")

fun session(
    names: List<String> = pace.app.gallery.names,
    group: GroupId? = null,
    mode: GameMode = GameMode.DOUBLES,
    betting: Boolean = false,
    name: String? = "Saturday doubles",
) = Session(
    id = SessionId("session"),
    name = name,
    date = began,
    players = names.mapIndexed { at, name ->
        Player(player(at), name, if (group != null && at < 4) GroupPlayerId("member-$at") else null, null)
    },
    organizerId = player(0),
    courtCostType = CourtCostType.TOTAL,
    courtCostValue = Money(4000),
    birdCostTotal = Money(650),
    betPerPlayer = if (betting) Money(100) else Money.ZERO,
    gameMode = mode,
    groupId = group,
    bettingEnabled = betting,
    version = 7uL,
    viewer = "9w2m6c",
)

/** A game of four by their places; the first two are team A. */
fun game(
    session: Session,
    number: Int,
    places: List<Int>,
    winner: Team? = null,
    a: Int? = null,
    b: Int? = null,
    sync: SyncMark = SyncMark.SAVED,
): GameView {
    val size = places.size / 2
    val (teamA, teamB) = places.take(size).map(::player) to places.drop(size).map(::player)
    val name = { id: PlayerId -> session.players.first { it.id == id }.name }
    val game = Game(
        id = GameId("game-$number"),
        sessionId = session.id,
        gameNumber = number.toUInt(),
        teamA = teamA,
        teamB = teamB,
        winningTeam = winner,
        teamAScore = a?.toUByte(),
        teamBScore = b?.toUByte(),
        createdAt = began,
        updatedAt = began,
        resultAt = winner?.let { began.plusSeconds(900L * number) },
        scheduled = winner == null,
        author = null,
        version = number.toULong(),
    )
    return GameView(
        game,
        teamA.joinToString(" & ", transform = name),
        teamB.joinToString(" & ", transform = name),
        sync,
    )
}

fun played(session: Session) = listOf(
    game(session, 4, listOf(0, 3, 1, 4), Team.B, 18, 21),
    game(session, 3, listOf(2, 4, 0, 1), Team.A, 30, 29),
    game(session, 2, listOf(1, 3, 2, 4), Team.A, 21, 12),
    game(session, 1, listOf(0, 1, 2, 3), Team.A, 21, 15),
)

fun planned(session: Session) = listOf(
    game(session, 5, listOf(0, 2, 3, 4)),
    game(session, 6, listOf(1, 2, 0, 4)),
    game(session, 7, listOf(0, 1, 3, 4)),
)

fun snapshot(
    session: Session? = session(),
    history: List<GameView> = session?.let(::played).orEmpty(),
    planned: List<GameView> = emptyList(),
    page: Page = Page.Ready,
    tray: List<TrayItem> = emptyList(),
    notices: List<Notice> = emptyList(),
    pending: Int = 0,
    syncFailure: Failure? = null,
    sync: SyncMark = SyncMark.SAVED,
) = SessionSnapshot(
    revision = 1uL,
    id = session?.id ?: SessionId("session"),
    page = page,
    session = session,
    group = session?.groupId?.let { "Tuesday crew" },
    sessionSync = sync,
    players = session?.let { figures(it, history) }.orEmpty(),
    next = planned.firstOrNull(),
    upcoming = planned.drop(1),
    history = history,
    undo = history.firstOrNull()?.game?.id,
    settlement = session?.let(::settlement),
    provisional = pending > 0 || tray.isNotEmpty(),
    lastSynced = if (page is Page.Loading) null else clock.instant(),
    pending = pending,
    tray = tray,
    notices = notices,
    syncFailure = syncFailure,
    organizer = session?.organizerId,
    origin = "https://pace.example",
)

private fun figures(session: Session, history: List<GameView>) = session.players.map { player ->
    val games = history.map { it.game }.filter { player.id in it.teamA + it.teamB }
    val side = { game: Game -> if (player.id in game.teamA) Team.A else Team.B }
    val wins = games.count { it.result?.winningTeam == side(it) }
    val points = { game: Game, own: Boolean ->
        ((if ((side(game) == Team.A) == own) game.teamAScore else game.teamBScore) ?: 0u).toInt()
    }
    PlayerStatistics(
        player = player.id,
        name = player.name,
        wins = wins.toUInt(),
        losses = (games.size - wins).toUInt(),
        pointsFor = games.sumOf { points(it, true) }.toUInt(),
        pointsAgainst = games.sumOf { points(it, false) }.toUInt(),
        net = Money(session.betPerPlayer.cents * (2 * wins - games.size)),
    )
}

private fun settlement(session: Session): Settlement {
    val total = session.courtCostValue + session.birdCostTotal
    val count = session.players.size
    val rows = session.players.mapIndexed { at, player ->
        val share = Money(total.cents / count + if (at < total.cents % count) 1 else 0)
        val pay = if (at == 0) Money.ZERO else share
        val balance = if (at == 0) total - share else -share
        SettlementRow(player.id, player.name, at == 0, share, Money.ZERO, share, pay, balance)
    }
    val transfers = rows.drop(1).map { SessionTransfer(it.player, session.organizerId, it.pay) }
    return Settlement(session.courtCostValue, session.birdCostTotal, total, total, Money.ZERO, rows, transfers)
}

fun unsaved(failure: Failure = Failure.Offline(), theirs: Theirs? = null, canRestore: Boolean = false): TrayItem {
    val deed = Deed.RecordGame("Ann & Ben", "Cal & Dee", GameResult(Team.A, 21u, 15u))
    return TrayItem("item", listOf(deed), failure, theirs, canRestore)
}

private val noPart = PartValue(hasResult = true)

/** Somebody gave game 4 another result. */
fun overwritten() = Notice(
    1uL,
    NoticeKind.Overwritten(
        9uL,
        GameId("game-4"),
        Part.Result,
        noPart.copy(winningTeam = Team.A, teamAScore = 21u, teamBScore = 18u),
        noPart.copy(winningTeam = Team.B, teamAScore = 18u, teamBScore = 21u),
    ),
)

fun recordedTwice() = Notice(2uL, NoticeKind.RecordedTwice(GameId("game-3"), GameId("game-4")))

fun home(
    current: SessionId? = SessionId("session"),
    groups: List<String> = listOf("Tuesday crew", "Office", "Family"),
    unsaved: List<Unsaved> = emptyList(),
) = HomeSnapshot(
    revision = 1uL,
    server = "https://pace.example",
    currentSession = current,
    recentGroups = groups.mapIndexed { at, name ->
        RecentGroup("https://pace.example", GroupId("group-$at"), "k7mq2${at + 2}", name, began)
    },
    unsaved = unsaved,
    listing = Listing.Closed,
    groups = GroupListing.Closed,
    notices = emptyList(),
    calls = emptyMap(),
)
