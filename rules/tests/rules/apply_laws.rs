//! What holds for every change on every state.

use pace_rules::{
    apply::{apply, provisional},
    id::GameId,
    session::{MAX_PLAYERS, Session},
    state::SessionState,
    time::Timestamp,
};
use proptest::{collection::vec, prelude::*};

use crate::any::{any_change, any_state, any_time, config, evening};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_rejection_changes_nothing(before in any_state(), change in any_change(), at in any_time()) {
        let mut after = before.clone();
        if apply(&mut after, &change, at).is_err() {
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn a_change_applied_twice_is_applied_once(
        before in evening(), change in any_change(), at in any_time(), later in any_time(),
    ) {
        let mut once = before;
        if apply(&mut once, &change, at).is_ok() {
            let mut twice = once.clone();
            prop_assert_eq!(apply(&mut twice, &change, later), Ok(Vec::new()));
            prop_assert_eq!(twice, once);
        }
    }

    #[test]
    fn what_touches_nothing_leaves_sessions_and_games_alone(
        before in any_state(), change in any_change(), at in any_time(),
    ) {
        let mut after = before.clone();
        if apply(&mut after, &change, at) == Ok(Vec::new()) {
            prop_assert_eq!(after.session, before.session);
            prop_assert_eq!(after.games, before.games);
            prop_assert_eq!(after.is_deleted, before.is_deleted);
        }
    }

    #[test]
    fn what_changes_a_row_is_named_as_touched(before in evening(), change in any_change(), at in any_time()) {
        let mut after = before.clone();
        let touched = apply(&mut after, &change, at).unwrap_or_default();
        let differ = |id: &GameId| before.games.get(id) != after.games.get(id);
        let ids = before.games.keys().chain(after.games.keys());
        for id in ids.filter(|id| differ(id)) {
            prop_assert!(touched.iter().any(|touched| touched.game.as_ref() == Some(id)), "{id}");
        }
        let session_differs = before.session != after.session || before.is_deleted != after.is_deleted;
        prop_assert_eq!(session_differs, touched.iter().any(|touched| touched.game.is_none()));
    }

    #[test]
    fn an_evening_stays_legal(state in evening()) {
        let session: &Session = state.session.as_deref().expect("begun");
        prop_assert!((session.game_mode.min_players()..=MAX_PLAYERS).contains(&session.players.len()));
        prop_assert!(session.player(&session.organizer_id).is_some());
        for game in state.games.values() {
            prop_assert_eq!(game.team_a.len(), session.game_mode.team_size());
            prop_assert_eq!(game.team_b.len(), session.game_mode.team_size());
            prop_assert!(game.players().all(|player| session.player(player).is_some()));
            prop_assert_eq!(game.is_played(), game.result_at.is_some());
            prop_assert!(game.is_played() || game.team_a_score.or(game.team_b_score).is_none());
            prop_assert!(game.game_number >= 1);
            prop_assert!(!state.deleted.contains_key(&game.id));
        }
        let mut numbers: Vec<u32> = state.games.values().map(|game| game.game_number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len(), state.games.len());
    }

    #[test]
    fn any_order_of_changes_is_judged_without_panic(
        start in any_state(), changes in vec((any_change(), any_time()), 0..40),
    ) {
        let mut state = start;
        for (change, tapped) in &changes {
            let at = provisional(&state, *tapped);
            drop(apply(&mut state, change, at));
        }
    }

    #[test]
    fn a_change_touches_all_that_it_writes(change in any_change()) {
        prop_assert!(change.touches().is_superset(&change.writes()));
        prop_assert_eq!(change.depends_on(&change), !change.writes().is_empty());
    }

    #[test]
    fn the_game_to_undo_is_the_last_of_the_history(state in any_state()) {
        prop_assert_eq!(state.last_played(), state.played().last().copied());
        prop_assert_eq!(state.played().len() + state.upcoming().len(), state.games.len());
    }
}

#[test]
fn nothing_can_be_done_before_a_session_begins() {
    let mut state = SessionState::default();
    let deleted = apply(&mut state, &pace_rules::change::Change::DeleteSession, Timestamp::default());
    assert_eq!(deleted, Err(pace_rules::rejection::Rejection::SessionUnknown));
}
