//! Laws of a group's answers over arbitrary histories.

use std::sync::Arc;

use pace_rules::{
    game::Game,
    group::{Evening, GroupStrengths, History, Outcome, Standings},
    id::{GameId, GroupPlayerId, SessionId},
    player::Player,
    session::Session,
    state::SessionState,
};
use proptest::{collection::vec, option, prelude::*};

use crate::{
    any::{config, evening, session_id},
    club::{Plays, answers, club, day, gp},
    group_records::busy_history,
    group_recount::{Seen, recount},
};

const NAMES: [&str; 5] = ["Ann", "Ben", "Cal", "Dee", "Eve"];

/// What people made of an evening by adding, editing and deleting; `links` says who of its players is
/// whom of the pool. Ids of games are made unique over the group.
fn linked(number: usize, state: SessionState, links: &[Option<GroupPlayerId>]) -> Evening {
    let session = state.session.map(Arc::unwrap_or_clone).expect("begun");
    let link =
        |(player, link): (Player, &Option<GroupPlayerId>)| Player { group_player_id: link.clone(), ..player };
    let players = session.players.into_iter().zip(links.iter().cycle()).map(link).collect();
    let id = session_id(number);
    let unique = |game: Arc<Game>| {
        let id = GameId::new(format!("{number}-{}", game.id)).expect("letters");
        Game { id, ..Arc::unwrap_or_clone(game) }
    };
    Evening {
        games: state.games.into_values().map(unique).collect(),
        session: Session { id, players, ..session },
    }
}

fn any_link() -> impl Strategy<Value = Option<GroupPlayerId>> {
    // Eve is removed, Zoe of another group.
    option::weighted(0.8, prop::sample::select(vec!["Ann", "Ben", "Cal", "Dee", "Eve", "Zoe"]))
        .prop_map(|name| name.map(gp))
}

fn edited_history() -> impl Strategy<Value = History> {
    vec((evening(), vec(any_link(), 8)), 0..4).prop_map(|evenings| {
        let mut history = club(&NAMES).without("Eve");
        let evenings = evenings.into_iter().enumerate();
        history.evenings = evenings.map(|(number, (state, links))| linked(number, state, &links)).collect();
        history
    })
}

fn any_history() -> BoxedStrategy<History> {
    prop_oneof![2 => edited_history(), 1 => busy_history()].boxed()
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, ..config() }
}

