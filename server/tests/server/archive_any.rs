//! Any group that there can be survives being taken out and put in.

use std::{collections::BTreeSet, fs};

use pace_rules::{money::Money, time::Timestamp};
use pace_server::{Format, ImportArgs, import, system_clock};
use proptest::{collection::vec, option, prelude::*, sample::Index};
use serde_json::{Value, json};

use crate::archive::taken;

#[derive(Debug, Clone)]
struct Session {
    name: Option<String>,
    date: String,
    created: String,
    /// Name, link into the pool, and whether said to be a guest.
    roster: Vec<(String, Option<Index>, Option<bool>)>,
    cents: [u32; 3],
    flags: (bool, bool),
    games: Vec<Game>,
    rounds: Option<u32>,
}

#[derive(Debug, Clone)]
struct Game {
    /// Whether A won, the lower score, the difference, and which of the two are known.
    outcome: Option<(bool, u8, u8, (bool, bool))>,
    scheduled: bool,
    pairing: usize,
    at: String,
    author: Option<String>,
}

/// Text that a person may type, trimmed as it is kept.
fn name() -> impl Strategy<Value = String> {
    "[A-Za-zäé☕,\"=@'\\\\]{1,12}( [A-Za-z]{1,5})?"
}

fn time() -> impl Strategy<Value = String> {
    (0..500_000_000_i64).prop_map(|millis| Timestamp::from_millis(1_767_985_200_000 + millis * 7).to_string())
}

prop_compose! {
    fn game()(outcome in option::of((any::<bool>(), 0..=15_u8, 0..=15_u8, any::<(bool, bool)>())),
        scheduled in any::<bool>(), pairing in 0..3_usize, at in time(), author in option::of("[a-f0-9]{8}")) -> Game {
        Game { outcome, scheduled, pairing, at, author }
    }
}

prop_compose! {
    fn session()(name in option::of(name()), date in time(), created in time(), rounds in option::of(1..9_u32),
        roster in vec((name(), option::of(any::<Index>()), option::of(any::<bool>())), 4..8),
        cents in [0..100_000_u32, 0..100_000, 0..100_000], flags in any::<(bool, bool)>(),
        games in vec(game(), 0..6)) -> Session {
        Session { name, date, created, roster, cents, flags, games, rounds }
    }
}

/// An object without the members that are null.
fn object(mut value: Value, optional: Value) -> Value {
    let (Some(members), Value::Object(optional)) = (value.as_object_mut(), optional) else { return value };
    members.extend(optional.into_iter().filter(|(_, value)| !value.is_null()));
    value
}

impl Game {
    fn json(&self, session: usize, index: usize) -> Value {
        let pairings = [[0, 1, 2, 3], [0, 2, 1, 3], [0, 3, 1, 2]];
        let [a, b, c, d] = pairings[self.pairing].map(|place| format!("s{session}-p{place}"));
        let winner = self.outcome.map(|(a_won, ..)| if a_won { "A" } else { "B" });
        let scores = self.outcome.map(|(a_won, low, more, (knows_a, knows_b))| {
            let [a, b] = if a_won { [low + more, low] } else { [low, low + more] };
            [knows_a.then_some(a), knows_b.then_some(b)]
        });
        let [score_a, score_b] = scores.unwrap_or_default();
        object(
            json!({"id": format!("s{session}-g{index}"), "sessionId": format!("s{session}"),
                "gameNumber": index * 2 + 1, "teamA": [a, b], "teamB": [c, d], "winningTeam": winner,
                "createdAt": self.at, "updatedAt": self.at}),
            json!({"teamAScore": score_a, "teamBScore": score_b, "resultAt": winner.map(|_| &self.at),
                "scheduled": self.scheduled.then_some(true), "author": self.author}),
        )
    }
}

