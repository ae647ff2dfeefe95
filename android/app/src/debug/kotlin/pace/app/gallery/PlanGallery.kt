package pace.app.gallery

import pace.app.plan.Choices
import pace.app.plan.PlanActions
import pace.app.plan.PlanScreen
import pace.app.plan.PlanState
import pace.app.plan.Preview
import pace.app.suggestion.SuggestionActions
import pace.app.suggestion.SuggestionScreen
import pace.app.suggestion.SuggestionState
import pace.core.Page
import pace.core.Place
import pace.core.PlanPreview
import pace.core.PlannedGame
import pace.core.Resting
import pace.core.SessionSnapshot
import pace.core.SuggestedGame
import pace.core.Suggestion
import pace.core.SuggestionSnapshot
import pace.core.SyncMark
import pace.rules.Extent
import pace.rules.Fairness
import pace.rules.Format
import pace.rules.NoPlan
import pace.rules.Outlook
import pace.rules.Share

private object NoPlanActions : PlanActions, SuggestionActions {
    override fun choose(choices: Choices) = Unit
    override fun make(plan: PlanPreview) = Unit
    override fun schedule(games: List<SuggestedGame>) = Unit
    override fun score(game: SuggestedGame) = Unit
    override fun refresh() = Unit
    override fun leave() = Unit
}

private val session = SessionSnapshot(
    revision = 1u, id = GroupSamples.session(1, "Friday 12").id, page = Page.Ready,
    session = GroupSamples.session(1, "Friday 12"), group = "Friday badminton", sessionSync = SyncMark.SAVED,
    players = emptyList(), next = null, upcoming = emptyList(), history = emptyList(), undo = null, settlement = null,
    provisional = false, lastSynced = GroupSamples.at, pending = 0, tray = emptyList(), notices = emptyList(),
    syncFailure = null, organizer = null, origin = null,
)

private fun round(vararg names: String) =
    listOf(PlannedGame(listOf(names[0], names[1]), listOf(names[2], names[3])))

private val outlook = Outlook(
    Fairness(1, Extent(1, 2), false, Extent(1, 3), 42, 40, Extent(4, 4), 1),
    List(6) { Share(it, 0, 4, false) },
)

private val plan = PlanPreview(
    rounds = listOf(
        round("Ann", "Ben", "Chloé", "Dev"),
        round("Mei-Ling", "Tomás", "Ann", "Chloé"),
        round("Ben", "Dev", "Mei-Ling", "Ann"),
        round("Tomás", "Chloé", "Ben", "Mei-Ling"),
    ),
    delete = emptyList(),
    create = emptyList(),
    outlook = outlook,
    standing = emptyList(),
)

private val standing = listOf(Place("Mei-Ling", 63u, 3u, 3u), Place("Ann", 58u, 2u, 3u), Place("Ben", 47u, 1u, 3u))

private fun shown(name: String, preview: Preview, choices: Choices = Choices()) =
    Shown("plan-$name") { PlanScreen(PlanState(session, choices, preview), NoPlanActions) }

val planGallery: List<Shown> = listOf(
    shown("working", Preview.Working),
    shown("fair", Preview.Ready(plan)),
    shown("standing", Preview.Ready(plan.copy(standing = standing)), Choices(format = Format.AMERICANO, rounds = 4)),
    shown("too-few", Preview.None(NoPlan.TooFew("A plan needs at least 4 players."))),
)

private fun suggested(a: List<String>, b: List<String>, chance: Double, partners: Int, opponents: Int) = SuggestedGame(
    a.map { GroupSamples.id(it) }, b.map { GroupSamples.id(it) }, chance, partners.toUInt(), opponents.toUInt(),
)

private fun suggestion(suggestion: Suggestion?, page: Page = Page.Ready, canSchedule: Boolean = true) = SuggestionState(
    SuggestionSnapshot(1u, page, suggestion, GroupSamples.at, null),
    GroupSamples.names.associateBy { GroupSamples.id(it) },
    1,
    canSchedule,
)

private val next = Suggestion(
    listOf(suggested(listOf("Ann", "Dev"), listOf("Mei-Ling", "Ben"), 47.0, 0, 2)),
    listOf(Resting(GroupSamples.id("Tomás"), 3u, 1u), Resting(GroupSamples.id("Chloé"), 3u, 2u)),
)

private val favourites = Suggestion(
    listOf(suggested(listOf("Ann", "Mei-Ling"), listOf("Ben", "Dev"), 78.0, 0, 0)),
    emptyList(),
)

val suggestionGallery: List<Shown> = listOf(
    Shown("suggestion-loading") { SuggestionScreen(suggestion(null, Page.Loading), NoPlanActions) },
    Shown("suggestion-even") { SuggestionScreen(suggestion(next), NoPlanActions) },
    Shown("suggestion-favourites") { SuggestionScreen(suggestion(favourites, canSchedule = false), NoPlanActions) },
    Shown("suggestion-too-few") { SuggestionScreen(suggestion(Suggestion(emptyList(), emptyList())), NoPlanActions) },
)
