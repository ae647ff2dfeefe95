package pace.app.gallery

import java.time.Instant
import pace.core.BalancesView
import pace.core.GroupHead
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.Page
import pace.core.PaymentLine
import pace.core.PlayerLine
import pace.core.PlayerPage
import pace.core.SyncMark
import pace.core.Tab
import pace.core.TabView
import pace.rules.Account
import pace.rules.Balances
import pace.rules.CourtCostType
import pace.rules.GameLine
import pace.rules.GameMode
import pace.rules.GroupPlayer
import pace.rules.GroupTransfer
import pace.rules.HeadToHead
import pace.rules.LeaderboardRow
import pace.rules.Line
import pace.rules.OpponentStats
import pace.rules.Outcome
import pace.rules.PairingRow
import pace.rules.PartnerStats
import pace.rules.Payment
import pace.rules.Person
import pace.rules.Player
import pace.rules.PlayerProfile
import pace.rules.RatingStep
import pace.rules.RecentGuest
import pace.rules.Session
import pace.rules.Source
import pace.rules.Team
import pace.rules.Trend
import pace.values.GameId
import pace.values.GroupId
import pace.values.GroupPlayerId
import pace.values.Money
import pace.values.PaymentId
import pace.values.PlayerId
import pace.values.SessionId

/** Records of a group of friends, for pictures. */
object GroupSamples {
    val at: Instant = Instant.parse("2026-01-09T19:42:00Z")
    val group = GroupId("group")
    val names = listOf("Ann", "Ben", "Chloé", "Dev", "Mei-Ling", "Tomás")
    private const val DAY = 86_400L

    fun id(name: String) = GroupPlayerId("gp-${name.hashCode().toUInt()}")

    fun day(back: Int): Instant = at.minusSeconds(back * DAY)

    fun member(name: String, isRemoved: Boolean = false, sync: SyncMark = SyncMark.SAVED) =
        MemberView(id(name), name, isRemoved, sync)

    fun snapshot(
        tab: Tab,
        content: TabView?,
        page: Page = Page.Ready,
        members: List<MemberView> = names.map { member(it) },
        head: GroupHead? = GroupHead("Friday badminton", "k7m2qx", "https://pace.example/group/shareable/k7m2qx", SyncMark.SAVED),
    ) = GroupSnapshot(1u, group, page, head, tab, members, content, at, 0, emptyList(), emptyList(), null)

    fun session(number: Int, name: String?, players: List<String> = names, bets: Boolean = false) = Session(
        id = SessionId("session-$number"),
        name = name,
        date = day(number * 7),
        players = players.map { Player(PlayerId("p-$it"), it, id(it), false) },
        organizerId = PlayerId("p-${players[0]}"),
        courtCostType = CourtCostType.TOTAL,
        courtCostValue = Money(4000),
        birdCostTotal = Money(850),
        betPerPlayer = Money(if (bets) 250 else 0),
        gameMode = GameMode.DOUBLES,
        groupId = group,
        bettingEnabled = bets,
        version = 1u,
        viewer = null,
    )

    private fun form(letters: String) = letters.map { if (it == 'W') Outcome.WIN else Outcome.LOSS }

    fun rank(rank: Int, name: String, rating: Int, wins: Int, losses: Int, form: String, trend: Trend) = LeaderboardRow(
        groupPlayerId = id(name),
        playerName = name,
        eloRating = rating,
        rank = rank,
        totalGames = (wins + losses).toUInt(),
        wins = wins.toUInt(),
        losses = losses.toUInt(),
        winRate = if (wins + losses == 0) 0.0 else 100.0 * wins / (wins + losses),
        recentForm = form(form),
        trend = trend,
    )

    val board = listOf(
        rank(1, "Mei-Ling", 1688, 24, 9, "WWWLW", Trend.UP),
        rank(2, "Ann", 1604, 19, 14, "WLWWL", Trend.STABLE),
        rank(3, "Tomás", 1547, 16, 15, "LWWLW", Trend.STABLE),
        rank(4, "Ben", 1479, 13, 17, "LLWLW", Trend.DOWN),
        rank(5, "Dev", 1402, 9, 21, "LLLLW", Trend.DOWN),
        rank(6, "Chloé", 1500, 0, 0, "", Trend.STABLE),
    )

    fun line(name: String, wins: Int, losses: Int, sync: SyncMark = SyncMark.SAVED) = PlayerLine(
        member(name, sync = sync),
        GroupPlayer(id(name), group, name, 1400 + wins * 8, wins.toUInt(), losses.toUInt(), (wins + losses).toUInt(), at),
    )

    val players = TabView.Players(
        names.mapIndexed { place, name -> line(name, place * 5, 9 - place, if (place == 5) SyncMark.SAVING else SyncMark.SAVED) },
        listOf(RecentGuest("Yuki", 2u, SessionId("session-1"), "Friday", day(7))),
    )

    fun pairing(one: String, other: String, wins: Int, losses: Int) = PairingRow(
        id(one), one, id(other), other, (wins + losses).toUInt(), wins.toUInt(), losses.toUInt(),
        100.0 * wins / (wins + losses), 1500 + 12 * (wins - losses), wins + losses >= 5,
    )

