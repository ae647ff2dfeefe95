//! The rest of an evening in each format, and how fair the whole of it will have been.

use pace_rules::{
    id::PlayerId,
    schedule::{
        Extent, NoPlan, Remaining, Replan, Share, fairness,
        format::{Format, fixed_pairs, mexicano},
        plan, replan,
    },
    session::GameMode::{Doubles, Singles},
    state::SessionState,
};

use crate::{
    schedules::written,
    schedules_replans::{evening, ids, rotating},
};

#[test]
fn without_a_number_of_rounds_as_much_is_planned_as_was_unplayed_or_else_all_there_is() {
    let rounds = |state: &SessionState, format: Format, present: usize, courts: usize| {
        let present = ids(0..present);
        let remaining = Remaining { present: &present, under_way: &[], format, courts, rounds: None };
        replan(state, &remaining).expect("a plan").rounds.len()
    };
    let begun = evening(Doubles, 8, &plan(8, 2, 7), 4);
    assert_eq!(rounds(&begun, Format::Americano, 8, 2), 5);
    assert_eq!(rounds(&begun, Format::Americano, 7, 1), 10, "as many games on one court");
    let ended = evening(Doubles, 8, &plan(8, 2, 7), 14);
    assert_eq!(rounds(&ended, Format::Americano, 8, 2), 7);
    assert_eq!(rounds(&ended, Format::RoundRobin, 8, 1), 8);
    assert_eq!(rounds(&ended, Format::RoundRobin, 8, 2), 7);
    assert_eq!(rounds(&evening(Doubles, 8, &[], 0), Format::FixedPairs, 8, 2), 3);
    assert_eq!(rounds(&ended, Format::Mexicano, 8, 2), 1);
    assert_eq!(rounds(&evening(Singles, 5, &[], 0), Format::RoundRobin, 5, 2), 5);
}

fn formats(state: &SessionState, format: Format, present: &[PlayerId]) -> Result<Vec<String>, NoPlan> {
    let remaining = Remaining { present, under_way: &[], format, courts: 2, rounds: None };
    replan(state, &remaining).map(|plan| plan.rounds.iter().map(|round| written(round)).collect())
}

#[test]
fn fixed_pairs_stay_together_and_meet_whom_they_have_not_met() {
    let pairs: Vec<[usize; 2]> = vec![[0, 5], [1, 4], [2, 3], [6, 7]];
    let all = fixed_pairs(&pairs, 2, None);
    let state = evening(Doubles, 8, &all, 2);
    let rest = formats(&state, Format::FixedPairs, &ids(0..8)).expect("a plan");
    assert_eq!(rest, all[1..].iter().map(|round| written(round)).collect::<Vec<_>>());
    assert!(fairness(8, &all).sentences().contains(&"Partners stay together.".to_owned()));
    // 5 leaves and 8 comes: 0 has lost a partner and so plays with 8.
    let late = evening(Doubles, 9, &all, 2);
    let present = ids([0, 1, 2, 3, 4, 6, 7, 8]);
    let rest = formats(&late, Format::FixedPairs, &present).expect("a plan").join(" ");
    assert!(rest.contains("08") && rest.contains("14") && rest.contains("23"), "{rest}");
    assert_eq!(formats(&late, Format::FixedPairs, &ids(0..9)), Err(NoPlan::OddPairs));
}

#[test]
fn a_round_that_follows_from_results_waits_for_them() {
    let first = mexicano(&(0..8).collect::<Vec<_>>(), 2, &[]);
    let state = evening(Doubles, 8, std::slice::from_ref(&first), 2);
    let everybody = ids(0..8);
    // Both sides A won without points: 0 3 4 7.
    assert_eq!(formats(&state, Format::Mexicano, &everybody), Ok(vec!["07-34 16-25".to_owned()]));
    assert_eq!(formats(&state, Format::KingOfTheCourt, &everybody), Ok(vec!["04-37 15-26".to_owned()]));
    let half = evening(Doubles, 8, &[first], 1);
    let on_court = [half.upcoming()[0].id.clone()];
    let remaining =
        Remaining { under_way: &on_court, format: Format::Mexicano, ..rotating(&everybody, 2, 1) };
    assert_eq!(replan(&half, &remaining), Err(NoPlan::ResultsFirst));
    let plan = replan(&state, &Remaining { under_way: &[], ..remaining }).expect("a plan");
    assert_eq!(plan.standing.iter().map(|row| row.player).collect::<Vec<_>>(), [0, 3, 4, 7, 1, 2, 5, 6]);
}

#[test]
fn in_singles_there_is_only_the_round_robin() {
    let state = evening(Singles, 5, &[], 0);
    for format in Format::ALL.into_iter().filter(|format| *format != Format::RoundRobin) {
        assert_eq!(formats(&state, format, &ids(0..5)), Err(NoPlan::Singles));
    }
}

fn shares(plan: &Replan) -> Vec<(usize, usize, usize, bool)> {
    let share = |it: &Share| (it.player, it.played, it.to_come, it.is_late);
    plan.outlook.shares.iter().map(share).collect()
}

fn words(plan: &Replan) -> String {
    format!("{} ({})", plan.outlook.sentences().join(" "), plan.outlook.fairness.figures())
}

#[test]
fn people_read_how_fair_the_whole_evening_will_have_been() {
    let state = evening(Doubles, 8, &plan(8, 2, 7), 6);
    let everybody = ids(0..8);
    let as_planned = replan(&state, &rotating(&everybody, 2, 4)).expect("a plan");
    assert_eq!(
        words(&as_planned),
        "Everyone plays 7 times. Everyone plays with everyone once. Everyone meets everyone twice. \
         Nobody rests. (plays 7-7, repeats 0, opponents 2-2, longest rest 0)"
    );
    let left = replan(&state, &rotating(&everybody[1..], 1, 7)).expect("a plan");
    assert_eq!(shares(&left), (1..8).map(|player| (player, 3, 4, false)).collect::<Vec<_>>());
    assert!(words(&left).starts_with("Everyone plays 7 times. "), "{}", words(&left));
    // Whoever left counts no more: their meetings, and that they play less.
    assert_eq!(left.outlook.fairness.plays, Extent { least: 7, most: 7 });
}

#[test]
fn whoever_comes_late_is_told_apart_and_did_not_rest_before() {
    let state = evening(Doubles, 9, &plan(8, 2, 7), 10);
    let plan = replan(&state, &rotating(&ids(0..9), 2, 9)).expect("a plan");
    let (shares, words) = (shares(&plan), words(&plan));
    assert_eq!(shares[8], (8, 0, 8, true));
    assert!(
        shares[..8]
            .iter()
            .all(|(_, played, to_come, is_late)| (*played, *to_come, *is_late) == (5, 8, false))
    );
    assert!(
        words.starts_with(
            "Whoever was there all evening plays 13 times, and from now on everyone plays 8 times. "
        ),
        "{words}"
    );
    assert!(words.contains("Nobody rests twice running.") && words.ends_with("longest rest 1)"), "{words}");
}
