package pace.app.gallery

import pace.app.group.GroupActions
import pace.app.group.GroupScreen
import pace.app.group.OpenSheet
import pace.app.group.Sheet
import pace.core.Deed
import pace.core.Failure
import pace.core.GroupHead
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.core.Page
import pace.core.PaymentLine
import pace.core.SyncMark
import pace.core.Tab
import pace.core.TabView
import pace.core.TrayItem
import pace.rules.Balances
import pace.rules.ClosestMatchup
import pace.rules.DreamTeam
import pace.rules.Overview
import pace.rules.PairCount
import pace.rules.PairGames
import pace.rules.PairRating
import pace.rules.PairStreak
import pace.rules.Person
import pace.rules.PlayerCount
import pace.rules.PlayerGames
import pace.rules.PlayerRating
import pace.rules.PlayerStreak
import pace.rules.Session
import pace.values.GroupPlayerId
import pace.values.Money
import pace.values.SessionId

/** Does nothing; finds nothing less than all. */
open class NoGroupActions(private val snapshot: GroupSnapshot) : GroupActions {
    override fun leave() = Unit
    override fun refresh() = Unit
    override fun open(next: Tab) = Unit
    override fun newSession() = Unit
    override fun openSession(id: SessionId) = Unit
    override fun openPlayer(id: GroupPlayerId) = Unit
    override fun openPair(one: GroupPlayerId, other: GroupPlayerId) = Unit
    override fun suggest(present: List<GroupPlayerId>, courts: Int) = Unit
    override fun sessionsMatching(typed: String): List<Session> =
        (snapshot.content as? TabView.Sessions)?.sessions.orEmpty().filter { typed.lowercase() in it.name.orEmpty().lowercase() }
    override fun playersMatching(typed: String): List<MemberView> =
        snapshot.members.filter { !it.isRemoved && typed.lowercase() in it.name.lowercase() }
    override fun addPlayers(names: List<String>, onTaken: () -> Unit) = Unit
    override fun renamePlayer(id: GroupPlayerId, name: String, onTaken: () -> Unit) = Unit
    override fun removePlayer(player: MemberView) = Unit
    override fun returnPlayer(id: GroupPlayerId) = Unit
    override fun promoteGuest(name: String) = Unit
    override fun rename(name: String, onTaken: () -> Unit) = Unit
    override fun renewCode() = Unit
    override fun delete() = Unit
    override fun restore() = Unit
    override fun pay(from: Person, to: Person, amount: Money, onTaken: () -> Unit) = Unit
    override fun deletePayment(line: PaymentLine) = Unit
    override fun restoreOverwritten(notice: ULong) = Unit
    override fun shareLink() = Unit
    override fun shareCode() = Unit
    override fun shareBalances() = Unit
    override fun retry(item: String) = Unit
    override fun discard(item: String) = Unit
    override fun dismiss(notice: ULong) = Unit
}

private fun shown(name: String, snapshot: GroupSnapshot, sheet: OpenSheet? = null) =
    Shown("group-$name") { GroupScreen(snapshot, NoGroupActions(snapshot), opened = sheet) }

private val sessions = TabView.Sessions(
    listOf(
        GroupSamples.session(1, "Friday 12", bets = true),
        GroupSamples.session(2, "Friday 11"),
        GroupSamples.session(3, null, GroupSamples.names.take(4)),
    ),
)

private val overview = Overview(
    totalGames = 96, totalSessions = 12, totalPlayers = 6, avgPointDifferential = 6.4, gamesPerSession = 8.0,
    closestMatchups = listOf(ClosestMatchup("Ann", "Mei-Ling", "Ben", "Tomás", 4u, 4u, 8u)),
    highestElo = listOf(PlayerRating("Mei-Ling", 1688)),
    eloSpread = 286,
    bestWinStreak = listOf(PlayerStreak("Ann", 7u), PlayerStreak("Mei-Ling", 7u)),
    mostGamesPlayed = listOf(PlayerGames("Ann", 33u)),
    highestPairElo = listOf(PairRating("Ann", "Mei-Ling", 1622)),
    bestPairStreak = listOf(PairStreak("Ann", "Mei-Ling", 5u)),
    mostGamesTogether = listOf(PairGames("Ann", "Mei-Ling", 11u)),
    dreamTeam = DreamTeam("Ann", "Mei-Ling", 82u, 11u, 9u, 2u),
    unluckyPlayer = PlayerCount("Ben", 5u),
    unluckyPairing = PairCount("Ben", "Dev", 3u),
    clutchPlayer = PlayerCount("Mei-Ling", 6u),
    clutchPairing = PairCount("Ann", "Mei-Ling", 4u),
    firstSessionDate = GroupSamples.day(84),
    daysSinceFirstSession = 84u,
)

