//! A group on the server, and a phone that looks at it.

use std::sync::Arc;

use pace_core::{
    effect::Effect,
    input::{Answer, CallError, CallId, Event, GroupIntent, Input, ProfileIntent, Token},
    journal::{Journal, Preferences},
    profiles::Profile,
    snapshot::Tab,
    state::State,
    step::step,
};
use pace_rules::{
    balances::balances,
    game::Game,
    group::{Evening, History, Standings, recent_guests},
    id::{GroupId, GroupPlayerId, SessionId},
    pool::{Group, GroupSync, Member, Payment, Pool},
    session::Session,
    state::SessionState,
    time::Timestamp,
};

use super::{EVENING, SERVER};
use crate::view::Model;

pub(super) const DAY: i64 = 86_400_000;

/// The winners, the losers and their points.
type Played<'a> = (&'a str, &'a str, u8);

/// A group whose server answers as the rules say.
pub(crate) struct Circle {
    pub(super) history: History,
    payments: Vec<Payment>,
    pub(crate) state: State,
    pub(super) now: i64,
}

pub(crate) fn group_id() -> GroupId {
    GroupId::new("group-1").expect("an id")
}

/// The id of the player of that name.
pub(crate) fn member(name: &str) -> GroupPlayerId {
    GroupPlayerId::new(format!("gp-{}", name.to_lowercase().replace(' ', "-"))).expect("an id")
}

