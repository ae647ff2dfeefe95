//! The overview against a plain recount.

use std::collections::BTreeMap;

use pace_rules::{
    group::{History, Standings},
    id::GroupPlayerId,
};
use proptest::{collection::vec, prelude::*};

use crate::{
    any::config,
    club::{Plays, club, day},
    group_recount::{Recount, Seen, recount},
};

type Pair = [GroupPlayerId; 2];

/// The names of all who have the greatest figure above that one, and the figure.
fn best<K: Clone, V: Copy + Ord>(figures: &[(K, V)], above: V) -> Vec<(K, V)> {
    let most = figures.iter().map(|(_, figure)| *figure).max();
    figures.iter().filter(|(_, figure)| Some(*figure) == most && *figure > above).cloned().collect()
}

/// How often each pair of active players won and lost against each other one with lower ids.
fn rivalries(history: &History, plain: &Recount) -> BTreeMap<[Pair; 2], [u32; 2]> {
    let mut rivalries: BTreeMap<[Pair; 2], [u32; 2]> = BTreeMap::new();
    for (pair, games) in &plain.pairs {
        for game in games {
            let mut opponents = game.opponents.clone();
            opponents.sort();
            let Ok(opponents) = Pair::try_from(opponents) else { continue };
            let everybody = pair.iter().chain(&opponents);
            if *pair < opponents && everybody.into_iter().all(|id| !history.pool.members[id].is_removed) {
                rivalries.entry([pair.clone(), opponents]).or_default()[usize::from(!game.won)] += 1;
            }
        }
    }
    rivalries
}

/// Evenings of few people, so that pairs meet again and again; one of them was removed, one is a guest.
pub(crate) fn busy_history() -> BoxedStrategy<History> {
    let names = vec!["Ann", "Ben", "Cal", "Dee", "Eve", "Gus"];
    let game = (Just(names).prop_shuffle(), 17..=23_u8, any::<bool>()).prop_map(|(order, loser, turned)| {
        let winner = if loser < 20 { 21 } else { loser + 2 };
        let (a, b) = if turned { (loser, winner) } else { (winner, loser) };
        format!("{} {} {a}-{b} {} {}", order[0], order[1], order[2], order[3])
    });
    vec(vec(game, 0..25), 0..4)
        .prop_map(|evenings| {
            let group = club(&["Ann", "Ben", "Cal", "Dee", "Eve"]).without("Eve");
            evenings.iter().fold(group, |group, games| {
                group.evening(&games.iter().map(String::as_str).collect::<Vec<_>>())
            })
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..config() })]

    #[test]
    fn records_equal_a_plain_recount(history in busy_history()) {
        let plain = recount(&history);
        let overview = Standings::of(&history).overview(day(0));
        let name = |id: &GroupPlayerId| history.pool.members[id].name.clone();
        let is_active = |id: &GroupPlayerId| !history.pool.members[id].is_removed;
        let figures = |figure: &dyn Fn(&GroupPlayerId) -> i64| -> Vec<(String, i64)> {
            plain.players.keys().filter(|id| is_active(id)).map(|id| (name(id), figure(id))).collect()
        };
        let number = |number: usize| i64::try_from(number).expect("few");
        let games = |id: &GroupPlayerId| plain.players[id].as_slice();
        let rating: Vec<_> = overview.highest_elo.into_iter().map(|best| (best.name, best.rating.into())).collect();
        prop_assert_eq!(rating, best(&figures(&|id| plain.ratings[id].into()), 1500));
        let streaks: Vec<_> = overview.best_win_streak.into_iter().map(|best| (best.name, best.streak.into())).collect();
        prop_assert_eq!(streaks, best(&figures(&|id| number(Seen::best_run(games(id)))), 0));
        let most: Vec<_> = overview.most_games_played.into_iter().map(|best| (best.name, best.games.into())).collect();
        prop_assert_eq!(most, best(&figures(&|id| number(games(id).len())), 0));
        for (record, won) in [(overview.clutch_player, true), (overview.unlucky_player, false)] {
            let leaders = best(&figures(&|id| number(Seen::close(games(id), won))), 0);
            prop_assert_eq!(record.is_some(), !leaders.is_empty());
            prop_assert!(record.is_none_or(|record| leaders.contains(&(record.name, record.count.into()))));
        }

        let names = |pair: &Pair| (name(&pair[0]), name(&pair[1]));
        let regular: Vec<(&Pair, &Vec<Seen>)> =
            plain.pairs.iter().filter(|(pair, games)| games.len() >= 3 && pair.iter().all(is_active)).collect();
        let figures = |figure: &dyn Fn(&Pair, &[Seen]) -> i64| -> Vec<_> {
            regular.iter().map(|(pair, games)| (names(pair), figure(pair, games))).collect()
        };
        let together: Vec<_> = (overview.most_games_together.into_iter())
            .map(|best| ((best.player1_name, best.player2_name), best.games.into())).collect();
        prop_assert_eq!(together, best(&figures(&|_, games| number(games.len())), 0));
        let streaks: Vec<_> = (overview.best_pair_streak.into_iter())
            .map(|best| ((best.player1_name, best.player2_name), best.streak.into())).collect();
        prop_assert_eq!(streaks, best(&figures(&|_, games| number(Seen::best_run(games))), 0));
        let ratings: Vec<_> = (overview.highest_pair_elo.into_iter())
            .map(|best| ((best.player1_name, best.player2_name), best.rating.into())).collect();
        let rating = |pair: &Pair| i64::from(plain.pair_ratings.get(pair).copied().unwrap_or(1500));
        prop_assert_eq!(ratings, best(&figures(&|pair, _| rating(pair)), 1500));
        // The best rate in parts of a million, then the games: fine enough for a few games.
        let dream = overview.dream_team.map(|team| (i64::from(team.wins) * 1_000_000 / i64::from(team.games_played), i64::from(team.games_played)));
        let rates = regular.iter().map(|(_, games)| (number(Seen::wins(games)) * 1_000_000 / number(games.len()), number(games.len())));
        prop_assert_eq!(dream, rates.max());

        let close: Vec<([Pair; 2], [u32; 2])> =
            rivalries(&history, &plain).into_iter().filter(|(_, [won, lost])| won + lost >= 3).collect();
        let smallest = close.iter().map(|(_, [won, lost])| won.abs_diff(*lost)).min();
        let mut expected: Vec<_> = (close.iter())
            .filter(|(_, [won, lost])| Some(won.abs_diff(*lost)) == smallest)
            .map(|([one, other], [won, lost])| (names(one), names(other), *won, *lost))
            .collect();
        expected.sort_by_key(|(_, _, won, lost)| std::cmp::Reverse(won + lost));
        let found: Vec<_> = (overview.closest_matchups.into_iter())
            .map(|found| (
                (found.team1_player1_name, found.team1_player2_name),
                (found.team2_player1_name, found.team2_player2_name),
                found.team1_wins,
                found.team2_wins,
            ))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
