//! Going on when people come, rest or leave.

use std::collections::BTreeSet;

use pace_rules::{
    apply::apply,
    change::{Change, GameEdit},
    game::{Game, GameResult, Team},
    id::{GameId, PlayerId},
    player::Player,
    schedule::{
        NoPlan, Pairing, Remaining, Round, Share, format::Format, new_games, plan, remaining_rounds, replan,
    },
    session::{
        GameMode::{self, Doubles, Singles},
        Session,
    },
    state::SessionState,
};
use proptest::prelude::*;

use crate::{
    any::{config, game_id, player_id},
    evening::{minute, session},
    schedules::{plays, spread},
};

const A_WINS: GameResult = GameResult { winning_team: Team::A, team_a_score: None, team_b_score: None };

/// An evening of so many players with these games scheduled, of which the first are played.
pub(crate) fn evening(mode: GameMode, players: usize, planned: &[Round], played: usize) -> SessionState {
    let roster: Vec<Player> = (0..players)
        .map(|number| Player {
            id: player_id(number),
            name: format!("N{number}"),
            group_player_id: None,
            is_guest: None,
        })
        .collect();
    let mut number = 0;
    let mut make_id = || {
        number += 1;
        game_id(number)
    };
    let games = new_games(&roster, planned.iter().flatten(), &mut make_id);
    let ids: Vec<GameId> = games.iter().map(|game| game.id.clone()).collect();
    let session = Session { organizer_id: player_id(0), players: roster, ..session(mode, &["Ann", "Ben"]) };
    let mut state = SessionState::default();
    let create = Change::CreateSession { session: Box::new(session), games };
    apply(&mut state, &create, minute(0)).expect("a legal session");
    for id in ids.into_iter().take(played) {
        let edit = Change::EditGame { id, edit: GameEdit::result(Some(A_WINS)) };
        apply(&mut state, &edit, minute(1)).expect("a legal result");
    }
    state
}

/// Rotating partners for so many rounds.
pub(crate) fn rotating(present: &[PlayerId], courts: usize, rounds: usize) -> Remaining<'_> {
    Remaining { present, under_way: &[], format: Format::Americano, courts, rounds: Some(rounds) }
}

pub(crate) fn ids(players: impl IntoIterator<Item = usize>) -> Vec<PlayerId> {
    players.into_iter().map(player_id).collect()
}

/// The state after the change, whose games are numbered from 1,000.
fn replanned(state: &SessionState, remaining: &Remaining<'_>) -> SessionState {
    let mut number = 999;
    let mut make_id = || {
        number += 1;
        game_id(number)
    };
    let roster = &state.session.as_ref().expect("a session").players;
    let change = replan(state, remaining).expect("a plan").into_change(roster, &mut make_id);
    let mut next = state.clone();
    apply(&mut next, &change, minute(2)).expect("a legal change");
    next
}

fn played(state: &SessionState) -> Vec<Game> {
    state.played().into_iter().cloned().collect()
}

