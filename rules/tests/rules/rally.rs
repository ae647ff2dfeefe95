//! Rallies: scores, servers and courts of each sport.

use Team::{A, B};
use pace_rules::{
    game::{GameResult, Team},
    rally::{AtPoint, Court, Match, Pause, Sport},
    session::GameMode,
};
use proptest::prelude::*;

fn singles(sport: Sport, best_of: u8) -> Match {
    Match::new(sport, best_of, GameMode::Singles, Team::A)
}

/// Rallies in letters.
fn play(game: &mut Match, rallies: &str) {
    for letter in rallies.chars() {
        let team = if letter == 'a' { Team::A } else { Team::B };
        assert!(game.won_by(team), "the match is over before {letter}");
    }
}

/// Brings a game of rally points to that score, the sides in turn for as long as both score.
fn bring_to(game: &mut Match, [a, b]: [u8; 2]) {
    let both = a.min(b);
    play(game, &"ab".repeat(usize::from(both)));
    play(game, &"a".repeat(usize::from(a - both)));
    play(game, &"b".repeat(usize::from(b - both)));
}

#[test]
fn a_badminton_game_ends_two_ahead_from_21_and_at_30_at_the_latest() {
    for (score, over) in [
        ([20, 19], false),
        ([21, 19], true),
        ([21, 20], false),
        ([22, 20], true),
        ([29, 29], false),
        ([30, 29], true),
    ] {
        let mut game = singles(Sport::BADMINTON, 1);
        bring_to(&mut game, score);
        assert_eq!(game.board().points, score);
        assert_eq!(game.board().winner.is_some(), over, "{score:?}");
    }
    let mut game = singles(Sport::BADMINTON, 1);
    bring_to(&mut game, [30, 29]);
    let result = GameResult { winning_team: Team::A, team_a_score: Some(30), team_b_score: Some(29) };
    assert_eq!(game.result(), Some(result));
    assert!(!game.won_by(Team::B), "it is over");
}

#[test]
fn in_badminton_doubles_whoever_scores_serves_on_from_the_other_court_and_receivers_stay() {
    let mut game = Match::new(Sport::BADMINTON, 1, GameMode::Doubles, Team::A);
    let mut serves = Vec::new();
    // BWF, Law 11.5 and the table of doubles play that follows it: A serves from the right, scores
    // and serves from the left, loses; B, at 1, serves from the left; loses; A, at 2, from the right.
    for rally in ["", "a", "b", "a", "b", "b"] {
        play(&mut game, rally);
        let serve = game.board().serve.expect("it goes on");
        serves.push((serve.team, serve.server, serve.court.expect("courts"), serve.receiver));
    }
    assert_eq!(
        serves,
        [
            (Team::A, 0, Court::Right, 0),
            (Team::A, 0, Court::Left, 1),
            (Team::B, 1, Court::Left, 0),
            (Team::A, 1, Court::Right, 0),
            (Team::B, 0, Court::Right, 1),
            (Team::B, 0, Court::Left, 0),
        ]
    );
}

#[test]
fn play_pauses_at_11_once_and_sides_change_in_the_last_game() {
    let mut game = singles(Sport::BADMINTON, 3);
    bring_to(&mut game, [11, 5]);
    assert_eq!(game.board().pause, Some(Pause::Interval));
    play(&mut game, "bbbbbb");
    assert_eq!((game.board().points, game.board().pause), ([11, 11], None));
    play(&mut game, &"a".repeat(10));
    assert_eq!(game.board().pause, Some(Pause::Game { winner: Team::A }));
    assert_eq!((game.board().finished, game.board().points), (vec![[21, 11]], [0, 0]));
    play(&mut game, &"b".repeat(21));
    play(&mut game, &"a".repeat(11));
    assert_eq!(game.board().pause, Some(Pause::ChangeEnds));
    let mut only = singles(Sport::TABLE_TENNIS, 1);
    bring_to(&mut only, [5, 5]);
    assert_eq!(only.board().pause, None, "A came to 5 before");
    let mut only = singles(Sport::TABLE_TENNIS, 1);
    play(&mut only, "aaaaa");
    assert_eq!(only.board().pause, Some(Pause::ChangeEnds));
}

#[test]
fn the_winner_of_a_badminton_game_serves_first_in_the_next_and_two_games_win_the_match() {
    let mut game = singles(Sport::BADMINTON, 3);
    play(&mut game, &"b".repeat(21));
    assert_eq!(game.board().serve.map(|serve| serve.team), Some(Team::B));
    play(&mut game, &"b".repeat(20));
    assert_eq!(game.board().at_point, [AtPoint { team: Team::B, is_match: true }]);
    play(&mut game, "b");
    let board = game.board();
    assert_eq!((board.winner, board.games, board.serve), (Some(Team::B), [0, 2], None));
    assert_eq!(board.pause, Some(Pause::Match { winner: Team::B }));
    let result = GameResult { winning_team: Team::B, team_a_score: None, team_b_score: None };
    assert_eq!(game.result(), Some(result), "points are of one game");
}

