//! Who should play next.

use pace_rules::{
    game::Team,
    rating::points::{Belief, Decisiveness, Forecast},
    session::GameMode,
    suggestion::{Odds, Present, Question, SuggestedGame, Suggestion, suggest},
};
use proptest::{collection::vec, prelude::*};

use crate::any::config;

type Played = Vec<[Vec<usize>; 2]>;

fn present(strengths: &[f64]) -> Vec<Present<usize>> {
    let present = |(id, mean): (usize, &f64)| Present { id, belief: Belief { mean: *mean, variance: 4.0 } };
    strengths.iter().enumerate().map(present).collect()
}

fn ask(mode: GameMode, courts: usize, present: &[Present<usize>], played: &Played) -> Suggestion<usize> {
    suggest(&Question { mode, courts, present, played, decisiveness: Decisiveness::default() })
}

fn doubles(courts: usize, strengths: &[f64], played: &Played) -> Suggestion<usize> {
    ask(GameMode::Doubles, courts, &present(strengths), played)
}

fn sides(game: &SuggestedGame<usize>) -> [Vec<usize>; 2] {
    [game.team_a.clone(), game.team_b.clone()]
}

/// Plays what is suggested, round after round; how often each rested in a row at most.
fn evening(courts: usize, strengths: &[f64], rounds: usize) -> (Played, Vec<usize>) {
    let mut played = Played::new();
    let mut in_a_row = vec![0; strengths.len()];
    let mut most = vec![0; strengths.len()];
    for _ in 0..rounds {
        let suggestion = doubles(courts, strengths, &played);
        for game in &suggestion.games {
            sides(game).iter().flatten().for_each(|player| in_a_row[*player] = 0);
            played.push(sides(game));
        }
        for rest in suggestion.resting {
            in_a_row[rest.id] += 1;
            assert_eq!(usize::try_from(rest.rests), Ok(in_a_row[rest.id]));
            most[rest.id] = in_a_row[rest.id].max(most[rest.id]);
        }
    }
    (played, most)
}

fn times(played: &Played, is_pair: impl Fn(&[Vec<usize>; 2]) -> bool) -> u32 {
    u32::try_from(played.iter().filter(|game| is_pair(game)).count()).expect("few")
}

fn count_of(games: &Played, player: usize) -> usize {
    games.iter().filter(|game| game.iter().flatten().any(|other| *other == player)).count()
}

fn together(played: &Played, one: usize, other: usize) -> u32 {
    times(played, |game| game.iter().any(|side| side.contains(&one) && side.contains(&other)))
}

#[test]
fn the_strongest_plays_with_the_weakest() {
    let suggestion = doubles(1, &[6.0, 3.0, -3.0, -6.0], &Played::new());
    let game = &suggestion.games[0];
    assert_eq!((game.team_a.as_slice(), game.team_b.as_slice()), (&[0, 3][..], &[1, 2][..]));
    assert!((game.chance - 50.0).abs() < 1e-9);
    assert!(suggestion.resting.is_empty());
}

#[test]
fn four_of_a_kind_change_partners_until_all_have_played_together() {
    let mut played = Played::new();
    for again in [0, 0, 0, 2] {
        let suggestion = doubles(1, &[0.0; 4], &played);
        assert_eq!(suggestion.games[0].partners_again, again);
        played.push(sides(&suggestion.games[0]));
    }
    assert_eq!(doubles(1, &[0.0; 4], &played[..1].to_vec()).games[0].opponents_again, 2);
}

#[test]
fn whoever_played_least_plays_and_says_so_whoever_rests() {
    let played = vec![[vec![0, 1], vec![2, 3]], [vec![0, 4], vec![1, 2]]];
    let suggestion = doubles(1, &[0.0; 6], &played);
    // 5 has not played yet, 3 and 4 once; the fourth is one of 0, 1 and 2, who all played twice.
    let players = sides(&suggestion.games[0]).concat();
    assert!([3, 4, 5].iter().all(|player| players.contains(player)), "{players:?}");
    assert_eq!(suggestion.resting.len(), 2);
    assert!(suggestion.resting.iter().all(|rest| rest.games == 2 && rest.rests == 1));
}

