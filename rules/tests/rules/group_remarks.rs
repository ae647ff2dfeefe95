//! What stands out in a profile: the borders of each remark.

use pace_rules::group::{Edge, PairProfile, PlayerProfile, Standings};

use crate::club::{Plays, club, gp};

const POOL: [&str; 6] = ["Ann", "Ben", "Cal", "Dee", "Eva", "Fay"];

/// A game so many times won, and so many times lost.
fn times(won: usize, lost: usize, game: &str) -> Vec<String> {
    let games = [vec![game.replace('_', "21-15"); won], vec![game.replace('_', "15-21"); lost]];
    games.concat()
}

fn ann(games: &[Vec<String>]) -> PlayerProfile {
    let games = games.concat();
    let games: Vec<&str> = games.iter().map(String::as_str).collect();
    let history = club(&POOL).evening(&games);
    Standings::of(&history).player_profile(&gp("ann")).expect("in the pool")
}

fn ann_and_ben(games: &[Vec<String>]) -> PairProfile {
    let games = games.concat();
    let games: Vec<&str> = games.iter().map(String::as_str).collect();
    let history = club(&POOL).evening(&games);
    Standings::of(&history).pair_profile(&gp("ann"), &gp("ben")).expect("in the pool")
}

fn partners(profile: &PlayerProfile) -> [Option<&str>; 2] {
    [profile.hot_duo(), profile.struggles_with()].map(|it| it.map(|partner| partner.partner_name.as_str()))
}

fn opponents(profile: &PlayerProfile) -> [Option<&str>; 2] {
    [profile.dominates(), profile.nemesis()].map(|it| it.map(|opponent| opponent.opponent_name.as_str()))
}

fn pairs(profile: &PairProfile) -> [Option<&str>; 2] {
    [profile.dominates(), profile.nemesis()].map(|it| it.map(|met| met.opponent_player1_name.as_str()))
}

#[test]
fn a_hot_duo_takes_three_games_and_seventy_percent() {
    let with_ben = |won, lost| ann(&[times(won, lost, "Ann Ben _ Cal Dee")]);
    assert_eq!(partners(&with_ben(3, 0)), [Some("Ben"), None]);
    assert_eq!(partners(&with_ben(2, 0)), [None, None]);
    assert_eq!(partners(&with_ben(7, 3)), [Some("Ben"), None]);
    assert_eq!(partners(&with_ben(2, 1)), [None, None]);
}

#[test]
fn a_partner_of_a_single_game_does_not_hide_a_hot_duo() {
    let games = [times(3, 1, "Ann Ben _ Cal Dee"), times(1, 0, "Ann Cal _ Ben Dee")];
    assert_eq!(partners(&ann(&games)), [Some("Ben"), None]);
}

#[test]
fn of_partners_with_the_same_rate_the_one_with_more_games_says_more() {
    let games = [times(3, 0, "Ann Ben _ Cal Dee"), times(4, 0, "Ann Cal _ Ben Dee")];
    assert_eq!(partners(&ann(&games)), [Some("Cal"), None]);
    let games = [times(0, 3, "Ann Ben _ Cal Dee"), times(0, 4, "Ann Cal _ Ben Dee")];
    assert_eq!(partners(&ann(&games)), [None, Some("Cal")]);
}

#[test]
fn struggling_takes_a_second_partner_three_games_and_less_than_forty_percent() {
    let with_ben = |won, lost| times(won, lost, "Ann Ben _ Cal Dee");
    let with_cal = times(1, 0, "Ann Cal _ Ben Dee");
    assert_eq!(partners(&ann(&[with_ben(1, 2)])), [None, None]);
    assert_eq!(partners(&ann(&[with_ben(1, 2), with_cal.clone()])), [None, Some("Ben")]);
    assert_eq!(partners(&ann(&[with_ben(0, 2), with_cal.clone()])), [None, None]);
    assert_eq!(partners(&ann(&[with_ben(2, 3), with_cal])), [None, None]);
}

#[test]
fn an_opponent_is_dominated_from_seventy_percent_and_a_nemesis_below_thirty() {
    let against_ben = |won, lost| ann(&[times(won, lost, "Ann _ Ben")]);
    assert_eq!(opponents(&against_ben(7, 3)), [Some("Ben"), None]);
    assert_eq!(opponents(&against_ben(2, 1)), [None, None]);
    assert_eq!(opponents(&against_ben(2, 0)), [None, None]);
    assert_eq!(opponents(&against_ben(3, 7)), [None, None]);
    assert_eq!(opponents(&against_ben(2, 7)), [None, Some("Ben")]);
    assert_eq!(opponents(&against_ben(0, 2)), [None, None]);
}

#[test]
fn two_games_are_enough_between_pairs() {
    let against = |won, lost| ann_and_ben(&[times(won, lost, "Ann Ben _ Cal Dee")]);
    assert_eq!(pairs(&against(2, 0)), [Some("Cal"), None]);
    assert_eq!(pairs(&against(1, 0)), [None, None]);
    assert_eq!(pairs(&against(7, 3)), [Some("Cal"), None]);
    assert_eq!(pairs(&against(2, 1)), [None, None]);
    assert_eq!(pairs(&against(0, 2)), [None, Some("Cal")]);
    assert_eq!(pairs(&against(0, 1)), [None, None]);
    assert_eq!(pairs(&against(3, 7)), [None, None]);
}

#[test]
fn who_is_ahead_is_said_from_the_second_game_on() {
    let edge = |won, lost| {
        let player = ann(&[times(won, lost, "Ann Ben _ Cal Dee")]).partner_stats[0].record.edge();
        let pair = ann_and_ben(&[times(won, lost, "Ann Ben _ Cal Dee")]).matchups[0].edge();
        assert_eq!(player, pair);
        player
    };
    assert_eq!([edge(1, 0), edge(0, 1)], [None, None]);
    assert_eq!([edge(2, 0), edge(7, 3)], [Some(Edge::Ahead), Some(Edge::Ahead)]);
    assert_eq!([edge(1, 1), edge(2, 1), edge(1, 2)], [Some(Edge::Even); 3]);
    assert_eq!([edge(0, 2), edge(3, 7)], [Some(Edge::Behind), Some(Edge::Behind)]);
}
