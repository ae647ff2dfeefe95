//! What a group's games say, in small examples.

use pace_rules::{
    group::{Outcome, Standings, Trend, recent_guests},
    id::GroupPlayerId,
};
use serde_json::json;

use crate::club::{Plays, club, day, gp};

const FOUR: [&str; 4] = ["Ann", "Ben", "Cal", "Dee"];

fn ratings(standings: &Standings<'_>) -> Vec<(String, i32)> {
    standings.players().into_iter().map(|player| (player.name, player.elo_rating)).collect()
}

fn rating(standings: &Standings<'_>, name: &str) -> i32 {
    standings.player(&gp(name)).expect("in the pool").elo_rating
}

fn pair_rating(standings: &Standings<'_>, one: &str, other: &str) -> i32 {
    standings.pair_profile(&gp(one), &gp(other)).expect("in the pool").elo_rating
}

fn named(rows: &[(&str, i32)]) -> Vec<(String, i32)> {
    rows.iter().map(|(name, rating)| ((*name).to_owned(), *rating)).collect()
}

#[test]
fn two_games_rate_four_players_as_the_contract_says() {
    let first = club(&FOUR).evening(&["Ann Ben beat Cal Dee"]);
    let expected = named(&[("Ann", 1532), ("Ben", 1532), ("Cal", 1468), ("Dee", 1468)]);
    assert_eq!(ratings(&Standings::of(&first)), expected);
    let second = club(&FOUR).evening(&["Ann Ben beat Cal Dee", "Ann Cal beat Ben Dee"]);
    let expected = named(&[("Ann", 1564), ("Ben", 1500), ("Cal", 1500), ("Dee", 1436)]);
    assert_eq!(ratings(&Standings::of(&second)), expected);
}

#[test]
fn partners_with_an_odd_sum_change_by_a_whole_number() {
    // After the first game Ann has 1532 and, with a guest's 1500, Ben 1468; Cal is new.
    let history =
        club(&FOUR).evening(&["Ann beat Ben"]).evening(&["Ann beat Ben"]).evening(&["Ann Cal beat Ben Dee"]);
    let standings = Standings::of(&history);
    let ann = standings.rating_history(&gp("ann")).expect("in the pool");
    // 1/(1 + 10^(-64/400)) = 0.591; 64·0.409 = 26.2.
    assert_eq!((ann[1].before, ann[1].change, ann[1].after), (1532, 26, 1558));
    // (1558 + 1500)/2 = 1529 against 1471: 0.583; 64·0.417 = 26.7.
    assert_eq!((ann[2].side_rating, ann[2].opponent_rating, ann[2].change), (1529.0, 1471.0, 27));
    assert!((ann[2].expected - 58.27).abs() < 0.01, "{}", ann[2].expected);
}

#[test]
fn no_rating_falls_below_the_floor() {
    // With a new partner each time the side stays strong enough to lose much.
    let partners: Vec<String> = (0..900).map(|number| format!("New{number}")).collect();
    let names: Vec<&str> = partners.iter().map(String::as_str).chain(["Low"]).collect();
    let games: Vec<String> = partners.iter().map(|partner| format!("Gus Hal beat Low {partner}")).collect();
    let history = club(&names).evening(&games.iter().map(String::as_str).collect::<Vec<_>>());
    let standings = Standings::of(&history);
    let steps = standings.rating_history(&gp("low")).expect("in the pool");
    assert_eq!((steps[0].after, steps[899].before, steps[899].change, steps[899].after), (1468, 100, 0, 100));
    assert!(steps.iter().all(|step| step.after == step.before + step.change));
}