#[test]
fn turns_stay_even_and_nobody_rests_twice_running_who_need_not() {
    for (players, courts, rounds) in [(5, 1, 15), (6, 1, 12), (7, 1, 14), (9, 2, 9), (10, 2, 10), (14, 3, 10)]
    {
        let strengths: Vec<f64> = (0..players).map(|player| f64::from(player % 5) - 2.0).collect();
        let (played, rested) = evening(courts, &strengths, rounds);
        assert_eq!(played.len(), courts * rounds);
        let counts: Vec<usize> = (0..strengths.len()).map(|player| count_of(&played, player)).collect();
        let spread = counts.iter().max().zip(counts.iter().min()).map(|(most, least)| most - least);
        assert!(spread <= Some(1), "{players} on {courts}: {counts:?}");
        assert!(rested.iter().all(|rests| *rests <= 1), "{players} on {courts}: {rested:?}");
    }
}

#[test]
fn a_full_evening_of_equals_repeats_few_partners() {
    for (players, courts, rounds, most) in [(8, 2, 7, 4), (12, 3, 8, 2), (16, 4, 10, 4), (20, 5, 10, 2)] {
        let (played, _) = evening(courts, &vec![0.0; players], rounds);
        let pairs = (0..players).flat_map(|one| (one + 1..players).map(move |other| (one, other)));
        let repeats: u32 = pairs.map(|(one, other)| together(&played, one, other).saturating_sub(1)).sum();
        println!("{players} players, {courts} courts, {rounds} rounds: {repeats} repeats");
        assert!(repeats <= most, "{players}: {repeats}");
    }
}

#[test]
fn singles_are_two_a_court_and_meet_somebody_new() {
    let people = present(&[0.0; 5]);
    let first = ask(GameMode::Singles, 2, &people, &Played::new());
    assert_eq!((first.games.len(), first.resting.len()), (2, 1));
    let played: Played = first.games.iter().map(sides).collect();
    let second = ask(GameMode::Singles, 2, &people, &played);
    assert!(second.games.iter().all(|game| game.opponents_again == 0 && game.team_a.len() == 1));
    assert!(second.resting.iter().all(|rest| rest.id != first.resting[0].id));
}

#[test]
fn too_few_players_have_no_game_and_courts_beyond_the_players_stay_empty() {
    assert!(doubles(1, &[0.0; 3], &Played::new()).games.is_empty());
    assert_eq!(doubles(1, &[0.0; 3], &Played::new()).resting.len(), 3);
    assert!(doubles(0, &[0.0; 8], &Played::new()).games.is_empty());
    assert_eq!(doubles(9, &[0.0; 11], &Played::new()).games.len(), 2);
    assert!(doubles(1, &[], &vec![[vec![0, 1], vec![2, 3]]]).games.is_empty());
}

fn any_evening(players: usize) -> impl Strategy<Value = (Vec<f64>, Played)> {
    let game = Just((0..players + 2).collect::<Vec<usize>>())
        .prop_shuffle()
        .prop_map(|order| [order[..2].to_vec(), order[2..4].to_vec()]);
    (vec(-8.0..8.0_f64, players), vec(game, 0..8))
}

/// How bad a game is, by the plain sum.
fn cost(people: &[Present<usize>], played: &Played, game: &[usize; 4]) -> f64 {
    let [a, b, c, d] = *game;
    let belief = |player: usize| people[player].belief;
    let forecast = Forecast::of([[belief(a), belief(b)].into_iter(), [belief(c), belief(d)].into_iter()]);
    let against = |one: usize, other: usize| {
        times(played, |game| (0..2).any(|side| game[side].contains(&one) && game[1 - side].contains(&other)))
    };
    let met: u32 = [(a, c), (a, d), (b, c), (b, d)].into_iter().map(|(one, other)| against(one, other)).sum();
    (100.0 * Decisiveness::default().chance(forecast) - 50.0).abs()
        + 40.0 * f64::from(together(played, a, b) + together(played, c, d))
        + 2.0 * f64::from(met)
}

fn fours(players: usize) -> Vec<[usize; 4]> {
    let pair =
        |from: usize| (from..players).flat_map(move |one| (one + 1..players).map(move |other| (one, other)));
    pair(0)
        .flat_map(|(a, b)| pair(a + 1).map(move |(c, d)| [a, b, c, d]))
        .filter(|[_, b, c, d]| b != c && b != d)
        .collect()
}

fn found(suggestion: &Suggestion<usize>) -> Vec<[usize; 4]> {
    suggestion.games.iter().map(|game| sides(game).concat().try_into().expect("four")).collect()
}

