//! A group's history in a few words.

use pace_rules::{
    game::{Game, Team},
    group::{Evening, History, Standings},
    id::{GameId, GroupId, GroupPlayerId, PlayerId, SessionId},
    player::Player,
    pool::{Member, Pool},
    session::{GameMode, Session},
    time::Timestamp,
};
use serde_json::{Value, json};

use crate::evening;

/// A pool id that is the name in small letters.
pub(crate) fn gp(name: &str) -> GroupPlayerId {
    GroupPlayerId::new(format!("gp-{}", name.to_lowercase())).expect("letters")
}

/// So many days after the beginning.
pub(crate) fn day(days: i64) -> Timestamp {
    evening::minute(days * 24 * 60)
}

/// A group with these players and no sessions.
pub(crate) fn club(names: &[&str]) -> History {
    let member = |name: &&str| (gp(name), Member { name: (*name).to_owned(), is_removed: false });
    let pool = Pool {
        group: Some(GroupId::new("group-1").expect("letters")),
        name: "Friday Night".to_owned(),
        is_deleted: false,
        members: names.iter().map(member).collect(),
        ..Pool::default()
    };
    History { pool, evenings: Vec::new() }
}

pub(crate) trait Plays {
    /// Adds an evening, one a day. A game is written `Ann Ben 21-15 Cal Dee`, or `Ann Ben beat Cal
    /// Dee` without scores; whose name is not in the pool is a guest. Each takes a minute.
    fn evening(self, games: &[&str]) -> History;
    /// Takes a player out of the pool.
    fn without(self, name: &str) -> History;
}

impl Plays for History {
    fn evening(mut self, games: &[&str]) -> History {
        let number = self.evenings.len();
        let id = SessionId::new(format!("session-{number}")).expect("letters");
        let date = day(i64::try_from(number).expect("few"));
        let mut names: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        for (game, text) in (1..).zip(games) {
            let words: Vec<&str> = text.split(' ').collect();
            let size = (words.len() - 1) / 2;
            let ids = |names: &[&str]| names.iter().map(|name| player(name)).collect();
            let scores =
                words[size].split_once('-').map(|(a, b)| [a, b].map(|n| n.parse().expect("a score")));
            for name in words[..size].iter().chain(&words[size + 1..]) {
                if !names.contains(name) {
                    names.push(name);
                }
            }
            let b_won = scores.is_some_and(|[a, b]: [u8; 2]| b > a);
            rows.push(Game {
                id: GameId::new(format!("{id}-{game}")).expect("letters"),
                session_id: id.clone(),
                game_number: game,
                team_a: ids(&words[..size]),
                team_b: ids(&words[size + 1..]),
                winning_team: Some(if b_won { Team::B } else { Team::A }),
                team_a_score: scores.map(|[a, _]| a),
                team_b_score: scores.map(|[_, b]| b),
                created_at: None,
                updated_at: None,
                result_at: Some(date + std::time::Duration::from_mins(u64::from(game))),
                scheduled: false,
                author: None,
                version: 0,
            });
        }
        let link = |name: &str| self.pool.members.contains_key(&gp(name)).then(|| gp(name));
        let on_roster = |name: &&str| Player {
            id: player(name),
            name: (*name).to_owned(),
            group_player_id: link(name),
            is_guest: None,
        };
        let size = rows.first().map_or(2, |game| game.team_a.len());
        let mode = if size == 1 { GameMode::Singles } else { GameMode::Doubles };
        let session = Session {
            id,
            name: Some(format!("Friday {number}")),
            date,
            players: names.iter().map(on_roster).collect(),
            ..evening::session(mode, &["Nobody"])
        };
        self.evenings.push(Evening { session, games: rows });
        self
    }

    fn without(mut self, name: &str) -> History {
        self.pool.members.get_mut(&gp(name)).expect("a member").is_removed = true;
        self
    }
}

fn player(name: &str) -> PlayerId {
    evening::id(name)
}

/// Every answer about a group, as the wire carries it.
pub(crate) fn answers(history: &History, now: Timestamp) -> Value {
    let standings = Standings::of(history);
    let ids: Vec<&GroupPlayerId> = history.pool.members.keys().collect();
    let profiles: Vec<Value> = (ids.iter())
        .map(|id| json!([standings.player_profile(id), standings.rating_history(id), standings.player(id)]))
        .collect();
    let pairs: Vec<Value> = (ids.iter().flat_map(|one| ids.iter().map(move |other| (one, other))))
        .map(|(one, other)| json!(standings.pair_profile(one, other)))
        .collect();
    json!({
        "players": standings.players(),
        "leaderboard": standings.leaderboard(),
        "overview": standings.overview(now),
        "pairings": standings.pairings(),
        "guests": pace_rules::group::recent_guests(history, now),
        "profiles": profiles,
        "pairs": pairs,
    })
}
