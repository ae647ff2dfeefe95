//! Round robins: the orders that existing clients know, and fairness.

use std::collections::BTreeMap;

use pace_rules::{
    schedule::{Pairing, plan, planned_games, possible_games, round_robin},
    session::GameMode::{Doubles, Singles},
};

pub(crate) fn written(games: &[Pairing]) -> String {
    let side = |players: &[usize]| players.iter().map(ToString::to_string).collect::<String>();
    let games = games.iter().map(|game| format!("{}-{}", side(&game.team_a), side(&game.team_b)));
    games.collect::<Vec<_>>().join(" ")
}

pub(crate) fn plays(games: &[Pairing], players: usize) -> Vec<usize> {
    (0..players)
        .map(|player| games.iter().filter(|game| game.players().any(|one| one == player)).count())
        .collect()
}

pub(crate) fn spread(games: &[Pairing], players: usize) -> usize {
    let plays = plays(games, players);
    plays.iter().max().zip(plays.iter().min()).map_or(0, |(most, least)| most - least)
}

fn pair(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

pub(crate) fn partners(games: &[Pairing]) -> BTreeMap<(usize, usize), usize> {
    let mut counts = BTreeMap::new();
    for team in games.iter().flat_map(|game| [&game.team_a, &game.team_b]) {
        *counts.entry(pair(team[0], team[1])).or_default() += 1;
    }
    counts
}

pub(crate) fn opponents(games: &[Pairing]) -> BTreeMap<(usize, usize), usize> {
    let mut counts = BTreeMap::new();
    for game in games {
        for (one, other) in
            game.team_a.iter().flat_map(|one| game.team_b.iter().map(move |other| (*one, *other)))
        {
            *counts.entry(pair(one, other)).or_default() += 1;
        }
    }
    counts
}

#[test]
fn four_players_meet_in_the_three_ways() {
    assert_eq!(written(&round_robin(Doubles, 4, None)), "01-23 02-13 03-12");
    assert_eq!(written(&round_robin(Doubles, 4, Some(2))), "01-23 02-13");
    assert_eq!(written(&round_robin(Doubles, 4, Some(5))), "01-23 02-13 03-12 01-23 02-13");
}

#[test]
fn five_players_sit_out_in_turn_in_each_of_the_three_ways() {
    let games = "12-34 02-34 01-34 01-24 01-23 13-24 03-24 03-14 02-14 02-13 14-23 04-23 04-13 04-12 03-12";
    assert_eq!(written(&round_robin(Doubles, 5, None)), games);
    assert_eq!(written(&round_robin(Doubles, 5, Some(1))), "12-34");
    assert_eq!(round_robin(Doubles, 5, Some(20)).len(), 20);
    assert_eq!(plays(&round_robin(Doubles, 5, None), 5), [12; 5]);
}

#[test]
fn singles_meet_in_lexical_order() {
    assert_eq!(written(&round_robin(Singles, 2, None)), "0-1");
    assert_eq!(written(&round_robin(Singles, 4, None)), "0-1 0-2 0-3 1-2 1-3 2-3");
    assert_eq!(written(&round_robin(Singles, 3, Some(4))), "0-1 0-2 1-2 0-1");
    assert_eq!(round_robin(Singles, 20, None).len(), 190);
}

#[test]
fn rosters_that_no_session_has_get_no_games() {
    for (mode, players) in
        [(Doubles, 0), (Doubles, 3), (Doubles, 21), (Singles, 1), (Singles, 21), (Singles, usize::MAX)]
    {
        assert_eq!(possible_games(mode, players), 0);
        assert_eq!(round_robin(mode, players, Some(3)), []);
    }
}

#[test]
fn a_count_of_none_plans_nothing_and_a_huge_one_stops_at_what_a_session_holds() {
    assert_eq!(round_robin(Doubles, 6, Some(0)), []);
    assert_eq!(round_robin(Doubles, 6, Some(usize::MAX)).len(), 1_000);
}

#[test]
fn games_are_counted_without_being_planned() {
    for (mode, players) in [(Doubles, 3), (Doubles, 5), (Doubles, 9), (Singles, 4), (Singles, 21)] {
        for count in [None, Some(0), Some(7), Some(1_001)] {
            let counted = planned_games(mode, players, count);
            assert_eq!(counted, round_robin(mode, players, count).len(), "{players} players, {count:?}");
        }
    }
}

#[test]
fn six_players_play_rest_and_meet_evenly() {
    let games = round_robin(Doubles, 6, None);
    assert_eq!(plays(&games, 6), [8; 6]);
    let partners = partners(&games);
    assert!(partners.values().all(|times| *times <= 2));
    // 24 places for partners and 15 pairs: 9 repeats are the least possible.
    assert_eq!(partners.values().filter(|times| **times == 2).count(), 9);
    let opponents = opponents(&games);
    assert!(opponents.len() == 15 && opponents.values().all(|times| (3..=4).contains(times)));
    assert_eq!(opponents.values().map(|times| times * times).sum::<usize>(), 156);
}

#[test]
fn none_of_six_players_rests_twice_running_even_where_the_cycle_begins_again() {
    for two in round_robin(Doubles, 6, Some(25)).windows(2) {
        assert_eq!(plays(two, 6).iter().filter(|plays| **plays == 0).count(), 0, "{}", written(two));
    }
}

#[test]
fn none_of_six_players_keeps_a_partner_for_the_next_game() {
    for games in [round_robin(Doubles, 6, Some(25)), plan(6, 1, 8).concat(), plan(6, 1, 20).concat()] {
        for two in games.windows(2) {
            let next: Vec<_> = two[1].partners().collect();
            assert!(!two[0].partners().any(|pair| next.contains(&pair)), "{}", written(&games));
        }
    }
}

#[test]
fn nobody_in_doubles_is_ever_more_than_one_game_behind() {
    for players in 6..=20 {
        let games = round_robin(Doubles, players, Some(24));
        assert_eq!(games.len(), 24);
        for (index, game) in games.iter().enumerate() {
            let mut four: Vec<usize> = game.players().collect();
            four.sort_unstable();
            four.dedup();
            assert!(four.len() == 4 && four.iter().all(|player| *player < players));
            assert!(spread(&games[..=index], players) <= 1, "{players} players, game {index}");
        }
    }
}

#[test]
fn seven_players_and_more_get_four_games_each_and_change_partners() {
    for players in 7..=20 {
        let games = round_robin(Doubles, players, None);
        assert_eq!(plays(&games, players), vec![4; players]);
        assert!(partners(&games).values().all(|times| *times == 1), "{players} players: {}", written(&games));
        let most = opponents(&games).values().copied().max();
        assert!(most <= Some(3), "{players} players: {}", written(&games));
    }
}

#[test]
fn none_of_seven_players_rests_twice_running() {
    for two in round_robin(Doubles, 7, None).windows(2) {
        assert_eq!(plays(two, 7).iter().filter(|plays| **plays == 0).count(), 0, "{}", written(two));
    }
}