fn times(games: &[&Game], player: usize) -> usize {
    games.iter().filter(|game| game.players().any(|id| *id == player_id(player))).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..config() })]

    #[test]
    fn what_was_played_stays_and_the_rest_is_fair_to_those_who_are_there(
        players in 5..=12_usize,
        courts in 1..=3_usize,
        before in 0..=6_usize,
        after in 1..=5_usize,
        coming in 0..=2_usize,
        leaving in prop::collection::btree_set(0..12_usize, 0..=3),
        under_way in any::<bool>(),
    ) {
        let used = courts.min(players / 4);
        let planned = plan(players, courts, before + 3);
        let state = evening(Doubles, players + coming, &planned, before * used);
        let is_leaving = |player: &usize| leaving.contains(player);
        let present: Vec<usize> = (0..players + coming).filter(|player| !is_leaving(player)).collect();
        prop_assume!(present.len() >= 4);
        let kept: Vec<GameId> =
            state.upcoming().iter().take(if under_way { used } else { 0 }).map(|game| game.id.clone()).collect();
        let present_ids = ids(present.clone());
        let remaining =
            Remaining { under_way: &kept, ..rotating(&present_ids, courts, after) };
        let next = replanned(&state, &remaining);

        prop_assert_eq!(played(&next), played(&state));
        for id in &kept {
            prop_assert_eq!(next.games.get(id), state.games.get(id));
        }
        let upcoming = next.upcoming();
        let fresh: Vec<&Game> = upcoming.iter().copied().filter(|game| !kept.contains(&game.id)).collect();
        prop_assert!(fresh.iter().all(|game| !state.games.contains_key(&game.id)));
        let at_a_time = courts.min(present.len() / 4);
        prop_assert_eq!(fresh.len(), at_a_time * after);
        for round in fresh.chunks(at_a_time) {
            let playing: BTreeSet<&PlayerId> = round.iter().flat_map(|game| game.players()).collect();
            prop_assert_eq!(playing.len(), 4 * at_a_time);
        }
        for player in &leaving {
            prop_assert_eq!(times(&fresh, *player), 0, "player {} has left", player);
        }

        let before_now: Vec<&Game> = next.games.values().map(AsRef::as_ref)
            .filter(|game| !fresh.iter().any(|it| it.id == game.id)).collect();
        let stayed: Vec<usize> = present.iter().copied().filter(|player| *player < players).collect();
        let total = |player: &usize| times(&before_now, *player) + times(&fresh, *player);
        let totals: Vec<usize> = stayed.iter().map(total).collect();
        if let (Some(least), Some(most)) = (totals.iter().min(), totals.iter().max()) {
            prop_assert!(most - least <= 1, "those who stayed play {:?} in all", totals);
        }
        let shares = replan(&state, &remaining).expect("a plan").outlook.shares;
        for Share { player, played, to_come, .. } in shares {
            prop_assert_eq!((played, to_come), (times(&before_now, player), times(&fresh, player)));
        }
        // Whoever comes when others have played more than once plays as often as they do from then on.
        let now: Vec<usize> = stayed.iter().map(|player| times(&fresh, *player)).collect();
        if stayed.iter().all(|player| times(&before_now, *player) > 1) {
            for player in (players..players + coming).filter(|player| !is_leaving(player)) {
                let more = now.iter().max().copied().unwrap_or(after) + 1;
                let less = now.iter().min().copied().unwrap_or(0).saturating_sub(1);
                let games = times(&fresh, player);
                prop_assert!((less..=more).contains(&games), "{} games, the others {:?}", games, now);
            }
        }
    }

    #[test]
    fn singles_go_on_with_those_who_are_there(
        players in 3..=8_usize,
        before in 0..=9_usize,
        after in 1..=6_usize,
        courts in 1..=3_usize,
        leaving in 0..8_usize,
    ) {
        let planned = remaining_rounds(Singles, &[], &(0..players).collect::<Vec<_>>(), 1, before + 2);
        let state = evening(Singles, players, &planned, before);
        let present = ids((0..players).filter(|player| *player != leaving));
        let remaining = Remaining { format: Format::RoundRobin, ..rotating(&present, courts, after) };
        let next = replanned(&state, &remaining);
        let fresh = next.upcoming();
        let at_a_time = courts.min(present.len() / 2);
        prop_assert_eq!(fresh.len(), at_a_time * after);
        for round in fresh.chunks(at_a_time) {
            let playing: BTreeSet<&PlayerId> = round.iter().flat_map(|game| game.players()).collect();
            prop_assert_eq!(playing.len(), 2 * at_a_time);
            prop_assert!(playing.iter().all(|id| present.contains(id)));
        }
        let all: Vec<&Game> = next.games.values().map(AsRef::as_ref).collect();
        let totals: Vec<usize> =
            (0..players).filter(|player| *player != leaving).map(|player| times(&all, player)).collect();
        let (least, most) = (totals.iter().min().expect("two"), totals.iter().max().expect("two"));
        prop_assert!(most - least <= 1, "they play {:?} in all", totals);
    }
}

#[test]
fn somebody_who_comes_late_plays_no_more_than_the_others_from_then_on() {
    let played = plan(7, 1, 14);
    let everybody: Vec<usize> = (0..8).collect();
    let rest = remaining_rounds(Doubles, &played, &everybody, 1, 8);
    assert_eq!(plays(&rest.concat(), 8), [4; 8]);
}

#[test]
fn somebody_who_came_late_is_not_credited_again_with_what_was_before() {
    let everybody: Vec<usize> = (0..8).collect();
    let mut rounds = plan(7, 1, 14);
    for _ in 0..8 {
        rounds.extend(remaining_rounds(Doubles, &rounds, &everybody, 1, 1));
    }
    assert_eq!(plays(&rounds[14..].concat(), 8), [4; 8]);
}