#[test]
fn a_guest_neither_counts_nor_changes_a_rating() {
    let history = club(&["Ann", "Cal"]).evening(&["Ann Gus beat Cal Hal", "Ann Gus beat Hal Ike"]);
    let standings = Standings::of(&history);
    // Ann and Cal alone make their sides; a side of guests counts 1500.
    let ann = standings.rating_history(&gp("ann")).expect("in the pool");
    assert_eq!(ann.iter().map(|step| step.change).collect::<Vec<_>>(), [32, 29]);
    assert_eq!(rating(&standings, "Cal"), 1468);
    assert!(standings.pairings().is_empty());
    assert_eq!(standings.leaderboard().len(), 2);
    let profile = standings.player_profile(&gp("ann")).expect("in the pool");
    assert!(profile.partner_stats.is_empty());
    assert_eq!(profile.opponent_stats.len(), 1);
    assert_eq!(profile.recent_games[0].team_a_names, ["Ann", "Gus"]);
}

#[test]
fn a_pair_is_rated_only_when_all_four_are_linked_but_every_game_counts() {
    let history = club(&FOUR).evening(&["Ann Ben beat Cal Dee", "Ann Ben beat Cal Gus"]);
    let standings = Standings::of(&history);
    assert_eq!(pair_rating(&standings, "Ann", "Ben"), 1516);
    assert_eq!(pair_rating(&standings, "Dee", "Cal"), 1484);
    let pairings = standings.pairings();
    assert_eq!((pairings[0].games_played, pairings[0].elo_rating), (2, 1516));
    assert_eq!(standings.pair_profile(&gp("ann"), &gp("ben")).expect("a pair").matchups.len(), 1);
}

#[test]
fn singles_count_for_players_and_not_for_pairs() {
    let history = club(&FOUR).evening(&["Ann 21-10 Ben"]);
    let standings = Standings::of(&history);
    assert_eq!(rating(&standings, "Ann"), 1532);
    assert!(standings.pairings().is_empty());
    let ann = standings.player_profile(&gp("ann")).expect("in the pool");
    assert!(ann.partner_stats.is_empty());
    assert_eq!(ann.opponent_stats[0].opponent_name, "Ben");
}

#[test]
fn whoever_is_removed_is_on_no_board_and_keeps_the_history() {
    let games = ["Ann Ben 21-19 Cal Dee", "Ann Ben 21-18 Cal Dee", "Ann Ben 19-21 Cal Dee"];
    let history = club(&FOUR).evening(&games).without("Ann");
    let standings = Standings::of(&history);
    let ranked: Vec<String> = standings.leaderboard().into_iter().map(|row| row.player_name).collect();
    assert_eq!(ranked, ["Ben", "Cal", "Dee"]);
    let pairs: Vec<String> = standings.pairings().into_iter().map(|row| row.player1_name).collect();
    assert_eq!(pairs, ["Cal"]);
    let overview = standings.overview(day(0));
    assert_eq!((overview.total_players, overview.total_games), (3, 3));
    assert!(overview.closest_matchups.is_empty());
    assert_eq!(overview.clutch_player.map(|player| player.name), Some("Ben".to_owned()));
    assert_eq!(overview.clutch_pairing.map(|pair| pair.player1_name), Some("Cal".to_owned()));
    let ann = standings.player_profile(&gp("ann")).expect("kept");
    assert_eq!((ann.is_removed, ann.rank, ann.total_players, ann.wins), (true, 1, 3, 2));
    let ben = standings.player_profile(&gp("ben")).expect("in the pool");
    assert_eq!((ben.is_removed, ben.rank, ben.total_players), (false, 1, 3));
    assert_eq!(ben.partner_stats[0].partner_name, "Ann");
}