#[test]
fn at_29_all_both_are_one_rally_away() {
    let mut game = singles(Sport::BADMINTON, 1);
    bring_to(&mut game, [29, 29]);
    let away = [Team::A, Team::B].map(|team| AtPoint { team, is_match: true });
    assert_eq!(game.board().at_point, away);
}

#[test]
fn in_table_tennis_the_serve_changes_every_two_points_and_from_10_all_after_each() {
    let mut game = singles(Sport::TABLE_TENNIS, 1);
    let mut servers = String::new();
    for rally in "abababababababababababab".chars() {
        let serve = game.board().serve.expect("it goes on");
        servers.push(if serve.team == Team::A { 'a' } else { 'b' });
        play(&mut game, &rally.to_string());
    }
    assert_eq!(servers, "aabbaabbaabbaabbaabbabab");
    assert_eq!((game.board().points, game.board().winner), ([12, 12], None), "there is no cap");
    play(&mut game, "aa");
    assert_eq!(game.board().winner, Some(Team::A));
}

#[test]
fn in_table_tennis_doubles_all_four_serve_in_turn_each_to_the_one_who_serves_next() {
    let mut game = Match::new(Sport::TABLE_TENNIS, 3, GameMode::Doubles, Team::B);
    let mut serves = Vec::new();
    for _ in 0..5 {
        let serve = game.board().serve.expect("it goes on");
        serves.push((serve.team, serve.server, serve.receiver));
        play(&mut game, "ab");
    }
    assert_eq!(serves, [(B, 0, 0), (A, 0, 1), (B, 1, 1), (A, 1, 0), (B, 0, 0)]);
    play(&mut game, &"a".repeat(6));
    assert_eq!(game.board().finished, [[11, 5]]);
    assert_eq!(game.board().serve.map(|serve| serve.team), Some(A), "who received first");
}

#[test]
fn in_pickleball_only_the_serving_side_scores_and_both_its_players_serve_but_for_the_first_time() {
    let mut game = Match::new(Sport::PICKLEBALL, 1, GameMode::Doubles, Team::A);
    let mut calls = Vec::new();
    for rally in ["", "a", "b", "b", "a", "a", "a"] {
        play(&mut game, rally);
        let (board, serve) = (game.board(), game.board().serve.expect("it goes on"));
        let call = (board.points, serve.team, serve.server, serve.number.expect("doubles"));
        calls.push((call, serve.court.expect("courts")));
    }
    assert_eq!(
        calls,
        [
            // "0-0-2": A scores, then loses the only service of the beginning.
            (([0, 0], A, 0, 2), Court::Right),
            (([1, 0], A, 0, 2), Court::Left),
            (([1, 0], B, 0, 1), Court::Right),
            (([1, 1], B, 0, 1), Court::Left),
            // B's first server loses the rally, then its second; A's player on the right begins.
            (([1, 1], B, 1, 2), Court::Right),
            (([1, 1], A, 1, 1), Court::Right),
            (([2, 1], A, 1, 1), Court::Left),
        ]
    );
}

#[test]
fn in_squash_courts_are_the_servers_choice_and_eleven_wins_two_ahead() {
    let mut game = singles(Sport::SQUASH, 1);
    bring_to(&mut game, [10, 10]);
    assert_eq!(game.board().serve.and_then(|serve| serve.court), None);
    play(&mut game, "bb");
    assert_eq!(game.board().winner, Some(Team::B));
}

#[test]
fn a_score_beyond_what_a_record_holds_is_left_out() {
    let mut game = singles(Sport::TABLE_TENNIS, 1);
    bring_to(&mut game, [33, 31]);
    let result = GameResult { winning_team: Team::A, team_a_score: None, team_b_score: None };
    assert_eq!(game.result(), Some(result));
}

proptest! {
    #[test]
    fn undoing_any_number_of_points_is_as_if_they_had_never_been_played(
        rallies in prop::collection::vec(any::<bool>(), 0..150),
        taken in 0_usize..150,
        sport in prop::sample::select(Sport::ALL.to_vec()),
        doubles: bool,
        best_of in 0_u8..6,
    ) {
        let mode = if doubles { GameMode::Doubles } else { GameMode::Singles };
        let fresh = || Match::new(sport.clone(), best_of, mode, Team::B);
        let mut game = fresh();
        for won_by_a in &rallies {
            game.won_by(if *won_by_a { Team::A } else { Team::B });
        }
        let kept = game.rallies().len().saturating_sub(taken);
        let mut shorter = fresh();
        for team in &game.rallies()[..kept] {
            prop_assert!(shorter.won_by(*team));
        }
        for _ in 0..taken {
            game.undo();
        }
        prop_assert_eq!(game.board(), shorter.board());
        prop_assert_eq!(game.result().is_some(), game.board().winner.is_some());
    }
}
