//! Elo and the rating by points: against other implementations, and by hand.

use pace_rules::{
    game::Team,
    group::{GroupStrengths, Standings, StrengthStep},
    rating::{
        elo::{Exchange, expected},
        points::{
            Belief, Decisiveness, Forecast, GAME_DEVIATION, START_DEVIATION, Seen, Strengths, lead_to_21,
            margin,
        },
    },
    session::GameMode,
};
use proptest::prelude::*;
use skillratings::{
    Outcomes,
    elo::{EloConfig, EloRating, elo, expected_score},
    trueskill::{TrueSkillConfig, TrueSkillRating, expected_score_two_teams},
};

use crate::{
    any::config,
    club::{Plays, club, gp},
};

const FOUR: [&str; 4] = ["Ann", "Ben", "Cal", "Dee"];

fn belief() -> impl Strategy<Value = Belief> {
    (-30.0..30.0_f64, 0.5..5.0_f64)
        .prop_map(|(mean, deviation)| Belief { mean, variance: deviation * deviation })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn elo_is_that_of_another_implementation_rounded(a in 100..3000_i32, b in 100..3000_i32, k in 1.0..100.0_f64) {
        let [ours, theirs] = [a, b].map(f64::from).map(|rating| EloRating { rating });
        let expectations = expected_score(&ours, &theirs);
        prop_assert!((expected(a.into(), b.into()) - expectations.0).abs() < 1e-12);
        let (won, lost) = elo(&ours, &theirs, &Outcomes::WIN, &EloConfig { k });
        let exchange = Exchange::of(k, [a.into(), b.into()], Team::A);
        let off = |new: f64, old: i32, change: i32| (new - f64::from(old) - f64::from(change)).abs();
        prop_assert!(off(won.rating, a, exchange.changes[0]) <= 0.5 + 1e-9);
        prop_assert!(off(lost.rating, b, exchange.changes[1]) <= 0.5 + 1e-9);
    }

    #[test]
    fn odds_are_those_of_trueskill_with_the_lead_scaled_and_one_chance_a_game(
        a in proptest::collection::vec(belief(), 1..3), b in proptest::collection::vec(belief(), 1..3)
    ) {
        // A fresh group takes 0.6 of a lead for real.
        let theirs = |side: &[Belief]| -> Vec<TrueSkillRating> {
            let rating = |belief: &Belief| TrueSkillRating { rating: 0.6 * belief.mean, uncertainty: belief.variance.sqrt() };
            side.iter().map(rating).collect()
        };
        let players = f64::from(u32::try_from(a.len() + b.len()).expect("few"));
        let config = TrueSkillConfig { beta: GAME_DEVIATION / players.sqrt(), ..TrueSkillConfig::new() };
        let (chance, _) = expected_score_two_teams(&theirs(&a), &theirs(&b), &config);
        let forecast = Forecast::of([a.iter().copied(), b.iter().copied()]);
        prop_assert!((Decisiveness::default().chance(forecast) - chance).abs() < 1e-6);
    }

    #[test]
    fn a_game_moves_both_sides_alike_and_makes_them_surer(points in (0..31_u32, 0..31_u32), before in 0..6_usize) {
        let sides: [&[Option<usize>]; 2] = [&[Some(0), Some(1)], &[Some(2), Some(3)]];
        let mut strengths = Strengths::new(4);
        for _ in 0..before {
            strengths.see(sides, Seen::scored(Team::A, [21, 17]));
        }
        let beliefs = |strengths: &Strengths| [0, 1, 2, 3].map(|place| strengths.belief(Some(place)));
        let (old, lead) = (beliefs(&strengths), strengths.forecast(sides).lead);
        let winner = if points.0 > points.1 { Team::A } else { Team::B };
        strengths.see(sides, Seen::scored(winner, [points.0, points.1]));
        let new = beliefs(&strengths);
        prop_assert!(new.iter().zip(&old).all(|(new, old)| new.variance < old.variance));
        prop_assert!((new.iter().map(|belief| belief.mean).sum::<f64>() - old.iter().map(|belief| belief.mean).sum::<f64>()).abs() < 1e-9);
        let surprise = margin([points.0, points.1]) - lead;
        prop_assert!((new[0].mean - old[0].mean) * surprise >= 0.0);
        let there_and_back = strengths.chance(sides) + strengths.chance([sides[1], sides[0]]);
        prop_assert!((there_and_back - 1.0).abs() < 1e-9);
    }
}