/// A session and its games as they stand on the server. Winners come first; points may be left out.
pub(super) fn evening(number: i64, date: i64, roster: &[&str], pool: &Pool, games: &[Played<'_>]) -> Evening {
    let players: Vec<serde_json::Value> = (roster.iter())
        .map(|name| {
            let linked = pool.named(name).map(|(id, _)| id.clone());
            serde_json::json!({"id": format!("p-{name}"), "name": name, "groupPlayerId": linked})
        })
        .collect();
    let session = serde_json::json!({
        "id": format!("session-{number}"), "name": format!("Friday {number}"), "date": Timestamp::from_millis(date),
        "players": players, "organizerId": format!("p-{}", roster[0]), "courtCostType": "total",
        "courtCostValue": 40, "birdCostTotal": 8.5, "betPerPlayer": 2.5, "gameMode": "doubles",
        "groupId": group_id(), "bettingEnabled": true, "version": 1,
    });
    let session: Session = serde_json::from_value(session).expect("a session");
    let side = |names: &str| names.split(' ').map(|name| format!("p-{name}")).collect::<Vec<_>>();
    let games: Vec<Game> = (1_i64..)
        .zip(games)
        .map(|(place, (winners, losers, points))| {
            let at = Timestamp::from_millis(date + place * 600_000);
            let game = serde_json::json!({
                "id": format!("g-{number}-{place}"), "sessionId": session.id, "gameNumber": place,
                "teamA": side(winners), "teamB": side(losers), "winningTeam": "A",
                "teamAScore": pace_rules::scoring::winner_points(*points), "teamBScore": points,
                "version": 1, "resultAt": at, "createdAt": at, "updatedAt": at,
            });
            serde_json::from_value(game).expect("a game")
        })
        .collect();
    Evening { session, games }
}

impl Circle {
    /// A group of those players without sessions.
    pub(crate) fn of(names: &[&str]) -> Self {
        let members = names.iter().map(|name| {
            let name = (*name).to_owned();
            (member(&name), Member { name, is_removed: false })
        });
        let pool = Pool {
            group: Some(group_id()),
            name: "Friday club".to_owned(),
            members: members.collect(),
            ..Pool::default()
        };
        let preferences = Preferences {
            server: SERVER.to_owned(),
            install_id: "terminal".to_owned(),
            current_session: None,
            recent_groups: Vec::new(),
        };
        Self {
            history: History { pool, evenings: Vec::new() },
            payments: Vec::new(),
            state: State::new(preferences, Journal::default()),
            now: EVENING,
        }
    }

    /// Six players, one of them removed, and three evenings with a guest.
    pub(crate) fn club() -> Self {
        let mut circle = Self::of(&["Ann", "Ben", "Cal", "Dee", "Eva", "Zoe"]);
        let evenings: [(&[&str], &[Played<'_>]); 3] = [
            (
                &["Ann", "Ben", "Cal", "Dee", "Eva"],
                &[
                    ("Ann Ben", "Cal Dee", 15),
                    ("Ann Cal", "Ben Eva", 19),
                    ("Dee Eva", "Ann Ben", 20),
                    ("Ann Dee", "Cal Eva", 8),
                    ("Ben Cal", "Dee Eva", 17),
                ],
            ),
            (
                &["Ann", "Ben", "Cal", "Dee", "Gus"],
                &[
                    ("Ann Ben", "Cal Dee", 20),
                    ("Cal Dee", "Ann Ben", 28),
                    ("Ann Ben", "Cal Dee", 12),
                    ("Gus Cal", "Ann Dee", 19),
                    ("Ann Ben", "Cal Dee", 17),
                ],
            ),
            (
                &["Ann", "Ben", "Dee", "Eva", "Zoe"],
                &[
                    ("Ann Eva", "Ben Dee", 11),
                    ("Ann Ben", "Eva Zoe", 9),
                    ("Ann Zoe", "Ben Eva", 20),
                    ("Dee Eva", "Ann Ben", 18),
                ],
            ),
        ];
        for (weeks, (roster, games)) in (1_i64..).zip(evenings) {
            let date = EVENING - (4 - weeks) * 7 * DAY;
            let evening = evening(weeks, date, roster, &circle.history.pool, games);
            circle.history.evenings.insert(0, evening);
        }
        if let Some(zoe) = circle.history.pool.members.get_mut(&member("Zoe")) {
            zoe.is_removed = true;
        }
        circle
    }

    /// Ben paid Ann.
    pub(crate) fn paid(mut self) -> Self {
        let payment = serde_json::json!({
            "id": "pay-1", "from": {"id": member("Ben")}, "to": {"id": member("Ann")}, "amount": 10,
            "at": Timestamp::from_millis(EVENING - DAY),
        });
        self.payments.push(serde_json::from_value(payment).expect("a payment"));
        self
    }

    fn rows(&self) -> GroupSync {
        let now = Timestamp::from_millis(self.now);
        let standings = Standings::of(&self.history);
        let mut pool = self.history.pool.clone();
        pool.payments = self.payments.iter().map(|payment| (payment.id.clone(), payment.clone())).collect();
        let states: Vec<SessionState> = (self.history.evenings.iter())
            .map(|evening| {
                let games = evening.games.iter().map(|game| (game.id.clone(), Arc::new(game.clone())));
                SessionState {
                    session: Some(Arc::new(evening.session.clone())),
                    games: games.collect(),
                    ..SessionState::default()
                }
            })
            .collect();
        GroupSync {
            epoch: "e1".to_owned(),
            version: 7,
            group: Some(Group {
                id: group_id(),
                name: pool.name.clone(),
                shareable_link: "k7mq2x".to_owned(),
                created_at: None,
                version: 7,
            }),
            members: pool.by_name(),
            sessions: Some(self.history.evenings.iter().map(|evening| evening.session.clone()).collect()),
            leaderboard: Some(standings.leaderboard()),
            players: Some(standings.players()),
            guests: Some(recent_guests(&self.history, now)),
            pairings: Some(standings.pairings()),
            overview: Some(standings.overview(now)),
            balances: Some(balances(&pool, &states)),
            ..GroupSync::default()
        }
    }

    pub(super) fn feed(&mut self, event: Event) -> Vec<CallId> {
        let input = Input { now: Timestamp::from_millis(self.now), entropy: 1 << 70 | 5, event };
        let calls = step(&mut self.state, input).into_iter().filter_map(|effect| match effect {
            Effect::Call(call) => Some(call.id),
            _ => None,
        });
        calls.collect()
    }

    pub(crate) fn intend(&mut self, intent: GroupIntent) -> Vec<CallId> {
        self.feed(Event::Group { group: group_id(), intent, token: Some(Token(1)) })
    }

    pub(super) fn answer(&mut self, calls: Vec<CallId>, body: serde_json::Result<Vec<u8>>) {
        let body = body.expect("it can be written");
        for call in calls {
            self.feed(Event::Answered { call, answer: Ok(Answer::plain(200, body.clone())) });
        }
    }

    /// The tab is opened and gets everything.
    pub(crate) fn loaded(mut self, tab: Tab) -> Self {
        let calls = self.intend(GroupIntent::Open(tab));
        let rows = self.rows();
        self.answer(calls, serde_json::to_vec(&rows));
        self
    }

    /// The tab is opened and does not get that.
    pub(crate) fn opened(mut self, tab: Tab, answer: Result<(u16, &str), CallError>) -> Self {
        for call in self.intend(GroupIntent::Open(tab)) {
            let answer = answer.map(|(status, body)| Answer::plain(status, body.as_bytes().to_vec()));
            self.feed(Event::Answered { call, answer });
        }
        self
    }

    /// Something is changed and never gets an answer, or no connection at all.
    pub(crate) fn failed(mut self, intent: GroupIntent, error: CallError) -> Self {
        let mut calls = self.intend(intent);
        while !calls.is_empty() {
            for call in calls {
                self.feed(Event::Answered { call, answer: Err(error) });
            }
            self.now += 6_000;
            calls = self.feed(Event::Woke);
        }
        self
    }

    /// The page of a player, a pair or a suggestion is opened and gets that.
    pub(crate) fn read(&mut self, profile: &Profile, body: serde_json::Result<Vec<u8>>) {
        let calls =
            self.feed(Event::Profile { profile: profile.clone(), intent: ProfileIntent::Open, token: None });
        self.answer(calls, body);
    }

    /// What the server knows of the games.
    pub(crate) const fn history(&self) -> &History {
        &self.history
    }

    /// With the group's page in sight.
    pub(crate) fn model(&self) -> Model {
        let mut model = super::home();
        model.clock.now = Timestamp::from_millis(self.now);
        model.home = Arc::new(self.state.home_snapshot());
        model.group = Some(Arc::new(self.state.group_snapshot(&group_id())));
        model
    }

    /// The session of that number.
    pub(crate) fn session(number: i64) -> SessionId {
        SessionId::new(format!("session-{number}")).expect("an id")
    }
}
