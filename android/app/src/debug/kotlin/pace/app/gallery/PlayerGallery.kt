package pace.app.gallery

import pace.app.pair.PairActions
import pace.app.pair.PairScreen
import pace.app.player.PlayerActions
import pace.app.player.PlayerScreen
import pace.core.Failure
import pace.core.Page
import pace.core.PairSnapshot
import pace.core.PlayerPage
import pace.core.PlayerSnapshot
import pace.rules.Matchup
import pace.rules.PairProfile
import pace.values.GroupPlayerId

private object NoPlayerActions : PlayerActions, PairActions {
    override fun refresh() = Unit
    override fun leave() = Unit
}

private fun player(page: PlayerPage?, phase: Page = Page.Ready) = PlayerSnapshot(1u, phase, page, GroupSamples.at, null)

private fun shown(name: String, snapshot: PlayerSnapshot, list: String = "") =
    Shown("player-$name") { PlayerScreen(snapshot, NoPlayerActions, openedList = list) }

private val noGames = GroupSamples.profile.copy(totalGames = 0u, wins = 0u, losses = 0u, recentForm = emptyList())

val playerGallery: List<Shown> = listOf(
    shown("loading", player(null, Page.Loading)),
    shown("failed", player(null, Page.Failed(Failure.NotFound()))),
    shown("full", player(GroupSamples.player)),
    shown("no-games", player(PlayerPage(noGames, emptyList()))),
    shown("removed", player(PlayerPage(GroupSamples.profile.copy(isRemoved = true), emptyList()))),
    shown("clutch", player(GroupSamples.player), "clutch"),
    shown("opponent", player(GroupSamples.player), "opponent gp-Ben"),
)

private fun matchup(one: String, other: String, wins: Int, losses: Int) = Matchup(
    GroupSamples.id("Ann"), "Ann", GroupSamples.id("Mei-Ling"), "Mei-Ling",
    GroupSamples.id(one), one, GroupSamples.id(other), other,
    wins.toUInt(), losses.toUInt(), (wins + losses).toUInt(), 100.0 * wins / (wins + losses),
    (wins * 21 + losses * 15).toUInt(), (wins * 15 + losses * 21).toUInt(), (6 * (wins - losses)).toLong(),
    GroupSamples.recent.take(wins + losses),
)

private val profile = PairProfile(
    GroupSamples.id("Ann"), "Ann", GroupSamples.id("Mei-Ling"), "Mei-Ling", 9u, 6u, 3u, 66.7, 1622, 180u, 157u, 23, 2, 4u,
    GroupSamples.profile.recentForm, GroupSamples.recent,
    listOf(matchup("Ben", "Tomás", 4, 1), matchup("Chloé", "Dev", 2, 0), matchup("Ben", "Dev", 0, 2)),
    GroupSamples.profile.unluckyGames, 1, GroupSamples.profile.clutchGames, 2,
)

private fun pair(profile: PairProfile?, phase: Page = Page.Ready) = PairSnapshot(1u, phase, profile, GroupSamples.at, null)

val pairGallery: List<Shown> = listOf(
    Shown("pair-loading") { PairScreen(pair(null, Page.Loading), NoPlayerActions) },
    Shown("pair-full") { PairScreen(pair(profile), NoPlayerActions) },
    Shown("pair-no-games") { PairScreen(pair(profile.copy(gamesPlayed = 0u)), NoPlayerActions) },
    Shown("pair-matchup") { PairScreen(pair(profile), NoPlayerActions, openedList = "gp-Ben gp-Tomás") },
)
