//! Results that two phones recorded, and taking results back.

use std::sync::Arc;

use pace_rules::{
    apply::apply,
    change::{Change, GameEdit},
    game::{Game, GameResult, NewGame, Team},
    recorded_twice::recorded_twice,
    session::GameMode,
    state::SessionState,
    time::Timestamp,
    undo::undo,
};

use crate::{
    any::game_id,
    evening::{id, minute, played, session},
};

/// A game is recorded, and later another one; `edit` makes the difference between them.
fn pairs(minutes: i64, edit: impl FnOnce(&mut Game)) -> Vec<(usize, usize)> {
    let game = ("Ann Ben", "Cal Dee", Some(21), Some(15));
    let mut state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &[game, game]);
    let mut first = state.games[&game_id(1)].as_ref().clone();
    first.author = Some("a".to_owned());
    let mut second = Game {
        id: game_id(2),
        author: Some("b".to_owned()),
        result_at: Some(minute(1 + minutes)),
        ..first.clone()
    };
    edit(&mut second);
    state.games.insert(game_id(1), Arc::new(first));
    state.games.insert(game_id(2), Arc::new(second));
    let number = |id: &pace_rules::id::GameId| if *id == game_id(1) { 1 } else { 2 };
    recorded_twice(&state).iter().map(|(first, second)| (number(first), number(second))).collect()
}

#[test]
fn the_same_result_of_two_authors_within_ten_minutes_may_be_one_game() {
    assert_eq!(pairs(10, |_| ()), [(1, 2)]);
    assert_eq!(pairs(-3, |_| ()), [(2, 1)]);
    assert_eq!(pairs(3, |game| game.author = None), [(1, 2)]);
}

#[test]
fn sides_and_partners_may_be_swapped() {
    let swap = |game: &mut Game| {
        game.team_a.reverse();
        std::mem::swap(&mut game.team_a, &mut game.team_b);
        std::mem::swap(&mut game.team_a_score, &mut game.team_b_score);
        game.winning_team = game.winning_team.map(Team::other);
    };
    assert_eq!(pairs(1, swap), [(1, 2)]);
}

#[test]
fn one_author_more_time_or_another_result_are_two_games() {
    assert_eq!(pairs(11, |_| ()), []);
    assert_eq!(pairs(1, |game| game.author = Some("a".to_owned())), []);
    assert_eq!(pairs(1, |game| game.team_b_score = Some(16)), []);
    assert_eq!(pairs(1, |game| game.team_b_score = None), []);
    assert_eq!(pairs(1, |game| game.winning_team = None), []);
    assert_eq!(pairs(1, |game| std::mem::swap(&mut game.team_a[0], &mut game.team_b[0])), []);
    assert_eq!(pairs(1, |game| std::mem::swap(&mut game.team_a, &mut game.team_b)), []);
}

#[test]
fn nobody_known_is_one_author() {
    let game = ("Ann Ben", "Cal Dee", Some(21), Some(15));
    let state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &[game, game]);
    assert_eq!(recorded_twice(&state), []);
}

fn planned(number: usize) -> NewGame {
    NewGame {
        id: game_id(number),
        team_a: vec![id("Ann"), id("Ben")],
        team_b: vec![id("Cal"), id("Dee")],
        winning_team: None,
        team_a_score: None,
        team_b_score: None,
        game_number: None,
    }
}

fn do_now(state: &mut SessionState, change: &Change, at: Timestamp) {
    apply(state, change, at).expect("a legal change");
}

#[test]
fn a_planned_game_becomes_planned_again_and_another_is_deleted() {
    let mut state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &[]);
    do_now(&mut state, &Change::CreateGame(planned(1)), minute(1));
    let before = state.clone();
    let result = GameResult { winning_team: Team::B, team_a_score: Some(0), team_b_score: Some(21) };
    let record = Change::EditGame { id: game_id(1), edit: GameEdit::result(Some(result)) };
    do_now(&mut state, &record, minute(2));
    let unplanned = NewGame { winning_team: Some(Team::A), ..planned(2) };
    do_now(&mut state, &Change::CreateGame(unplanned), minute(3));

    let last = state.last_played().map(undo).expect("played");
    assert_eq!(last, Change::DeleteGame { id: game_id(2) });
    do_now(&mut state, &last, minute(4));
    let last = state.last_played().map(undo).expect("played");
    do_now(&mut state, &last, minute(5));
    assert_eq!(state.last_played(), None);
    let (now, then) = (&state.games[&game_id(1)], &before.games[&game_id(1)]);
    assert_eq!((now.result(), now.result_at, &now.team_a), (None, None, &then.team_a));
}
