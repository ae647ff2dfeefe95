package pace.app.gallery

import pace.app.navigation.Place
import pace.app.newsession.Costs
import pace.app.newsession.Form
import pace.app.newsession.NewGroupScreen
import pace.app.newsession.NewSessionActions
import pace.app.newsession.NewSessionScreen
import pace.app.session.Card
import pace.app.session.Changed
import pace.app.session.EditGameScreen
import pace.app.session.EditSessionScreen
import pace.app.session.Lineup
import pace.app.session.PlayDraft
import pace.app.session.RosterScreen
import pace.app.session.SessionActions
import pace.app.session.SessionScreen
import pace.app.session.SessionTab
import pace.app.summary.SummaryScreen
import pace.app.words.Words
import pace.core.Failure
import pace.core.GameDraft
import pace.core.MemberView
import pace.core.Page
import pace.core.SessionDraft
import pace.core.SessionSnapshot
import pace.core.SyncMark
import pace.core.Schedule
import pace.core.Theirs
import pace.rules.Format
import pace.rules.GameMode
import pace.rules.GameResult
import pace.rules.SessionEdit
import pace.rules.Team
import pace.values.GameId
import pace.values.GroupId
import pace.values.PlayerId

private object NoSessionActions : SessionActions {
    override fun open(place: Place) = Unit

    override fun back() = Unit

    override fun refresh() = Unit

    override fun record(draft: GameDraft, onTaken: () -> Unit) = Unit

    override fun setResult(game: GameId, result: GameResult?, onTaken: () -> Unit) = Unit

    override fun edit(game: GameId, teams: Lineup?, result: Changed<GameResult?>?, onTaken: () -> Unit) = Unit

    override fun delete(game: GameId) = Unit

    override fun undo(game: GameId) = Unit

    override fun edit(session: SessionEdit, onTaken: () -> Unit) = Unit

    override fun addPlayer(name: String, onTaken: () -> Unit) = Unit

    override fun rename(player: PlayerId, name: String, onTaken: () -> Unit) = Unit

    override fun remove(player: PlayerId) = Unit

    override fun deleteSession() = Unit

    override fun restoreSession() = Unit

    override fun restoreOverwritten(notice: ULong) = Unit

    override fun retry(item: String) = Unit

    override fun discard(item: String) = Unit

    override fun dismiss(notice: ULong) = Unit

    override fun tell(words: Words) = Unit

    override fun shareText(asOf: String) =
        "Saturday doubles\nAnn: $0.00 (organizer)\nBen: $9.30\nCal: $9.30\nDee: $9.30\nEva: $9.30\n" +
            "https://pace.example/s/9w2m6c"
}

private object NoNewSessionActions : NewSessionActions {
    override suspend fun opening(schedule: Schedule, mode: GameMode, players: Int) =
        pace.opening(schedule, mode, players)

    override fun refresh() = Unit

    override fun member(name: String): MemberView? = null

    override fun matching(typed: String) = emptyList<MemberView>()

    override fun create(draft: SessionDraft) = Unit

    override fun back() = Unit
}

private fun play(name: String, snapshot: SessionSnapshot, draft: PlayDraft = PlayDraft()) =
    tab(name, snapshot, SessionTab.PLAY, draft)

private fun tab(name: String, snapshot: SessionSnapshot, tab: SessionTab, draft: PlayDraft = PlayDraft()) =
    Shown("session $name") { SessionScreen(snapshot, NoSessionActions, first = tab, start = draft) }

private val evening = session()
private val eight = session(names + listOf("Fay", "Gus", "Hal"))
private val scheduled = snapshot(evening, planned = planned(evening))
private val long = session(
    longNames,
    GroupId("group"),
    betting = true,
    name = "Jahresabschlussturnier mit Freunden und Nachbarn",
)

private val form = Form(
    date = "2026-01-10",
    time = "19:42",
    players = names,
    costs = Costs("40", isTotal = true, shuttles = "6.50"),
    format = Format.AMERICANO,
)

val sessionGallery = listOf(
    play("loading", snapshot(null, page = Page.Loading)),
    play("failed", snapshot(null, page = Page.Failed(Failure.Offline()))),
    play("ended", snapshot(null, page = Page.Ended)),
    play("play empty", snapshot(evening, emptyList())),
    play(
        "play picked",
        snapshot(evening),
        PlayDraft(null, true, Lineup(listOf(0, 1).map(::player), listOf(2, 3).map(::player)), Card(Team.A, "21", "15")),
    ),
    play(
        "play of eight",
        snapshot(eight, emptyList()),
        PlayDraft(null, true, Lineup(listOf(0, 7).map(::player), listOf(player(2)))),
    ),
    play("play planned", scheduled),
    play("play won", scheduled, PlayDraft(card = Card(Team.B).lost(15))),
    play(
        "play saving",
        snapshot(evening, listOf(game(evening, 1, listOf(0, 1, 2, 3), Team.A, 21, 15, SyncMark.SAVING)), pending = 1),
    ),
    play(
        "play offline",
        snapshot(evening, planned = planned(evening), tray = listOf(unsaved()), syncFailure = Failure.Offline()),
    ),
    play("play unconfirmed", snapshot(evening, pending = 1, tray = listOf(unsaved(Failure.Unconfirmed())))),
    play(
        "play changed meanwhile",
        snapshot(
            evening,
            tray = listOf(
                unsaved(Failure.Rejected("game_deleted", ""), canRestore = true),
                unsaved(theirs = Theirs.Game(played(evening).first())).copy(id = "other"),
            ),
        ),
    ),
    play("play overwritten", snapshot(evening, notices = listOf(overwritten(), recordedTwice()))),
    play("play long names", snapshot(long, played(long), planned(long))),
    tab("history", snapshot(evening), SessionTab.HISTORY),
    tab(
        "history marks",
        snapshot(
            evening,
            listOf(game(evening, 5, listOf(0, 1, 2, 3), Team.A, 21, 9, SyncMark.UNCONFIRMED)) + played(evening),
        ),
        SessionTab.HISTORY,
    ),
    tab("history empty", snapshot(evening, emptyList()), SessionTab.HISTORY),
    tab("stats", snapshot(evening), SessionTab.STATS),
    tab("stats provisional", snapshot(long, played(long), pending = 1), SessionTab.STATS),
    Shown("edit game") { EditGameScreen(snapshot(evening), GameId("game-4"), NoSessionActions) },
    Shown("edit session") { EditSessionScreen(snapshot(evening), NoSessionActions) },
    Shown("roster") { RosterScreen(snapshot(long), NoSessionActions) },
    Shown("summary") { SummaryScreen(snapshot(evening), NoSessionActions) },
    Shown("summary provisional") { SummaryScreen(snapshot(long, played(long), pending = 2), NoSessionActions) },
    Shown("new session empty") { NewSessionScreen(null, NoNewSessionActions) },
    Shown("new session full") { NewSessionScreen(null, NoNewSessionActions, start = form) },
    Shown("new session without a plan") {
        NewSessionScreen(null, NoNewSessionActions, start = form.copy(format = Format.FIXED_PAIRS))
    },
    Shown("new group") { NewGroupScreen({}, {}) },
)
