//! Named states for pictures of screens, made by the core itself: its `step` is given answers as a
//! server would give them.

pub(crate) mod group;
pub(crate) mod profile;

use std::sync::Arc;

use jiff::tz::TimeZone;
use pace_core::{
    draft::{GameDraft, Link, Schedule, SessionDraft},
    effect::Effect,
    ids::Ids,
    input::{Answer, CallError, CallId, Event, Input, Intent, Token},
    journal::{Journal, Preferences},
    snapshot::{RecentGroup, SessionSnapshot},
    state::State,
    step::step,
};
use pace_rules::{
    apply::apply,
    change::{Change, GameEdit},
    game::{GameResult, Team},
    id::SessionId,
    money::Money,
    part::{Part, PartValue},
    pool::{Member, Pool},
    session::{CourtCostType, GameMode},
    state::SessionState,
    sync::{Receipt, Sync},
    time::Timestamp,
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};

use crate::{
    clock::Clock,
    hosting::{Host, Hosting},
    keys::Key,
    theme::Theme,
    ui::Ui,
    view::{Model, View},
};

/// Saturday 10 January 2026, 19:30 UTC.
pub(crate) const EVENING: i64 = 1_768_073_400_000;
const MINUTE: i64 = 60_000;
const SERVER: &str = "http://192.168.1.5:7223";

/// A session on the server, and a phone that looks at it.
pub(crate) struct Evening {
    server: SessionState,
    state: State,
    id: SessionId,
    version: u64,
    now: i64,
    receipts: Vec<Receipt>,
}

/// What a session is made of.
pub(crate) fn draft(mode: GameMode, names: &[&str], bet: Option<i64>) -> SessionDraft {
    SessionDraft {
        group: None,
        name: Some("Friday night".to_owned()),
        date: Timestamp::from_millis(EVENING),
        mode,
        players: names.iter().map(|name| (*name).into()).collect(),
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::from_cents(4_000),
        shuttle_cost: Money::from_cents(850),
        bet: bet.map(Money::from_cents),
        schedule: Schedule::Full,
    }
}

impl Evening {
    pub(crate) fn of(draft: SessionDraft) -> Self {
        Self::with(draft, &Pool::default())
    }

    fn with(draft: SessionDraft, pool: &Pool) -> Self {
        let mut ids = Ids::new(Timestamp::from_millis(EVENING), 7);
        let recent_groups = (draft.group.iter())
            .map(|id| RecentGroup {
                server: SERVER.to_owned(),
                id: id.clone(),
                code: "k7mq2x".to_owned(),
                name: "Friday club".to_owned(),
                visited_at: Timestamp::from_millis(EVENING),
            })
            .collect();
        let (id, create) = draft.into_change(pool, &mut ids);
        let mut server = SessionState::default();
        apply(&mut server, &create, Timestamp::from_millis(EVENING)).expect("a legal session");
        let preferences = Preferences {
            server: SERVER.to_owned(),
            install_id: "terminal".to_owned(),
            current_session: None,
            recent_groups,
        };
        let state = State::new(preferences, Journal::default());
        let mut evening = Self { server, state, id, version: 1, now: EVENING, receipts: Vec::new() };
        if let Some(session) = &mut evening.server.session {
            Arc::make_mut(session).viewer = Some("0123456789abcdef0123456789abcdef".to_owned());
        }
        evening
    }

