//! Sums of money, statistics and transfers over arbitrary evenings.

use std::collections::BTreeMap;

use pace_rules::{
    highlights::highlights,
    id::PlayerId,
    money::Money,
    recorded_twice::recorded_twice,
    settlement::settle,
    share_text::share_text,
    state::SessionState,
    statistics::statistics,
    transfers::{Transfer, fewest_transfers},
};
use proptest::{collection::vec, prelude::*};

use crate::any::{any_state, config, evening, player_id};

/// Balances that add up to zero, small enough for subsets of them to do so too.
fn balances(most: usize) -> impl Strategy<Value = Vec<(PlayerId, Money)>> {
    vec(-6..=6_i64, 1..most).prop_map(|mut cents| {
        cents.push(-cents.iter().sum::<i64>());
        cents.into_iter().enumerate().map(|(n, cents)| (player_id(n), Money::from_cents(cents))).collect()
    })
}

fn left(balances: &[(PlayerId, Money)], transfers: &[Transfer]) -> BTreeMap<PlayerId, Money> {
    let mut left: BTreeMap<_, _> = balances.iter().cloned().collect();
    for Transfer { from, to, amount } in transfers {
        *left.get_mut(from).expect("a known person") = left[from] + *amount;
        *left.get_mut(to).expect("a known person") = left[to] - *amount;
    }
    left
}

/// The fewest transfers by trying, for the first who is open, everybody of the other side.
pub(crate) fn brute_force(open: &mut [i64]) -> usize {
    let Some(first) = open.iter().position(|cents| *cents != 0) else { return 0 };
    let mine = std::mem::take(&mut open[first]);
    let mut fewest = usize::MAX;
    for other in first + 1..open.len() {
        if open[other].signum() == -mine.signum() {
            open[other] += mine;
            fewest = fewest.min(1 + brute_force(open));
            open[other] -= mine;
        }
    }
    open[first] = mine;
    fewest
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn shares_add_up_to_the_total_and_balances_to_zero(state in evening()) {
        let bill = settle(&state).expect("a session with players");
        prop_assert_eq!(bill.court + bill.shuttles, bill.total);
        prop_assert_eq!(bill.rows.iter().map(|row| row.share).sum::<Money>(), bill.total);
        prop_assert_eq!(bill.shares_total, bill.total);
        prop_assert_eq!(bill.rows.iter().map(|row| row.net).sum::<Money>(), Money::ZERO);
        prop_assert_eq!(bill.rows.iter().map(|row| row.balance).sum::<Money>(), Money::ZERO);
        prop_assert_eq!(bill.balances_total, Money::ZERO);
        let shares = bill.rows.iter().map(|row| row.share.cents());
        prop_assert!(shares.clone().max().zip(shares.min()).is_none_or(|(most, least)| most - least <= 1));
        for row in &bill.rows {
            prop_assert_eq!(row.fair, row.share - row.net);
            prop_assert_eq!(row.pay, if row.is_organizer { Money::ZERO } else { -row.balance });
        }
        let balances: Vec<_> = bill.rows.iter().map(|row| (row.player.clone(), row.balance)).collect();
        prop_assert!(left(&balances, &bill.transfers).values().all(|balance| *balance == Money::ZERO));
    }

    #[test]
    fn statistics_equal_a_naive_recount(state in evening()) {
        let session = state.session.as_deref().expect("begun");
        let rows = statistics(&state);
        prop_assert_eq!(rows.len(), session.players.len());
        for (row, player) in rows.iter().zip(&session.players) {
            let (mut wins, mut losses, mut points_for, mut points_against) = (0, 0, 0, 0);
            for game in state.games.values().filter(|game| game.is_played()) {
                let in_a = game.team_a.contains(&player.id);
                if !in_a && !game.team_b.contains(&player.id) {
                    continue;
                }
                if in_a == (game.winning_team == Some(pace_rules::game::Team::A)) { wins += 1; } else { losses += 1; }
                let (a, b) = (game.team_a_score.unwrap_or(0), game.team_b_score.unwrap_or(0));
                points_for += u32::from(if in_a { a } else { b });
                points_against += u32::from(if in_a { b } else { a });
            }
            prop_assert_eq!(&row.player, &player.id);
            prop_assert_eq!((row.wins, row.losses), (wins, losses));
            prop_assert_eq!((row.points_for, row.points_against), (points_for, points_against));
            let bet = if session.betting_enabled { session.bet_per_player.cents() } else { 0 };
            prop_assert_eq!(row.net.cents(), bet * (i64::from(wins) - i64::from(losses)));
            prop_assert!((0.0..=100.0).contains(&row.win_rate()));
        }
    }

    #[test]
    fn deleting_a_game_is_as_if_it_had_never_been_played(state in evening()) {
        let Some(last) = state.last_played().map(|game| game.id.clone()) else { return Ok(()) };
        let mut without = state.clone();
        without.games.remove(&last);
        let mut undone = state;
        let undo = pace_rules::change::Change::DeleteGame { id: last };
        if pace_rules::apply::apply(&mut undone, &undo, pace_rules::time::Timestamp::default()).is_ok() {
            prop_assert_eq!(statistics(&undone), statistics(&without));
            prop_assert_eq!(settle(&undone), settle(&without));
            prop_assert_eq!(highlights(&undone), highlights(&without));
        }
    }

    #[test]
    fn transfers_settle_everybody_and_are_as_few_as_trying_all_finds(balances in balances(8)) {
        let transfers = fewest_transfers(&balances);
        prop_assert!(transfers.iter().all(|transfer| transfer.amount > Money::ZERO && transfer.from != transfer.to));
        prop_assert!(left(&balances, &transfers).values().all(|balance| *balance == Money::ZERO));
        let mut open: Vec<i64> = balances.iter().map(|(_, balance)| balance.cents()).collect();
        prop_assert_eq!(transfers.len(), brute_force(&mut open));
    }

    #[test]
    fn what_is_left_of_a_plan_when_any_transfer_is_paid_is_the_plan_of_what_is_left(balances in balances(14)) {
        let plan = fewest_transfers(&balances);
        for paid in 0..plan.len() {
            let left = left(&balances, &plan[paid..=paid]);
            let left: Vec<_> = balances.iter().map(|(id, _)| (id.clone(), left[id])).collect();
            prop_assert_eq!(fewest_transfers(&left), [&plan[..paid], &plan[paid + 1..]].concat());
        }
    }

    #[test]
    fn transfers_of_many_settle_everybody_with_fewer_payments_than_people(balances in balances(20)) {
        let transfers = fewest_transfers(&balances);
        let people = balances.iter().filter(|(_, balance)| *balance != Money::ZERO).count();
        prop_assert!(transfers.len() <= people.saturating_sub(1));
        prop_assert!(left(&balances, &transfers).values().all(|balance| *balance == Money::ZERO));
        prop_assert_eq!(transfers, fewest_transfers(&balances));
    }

    #[test]
    fn what_is_computed_never_panics(state in any_state()) {
        summarise(&state);
    }
}

