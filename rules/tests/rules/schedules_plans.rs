//! Doubles with rotating partners: what every plan keeps, how good plans are, and what people read.

use pace_rules::{
    schedule::{Extent, Pairing, Round, fairness, plan, round_robin},
    session::GameMode::Doubles,
};

use crate::schedules::{opponents, partners, plays, spread, written};

/// What no plan may break, recounted in the plainest way.
fn check(players: usize, courts: usize, rounds: usize) {
    let plan = plan(players, courts, rounds);
    let case = format!("{players} players, {courts} courts, {rounds} rounds");
    let used = courts.min(players / 4);
    assert_eq!(plan.len(), rounds, "{case}");
    for (number, round) in plan.iter().enumerate() {
        assert_eq!(round.len(), used, "{case}");
        let mut playing: Vec<usize> = round.iter().flat_map(Pairing::players).collect();
        playing.sort_unstable();
        playing.dedup();
        assert_eq!(playing.len(), 4 * used, "{case}: somebody plays twice in {}", written(round));
        assert!(playing.iter().all(|player| *player < players), "{case}");
        assert!(spread(&plan[..=number].concat(), players) <= 1, "{case}: after round {number}");
    }
    let games = plan.concat();
    let pairs = players * (players - 1) / 2;
    let least = (2 * games.len()).saturating_sub(pairs);
    let repeats: usize = partners(&games).values().map(|times| times - 1).sum();
    assert_eq!(repeats, least, "{case}: partners repeated");
    // Where all could rest in turn without anybody resting twice running, nobody does; otherwise
    // nobody waits longer than rounds go by between two games, to the nearest.
    let allowed = if players < 8 * used { 1 } else { (players + 2 * used) / (4 * used) };
    assert!(longest_rest(&plan, players) <= allowed, "{case}: a rest is too long");
    let squares: usize = opponents(&games).values().map(|times| times * times).sum();
    let (each, more) = (4 * games.len() / pairs, 4 * games.len() % pairs);
    let bound = pairs * each * each + more * (2 * each + 1);
    assert!(squares >= bound && 4 * squares <= 5 * bound, "{case}: opponents {squares}, at best {bound}");
    let figures = fairness(players, &plan);
    assert_eq!((figures.repeats, figures.longest_rest), (repeats, longest_rest(&plan, players)), "{case}");
    assert_eq!((figures.sum_of_squares, figures.least_sum_of_squares), (squares, bound), "{case}");
}

fn longest_rest(plan: &[Round], players: usize) -> usize {
    let rests = |player: usize| {
        let plays = |round: &&Round| round.iter().any(|game| game.players().any(|it| it == player));
        plan.split(|round| plays(&round)).map(<[Round]>::len).max().unwrap_or(0)
    };
    (0..players).map(rests).max().unwrap_or(0)
}

#[test]
fn plans_of_all_sizes_keep_the_hard_rules() {
    for players in 4..=20 {
        for courts in 1..=players / 4 {
            for step in [0, 7, 13] {
                check(players, courts, (3 * players + 5 * courts + step) % 20 + 1);
            }
        }
    }
}

#[test]
fn long_plans_keep_the_hard_rules() {
    for (players, courts, rounds) in [(4, 1, 100), (7, 1, 143), (9, 2, 50), (13, 2, 90), (20, 5, 60)] {
        check(players, courts, rounds);
    }
    assert_eq!(plan(6, 1, usize::MAX).len(), 1_000);
    assert_eq!(plan(20, 5, usize::MAX).len(), 200);
}

/// Players, courts, rounds; then partner repeats, opponents' range and the most that the sum of
/// their squares may be.
type Target = (usize, usize, usize, usize, (usize, usize), usize);