#[test]
fn somebody_who_was_away_plays_as_often_as_the_others_from_then_on() {
    let mut rounds = plan(8, 2, 2);
    let seven: Vec<usize> = (0..7).collect();
    rounds.extend(remaining_rounds(Doubles, &rounds, &seven, 1, 14));
    let everybody: Vec<usize> = (0..8).collect();
    let rest = remaining_rounds(Doubles, &rounds, &everybody, 1, 8);
    assert_eq!(plays(&rest.concat(), 8), [4; 8]);
}

#[test]
fn one_who_was_asked_for_more_games_makes_nobody_a_latecomer() {
    let mut rounds = plan(12, 3, 11);
    let with_0 = |one: usize, other: usize, third: usize| {
        vec![Pairing { team_a: vec![0, one], team_b: vec![other, third] }]
    };
    // 0 has 13 games now, five still have 11.
    rounds.extend([with_0(1, 2, 3), with_0(4, 5, 6)]);
    let everybody: Vec<usize> = (0..12).collect();
    let rest = remaining_rounds(Doubles, &rounds, &everybody, 2, 5);
    assert_eq!(plays(&[rounds.concat(), rest.concat()].concat(), 12), [15; 12]);
}

#[test]
fn whoever_rested_in_the_first_round_plays_in_the_next_though_somebody_leaves() {
    let played = plan(7, 1, 1);
    let rested: Vec<usize> = (0..7).filter(|player| plays(&played.concat(), 7)[*player] == 0).collect();
    let leaver = (0..7).find(|player| !rested.contains(player)).expect("somebody plays");
    let present: Vec<usize> = (0..7).filter(|player| *player != leaver).collect();
    let rest = remaining_rounds(Doubles, &played, &present, 1, 5);
    assert!(rested.iter().all(|player| plays(&rest[0], 7)[*player] == 1), "{rested:?} rested twice");
    let all = [played.concat(), rest.concat()].concat();
    let mut stayed: Vec<usize> = present.iter().map(|player| plays(&all, 7)[*player]).collect();
    stayed.sort_unstable();
    assert_eq!(stayed, [3, 4, 4, 4, 4, 4]);
}

#[test]
fn partners_who_have_met_do_not_meet_again_while_others_have_not() {
    let played = plan(8, 2, 3);
    let everybody: Vec<usize> = (0..8).collect();
    let rest = remaining_rounds(Doubles, &played, &everybody, 2, 4);
    let games = [played, rest].concat().concat();
    assert!(crate::schedules::partners(&games).values().all(|times| *times == 1));
    assert_eq!(spread(&games, 8), 0);
}

#[test]
fn a_plan_needs_enough_people_and_something_to_change() {
    let state = evening(Doubles, 5, &plan(5, 1, 3), 3);
    let replan = |state: &SessionState, present: usize, rounds: usize| {
        replan(state, &rotating(&ids(0..present), 1, rounds))
    };
    assert_eq!(replan(&state, 3, 4), Err(NoPlan::TooFew(4)));
    assert_eq!(replan(&state, 5, 0), Err(NoPlan::Nothing));
    assert_eq!(replan(&SessionState::default(), 5, 4), Err(NoPlan::NoSession));
    let unplayed = evening(Doubles, 5, &plan(5, 1, 3), 2);
    let third = unplayed.upcoming()[0].id.clone();
    let nothing_more = replan(&unplayed, 5, 0).expect("a game goes");
    assert_eq!((nothing_more.delete, nothing_more.rounds), (vec![third], Vec::new()));
}

#[test]
fn a_plan_stops_at_what_a_session_holds() {
    let state = evening(Doubles, 4, &plan(4, 1, 998), 997);
    assert_eq!(replanned(&state, &rotating(&ids(0..4), 1, 10)).games.len(), 1_000);
    let eight = evening(Doubles, 8, &plan(8, 2, 499), 998);
    assert_eq!(replanned(&eight, &rotating(&ids(0..8), 2, 10)).games.len(), 1_000);
}

#[test]
fn strangers_and_repetitions_are_passed_over() {
    let rounds = remaining_rounds(Doubles, &[], &[3, 1, 1, 0, 2, 99, usize::MAX], 1, 3);
    assert_eq!(plays(&rounds.concat(), 4), [3; 4]);
    assert_eq!(remaining_rounds(Doubles, &[], &[0, 1, 2], 1, 3), Vec::<Round>::new());
    assert_eq!(remaining_rounds(Singles, &[], &[0], 1, 3), Vec::<Round>::new());
}
