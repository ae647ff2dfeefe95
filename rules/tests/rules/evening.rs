//! Evenings written down by hand.

use pace_rules::{
    apply::apply,
    change::Change,
    game::{NewGame, Team},
    id::PlayerId,
    money::Money,
    player::Player,
    session::{CourtCostType, GameMode, Session},
    state::SessionState,
    time::Timestamp,
};

use crate::any::{game_id, session_id};

/// A player id that is the name in small letters.
pub(crate) fn id(name: &str) -> PlayerId {
    PlayerId::new(name.to_lowercase()).expect("letters")
}

pub(crate) fn dollars(text: &str) -> Money {
    Money::parse(text).expect("an amount")
}

/// So many minutes after the beginning.
pub(crate) fn minute(minutes: i64) -> Timestamp {
    Timestamp::from_millis(1_767_985_200_000 + minutes * 60_000)
}

/// A session named "Friday 9" of these players, the first of whom is the organizer: court 40 in
/// total, shuttles 8, bet 2.50.
pub(crate) fn session(mode: GameMode, names: &[&str]) -> Session {
    let player = |name: &&str| Player {
        id: id(name),
        name: (*name).to_owned(),
        group_player_id: None,
        is_guest: None,
    };
    Session {
        id: session_id(9),
        name: Some("Friday 9".to_owned()),
        date: minute(0),
        players: names.iter().map(player).collect(),
        organizer_id: id(names[0]),
        court_cost_type: CourtCostType::Total,
        court_cost_value: dollars("40"),
        bird_cost_total: dollars("8"),
        bet_per_player: dollars("2.5"),
        game_mode: mode,
        group_id: None,
        betting_enabled: true,
        version: 0,
        viewer: Some("v9kq2".to_owned()),
    }
}

/// The state after these games: winners, losers, winners' score, losers' score. The names of a team
/// are separated by blanks. Each game takes a minute.
pub(crate) fn played(session: Session, games: &[(&str, &str, Option<u8>, Option<u8>)]) -> SessionState {
    let mut state = SessionState::default();
    let create = Change::CreateSession { session: Box::new(session), games: Vec::new() };
    apply(&mut state, &create, minute(0)).expect("a legal session");
    for (number, (winners, losers, won, lost)) in games.iter().enumerate() {
        let team = |names: &str| names.split(' ').map(id).collect();
        let game = NewGame {
            id: game_id(number + 1),
            team_a: team(winners),
            team_b: team(losers),
            winning_team: Some(Team::A),
            team_a_score: *won,
            team_b_score: *lost,
            game_number: None,
        };
        let at = minute(i64::try_from(number).expect("few games") + 1);
        apply(&mut state, &Change::CreateGame(game), at).expect("a legal game");
    }
    state
}

/// Four players, Ann 3-1, Ben 2-2, Cal 1-3, Dee 2-2.
pub(crate) const FRIDAY: [(&str, &str, Option<u8>, Option<u8>); 4] = [
    ("Ann Ben", "Cal Dee", Some(21), Some(19)),
    ("Ann Dee", "Ben Cal", Some(21), Some(15)),
    ("Ann Ben", "Cal Dee", Some(22), Some(20)),
    ("Cal Dee", "Ann Ben", Some(21), Some(0)),
];

mod bills {
    use super::*;
    use pace_rules::{settlement::settle, statistics::statistics, transfers::Transfer};