/// How bad two games are, and how bad the best two games of these people are.
fn against_all(people: &[Present<usize>], played: &Played, games: &[[usize; 4]]) -> (f64, f64) {
    let all: Vec<([usize; 4], f64)> =
        fours(people.len()).into_iter().map(|game| (game, cost(people, played, &game))).collect();
    let apart = |one: &[usize; 4], other: &[usize; 4]| other.iter().all(|player| !one.contains(player));
    let pairs = all.iter().flat_map(|one| all.iter().map(move |other| (one, other)));
    let totals = pairs.filter(|(one, other)| apart(&one.0, &other.0)).map(|(one, other)| one.1 + other.1);
    (games.iter().map(|game| cost(people, played, game)).sum(), totals.fold(f64::INFINITY, f64::min))
}

#[test]
fn whoever_sits_out_of_ten_leaves_games_as_even_as_can_be() {
    let mut slack = 0.0;
    for club in 1..=8 {
        let strength = |player: i32| 8.0 * f64::from(club * player * player + 3 * player).sin();
        let strengths: Vec<f64> = (0..10).map(strength).collect();
        let nothing = Played::new();
        let games = found(&doubles(2, &strengths, &nothing));
        let (total, best) = against_all(&present(&strengths), &nothing, &games);

        slack += total - best;
    }
    assert!(slack < 1.0, "{slack}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..config() })]

    #[test]
    fn of_all_games_that_turns_allow_the_best_is_found((strengths, played) in any_evening(7)) {
        let people = present(&strengths);
        let found = found(&doubles(1, &strengths, &played))[0];
        let games = |player: usize| count_of(&played, player);
        let sat_out = |player: usize, game: &[Vec<usize>; 2]| !game.iter().flatten().any(|other| *other == player);
        let rests = |player: &usize| 50.0 * f64::from(u32::try_from(played.iter().rev().take_while(|game| sat_out(*player, game)).count()).expect("few"));
        let mut counts: Vec<usize> = (0..7).map(games).collect();
        counts.sort_unstable();
        let is_fair = |game: &[usize; 4]| {
            let mut theirs = game.map(games);
            theirs.sort_unstable();
            theirs == counts[..4]
        };
        // Those who must play are the same in every choice.
        let total = |game: &[usize; 4]| {
            cost(&people, &played, game) - game.iter().filter(|player| games(**player) == counts[3]).map(rests).sum::<f64>()
        };
        prop_assert!(is_fair(&found));
        let best = fours(7).into_iter().filter(is_fair).map(|game| total(&game)).fold(f64::INFINITY, f64::min);
        prop_assert!((total(&found) - best).abs() < 1e-6, "{} {}", total(&found), best);
    }

    #[test]
    fn two_courts_of_eight_are_as_good_as_trying_all((strengths, played) in any_evening(8)) {
        let games = found(&doubles(2, &strengths, &played));
        let (total, best) = against_all(&present(&strengths), &played, &games);
        prop_assert!(total <= best + 1e-6, "{total} {best}");
    }

    #[test]
    fn the_order_of_who_is_present_does_not_matter((strengths, played) in any_evening(10), courts in 0..4_usize) {
        let people = present(&strengths);
        let mut others: Vec<_> = people.iter().rev().cloned().collect();
        others.extend(people[..2].to_vec());
        let here = ask(GameMode::Doubles, courts, &people, &played);
        prop_assert_eq!(&here, &ask(GameMode::Doubles, courts, &others, &played));
        let mut everybody: Vec<usize> = found(&here).concat();
        everybody.extend(here.resting.iter().map(|rest| rest.id));
        everybody.sort_unstable();
        prop_assert_eq!(everybody, (0..10).collect::<Vec<_>>());
    }
}

#[test]
fn a_game_is_even_up_to_five_percent_from_half_and_an_edge_up_to_fifteen() {
    let odds = |chance| {
        let (team_a, team_b) = (vec![0], vec![1]);
        SuggestedGame { team_a, team_b, chance, partners_again: 0, opponents_again: 0 }.odds()
    };
    assert_eq!([odds(50.0), odds(55.0), odds(45.0)], [Odds::Even; 3]);
    assert_eq!([odds(55.1), odds(65.0)], [Odds::Edge(Team::A); 2]);
    assert_eq!([odds(44.9), odds(35.0)], [Odds::Edge(Team::B); 2]);
    assert_eq!([odds(65.1), odds(34.9)], [Odds::Favourite(Team::A), Odds::Favourite(Team::B)]);
}