#[test]
fn the_first_game_is_rated_as_by_hand() {
    let history = club(&FOUR).evening(&["Ann Ben 21-15 Cal Dee"]);
    let standings = Standings::of(&history);
    let steps = GroupStrengths::history(&standings, &gp("ann")).expect("in the pool");
    // z = 20·ln(22/16) = 6.37; S = 4·16 + 100; 16/164·6.37 = 0.621, times 40.
    let StrengthStep { before, after, change, chance, expected_lead, lead, .. } = &steps[0];
    assert_eq!((before.rating, after.rating, *change), (1500, 1525, 25));
    assert!((*chance - 50.0).abs() < 1e-9 && expected_lead.abs() < 1e-9 && (*lead - 6.0).abs() < 1e-9);
    // 16·(1 − 16/164) + 0.01 = 14.449 of 16.
    assert!((after.reliability - 9.69).abs() < 0.01, "{}", after.reliability);
    let strongest: Vec<_> =
        GroupStrengths::of(&standings).players().into_iter().map(|row| row.player_name).collect();
    assert_eq!(strongest, FOUR);
}

#[test]
fn a_margin_is_a_log_ratio_and_turns_back_into_points() {
    assert!((margin([21, 15]) - 6.37).abs() < 0.01);
    assert!((margin([15, 21]) + margin([21, 15])).abs() < 1e-12);
    for loser in 0..=19 {
        assert!((lead_to_21(margin([21, loser])) - f64::from(21 - loser)).abs() < 1e-9);
        assert!((lead_to_21(margin([loser, 21])) + f64::from(21 - loser)).abs() < 1e-9);
    }
}

#[test]
fn singles_and_doubles_are_apart() {
    let history = club(&FOUR).evening(&["Ann 21-3 Ben"]).evening(&["Ann Ben 15-21 Cal Dee"]);
    let standings = Standings::of(&history);
    let strengths = GroupStrengths::of(&standings);
    let rating = |mode| strengths.belief(&gp("ann"), mode).rating();
    assert!(rating(GameMode::Singles) > 1500 && rating(GameMode::Doubles) < 1500);
    assert_eq!(strengths.belief(&gp("cal"), GameMode::Singles), Belief::default());
}

#[test]
fn a_game_without_scores_counts_as_won_by_the_sessions_median_margin_but_less() {
    let change = |games: &[&str]| {
        let history = club(&["Ann", "Ben", "Cal", "Dee", "Eve", "Flo", "Gil", "Hal"]).evening(games);
        let standings = Standings::of(&history);
        let steps = GroupStrengths::history(&standings, &gp("ann")).expect("in the pool");
        (steps[0].change, steps[0].lead)
    };
    let others = ["Eve Flo 21-3 Gil Hal", "Eve Gil 21-15 Flo Hal", "Eve Hal 21-19 Flo Gil"];
    let unscored = change(&[&["Ann Ben beat Cal Dee"], &others[..]].concat());
    // The median is 21-15: 16/(4·16 + 4·100)·6.37 = 0.220, times 40.
    assert_eq!(unscored.0, 9);
    assert!((unscored.1 - 6.0).abs() < 1e-9);
    assert_eq!(change(&[&["Ann Ben 21-15 Cal Dee"], &others[..]].concat()).0, 25);
    // In a session without any scores, as a 21-15 too.
    assert_eq!(change(&["Ann Ben beat Cal Dee"]).0, 9);
    // Of two, the middle between them: 20·ln(22/10) = 15.8 and 20·ln(22/19) = 2.9 make 9.35, as 21-12.8.
    let two = change(&["Ann Ben beat Cal Dee", "Eve Flo 21-9 Gil Hal", "Eve Flo 21-18 Gil Hal"]);
    assert!((two.1 - 8.2).abs() < 0.05, "{}", two.1);
}

#[test]
fn guests_count_as_newcomers_and_are_not_rated() {
    let history = club(&["Ann"]).evening(&["Ann Gus 21-15 Hal Ike"; 2]);
    let standings = Standings::of(&history);
    let strengths = GroupStrengths::of(&standings);
    let ann = strengths.belief(&gp("ann"), GameMode::Doubles);
    // Only Ann has become surer, so the second game has more uncertainty than among four members.
    let first = START_DEVIATION.powi(2) * (1.0 - 16.0 / 164.0) + 0.01;
    let second = first * (1.0 - first / (48.0 + first + 100.0)) + 0.01;
    assert!((ann.variance - second).abs() < 1e-9);
    assert_eq!(strengths.belief(&gp("gus"), GameMode::Doubles), Belief::default());
}