fn count(number: u32) -> usize {
    usize::try_from(number).expect("few")
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn everything_equals_a_plain_recount_of_the_games_that_exist(history in any_history()) {
        let plain = recount(&history);
        let standings = Standings::of(&history);
        prop_assert_eq!(standings.overview(day(0)).total_games, plain.games);
        for row in standings.leaderboard() {
            let games = &plain.players[&row.group_player_id];
            prop_assert_eq!(row.elo_rating, plain.ratings[&row.group_player_id]);
            prop_assert_eq!((count(row.wins), count(row.total_games)), (Seen::wins(games), games.len()));
            let outcome = |game: &Seen| if game.won { Outcome::Win } else { Outcome::Loss };
            let form: Vec<Outcome> = games.iter().rev().take(5).map(outcome).collect();
            prop_assert_eq!(row.recent_form, form);
        }
        for (id, games) in &plain.players {
            let profile = standings.player_profile(id).expect("in the pool");
            prop_assert_eq!(profile.elo_rating, plain.ratings[id]);
            prop_assert_eq!(profile.points_scored, games.iter().map(|game| game.own).sum::<u32>());
            prop_assert_eq!(profile.points_conceded, games.iter().map(|game| game.other).sum::<u32>());
            prop_assert_eq!(i64::from(profile.current_streak), Seen::run(games));
            prop_assert_eq!(count(profile.best_win_streak), Seen::best_run(games));
            prop_assert_eq!(profile.clutch_count, Seen::close(games, true));
            prop_assert_eq!(profile.unlucky_count, Seen::close(games, false));
            prop_assert_eq!(profile.recent_games.len(), games.len().min(10));
            for partner in &profile.partner_stats {
                let together: Vec<Seen> =
                    games.iter().filter(|game| game.partner.as_ref() == Some(&partner.partner_id)).cloned().collect();
                prop_assert_eq!((count(partner.record.wins), partner.record.games.len()), (Seen::wins(&together), together.len()));
            }
            let partnered = games.iter().filter(|game| game.partner.is_some()).count();
            prop_assert_eq!(profile.partner_stats.iter().map(|partner| count(partner.record.games_played)).sum::<usize>(), partnered);
            let opposed: usize = games.iter().map(|game| game.opponents.len()).sum();
            prop_assert_eq!(profile.opponent_stats.iter().map(|other| other.record.games.len()).sum::<usize>(), opposed);
            let steps = standings.rating_history(id).expect("in the pool");
            prop_assert_eq!(steps.len(), games.len());
            prop_assert_eq!(steps.iter().map(|step| step.change).sum::<i32>(), plain.ratings[id] - 1500);
        }
        let active = |id: &GroupPlayerId| !history.pool.members[id].is_removed;
        let pairings = standings.pairings();
        prop_assert_eq!(pairings.len(), plain.pairs.keys().filter(|pair| pair.iter().all(active)).count());
        for row in pairings {
            let pair = [row.player1_id, row.player2_id];
            let games = &plain.pairs[&pair];
            prop_assert_eq!(row.elo_rating, plain.pair_ratings.get(&pair).copied().unwrap_or(1500));
            prop_assert_eq!((count(row.wins), count(row.games_played)), (Seen::wins(games), games.len()));
            let profile = standings.pair_profile(&pair[1], &pair[0]).expect("in the pool");
            prop_assert_eq!(i64::from(profile.current_streak), Seen::run(games));
            prop_assert_eq!(count(profile.best_win_streak), Seen::best_run(games));
            prop_assert_eq!(profile.matchups.iter().map(|matchup| matchup.games.len()).sum::<usize>(),
                games.iter().filter(|game| game.opponents.len() == 2).count());
        }
    }

    #[test]
    fn the_order_in_which_sessions_and_games_are_given_does_not_matter(history in any_history(), turn in 0..7_usize) {
        let mut turned = history.clone();
        turned.evenings.reverse();
        for evening in &mut turned.evenings {
            let games = evening.games.len();
            evening.games.rotate_left(if games == 0 { 0 } else { turn % games });
        }
        prop_assert_eq!(answers(&history, day(1)), answers(&turned, day(1)));
    }

    #[test]
    fn a_game_between_fully_linked_sides_moves_as_much_up_as_down(history in any_history()) {
        let standings = Standings::of(&history);
        let everybody: Vec<_> =
            history.pool.members.keys().filter_map(|id| standings.rating_history(id)).flatten().collect();
        for step in &everybody {
            let same_game: Vec<_> = everybody.iter().filter(|other| other.game_id == step.game_id).collect();
            let sides = step.game.team_a_names.len();
            let is_whole = same_game.len() == 2 * sides && same_game.iter().filter(|other| other.team == step.team).count() == sides;
            if is_whole && same_game.iter().all(|other| other.after > 100) {
                prop_assert_eq!(same_game.iter().map(|other| other.change).sum::<i32>(), 0);
            }
        }
    }

    #[test]
    fn strengths_follow_the_games_and_their_steps_add_up(history in any_history()) {
        let standings = Standings::of(&history);
        let strengths = GroupStrengths::of(&standings);
        for player in strengths.players() {
            let steps = GroupStrengths::history(&standings, &player.group_player_id).expect("in the pool");
            let elo = standings.rating_history(&player.group_player_id).expect("in the pool");
            prop_assert_eq!(steps.len(), elo.len());
            for (mode, now) in [("doubles", player.doubles), ("singles", player.singles)] {
                let mode_steps = steps.iter().filter(|step| format!("{:?}", step.game_mode).to_lowercase() == mode);
                prop_assert_eq!(mode_steps.map(|step| step.change).sum::<i32>(), now.rating - 1500);
                prop_assert!((0.0..=100.0).contains(&now.reliability));
            }
            prop_assert!(steps.iter().all(|step| (0.0..=100.0).contains(&step.chance)));
        }
    }
}

#[test]
fn sessions_of_any_id_are_told_apart() {
    let mut history = club(&NAMES);
    let state = crate::evening::played(
        crate::evening::session(pace_rules::session::GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee"]),
        &crate::evening::FRIDAY,
    );
    let links: Vec<_> = ["Ann", "Ben", "Cal", "Dee"].map(|name| Some(gp(name))).to_vec();
    history.evenings = (0..2).map(|number| linked(number, state.clone(), &links)).collect();
    let standings = Standings::of(&history);
    let ann = standings.player_profile(&gp("ann")).expect("in the pool");
    assert_eq!((ann.total_games, ann.sessions_played), (8, 2));
    let sessions: Vec<SessionId> = standings
        .rating_history(&gp("ann"))
        .expect("in the pool")
        .into_iter()
        .map(|step| step.session_id)
        .collect();
    assert!(sessions.contains(&session_id(0)) && sessions.contains(&session_id(1)));
}