fn summarise(state: &SessionState) {
    drop((settle(state), statistics(state), highlights(state), recorded_twice(state)));
    drop(share_text(state, Some("G"), Some("http://h/"), Some("As of 19:42")));
}

#[test]
fn two_separate_circles_of_debt_need_four_transfers_where_greed_takes_five() {
    let cents = [5, -6, 3, 4, -8, 2];
    let people = cents.iter().enumerate();
    let balances: Vec<_> = people.map(|(n, cents)| (player_id(n), Money::from_cents(*cents))).collect();
    assert_eq!(fewest_transfers(&balances).len(), 4);
}

#[test]
fn eighteen_people_get_the_fewest_transfers_and_more_do_not_pay_more_than_one_each() {
    let circles = |count: i64| {
        let circle = |n: i64| [3 * n + 1, n + 2, -(4 * n + 3)];
        let people = (1..=count).flat_map(circle).enumerate();
        people.map(|(n, cents)| (player_id(n), Money::from_cents(cents))).collect::<Vec<_>>()
    };
    assert_eq!(fewest_transfers(&circles(6)).len(), 12);
    assert!(fewest_transfers(&circles(40)).len() < 120);
}

#[test]
fn a_surplus_of_one_side_stays_unsettled() {
    let balances = [(player_id(0), Money::from_cents(5)), (player_id(1), Money::from_cents(-3))];
    let transfers = fewest_transfers(&balances);
    assert_eq!(transfers, [Transfer { from: player_id(1), to: player_id(0), amount: Money::from_cents(3) }]);
    assert_eq!(fewest_transfers(&balances[..1]), []);
}
