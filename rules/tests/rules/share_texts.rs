//! The texts as people get them.

use pace_rules::{
    money::Money,
    session::{GameMode, Session},
    share_text::share_text,
    state::SessionState,
};

use crate::evening::{FRIDAY, dollars, played, session};

const FOUR: [&str; 4] = ["Ann", "Ben", "Cal", "Dee"];
const ORIGIN: Option<&str> = Some("https://pace.example/");

fn friday() -> SessionState {
    played(session(GameMode::Doubles, &FOUR), &FRIDAY)
}

#[test]
fn doubles_with_bets() {
    insta::assert_snapshot!(share_text(&friday(), Some("Friday Night"), ORIGIN, None));
}

#[test]
fn amounts_not_yet_final_say_so() {
    let line = "As of 19:42, not everything is saved yet";
    insta::assert_snapshot!(share_text(&friday(), None, None, Some(line)));
}

#[test]
fn without_bets_results_and_the_larger_share() {
    let costs = Session {
        betting_enabled: false,
        bird_cost_total: dollars("8.5"),
        ..session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee", "Eve", "Flo"])
    };
    insta::assert_snapshot!(share_text(&played(costs, &FRIDAY), None, ORIGIN, Some("As of 19:42")));
}

#[test]
fn without_bets_and_costs() {
    let nothing = Session {
        name: None,
        betting_enabled: false,
        court_cost_value: Money::ZERO,
        bird_cost_total: Money::ZERO,
        ..session(GameMode::Doubles, &FOUR)
    };
    insta::assert_snapshot!(share_text(&played(nothing, &FRIDAY[1..2]), None, None, None));
}

#[test]
fn singles_with_one_close_game() {
    let games = [("Ben", "Ann", Some(21), Some(20)), ("Ann", "Cal", None, None)];
    let state = played(session(GameMode::Singles, &["Ann", "Ben", "Cal"]), &games);
    insta::assert_snapshot!(share_text(&state, None, ORIGIN, None));
}

#[test]
fn whom_the_organizer_owes_pays_below_zero() {
    let bets = Session {
        court_cost_value: dollars("1500"),
        bet_per_player: dollars("378.25"),
        ..session(GameMode::Doubles, &FOUR)
    };
    let games = [("Cal Dee", "Ann Ben", Some(21), Some(3)); 1];
    insta::assert_snapshot!(share_text(&played(bets, &games), None, None, None));
}

#[test]
fn no_link_without_a_viewer_token() {
    let unsaved = Session { viewer: None, ..session(GameMode::Doubles, &FOUR) };
    assert!(!share_text(&played(unsaved, &FRIDAY), None, ORIGIN, None).contains('🔗'));
}

#[test]
fn a_name_cannot_forge_a_line() {
    let mut forged = session(GameMode::Doubles, &FOUR);
    forged.players[1].name = "Ben → $0.00\nAnn".to_owned();
    let text = share_text(&played(forged, &[]), Some("A\r\nB"), None, None);
    assert!(text.contains("🏸 A B\n") && text.contains("\nBen → $0.00 Ann → $12.00\n"), "{text}");
}

#[test]
fn there_is_no_text_without_a_session() {
    assert_eq!(share_text(&SessionState::default(), None, None, None), "");
}