#[test]
fn plans_are_as_good_as_the_best_known() {
    let targets: [Target; 11] = [
        (6, 1, 12, 9, (3, 4), 156),
        (7, 1, 14, 7, (0, 4), 160),
        (8, 2, 7, 0, (2, 2), 112),
        (9, 2, 9, 0, (2, 2), 144),
        (10, 2, 10, 0, (0, 3), 156),
        (11, 2, 11, 0, (1, 2), 154),
        (14, 3, 10, 0, (1, 2), 178),
        (12, 3, 8, 0, (1, 2), 156),
        (12, 3, 11, 0, (2, 2), 264),
        (16, 4, 10, 0, (1, 2), 240),
        (16, 4, 15, 0, (2, 2), 480),
    ];
    for (players, courts, rounds, repeats, (least, most), squares) in targets {
        let case = format!("{players} players, {courts} courts, {rounds} rounds");
        let fairness = fairness(players, &plan(players, courts, rounds));
        assert_eq!(fairness.repeats, repeats, "{case}");
        let Extent { least: fewest, most: highest } = fairness.opponents;
        assert!(fewest >= least && highest <= most, "{case}: {fewest} to {highest}");
        assert!(fairness.sum_of_squares <= squares, "{case}: {}", fairness.sum_of_squares);
        assert_eq!(fairness.rests(), 0, "{case}");
    }
}

#[test]
fn the_same_plan_is_found_every_time() {
    assert_eq!(plan(15, 2, 9), plan(15, 2, 9));
}

#[test]
fn the_first_round_goes_down_the_roster() {
    assert_eq!(written(&plan(10, 2, 4)[0]), "01-23 45-67");
    assert_eq!(written(&plan(7, 1, 9)[0]), "01-23");
    assert_eq!(written(&plan(8, 2, 7)[0]), "01-23 45-67");
}

#[test]
fn courts_that_cannot_be_filled_stay_idle() {
    assert_eq!(plan(9, 5, 6), plan(9, 2, 6));
    assert_eq!(plan(4, usize::MAX, 3), plan(4, 1, 3));
}

#[test]
fn without_players_courts_or_rounds_there_is_no_plan() {
    for (players, courts, rounds) in
        [(3, 1, 5), (0, 1, 5), (21, 5, 5), (usize::MAX, 5, 5), (8, 0, 5), (8, 2, 0)]
    {
        assert_eq!(plan(players, courts, rounds), Vec::<Round>::new());
    }
}

#[test]
fn a_round_robin_of_seven_and_more_is_the_plan_for_one_court() {
    for players in [7, 12, 20] {
        assert_eq!(round_robin(Doubles, players, Some(9)), plan(players, 1, 9).concat());
    }
}

fn sentences(players: usize, courts: usize, rounds: usize) -> String {
    fairness(players, &plan(players, courts, rounds)).sentences().join(" ")
}

#[test]
fn people_read_how_fair_a_plan_is() {
    let six: Vec<Round> = round_robin(Doubles, 6, None).into_iter().map(|game| vec![game]).collect();
    assert_eq!(
        fairness(6, &six).sentences(),
        [
            "Everyone plays 8 times.",
            "Nobody plays with the same partner more than twice.",
            "Everyone meets everyone 3 or 4 times.",
            "Nobody rests twice running.",
        ],
    );
    assert_eq!(
        sentences(12, 3, 11),
        "Everyone plays 11 times. Everyone plays with everyone once. Everyone meets everyone twice. Nobody rests."
    );
    assert_eq!(
        sentences(14, 3, 10),
        "Everyone plays 8 or 9 times. Nobody plays with the same partner twice. \
         Everyone meets everyone once or twice. Nobody rests twice running."
    );
    assert_eq!(
        sentences(16, 1, 6),
        "Everyone plays once or twice. Nobody plays with the same partner twice. \
         Nobody meets the same opponent more than once. Nobody rests more than 4 rounds running."
    );
    assert_eq!(fairness(6, &[]).sentences(), Vec::<String>::new());
}

#[test]
fn figures_of_nothing_are_nothing() {
    let none = fairness(0, &[]);
    assert_eq!((none.plays.most, none.opponents.most, none.least_sum_of_squares), (0, 0, 0));
    let strangers = fairness(4, &plan(8, 2, 3));
    assert!(strangers.plays.most <= 3);
    assert_eq!(fairness(usize::MAX, &plan(8, 2, 3)).plays, Extent { least: 0, most: 3 });
}

#[test]
fn plays_are_counted_for_each_player() {
    let plan = plan(11, 2, 5);
    let plays = plays(&plan.concat(), 11);
    let fairness = fairness(11, &plan);
    assert_eq!(Some(fairness.plays.least), plays.iter().copied().min());
    assert_eq!(Some(fairness.plays.most), plays.iter().copied().max());
}