#[test]
fn the_overview_names_all_who_share_a_record() {
    let games =
        ["Ann Ben 21-15 Cal Dee", "Ann Ben 19-21 Cal Dee", "Ann Ben 23-21 Cal Dee", "Ann Ben 10-21 Cal Dee"];
    let history = club(&FOUR).evening(&games).evening(&["Ann Cal 21-0 Ben Dee"]).evening(&[]);
    let overview = serde_json::to_value(Standings::of(&history).overview(day(12))).expect("plain data");
    let expected = json!({
        "totalGames": 5, "totalSessions": 3, "totalPlayers": 4, "avgPointDifferential": 8.4, "gamesPerSession": 1.7,
        "closestMatchups": [{"team1Player1Name": "Ann", "team1Player2Name": "Ben", "team2Player1Name": "Cal",
            "team2Player2Name": "Dee", "team1Wins": 2, "team2Wins": 2, "totalGames": 4}],
        "highestElo": [{"name": "Cal", "rating": 1542}], "eloSpread": 84,
        "bestWinStreak": [{"name": "Cal", "streak": 2}],
        "mostGamesPlayed": [{"name": "Ann", "games": 5}, {"name": "Ben", "games": 5}, {"name": "Cal", "games": 5},
            {"name": "Dee", "games": 5}],
        "highestPairElo": [{"player1Name": "Cal", "player2Name": "Dee", "rating": 1502}],
        "bestPairStreak": [{"player1Name": "Ann", "player2Name": "Ben", "streak": 1},
            {"player1Name": "Cal", "player2Name": "Dee", "streak": 1}],
        "mostGamesTogether": [{"player1Name": "Ann", "player2Name": "Ben", "games": 4},
            {"player1Name": "Cal", "player2Name": "Dee", "games": 4}],
        "dreamTeam": {"player1Name": "Ann", "player2Name": "Ben", "winRate": 50, "gamesPlayed": 4, "wins": 2, "losses": 2},
        "unluckyPlayer": {"name": "Ann", "count": 1},
        "unluckyPairing": {"player1Name": "Ann", "player2Name": "Ben", "count": 1},
        "clutchPlayer": {"name": "Cal", "count": 1},
        "clutchPairing": {"player1Name": "Cal", "player2Name": "Dee", "count": 1},
        "firstSessionDate": "2026-01-09T19:00:00.000Z", "daysSinceFirstSession": 12,
    });
    assert_eq!(overview, expected);
}

#[test]
fn the_first_pair_of_a_rivalry_is_the_one_whose_ids_sort_first() {
    let games = ["Cal Dee 21-15 Ann Ben", "Cal Dee 21-15 Ben Ann", "Dee Cal 15-21 Ann Ben"];
    let overview = Standings::of(&club(&FOUR).evening(&games)).overview(day(0));
    let closest = &overview.closest_matchups[0];
    assert_eq!((closest.team1_player1_name.as_str(), closest.team1_wins, closest.team2_wins), ("Ann", 1, 2));
}

#[test]
fn the_dream_team_of_equal_pairs_is_the_one_with_more_games_then_the_first_by_name() {
    let three = |one: &str, other: &str| vec![format!("{one} 21-10 {other}"); 3];
    let play = |games: &[String]| {
        let games: Vec<&str> = games.iter().map(String::as_str).collect();
        let history = club(&["Ann", "Ben", "Cal", "Dee", "Eve", "Flo"]).evening(&games);
        Standings::of(&history).overview(day(0)).dream_team.map(|pair| (pair.player1_name, pair.wins))
    };
    let games = [three("Cal Dee", "Eve Flo"), three("Ann Ben", "Eve Flo")].concat();
    assert_eq!(play(&games), Some(("Ann".to_owned(), 3)));
    let more = [games, three("Cal Dee", "Eve Flo")].concat();
    assert_eq!(play(&more), Some(("Cal".to_owned(), 6)));
    assert_eq!(play(&more[..2]), None);
}