    /// Five players with bets and a round robin.
    pub(crate) fn five() -> Self {
        Self::of(draft(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee", "Eva"], Some(250)))
    }

    /// The same in a group, to which Eva does not belong.
    pub(crate) fn of_group() -> Self {
        let names = ["Ann", "Ben", "Cal", "Dee", "Eva"];
        let mut evening = draft(GameMode::Doubles, &names, Some(250));
        evening.group = Some(group::group_id());
        for (player, name) in evening.players.iter_mut().zip(&names[..4]) {
            player.link = Link::Member(group::member(name));
        }
        evening.players[4].link = Link::Guest;
        let members = names[..4]
            .iter()
            .map(|name| (group::member(name), Member { name: (*name).to_owned(), is_removed: false }));
        Self::with(evening, &Pool { members: members.collect(), ..Pool::default() })
    }

    /// The next planned game is played on the server.
    pub(crate) fn played(mut self, winner: Team, loser: u8) -> Self {
        let id = self.server.upcoming().first().map(|game| game.id.clone()).expect("a planned game");
        self.now += 10 * MINUTE;
        let edit = Change::EditGame { id, edit: GameEdit::result(Some(result(winner, loser))) };
        apply(&mut self.server, &edit, Timestamp::from_millis(self.now)).expect("a legal result");
        self.version += 1;
        self
    }

    /// Six games of the evening.
    pub(crate) fn six_games(self) -> Self {
        let games = [(Team::A, 15), (Team::B, 19), (Team::A, 20), (Team::A, 8), (Team::B, 17), (Team::A, 28)];
        games.into_iter().fold(self, |evening, (winner, loser)| evening.played(winner, loser))
    }

    /// Somebody joins late, on the server.
    pub(crate) fn joined(mut self, name: &str) -> Self {
        let player = serde_json::json!({"id": name.to_lowercase(), "name": name});
        let change = Change::AddPlayer(serde_json::from_value(player).expect("a player"));
        apply(&mut self.server, &change, Timestamp::from_millis(self.now)).expect("a legal roster");
        self.version += 1;
        self
    }

    /// A receipt comes with the next sync.
    pub(crate) fn overwritten(mut self, yours: u8) -> Self {
        let game = self.server.last_played().map(|game| game.id.clone()).expect("a played game");
        let value = |loser| PartValue {
            winning_team: Some(Some(Team::A)),
            team_a_score: Some(21),
            team_b_score: Some(loser),
            ..PartValue::default()
        };
        self.receipts.push(Receipt {
            version: self.version,
            game: Some(game),
            part: Part::Result,
            yours: value(yours),
            now: Some(value(18)),
        });
        self
    }

    fn feed(&mut self, event: Event) -> Vec<CallId> {
        let input = Input { now: Timestamp::from_millis(self.now), entropy: 1 << 70 | 5, event };
        let calls = step(&mut self.state, input).into_iter().filter_map(|effect| match effect {
            Effect::Call(call) => Some(call.id),
            _ => None,
        });
        calls.collect()
    }

    pub(crate) fn intend(&mut self, intent: Intent) -> Vec<CallId> {
        let session = self.id.clone();
        self.feed(Event::Session { session, intent, token: Some(Token(1)) })
    }

    fn answer(&mut self, calls: Vec<CallId>, answer: &Result<Answer, CallError>) {
        for call in calls {
            self.feed(Event::Answered { call, answer: answer.clone() });
        }
    }

    /// Opens the page and gets everything.
    pub(crate) fn loaded(mut self) -> Self {
        let calls = self.intend(Intent::Open);
        let sync = Sync {
            epoch: "e1".to_owned(),
            version: self.version,
            session: self.server.session.as_deref().cloned(),
            games: self.server.by_number().into_iter().cloned().collect(),
            receipts: std::mem::take(&mut self.receipts),
            ..Sync::default()
        };
        let body = serde_json::to_vec(&sync).expect("it can be written");
        self.answer(calls, &Ok(Answer::plain(200, body)));
        self
    }

    /// Opens the page of a session that does not answer like that.
    pub(crate) fn opened(mut self, status: Option<(u16, &str)>) -> Self {
        let calls = self.intend(Intent::Open);
        if let Some((status, body)) = status {
            let body = body.as_bytes().to_vec();
            self.answer(calls, &Ok(Answer::plain(status, body)));
        } else {
            self.answer(calls, &Err(CallError::NotConnected));
        }
        self
    }

    /// Asks for the list of sessions; without an answer there is no network.
    pub(crate) fn listed(&mut self, answer: Option<&str>) {
        let calls = self.feed(Event::ListSessions { token: None });
        let answer = answer.map(|body| Answer::plain(200, body));
        self.answer(calls, &answer.ok_or(CallError::NotConnected));
    }

    /// Asks for the list of groups; without an answer there is no network.
    pub(crate) fn groups_listed(&mut self, answer: Option<&str>) {
        let calls = self.feed(Event::ListGroups { token: None });
        let answer = answer.map(|body| Answer::plain(200, body));
        self.answer(calls, &answer.ok_or(CallError::NotConnected));
    }

    /// Pulls without a network.
    pub(crate) fn sync_failed(mut self) -> Self {
        let calls = self.intend(Intent::Refresh);
        self.answer(calls, &Err(CallError::NotConnected));
        self
    }

    /// Records the next game; it is on its way.
    pub(crate) fn recording(mut self) -> (Self, Vec<CallId>) {
        let id = self.snapshot().next.as_ref().map(|view| view.game.id.clone()).expect("a planned game");
        let edit = GameEdit::result(Some(result(Team::A, 18)));
        let calls = self.intend(Intent::Change(Change::EditGame { id, edit }));
        (self, calls)
    }

    /// Records the next game and never gets an answer, or no connection at all.
    pub(crate) fn record_failed(self, error: CallError) -> Self {
        let (mut evening, mut calls) = self.recording();
        while !calls.is_empty() {
            for call in calls {
                evening.feed(Event::Answered { call, answer: Err(error) });
            }
            evening.now += MINUTE / 10;
            calls = evening.feed(Event::Woke);
        }
        evening
    }

    pub(crate) fn snapshot(&self) -> SessionSnapshot {
        self.state.session_snapshot(&self.id)
    }

    /// The same game recorded by two phones.
    pub(crate) fn recorded_twice(mut self) -> Self {
        let (team_a, team_b, result) = {
            let game = self.server.last_played().expect("a played game");
            (game.team_a.clone(), game.team_b.clone(), game.result())
        };
        let mut ids = Ids::new(Timestamp::from_millis(self.now), 99);
        let again = GameDraft { team_a, team_b, result }.into_change(&mut ids);
        self.now += MINUTE;
        apply(&mut self.server, &again, Timestamp::from_millis(self.now)).expect("a legal game");
        if let Some(game) = again.game().and_then(|id| self.server.games.get_mut(id)) {
            Arc::make_mut(game).author = Some("another phone".to_owned());
        }
        self.version += 1;
        self
    }

    pub(crate) fn model(&self) -> Model {
        Model {
            home: Arc::new(self.state.home_snapshot()),
            session: Some(Arc::new(self.snapshot())),
            group: None,
            player: None,
            pair: None,
            suggestion: None,
            clock: Clock { now: Timestamp::from_millis(self.now), zone: TimeZone::UTC },
            hosting: Hosting { host: Host::Given, url: self.state.home_snapshot().server },
            theme: Theme { colour: true },
            deleted: None,
        }
    }
}

/// A result whose winner's points follow.
pub(crate) fn result(winning_team: Team, loser: u8) -> GameResult {
    let winner = Some(pace_rules::scoring::winner_points(loser));
    let (of_a, of_b) = match winning_team {
        Team::A => (winner, Some(loser)),
        Team::B => (Some(loser), winner),
    };
    GameResult { winning_team, team_a_score: of_a, team_b_score: of_b }
}

/// A phone before it has opened anything.
pub(crate) fn home() -> Model {
    let mut model = Evening::five().model();
    model.session = None;
    model
}

/// The letters of a text as keys.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = Key> + '_ {
    text.chars().map(Key::Char)
}

/// A screen above Home, in a window of 80 × 24.
pub(crate) fn on(model: Model, view: impl View + 'static) -> Ui {
    let mut ui = Ui::new(model);
    ui.open(view);
    ui
}

pub(crate) fn buffer(ui: &Ui, columns: u16, rows: u16) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal in memory");
    terminal.draw(|frame| ui.draw(frame)).expect("it draws");
    terminal.backend().buffer().clone()
}

/// The text of a window of 80 × 24.
pub(crate) fn picture(ui: &Ui) -> String {
    text(&buffer(ui, 80, 24))
}

pub(crate) fn text(buffer: &Buffer) -> String {
    let mut rows = Vec::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(crate::widgets::text::width(symbol)).unwrap_or(1).max(1);
        }
        rows.push(row.trim_end().to_owned());
    }
    rows.join("\n")
}