private val nothing = TabView.Balances(
    pace.core.BalancesView(Balances(emptyList(), emptyList(), emptyList()), emptyList(), false),
)

private fun notSaved(failure: Failure) = GroupSamples.snapshot(Tab.PLAYERS, GroupSamples.players)
    .copy(pending = 1, tray = listOf(TrayItem("1", listOf(Deed.AddMembers(listOf("Yuki"))), failure, null, false)))

private val longBoard = listOf(
    GroupSamples.rank(1, "Wilhelmina-Alexandra von Hohenstein-Oettingen", 1688, 124, 99, "WWWWW", pace.rules.Trend.UP),
    GroupSamples.rank(2, "陳大文", 1604, 119, 114, "LLLLL", pace.rules.Trend.DOWN),
)

val groupGallery: List<Shown> = listOf(
    shown("loading", GroupSamples.snapshot(Tab.SESSIONS, null, Page.Loading)),
    shown("failed", GroupSamples.snapshot(Tab.SESSIONS, null, Page.Failed(Failure.Offline()))),
    shown("deleted", GroupSamples.snapshot(Tab.SESSIONS, null, Page.Ended)),
    shown("sessions", GroupSamples.snapshot(Tab.SESSIONS, sessions)),
    shown("sessions-empty", GroupSamples.snapshot(Tab.SESSIONS, TabView.Sessions(emptyList()))),
    shown("offline", GroupSamples.snapshot(Tab.SESSIONS, sessions).copy(syncFailure = Failure.Offline())),
    shown(
        "unconfirmed",
        GroupSamples.snapshot(
            Tab.SESSIONS,
            TabView.Sessions(emptyList()),
            head = GroupHead("Friday badminton", null, null, SyncMark.UNCONFIRMED),
        ),
    ),
    shown("leaderboard", GroupSamples.snapshot(Tab.LEADERBOARD, TabView.Leaderboard(GroupSamples.board))),
    shown("leaderboard-empty", GroupSamples.snapshot(Tab.LEADERBOARD, TabView.Leaderboard(emptyList()))),
    shown("leaderboard-long-names", GroupSamples.snapshot(Tab.LEADERBOARD, TabView.Leaderboard(longBoard))),
    shown(
        "players",
        GroupSamples.snapshot(
            Tab.PLAYERS,
            GroupSamples.players,
            members = GroupSamples.names.map { GroupSamples.member(it) } + GroupSamples.member("Olga", isRemoved = true),
        ),
    ),
    shown("players-not-saved", notSaved(Failure.Offline())),
    shown("players-unconfirmed", notSaved(Failure.Unconfirmed())),
    shown("pairings", GroupSamples.snapshot(Tab.PAIRINGS, TabView.Pairings(GroupSamples.pairings))),
    shown("overview", GroupSamples.snapshot(Tab.OVERVIEW, TabView.Overview(overview))),
    shown("balances", GroupSamples.snapshot(Tab.BALANCES, TabView.Balances(GroupSamples.balances))),
    shown("balances-empty", GroupSamples.snapshot(Tab.BALANCES, nothing)),
    shown(
        "balances-provisional",
        GroupSamples.snapshot(Tab.BALANCES, TabView.Balances(GroupSamples.balances.copy(provisional = true))),
    ),
    shown("invite", GroupSamples.snapshot(Tab.SESSIONS, sessions), OpenSheet(Sheet.INVITE)),
    shown("menu", GroupSamples.snapshot(Tab.SESSIONS, sessions), OpenSheet(Sheet.MENU)),
    shown("delete", GroupSamples.snapshot(Tab.SESSIONS, sessions), OpenSheet(Sheet.DELETE)),
    shown("add-players", GroupSamples.snapshot(Tab.PLAYERS, GroupSamples.players), OpenSheet(Sheet.ADD)),
    shown("present", GroupSamples.snapshot(Tab.PLAYERS, GroupSamples.players), OpenSheet(Sheet.PRESENT)),
    shown(
        "payment",
        GroupSamples.snapshot(Tab.BALANCES, TabView.Balances(GroupSamples.balances)),
        OpenSheet(Sheet.PAYMENT),
    ),
    shown(
        "account",
        GroupSamples.snapshot(Tab.BALANCES, TabView.Balances(GroupSamples.balances)),
        OpenSheet(Sheet.ACCOUNT, "member ${GroupSamples.id("Ben").text}"),
    ),
)