#[test]
fn an_empty_group_has_every_member_of_the_overview() {
    let overview = serde_json::to_value(Standings::of(&club(&[])).overview(day(0))).expect("plain data");
    let expected = json!({
        "totalGames": 0, "totalSessions": 0, "totalPlayers": 0, "avgPointDifferential": null, "gamesPerSession": 0,
        "closestMatchups": [], "highestElo": [], "eloSpread": null, "bestWinStreak": [], "mostGamesPlayed": [],
        "highestPairElo": [], "bestPairStreak": [], "mostGamesTogether": [], "dreamTeam": null,
        "unluckyPlayer": null, "unluckyPairing": null, "clutchPlayer": null, "clutchPairing": null,
        "firstSessionDate": null, "daysSinceFirstSession": null,
    });
    assert_eq!(overview, expected);
    let nobody_played = club(&["Ann", "Ben"]);
    let standings = Standings::of(&nobody_played);
    let row = &standings.leaderboard()[1];
    assert_eq!((row.rank, row.win_rate, row.trend), (2, 0.0, Trend::Stable));
    assert!(row.recent_form.is_empty());
    let pair = standings.pair_profile(&gp("ben"), &gp("ann")).expect("two of the pool");
    assert_eq!((pair.player1_name.as_str(), pair.games_played, pair.elo_rating), ("Ann", 0, 1500));
}

#[test]
fn nobody_outside_the_pool_has_a_profile() {
    let history = club(&FOUR).evening(&["Ann Ben beat Cal Gus"]);
    let standings = Standings::of(&history);
    assert_eq!(standings.player_profile(&gp("gus")), None);
    assert_eq!(standings.rating_history(&gp("gus")), None);
    assert_eq!(standings.pair_profile(&gp("gus"), &gp("ann")), None);
    assert_eq!(standings.pair_profile(&gp("ann"), &gp("ann")), None);
}

#[test]
fn form_and_streaks_follow_the_order_of_results() {
    let mut history = club(&["Ann", "Ben"]).evening(&["Ann beat Ben"; 3]).evening(&[
        "Ben beat Ann",
        "Ann beat Ben",
        "Ann beat Ben",
        "Ben beat Ann",
        "Ben beat Ann",
    ]);
    let profile = |history: &pace_rules::group::History| {
        Standings::of(history).player_profile(&gp("ann")).expect("in the pool")
    };
    let ann = profile(&history);
    assert_eq!(ann.recent_form, [Outcome::Loss, Outcome::Loss, Outcome::Win, Outcome::Win, Outcome::Loss]);
    assert_eq!((ann.current_streak, ann.best_win_streak), (-2, 3));
    assert_eq!(Standings::of(&history).leaderboard()[0].trend, Trend::Stable);
    // A game that was scheduled first and played last counts as the last.
    history.evenings[0].games[0].result_at = Some(day(9));
    let ann = profile(&history);
    assert_eq!(ann.recent_form, [Outcome::Win, Outcome::Loss, Outcome::Loss, Outcome::Win, Outcome::Win]);
    assert_eq!((ann.current_streak, ann.best_win_streak), (1, 2));
}

#[test]
fn a_player_profile_lists_games_newest_first_and_partners_by_win_rate() {
    let history = club(&FOUR).evening(&[
        "Ann Ben 21-15 Cal Dee",
        "Ann Cal 21-19 Ben Dee",
        "Ben Cal 21-19 Ann Dee",
        "Ann Ben 21-0 Cal Gus",
    ]);
    let standings = Standings::of(&history);
    let ann = standings.player_profile(&gp("ann")).expect("in the pool");
    let partners: Vec<(&str, u32, f64)> = (ann.partner_stats.iter())
        .map(|partner| (partner.partner_name.as_str(), partner.record.games_played, partner.record.win_rate))
        .collect();
    assert_eq!(partners, [("Ben", 2, 100.0), ("Cal", 1, 100.0), ("Dee", 1, 0.0)]);
    let scores: Vec<_> = ann.recent_games.iter().map(|game| game.team_b_score).collect();
    assert_eq!(scores, [Some(0), Some(19), Some(19), Some(15)]);
    assert_eq!((ann.points_scored, ann.points_conceded, ann.point_differential), (82, 55, 27));
    assert_eq!((ann.clutch_count, ann.unlucky_count), (1, 1));
    assert_eq!((ann.clutch_games[0].margin, ann.recent_games[0].margin), (Some(2), None));
    let sessions = history.clone().evening(&[]);
    assert_eq!(Standings::of(&sessions).player_profile(&gp("ann")).expect("in the pool").sessions_played, 1);
}

