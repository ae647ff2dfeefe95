//! Ways to spend an evening.

use std::collections::BTreeSet;

use pace_rules::{
    game::{GameResult, Team},
    schedule::{
        NoPlan, Pairing, PlayedGame, Round, fairness,
        format::{Format, Standing, americano, fixed_pairs, king_of_the_court, mexicano, standing},
        opening, played_rounds, possible_games, round_robin,
    },
    session::GameMode::{self, Doubles, Singles},
};

use crate::{
    evening::{played, session},
    schedules::{opponents, plays, spread, written},
};

/// A game of "ab-cd" that the side with more points won.
fn game(teams: &str, points_a: u8, points_b: u8) -> PlayedGame {
    let side = |text: &str| text.chars().filter_map(|it| it.to_digit(10)).map(|it| it as usize).collect();
    let (team_a, team_b) = teams.split_once('-').expect("two teams");
    PlayedGame {
        pairing: Pairing { team_a: side(team_a), team_b: side(team_b) },
        result: GameResult {
            winning_team: if points_a > points_b { Team::A } else { Team::B },
            team_a_score: Some(points_a),
            team_b_score: Some(points_b),
        },
    }
}

const EIGHT: [usize; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

#[test]
fn every_format_has_a_name_and_a_sentence_of_its_own() {
    let names: BTreeSet<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(names.len(), Format::ALL.len());
    for format in Format::ALL {
        let sentence = format.explanation();
        assert!(sentence.ends_with('.') && !sentence[..sentence.len() - 1].contains('.'), "{sentence}");
    }
    let by_results: Vec<Format> = Format::ALL.into_iter().filter(|format| format.needs_results()).collect();
    assert_eq!(by_results, [Format::Mexicano, Format::KingOfTheCourt]);
}

#[test]
fn in_an_americano_everybody_plays_with_everybody() {
    for (players, courts, rounds) in [(8, 2, 7), (9, 2, 9), (6, 1, 8), (5, 3, 5)] {
        let plan = americano(players, courts, None);
        assert_eq!(plan.len(), rounds, "{players} players");
        assert!(fairness(players, &plan).partners.least >= 1, "{players} players");
    }
    assert_eq!(americano(8, 2, Some(3)).len(), 3);
    for (players, courts) in [(3, 1), (8, 0), (21, 2), (usize::MAX, 2)] {
        assert_eq!(americano(players, courts, None), Vec::<Round>::new());
    }
}

#[test]
fn the_standing_adds_up_the_points_of_each_players_side() {
    let rounds = [
        vec![game("01-23", 21, 15), game("45-67", 18, 21)],
        vec![game("02-13", 11, 21), game("46-57", 21, 3)],
    ];
    let row = |player, points, wins| Standing { player, points, wins, games: 2 };
    let standing = standing(&EIGHT, &rounds);
    assert_eq!(
        standing,
        [
            row(1, 42, 2),
            row(6, 42, 2),
            row(4, 39, 1),
            row(3, 36, 1),
            row(0, 32, 1),
            row(2, 26, 0),
            row(7, 24, 1),
            row(5, 21, 0),
        ],
    );
}

#[test]
fn equal_points_go_by_wins_then_by_fewer_games() {
    let rounds = [vec![game("01-23", 21, 20)], vec![game("45-01", 21, 0)], vec![game("67-23", 2, 1)]];
    let order: Vec<usize> = standing(&[0, 2, 4, 6], &rounds).into_iter().map(|row| row.player).collect();
    // 21 points each but the last: 4 won its only game, 0 one of two, 2 none.
    assert_eq!(order, [4, 0, 2, 6]);
}

#[test]
fn in_a_mexicano_first_and_fourth_play_second_and_third() {
    assert_eq!(written(&mexicano(&EIGHT, 2, &[])), "03-12 47-56");
    let first = vec![game("03-12", 15, 21), game("47-56", 21, 19)];
    // 21: 1 2 4 7, 19: 5 6, 15: 0 3.
    assert_eq!(written(&mexicano(&EIGHT, 2, &[first])), "17-24 53-60");
}

#[test]
fn in_a_mexicano_all_rest_in_turn_and_late_arrivals_do_not_catch_up() {
    let seven = &EIGHT[..7];
    let mut rounds: Vec<Vec<PlayedGame>> = Vec::new();
    for _ in 0..14 {
        let next = mexicano(seven, 1, &rounds);
        let result = game("0-1", 21, 9).result;
        rounds.push(next.into_iter().map(|pairing| PlayedGame { pairing, result }).collect());
        let games: Vec<Pairing> = rounds.iter().flatten().map(|game| game.pairing.clone()).collect();
        assert!(spread(&games, 7) <= 1, "{}", written(&games));
    }
    let so_far = rounds.len();
    for _ in 0..8 {
        let next = mexicano(&EIGHT, 1, &rounds);
        let result = game("0-1", 9, 21).result;
        rounds.push(next.into_iter().map(|pairing| PlayedGame { pairing, result }).collect());
    }
    let later: Vec<Pairing> = rounds[so_far..].iter().flatten().map(|game| game.pairing.clone()).collect();
    assert_eq!(plays(&later, 8), [4; 8]);
}

#[test]
fn winners_move_up_and_losers_down_with_other_partners() {
    let three: Vec<usize> = (0..12).collect();
    let twelve =
        |round: &Round| -> Vec<Vec<usize>> { round.iter().map(|game| game.players().collect()).collect() };
    assert_eq!(twelve(&king_of_the_court(&three, 3, &[])), [[0, 2, 1, 3], [4, 6, 5, 7], [8, 10, 9, 11]]);
    let mut round = vec![game("01-23", 21, 5), game("45-67", 5, 21), game("89-00", 21, 5)];
    round[2].pairing.team_b = vec![10, 11];
    // Winners 0 1 stay and 6 7 come up; losers 2 3 come down and 8 9 up; 4 5 come down to 10 11.
    let next = king_of_the_court(&three, 3, &[round]);
    assert_eq!(twelve(&next), [[0, 6, 1, 7], [2, 8, 3, 9], [4, 10, 5, 11]]);
}

#[test]
fn whoever_arrives_together_plays_apart_with_whom_they_have_played_less() {
    let rounds = [vec![game("04-26", 21, 5)], vec![game("02-46", 5, 21)]];
    // 4 6 won and 0 2 lost; 4 has played with 0, and 6 with 2.
    assert_eq!(written(&king_of_the_court(&[0, 2, 4, 6], 1, &rounds)), "42-60");
}

#[test]
fn on_one_court_those_who_wait_come_on_for_the_losers() {
    let five = [0, 1, 2, 3, 4];
    let first = [vec![game("01-23", 21, 5)]];
    // One waits: of the losers, who have played as often, the second goes off.
    assert_eq!(written(&king_of_the_court(&five, 1, &first)), "02-14");
    let second = [first.clone(), [vec![game("02-14", 5, 21)]]].concat();
    // 3 waits, and of the losers 0 and 2 both have played twice; 1 has played with 0.
    assert_eq!(written(&king_of_the_court(&five, 1, &second)), "13-40");
    // Three wait: two come on, those who are first on the list as they have waited as long.
    assert_eq!(written(&king_of_the_court(&EIGHT[..7], 1, &first)), "04-15");
    // Whoever leaves makes room as well.
    assert_eq!(written(&king_of_the_court(&[1, 2, 3, 4, 5], 1, &first)), "14-25");
}

#[test]
fn nobody_is_twice_on_court_however_many_courts_and_people_there_are() {
    for (players, courts) in [(4, 1), (6, 1), (8, 2), (11, 2), (13, 3), (20, 5), (20, 2)] {
        let mut rounds: Vec<Vec<PlayedGame>> = Vec::new();
        for number in 0..12 {
            // Some leave for some time, and sometimes a court is missing.
            let present: Vec<usize> =
                (0..players).filter(|player| players < 8 || (player + number) % 7 > 0).collect();
            let courts = courts - usize::from(number % 5 == 4 && courts > 1);
            for next in [mexicano(&present, courts, &rounds), king_of_the_court(&present, courts, &rounds)] {
                let playing: BTreeSet<usize> = next.iter().flat_map(Pairing::players).collect();
                assert_eq!(next.len(), courts.min(present.len() / 4), "{players} players, {courts} courts");
                assert_eq!(playing.len(), 4 * next.len(), "{}", written(&next));
                assert!(playing.iter().all(|player| present.contains(player)));
                if number % 2 == 0 || next.len() < 2 {
                    let result = game("0-1", 21, 9).result;
                    rounds.push(next.into_iter().map(|pairing| PlayedGame { pairing, result }).collect());
                }
            }
        }
    }
    assert_eq!(king_of_the_court(&[0, 1, 2], 1, &[]), Round::new());
    assert_eq!(mexicano(&[0, 1, 2, usize::MAX], 1, &[]).len(), 1);
}

#[test]
fn fixed_pairs_meet_each_other_once() {
    for (pairs, courts) in [(2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (10, 5), (10, 3)] {
        let teams: Vec<[usize; 2]> = (0..pairs).map(|pair| [2 * pair, 2 * pair + 1]).collect();
        let plan = fixed_pairs(&teams, courts, None);
        for (number, round) in plan.iter().enumerate() {
            let playing: BTreeSet<usize> = round.iter().flat_map(Pairing::players).collect();
            assert_eq!(playing.len(), 4 * round.len(), "{}", written(round));
            assert!(spread(&plan[..=number].concat(), 2 * pairs) <= 2, "{pairs} pairs, {courts} courts");
        }
        let games = plan.concat();
        assert_eq!(games.len(), pairs * (pairs - 1) / 2, "{pairs} pairs, {courts} courts");
        assert!(opponents(&games).values().all(|times| *times == 1));
        assert!(games.iter().all(|game| teams.iter().any(|team| game.team_a == team)));
    }
}

#[test]
fn fixed_pairs_begin_again_when_all_have_met() {
    let teams = [[0, 1], [2, 3], [4, 5]];
    let games = fixed_pairs(&teams, 1, Some(7)).concat();
    assert_eq!(games.len(), 7);
    assert_eq!(fixed_pairs(&teams, 1, Some(3)), fixed_pairs(&teams, 1, None));
    assert!(opponents(&games).values().all(|times| (2..=3).contains(times)));
    assert_eq!(fixed_pairs(&teams[..1], 1, None), Vec::<Round>::new());
    assert_eq!(fixed_pairs(&teams, 0, Some(3)), Vec::<Round>::new());
}

#[test]
fn a_sessions_played_games_are_taken_in_rounds() {
    let names = ["Ann", "Ben", "Cal", "Dee", "Eva", "Fay", "Gil", "Hal"];
    let games = [
        ("Ann Ben", "Cal Dee", Some(21), Some(9)),
        ("Eva Fay", "Gil Hal", Some(21), Some(9)),
        ("Ann Cal", "Ben Dee", Some(21), Some(9)),
        ("Ann Dee", "Ben Cal", None, None),
        ("Eva Gil", "Fay Hal", None, None),
    ];
    let state = played(session(Doubles, &names), &games);
    let shape = |courts| {
        let rounds = played_rounds(&state, courts);
        rounds.iter().map(Vec::len).collect::<Vec<_>>()
    };
    assert_eq!(shape(2), [2, 1, 2]);
    assert_eq!(shape(1), [1; 5]);
    let rounds = played_rounds(&state, 2);
    assert_eq!(rounds[0][1].winners(), [4, 5]);
    assert_eq!(rounds[0][1].losers(), [6, 7]);
    assert_eq!(standing(&EIGHT, &rounds)[0], Standing { player: 0, points: 42, wins: 3, games: 3 });
}

#[test]
fn an_evening_on_one_court_begins_with_the_round_robin_that_existing_clients_know() {
    for (mode, players) in
        [(Doubles, 4), (Doubles, 5), (Doubles, 6), (Doubles, 9), (Singles, 2), (Singles, 5)]
    {
        for rounds in [None, Some(2), Some(20)] {
            let games = opening(Format::RoundRobin, mode, players, 1, rounds).expect("a plan").concat();
            assert_eq!(games, round_robin(mode, players, rounds), "{players} players");
        }
    }
}

#[test]
fn on_several_courts_everybody_is_on_one_of_them_at_a_time_and_meets_everybody() {
    for (format, mode, players) in [
        (Format::RoundRobin, Doubles, 8),
        (Format::RoundRobin, Doubles, 11),
        (Format::Americano, Doubles, 13),
        (Format::FixedPairs, Doubles, 12),
        (Format::RoundRobin, Singles, 5),
        (Format::RoundRobin, Singles, 8),
    ] {
        for courts in 2..=5 {
            let plan = opening(format, mode, players, courts, None).expect("a plan");
            for round in &plan {
                let playing: Vec<usize> = round.iter().flat_map(Pairing::players).collect();
                let distinct: BTreeSet<usize> = playing.iter().copied().collect();
                assert_eq!((distinct.len(), round.len() <= courts), (playing.len(), true));
            }
            let fairness = fairness(players, &plan);
            match (format, mode) {
                (_, Singles) => {
                    assert_eq!((fairness.opponents.least, fairness.opponents.most), (1, 1), "{players}");
                    assert_eq!(plan.concat().len(), possible_games(mode, players));
                }
                (Format::FixedPairs, _) => assert!(fairness.opponents.most <= 1),
                _ => assert!(fairness.partners.least >= 1, "{players} players, {courts} courts"),
            }
        }
    }
}

#[test]
fn an_evening_by_results_begins_with_one_round() {
    for format in [Format::Mexicano, Format::KingOfTheCourt] {
        let plan = opening(format, Doubles, 9, 2, Some(7)).expect("a plan");
        assert_eq!((plan.len(), plan[0].len()), (1, 2));
    }
}

#[test]
fn what_cannot_be_played_is_refused_with_a_sentence() {
    let refused = |format: Format, mode: GameMode, players| {
        opening(format, mode, players, 2, None).expect_err("no plan")
    };
    assert_eq!(refused(Format::FixedPairs, Doubles, 7), NoPlan::OddPairs);
    assert_eq!(refused(Format::Americano, Doubles, 3), NoPlan::TooFew(4));
    assert_eq!(refused(Format::RoundRobin, Singles, 1).to_string(), "A plan needs at least 2 players.");
    for format in Format::ALL {
        let offered = Format::offered(Singles).contains(&format);
        assert_eq!(opening(format, Singles, 6, 1, None).is_ok(), offered, "{format:?}");
    }
    assert!(Format::ALL.into_iter().all(|format| refused(format, Doubles, 21) == NoPlan::TooMany));
}
