//! How well the rating by points finds out who is strong and who will win, on clubs made from seeds.

use fastrand::Rng;
use pace_rules::{
    game::Team,
    rating::{
        elo::{Exchange, changed, side_rating},
        points::{Seat, Seen, Strengths},
    },
};

const PLAYERS: usize = 12;
const COURTS: usize = 3;
const ROUNDS: usize = 8;
/// How much stronger a rally's chance (as log odds) gets for one standard deviation of strength. With
/// 0.1 Elo with K = 32 comes to know the players as it does in a real club: a rank correlation of
/// about 0.6 after two sessions.
const USUAL_SPREAD: f64 = 0.1;

struct Match {
    sides: [Vec<usize>; 2],
    points: [u32; 2],
}

struct Club {
    skills: Vec<f64>,
    matches: Vec<Match>,
}

/// A value of the standard normal distribution: Box and Muller's transform.
fn normal(random: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - random.f64()).ln()).sqrt();
    radius * (std::f64::consts::TAU * random.f64()).cos()
}

/// Twelve players of skill N(0, 1) on three courts, with random partners each round; `size` to a side.
fn club(seed: u64, sessions: usize, size: usize, spread: f64) -> Club {
    let mut random = Rng::with_seed(seed);
    let skills: Vec<f64> = (0..PLAYERS).map(|_| normal(&mut random)).collect();
    let mut matches = Vec::new();
    for _ in 0..sessions * ROUNDS {
        let mut order: Vec<usize> = (0..PLAYERS).collect();
        random.shuffle(&mut order);
        for court in order.chunks_exact(2 * size).take(COURTS) {
            let sides = [court[..size].to_vec(), court[size..].to_vec()];
            let [a, b] = [0, 1].map(|side| sides[side].iter().map(|player| skills[*player]).sum::<f64>());
            let chance = 1.0 / (1.0 + (-spread * (a - b)).exp());
            let mut points = [0, 0];
            while points.iter().all(|points| *points < 21) {
                points[usize::from(random.f64() >= chance)] += 1;
            }
            matches.push(Match { sides, points });
        }
    }
    Club { skills, matches }
}

/// What a rating makes of a club: how well its order is that of the skills, and the log loss over the
/// second half of the games, each predicted before it is seen.
#[derive(Default)]
struct Result {
    correlation: f64,
    log_loss: f64,
}

impl Result {
    fn add(&mut self, other: &Self, share: f64) {
        self.correlation += other.correlation / share;
        self.log_loss += other.log_loss / share;
    }
}

fn result(club: &Club, ratings: &[f64], chances: &[f64]) -> Result {
    let losses = club.matches.iter().zip(chances).skip(club.matches.len() / 2).map(|(game, chance)| {
        let a_won = game.points[0] > game.points[1];
        -(if a_won { *chance } else { 1.0 - chance }).ln()
    });
    let losses: Vec<f64> = losses.collect();
    Result { correlation: rank_correlation(&club.skills, ratings), log_loss: mean(&losses) }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).expect("few"))
}

/// Spearman's: the correlation of the ranks, equal values sharing theirs.
fn rank_correlation(one: &[f64], other: &[f64]) -> f64 {
    let ranks = |values: &[f64]| -> Vec<f64> {
        let rank = |value: &f64| {
            let below = values.iter().filter(|other| *other < value).count();
            let above = values.iter().filter(|other| *other > value).count();
            f64::from(u32::try_from(values.len() + below - above).expect("few"))
        };
        values.iter().map(rank).collect()
    };
    let [one, other] = [one, other].map(|values| {
        let ranks = ranks(values);
        let mean = mean(&ranks);
        ranks.into_iter().map(|rank| rank - mean).collect::<Vec<f64>>()
    });
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let spread = (product(&one, &one) * product(&other, &other)).sqrt();
    if spread == 0.0 { 0.0 } else { product(&one, &other) / spread }
}

fn elo(club: &Club) -> Result {
    let mut ratings = vec![1500; PLAYERS];
    let mut chances = Vec::new();
    for game in &club.matches {
        let sides = [0, 1].map(|n| side_rating(game.sides[n].iter().map(|player| ratings[*player])));
        let winner = if game.points[0] > game.points[1] { Team::A } else { Team::B };
        let exchange = Exchange::of(32.0, sides, winner);
        chances.push(exchange.expected[0]);
        for (side, change) in game.sides.iter().zip(exchange.changes) {
            for player in side {
                ratings[*player] = changed(ratings[*player], change);
            }
        }
    }
    result(club, &ratings.into_iter().map(f64::from).collect::<Vec<_>>(), &chances)
}

fn points(club: &Club) -> Result {
    let mut strengths = Strengths::new(PLAYERS);
    let mut chances = Vec::new();
    for game in &club.matches {
        let seats = |side: usize| -> Vec<Seat> { game.sides[side].iter().copied().map(Some).collect() };
        let (a, b) = (seats(0), seats(1));
        chances.push(strengths.chance([&a, &b]));
        let winner = if game.points[0] > game.points[1] { Team::A } else { Team::B };
        strengths.see([&a, &b], Seen::scored(winner, game.points));
    }
    let means: Vec<f64> = (0..PLAYERS).map(|player| strengths.belief(Some(player)).mean).collect();
    result(club, &means, &chances)
}

/// The means over so many seeds: of Elo with K = 32, and of the rating by points.
fn compare(seeds: u32, sessions: usize, size: usize, spread: f64) -> [Result; 2] {
    let mut means = [Result::default(), Result::default()];
    for seed in 0..seeds {
        let club = club(seed.into(), sessions, size, spread);
        for (mean, result) in means.iter_mut().zip([elo(&club), points(&club)]) {
            mean.add(&result, seeds.into());
        }
    }
    means
}

#[test]
fn after_two_sessions_the_order_is_much_nearer_to_the_skills_than_that_of_elo() {
    let [elo, points] = compare(200, 2, 2, USUAL_SPREAD);
    println!("rank correlation: Elo {:.3}, points {:.3}", elo.correlation, points.correlation);
    assert!(points.correlation >= 0.65, "{:.3}", points.correlation);
    assert!(points.correlation >= elo.correlation + 0.04, "{:.3} {:.3}", points.correlation, elo.correlation);
}

#[test]
fn winners_are_predicted_better_than_by_elo_whether_players_are_alike_or_far_apart() {
    // Of a single session half is 12 games: too few to tell anything from chance.
    for (size, sessions, spread) in [
        (2, 2, 0.0),
        (2, 8, 0.0),
        (2, 2, 0.05),
        (2, 8, 0.05),
        (2, 2, USUAL_SPREAD),
        (2, 8, USUAL_SPREAD),
        (2, 2, 0.3),
        (2, 8, 0.3),
        (1, 2, USUAL_SPREAD),
        (1, 8, USUAL_SPREAD),
        (1, 8, 0.4),
    ] {
        let [elo, points] = compare(1_000, sessions, size, spread);
        println!("{size} a side, {sessions} sessions, {spread}: {:.4} {:.4}", elo.log_loss, points.log_loss);
        assert!(points.log_loss < elo.log_loss, "{size} a side, {sessions} sessions, spread {spread}");
    }
}
