//! How many rows a session may take.

use pace_rules::{change::Change, game::NewGame, session::MAX_GAMES};

use super::{judge::Stored, write::Refusal};

/// Most games that a session may ever have had. The rules count those that there are; a deleted one
/// keeps its row, or at least its id, so that it is never used again.
pub(super) const MAX_GAMES_EVER: usize = 5 * MAX_GAMES;

/// Whether a session has room for so many games that it never had.
pub(super) fn has_room(stored: &Stored, games: usize) -> bool {
    stored.state.games.len() + stored.state.deleted.len() + games <= MAX_GAMES_EVER
}

/// Refuses what would take more rows than a session may.
pub(super) fn check_room(stored: &Stored, change: &Change) -> Result<(), Refusal> {
    let state = &stored.state;
    let is_new =
        |game: &&NewGame| !state.games.contains_key(&game.id) && !state.deleted.contains_key(&game.id);
    let created = match change {
        Change::CreateGame(game) => std::slice::from_ref(game),
        Change::Replan { create, .. } => create,
        _ => return Ok(()),
    };
    let new = created.iter().filter(is_new).count();
    if new == 0 || has_room(stored, new) { Ok(()) } else { Err(Refusal::too_many_games_ever()) }
}

#[cfg(test)]
mod tests {
    use pace_rules::{
        id::{GameId, SessionId},
        request::{Method, Request},
        time::Timestamp,
    };

    use super::*;
    use crate::store::{
        judge::{Judgement, Tombstone, judge},
        write::{Key, Write},
    };

    fn game(number: usize) -> GameId {
        GameId::new(format!("0197aaaa-0000-7000-8000-{number:012}")).expect("an id")
    }

    fn change(method: Method, path: &str, body: &str) -> Change {
        let request = Request { method, path: path.to_owned(), body: body.to_owned() };
        request.change(&mut || game(0)).expect("a change").1
    }

    /// A session of four that has had so many games, all deleted.
    fn session(deleted: usize) -> Stored {
        let players = ["ann", "ben", "cal", "dan"].map(|id| format!(r#"{{"id":"{id}"}}"#)).join(",");
        let body = format!(
            r#"{{"session":{{"id":"s1","date":"2026-01-09T19:00:00.000Z","organizerId":"ann",
                "courtCostType":"total","players":[{players}]}}}}"#
        );
        let mut stored = Stored::default();
        attempt(&mut stored, &change(Method::Post, "/sessions", &body)).expect("a session");
        stored.state.deleted.extend((1..=deleted).map(|number| (game(number), None)));
        stored
    }

    fn attempt(stored: &mut Stored, change: &Change) -> Result<Judgement, Refusal> {
        let write = Write {
            session: SessionId::new("s1").expect("an id"),
            change: Ok(change.clone()),
            round_robin_count: None,
            fingerprint: [0; 32],
            key: Some(Key { id: uuid::Uuid::nil(), text: String::new() }),
            author: None,
            seen: None,
            base: None,
        };
        judge(stored, &write, change, Timestamp::default())
    }

    fn record(number: usize) -> Change {
        let body =
            format!(r#"{{"game":{{"id":"{}","teamA":["ann","ben"],"teamB":["cal","dan"]}}}}"#, game(number));
        change(Method::Post, "/sessions/s1/games", &body)
    }

    #[test]
    fn a_session_that_had_all_the_games_it_may_takes_no_further_one_however_many_were_deleted() {
        let mut stored = session(MAX_GAMES_EVER - 1);
        attempt(&mut stored, &record(MAX_GAMES_EVER)).expect("the last one");
        let refused = attempt(&mut stored, &record(MAX_GAMES_EVER + 1)).expect_err("one too many");
        assert_eq!((refused.status, refused.is_verdict), (400, true));
        assert_eq!(refused.error, "A session has at most 5000 games, deleted ones included");
        stored.game_fingerprints.insert(game(MAX_GAMES_EVER), [0; 32]);
        attempt(&mut stored, &record(MAX_GAMES_EVER)).expect("the same once more");
    }

    #[test]
    fn an_id_that_was_never_seen_is_kept_only_as_long_as_it_could_be_created() {
        let delete = |number| change(Method::Delete, &format!("/sessions/s1/games/{}", game(number)), "");
        let tombstone = |deleted| attempt(&mut session(deleted), &delete(9_999)).expect("deleted").tombstone;
        assert_eq!(tombstone(MAX_GAMES_EVER - 1), Some(Tombstone::Game(game(9_999))));
        assert_eq!(tombstone(MAX_GAMES_EVER), None);
    }
}