    val pairings = listOf(
        pairing("Ann", "Mei-Ling", 9, 2),
        pairing("Ben", "Tomás", 6, 4),
        pairing("Chloé", "Dev", 2, 6),
        pairing("Ann", "Ben", 2, 1),
    )

    private fun person(name: String) = Person.Member(id(name))

    private fun owed(title: String, back: Int, cents: Long) =
        Line(Source.Session(SessionId("session-$back")), title, day(back * 7), Money(cents))

    val balances = BalancesView(
        Balances(
            people = listOf(
                Account(id("Ann"), "Ann", Money(6150), listOf(owed("Friday 12", 1, 4050), owed("Friday 11", 2, 2100))),
                Account(id("Ben"), "Ben", Money(-2525), listOf(owed("Friday 12", 1, -1225), owed("Friday 11", 2, -1300))),
                Account(id("Dev"), "Dev", Money(-3625), listOf(owed("Friday 12", 1, -3625))),
                Account(id("Tomás"), "Tomás", Money.ZERO, emptyList()),
            ),
            plan = listOf(
                GroupTransfer(person("Dev"), person("Ann"), Money(3625)),
                GroupTransfer(person("Ben"), person("Ann"), Money(2525)),
            ),
            payments = emptyList(),
        ),
        listOf(
            PaymentLine(
                Payment(PaymentId("pay-1"), person("Tomás"), person("Ann"), Money(1225), day(1)),
                "Tomás",
                "Ann",
                SyncMark.SAVED,
            ),
        ),
        false,
    )

    fun game(back: Int, own: List<String>, others: List<String>, points: Pair<Int, Int>, isClose: Boolean = false): GameLine {
        val (a, b) = points
        val margin = if (isClose) kotlin.math.abs(a - b).toUByte() else null
        return GameLine(own, others, a.toUByte(), b.toUByte(), a > b, day(back), margin)
    }

    private val games = listOf(
        game(35, listOf("Ann", "Ben"), listOf("Mei-Ling", "Dev"), 15 to 21),
        game(35, listOf("Ann", "Tomás"), listOf("Ben", "Dev"), 21 to 17),
        game(28, listOf("Ann", "Mei-Ling"), listOf("Ben", "Tomás"), 22 to 20, isClose = true),
        game(28, listOf("Ann", "Dev"), listOf("Ben", "Tomás"), 18 to 21),
        game(21, listOf("Ann", "Mei-Ling"), listOf("Chloé", "Dev"), 21 to 9),
        game(14, listOf("Ann", "Ben"), listOf("Mei-Ling", "Tomás"), 21 to 19, isClose = true),
        game(14, listOf("Ann", "Tomás"), listOf("Mei-Ling", "Ben"), 20 to 22, isClose = true),
        game(7, listOf("Ann", "Mei-Ling"), listOf("Ben", "Dev"), 21 to 12),
        game(7, listOf("Ann", "Chloé"), listOf("Mei-Ling", "Tomás"), 21 to 16),
    )

    private val changes = listOf(-28, 24, 35, -34, 20, 42, -36, 18, 49)

    val history: List<RatingStep> = buildList {
        var rating = 1500
        games.forEachIndexed { place, game ->
            val (before, change) = rating to changes[place]
            rating += change
            val expected = if (game.won) 62.0 - change else 45.0
            add(
                RatingStep(
                    GameId("g-$place"), SessionId("session-1"), Team.A, game, before, change, rating,
                    before.toDouble(), before + 40.5, expected.coerceIn(20.0, 80.0),
                ),
            )
        }
    }

    private fun against(wins: Int, losses: Int) = HeadToHead(
        (wins + losses).toUInt(), wins.toUInt(), losses.toUInt(), 100.0 * wins / (wins + losses), games.take(wins + losses),
    )

    val profile = PlayerProfile(
        groupPlayerId = id("Ann"),
        playerName = "Ann",
        isRemoved = false,
        eloRating = history.last().after,
        rank = 2,
        totalPlayers = 6,
        totalGames = 9u,
        wins = 6u,
        losses = 3u,
        winRate = 66.7,
        pointsScored = 180u,
        pointsConceded = 157u,
        pointDifferential = 23,
        sessionsPlayed = 5u,
        recentForm = form("WWLWW"),
        currentStreak = 2,
        bestWinStreak = 2u,
        partnerStats = listOf(
            PartnerStats(id("Mei-Ling"), "Mei-Ling", against(3, 0)),
            PartnerStats(id("Tomás"), "Tomás", against(1, 1)),
            PartnerStats(id("Ben"), "Ben", against(1, 1)),
            PartnerStats(id("Dev"), "Dev", against(1, 3)),
        ),
        opponentStats = listOf(
            OpponentStats(id("Dev"), "Dev", against(3, 1)),
            OpponentStats(id("Ben"), "Ben", against(3, 2)),
            OpponentStats(id("Tomás"), "Tomás", against(1, 4)),
        ),
        recentGames = games.reversed(),
        unluckyGames = games.filter { it.margin != null && !it.won },
        unluckyCount = 1,
        clutchGames = games.filter { it.margin != null && it.won },
        clutchCount = 2,
    )

    val player = PlayerPage(profile, history)
    val recent get() = games.reversed()
}