impl Session {
    fn json(&self, number: usize, members: usize) -> Value {
        let player = |(place, (name, link, guest)): (usize, &(String, Option<Index>, Option<bool>))| {
            let link = link.filter(|_| members > 0).map(|link| format!("gp-{}", link.index(members)));
            let player = json!({"id": format!("s{number}-p{place}"), "name": name});
            object(player, json!({"groupPlayerId": link, "isGuest": guest}))
        };
        let players: Vec<Value> = self.roster.iter().enumerate().map(player).collect();
        let games = self.games.iter().enumerate().map(|(index, game)| game.json(number, index));
        let [court, birds, bet] = self.cents.map(|cents| Money::from_cents(cents.into()));
        let session = json!({"id": format!("s{number}"), "date": self.date, "players": players,
            "organizerId": format!("s{number}-p0"), "courtCostValue": court, "birdCostTotal": birds,
            "courtCostType": if self.flags.0 { "total" } else { "per_person" }, "betPerPlayer": bet,
            "gameMode": "doubles", "groupId": "g1", "bettingEnabled": self.flags.1,
            "viewer": format!("{number:032}")});
        object(
            json!({"session": object(session, json!({"name": self.name})), "createdAt": self.created,
                "games": games.collect::<Vec<_>>()}),
            json!({"roundRobinCount": self.rounds}),
        )
    }
}

/// Somebody of the pool, or else a guest.
fn person(link: Index, guest: &str, members: usize) -> Value {
    let place = link.index(members + 1);
    if place < members { json!({"id": format!("gp-{place}")}) } else { json!({"name": guest}) }
}

fn group() -> impl Strategy<Value = Value> {
    let player = (name(), any::<bool>(), time());
    let payment = (any::<[Index; 2]>(), name(), 1..100_000_000_i64, time());
    let members = (vec(player, 0..6), vec(payment, 0..4));
    (name(), time(), members, vec(session(), 0..5)).prop_map(|(name, at, (mut players, payments), sessions)| {
        // No two players of a group have the same name.
        let mut names = BTreeSet::new();
        players.retain(|(name, ..)| names.insert(name.to_lowercase()));
        let payment = |(number, ([from, to], guest, cents, at)): (usize, &([Index; 2], String, i64, String))| {
            let from = person(*from, guest, players.len());
            let to = person(*to, &format!("{guest} Jr"), players.len());
            // Nobody pays themselves.
            let to = if from == to { json!({"name": "Zoe"}) } else { to };
            json!({"id": format!("pay-{number}"), "from": from, "to": to, "amount": Money::from_cents(*cents), "at": at})
        };
        let mut payments: Vec<Value> = payments.iter().enumerate().map(payment).collect();
        payments.sort_by_key(|payment| payment["at"].to_string());
        let player = |(place, (name, removed, at)): (usize, &(String, bool, String))| {
            let player = json!({"id": format!("gp-{place}"), "name": name, "createdAt": at});
            object(player, json!({"removed": removed.then_some(true)}))
        };
        let sessions =
            sessions.iter().enumerate().map(|(number, session)| session.json(number, players.len()));
        let mut sessions: Vec<Value> = sessions.collect();
        sessions.sort_by_key(|session| session["createdAt"].to_string());
        let players: Vec<Value> = players.iter().enumerate().map(player).collect();
        let payments = (!payments.is_empty()).then_some(payments);
        object(
            json!({"pace": 1, "players": players, "sessions": sessions,
                "group": {"id": "g1", "name": name, "shareableLink": "k7mq2x", "createdAt": at}}),
            json!({"payments": payments}),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_group_is_the_same_after_export_import_and_export(group in group()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let directory = tempfile::tempdir().expect("a directory");
            let mut text = group.to_string();
            let mut exports = Vec::new();
            for round in 0..2 {
                let file = directory.path().join(format!("{round}.json"));
                fs::write(&file, &text).expect("a file");
                let db = directory.path().join(format!("{round}.db"));
                import(&ImportArgs { files: vec![file], db: db.clone() }, &system_clock()).await.expect("imported");
                text = taken("g1", &db, Format::Json).await.expect("exported");
                exports.push(text.clone());
            }
            let read: Value = serde_json::from_str(&exports[0]).expect("JSON");
            assert_eq!(read, group, "nothing is lost or added");
            assert_eq!(exports[0], exports[1], "byte for byte");
        });
    }
}