    #[test]
    fn bets_move_money_between_equal_shares() {
        let state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &FRIDAY);
        let bill = settle(&state).expect("a session");
        assert_eq!((bill.court, bill.shuttles, bill.total), (dollars("40"), dollars("8"), dollars("48")));
        let rows: Vec<_> = bill.rows.iter().map(|row| (row.net.to_string(), row.pay.to_string())).collect();
        let expected = [("$5.00", "$0.00"), ("$0.00", "$12.00"), ("-$5.00", "$17.00"), ("$0.00", "$12.00")];
        assert_eq!(rows, expected.map(|(net, pay)| (net.to_owned(), pay.to_owned())));
        assert_eq!(bill.rows[0].balance, dollars("41"));
        let to_ann = |name, amount| Transfer { from: id(name), to: id("Ann"), amount: dollars(amount) };
        assert_eq!(bill.transfers, [to_ann("Ben", "12"), to_ann("Cal", "17"), to_ann("Dee", "12")]);
    }

    #[test]
    fn remaining_cents_go_to_the_first_on_the_roster() {
        let costs = Session {
            court_cost_value: dollars("40"),
            bird_cost_total: dollars("8.52"),
            ..session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee", "Eve"])
        };
        let bill = settle(&played(costs, &[])).expect("a session");
        let shares: Vec<_> = bill.rows.iter().map(|row| row.share.cents()).collect();
        assert_eq!(shares, [971, 971, 970, 970, 970]);
        assert_eq!((bill.shares_total, bill.balances_total), (dollars("48.52"), Money::ZERO));
    }

    #[test]
    fn a_court_paid_per_person_counts_everybody_on_the_roster() {
        let costs = Session {
            court_cost_type: CourtCostType::PerPerson,
            court_cost_value: dollars("6"),
            ..session(GameMode::Singles, &["Ann", "Ben", "Cal"])
        };
        let bill = settle(&played(costs, &[("Ann", "Ben", None, None)])).expect("a session");
        assert_eq!((bill.court, bill.total), (dollars("18"), dollars("26")));
        assert_eq!(bill.rows[2].pay, dollars("8.66"));
    }

    #[test]
    fn there_is_no_bill_without_a_session() {
        assert_eq!(settle(&SessionState::default()), None);
    }

    #[test]
    fn unknown_scores_count_as_no_points_and_planned_games_not_at_all() {
        let games = [("Ann Ben", "Cal Dee", Some(21), None), ("Ann Cal", "Ben Dee", None, None)];
        let mut state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee", "Eve"]), &games);
        let planned = NewGame {
            id: game_id(7),
            team_a: vec![id("Ann"), id("Eve")],
            team_b: vec![id("Ben"), id("Cal")],
            winning_team: None,
            team_a_score: None,
            team_b_score: None,
            game_number: None,
        };
        apply(&mut state, &Change::CreateGame(planned), minute(5)).expect("a legal game");
        let rows = statistics(&state);
        assert_eq!((rows[0].wins, rows[0].points_for, rows[0].points_against), (2, 21, 0));
        assert_eq!((rows[2].games(), rows[2].difference(), rows[2].net), (2, -21, Money::ZERO));
        assert_eq!((rows[4].games(), rows[4].win_rate().to_string()), (0, "0".to_owned()));
        assert_eq!(format!("{:.1}", rows[1].win_rate()), "50.0");
    }
}

mod highlights {
    use super::*;
    use pace_rules::highlights::{Highlight, Highlights, highlights};

    fn best(highlight: Option<Highlight>) -> (String, u32) {
        highlight.map(|best| (best.names, best.count)).unwrap_or_default()
    }

    #[test]
    fn most_close_games_won_and_lost_are_named() {
        let state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &FRIDAY);
        let best_of = highlights(&state);
        assert_eq!(best(best_of.clutch_pair), ("Ann & Ben".to_owned(), 2));
        assert_eq!(best(best_of.clutch_player), ("Ann".to_owned(), 2));
        assert_eq!(best(best_of.unlucky_pair), ("Cal & Dee".to_owned(), 2));
        assert_eq!(best(best_of.unlucky_player), ("Cal".to_owned(), 2));
    }

    #[test]
    fn the_first_to_reach_the_most_wins_a_tie() {
        let games = [
            ("Cal Dee", "Ann Ben", Some(21), Some(20)),
            ("Ann Ben", "Cal Dee", Some(21), Some(20)),
            ("Ann Ben", "Cal Dee", Some(21), Some(19)),
            ("Cal Dee", "Ann Ben", Some(21), Some(19)),
        ];
        let best_of = highlights(&played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &games));
        assert_eq!(best(best_of.clutch_pair), ("Ann & Ben".to_owned(), 2));
        assert_eq!(best(best_of.unlucky_player), ("Cal".to_owned(), 2));
    }

    #[test]
    fn a_pair_is_the_same_in_any_order() {
        let games = [("Ben Ann", "Cal Dee", Some(21), Some(20)), ("Ann Ben", "Dee Cal", Some(21), Some(20))];
        let best_of = highlights(&played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &games));
        assert_eq!(best(best_of.clutch_pair), ("Ann & Ben".to_owned(), 2));
    }

    #[test]
    fn only_a_known_difference_of_one_or_two_is_close() {
        let games = [
            ("Ann Ben", "Cal Dee", Some(21), Some(18)),
            ("Ann Ben", "Cal Dee", Some(21), Some(21)),
            ("Ann Ben", "Cal Dee", Some(21), None),
            ("Ann Ben", "Cal Dee", None, None),
        ];
        let state = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]), &games);
        assert_eq!(highlights(&state), Highlights::default());
    }

    #[test]
    fn singles_name_no_pairs() {
        let state =
            played(session(GameMode::Singles, &["Ann", "Ben"]), &[("Ben", "Ann", Some(21), Some(20))]);
        let best_of = highlights(&state);
        assert_eq!((best_of.clutch_pair, best_of.unlucky_pair), (None, None));
        assert_eq!(best(best_of.clutch_player), ("Ben".to_owned(), 1));
    }
}
