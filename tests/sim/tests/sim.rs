//! Evenings of the simulator, as tests.

use pace_sim::{
    breaks::Break,
    plan::Plan,
    run::{play, shrink},
};

/// Seeds that once broke a law, each with what was wrong then.
const KNOWN: &str = include_str!("../../seeds/known.txt");

fn keeps_every_law(seed: u64) {
    let outcome = play(&Plan::of_seed(seed), None, false);
    assert!(outcome.violation.is_none(), "seed {seed}: {:?}", outcome.violation);
}

/// Breaks that show only where values of others are lost, or rows come as a delta: not with groups.
const OF_SESSIONS: [&str; 3] = ["receipt-ignored", "receipts-missing", "deletions-missing"];

#[test]
fn evenings_keep_every_law() {
    (1..=300).for_each(keeps_every_law);
}

#[test]
fn groups_keep_every_law() {
    for seed in 1..=300 {
        let outcome = play(&Plan::of_group(seed), None, false);
        assert!(outcome.violation.is_none(), "seed {seed} of groups: {:?}", outcome.violation);
    }
}

#[test]
fn seeds_that_once_broke_a_law_keep_it() {
    let lines = KNOWN.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let seeds = lines.map(|line| line.split_once(' ').map_or(line, |(seed, _)| seed));
    seeds.map(|seed| seed.parse().expect("a line begins with a seed")).for_each(keeps_every_law);
}

#[test]
fn a_seed_is_played_the_same_every_time() {
    for (seed, plan) in (1..=50).flat_map(|seed| [(seed, Plan::of_seed(seed)), (seed, Plan::of_group(seed))])
    {
        let first = play(&plan, None, false);
        let again = play(&plan, None, true);
        assert_eq!(first.digest, again.digest, "seed {seed}");
        assert_eq!(first.statistics, again.statistics, "seed {seed}");
    }
}

#[test]
fn every_break_is_noticed() {
    for (broken, name, _) in Break::all() {
        let noticed =
            (1..=2_000).any(|seed| play(&Plan::of_seed(seed), Some(broken), false).violation.is_some());
        assert!(noticed, "{name}");
    }
}

#[test]
fn every_break_but_those_of_sessions_is_noticed_through_groups_alone() {
    for (broken, name, _) in Break::all() {
        let noticed =
            (1..=2_000).any(|seed| play(&Plan::of_group(seed), Some(broken), false).violation.is_some());
        assert_eq!(noticed, !OF_SESSIONS.contains(&name), "{name}");
    }
}

#[test]
fn a_shrunk_evening_breaks_the_same_law() {
    let broken = Break::named("tray-dropped");
    let law = |plan: &Plan| play(plan, broken, false).violation.map(|violation| violation.law);
    let plan = (1..1_000).map(Plan::of_seed).find(|plan| law(plan).is_some()).expect("one of them breaks it");
    let shorter = shrink(&plan, broken);
    assert_eq!(law(&shorter), law(&plan));
    assert!(shorter.len() < plan.len(), "{} of {} actions are left", shorter.len(), plan.len());
}

#[test]
fn trouble_of_every_kind_happens() {
    let mut all = pace_sim::statistics::Statistics::default();
    (1..=300).for_each(|seed| all.add(&play(&Plan::of_seed(seed), None, false).statistics));
    (1..=300).for_each(|seed| all.add(&play(&Plan::of_group(seed), None, false).statistics));
    let kinds = [
        ("intent", "add-members"),
        ("intent", "promote-guest"),
        ("intent", "rename-member"),
        ("intent", "remove-member"),
        ("intent", "return-member"),
        ("intent", "restore-group"),
        ("intent", "record-payment"),
        ("intent", "delete-payment"),
        ("event", "nothing-to-do"),
        ("outcome", "rejected-name-taken"),
        ("outcome", "rejected-group-deleted"),
        ("outcome", "found"),
        ("fate", "lost-request"),
        ("fate", "lost-answer"),
        ("fate", "cut-before"),
        ("fate", "cut-after"),
        ("fate", "no-connection"),
        ("fate", "duplicate"),
        ("fate", "late-request"),
        ("fate", "slow-answer"),
        ("fate", "slow-request"),
        ("fate", "5xx-before"),
        ("fate", "5xx-after"),
        ("fate", "503"),
        ("fate", "429"),
        ("fate", "507"),
        ("fate", "413"),
        ("fate", "captive-portal"),
        ("fate", "kill-after-commit"),
        ("fate", "whole-answer"),
        ("fate", "not-journaled"),
        ("deed", "died"),
        ("deed", "died-midway"),
        ("world", "airplane"),
        ("world", "disk-fails"),
        ("world", "server-killed"),
        ("world", "server-restored"),
        ("event", "epoch-changed"),
        ("event", "unconfirmed"),
        ("event", "fenced-or-refused"),
        ("event", "resent-after-fence"),
        ("event", "resumed"),
        ("event", "tray-group"),
        ("event", "loss-told"),
        ("outcome", "saved"),
        ("outcome", "offline"),
        ("outcome", "unconfirmed"),
        ("outcome", "server-busy"),
        ("outcome", "internal"),
    ];
    for (kind, name) in kinds {
        assert!(all.of(kind, name) > 0, "{kind} {name}");
    }
}

#[test]
fn playing_nothing_shows_nothing_and_fails() {
    for nothing in [["--seeds", "0"], ["--seed", "18446744073709551615"]] {
        let sim =
            std::process::Command::new(env!("CARGO_BIN_EXE_sim")).args(nothing).output().expect("sim runs");
        assert_eq!(sim.status.code(), Some(2), "{nothing:?}");
    }
}