#[test]
fn pairs_with_five_games_come_first() {
    let games =
        [vec!["Ann Ben 21-19 Cal Dee"; 3], vec!["Ann Ben 19-21 Cal Dee"; 2], vec!["Ann Cal 21-3 Ben Dee"]];
    let history = club(&FOUR).evening(&games.concat());
    let pairs: Vec<(String, String, bool)> = (Standings::of(&history).pairings().into_iter())
        .map(|row| (row.player1_name, row.player2_name, row.is_qualified))
        .collect();
    let expected = [("Ann", "Ben", true), ("Cal", "Dee", true), ("Ann", "Cal", false), ("Ben", "Dee", false)];
    assert_eq!(pairs, expected.map(|(one, other, qualified)| (one.to_owned(), other.to_owned(), qualified)));
}

#[test]
fn guests_of_the_last_thirty_days_are_listed_once_a_name() {
    let mut history = club(&["Ann", "Ben"])
        .evening(&["Ann Old beat Ben Gus"])
        .evening(&["Ann Gus beat Ben Hal"])
        .evening(&["Ann GUS beat Ben ann"])
        .without("Ben");
    history.evenings[2].session.name = None;
    history.evenings[2].session.players.retain(|player| player.name != "Ben");
    history.evenings[2].session.players.extend(["gus ", "ben"].map(|name| pace_rules::player::Player {
        id: pace_rules::id::PlayerId::new(format!("again-{}", name.trim())).expect("letters"),
        name: name.to_owned(),
        group_player_id: None,
        is_guest: Some(true),
    }));
    let guests = recent_guests(&history, day(31));
    let expected = json!([
        {"name": "Gus", "sessionCount": 2, "lastSessionId": "session-2", "lastSessionName": "Unknown Session",
         "lastSessionDate": day(2)},
        {"name": "Hal", "sessionCount": 1, "lastSessionId": "session-1", "lastSessionName": "Friday 1",
         "lastSessionDate": day(1)},
    ]);
    assert_eq!(serde_json::to_value(guests).expect("plain data"), expected);
    assert_eq!(recent_guests(&history, day(30)).len(), 3);
}

#[test]
fn who_is_linked_twice_in_a_game_counts_once() {
    for again in [1, 3] {
        let mut history = club(&FOUR).evening(&["Ann Ben beat Cal Dee"]);
        history.evenings[0].session.players[again].group_player_id = Some(gp("ann"));
        let standings = Standings::of(&history);
        assert_eq!(rating(&standings, "Ann"), 1532);
        assert_eq!(standings.player(&gp("ann")).map(|player| player.total_games), Some(1));
        assert_eq!(standings.pairings().len(), 1);
    }
}

#[test]
fn ids_order_the_players_of_a_pair_and_not_names() {
    let mut history = club(&[]);
    for (id, name) in [("gp-1", "Zoe"), ("gp-2", "Ann")] {
        let member = pace_rules::pool::Member { name: name.to_owned(), is_removed: false };
        history.pool.members.insert(GroupPlayerId::new(id).expect("letters"), member);
    }
    let mut history = history.evening(&["Ann Zoe beat Cal Dee"]);
    for player in &mut history.evenings[0].session.players {
        let of_that_name = history.pool.members.iter().find(|(_, member)| member.name == player.name);
        player.group_player_id = of_that_name.map(|(id, _)| id.clone());
    }
    let pair = &Standings::of(&history).pairings()[0];
    assert_eq!((pair.player1_name.as_str(), pair.player2_name.as_str()), ("Zoe", "Ann"));
}
