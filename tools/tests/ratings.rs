//! Files that are read and files that are refused.

use std::{
    fs,
    process::{Command, Output},
};

use pace_rules::game::Team;
use pace_tools::{
    contest::score,
    file::{Games, read},
    predictors::{Elo, PairElo, Points},
};

const HEADER: &str = "date,a1,a2,b1,b2,score_a,score_b\n";

fn games(rows: &str) -> Games {
    read(format!("{HEADER}{rows}").as_bytes()).expect("a good file")
}

fn refusal(rows: &str) -> String {
    read(format!("{HEADER}{rows}").as_bytes()).expect_err("a bad row").to_string()
}

#[test]
fn singles_doubles_and_matches_are_read() {
    let games = games(
        "2026-01-09,Ann,Ben,Cal,Dee,21,15\n2026-01-10, Ann ,,Cal,, 19 ,21\n\
         2026-01-11T20:15:00Z,\"Ann\",Ben,Cal,\"Eve, jr.\",21-15 19-21 21-18,\n20260112,Ann,,Cal,,7-21,\n",
    );
    assert_eq!(games.players, 5);
    let sides: Vec<[Vec<usize>; 2]> = games.matches.iter().map(|game| game.sides.clone()).collect();
    assert_eq!(sides[0], [vec![0, 1], vec![2, 3]]);
    assert_eq!(sides[1], [vec![0], vec![2]]);
    assert_eq!(sides[2], [vec![0, 1], vec![2, 4]]);
    let results: Vec<(Team, [u32; 2])> =
        games.matches.iter().map(|game| (game.winner, game.points)).collect();
    let expected = [(Team::A, [21, 15]), (Team::B, [19, 21]), (Team::A, [61, 54]), (Team::B, [7, 21])];
    assert_eq!(results, expected);
}

#[test]
fn rows_are_taken_in_the_order_of_their_dates() {
    let games =
        games("2026-01-10,A,,B,,21,1\n2026-01-09,A,,B,,21,2\n2026-01-10,A,,B,,21,3\n2026-01-09,A,,B,,21,4\n");
    let losers: Vec<u32> = games.matches.iter().map(|game| game.points[1]).collect();
    assert_eq!(losers, [2, 4, 1, 3]);
}

#[test]
fn a_bad_row_is_refused_with_its_line_and_a_sentence() {
    let good = "2026-01-09,Ann,Ben,Cal,Dee,21,15\n";
    for (row, sentence) in [
        ("2026-01-09,Ann,Ben,Cal,Dee,21", "a row has 7 columns, this one has 6"),
        ("9.1.2026,Ann,Ben,Cal,Dee,21,15", "\"9.1.2026\" is no date such as 2026-01-09"),
        ("2026-01-09,,Ben,Cal,Dee,21,15", "a1 and b1 have to be named"),
        ("2026-01-09,Ann,Ben,Cal,,21,15", "a2 and b2 are both named in doubles and both empty in singles"),
        ("2026-01-09,Ann,Ben,Cal,Ann,21,15", "Ann is named twice"),
        (
            "2026-01-09,Ann,Ben,Cal,Dee,21,x",
            "\"x\" is no score such as 21, or 21-15 for each game of a match",
        ),
        (
            "2026-01-09,Ann,Ben,Cal,Dee,-1,15",
            "\"-1\" is no score such as 21, or 21-15 for each game of a match",
        ),
        (
            "2026-01-09,Ann,Ben,Cal,Dee,21,",
            "\"21\" is no score such as 21, or 21-15 for each game of a match",
        ),
        ("2026-01-09,Ann,Ben,Cal,Dee,,", "\"\" is no score such as 21, or 21-15 for each game of a match"),
        ("2026-01-09,Ann,Ben,Cal,Dee,21,21", "neither side won"),
        ("2026-01-09,Ann,Ben,Cal,Dee,21-15 15-21,", "neither side won"),
    ] {
        assert_eq!(refusal(&format!("{good}{row}\n{good}")), format!("line 3: {sentence}"));
    }
    assert_eq!(refusal(&format!("{good}\n\r\nx,A,,B,,1,0")), "line 5: \"x\" is no date such as 2026-01-09");
    assert_eq!(refusal(""), "there are no games in it");
    let header = read("date,a,b\n".as_bytes()).expect_err("another header").to_string();
    assert_eq!(header, "line 1: the first line has to be date,a1,a2,b1,b2,score_a,score_b");
}

#[test]
fn each_row_is_predicted_before_it_is_seen_and_the_second_half_counts() {
    let games = games(&"2026-01-09,A,,B,,21,15\n".repeat(3));
    let elo = score(&games, &mut Elo::new(64.0, 2)).expect("predicted");
    // 1500 : 1500, then 1532 : 1468 and 1558 : 1442; the first row is not counted.
    let chance = |difference: f64| 1.0 / (1.0 + 10_f64.powf(-difference / 400.0));
    let expected = -(chance(64.0).ln() + chance(116.0).ln()) / 2.0;
    assert!((elo.log_loss - expected).abs() < 1e-12);
    assert_eq!((elo.predicted, elo.games), (2, 3));
    let points = score(&games, &mut Points::new(2)).expect("predicted");
    assert!((points.accuracy - 1.0).abs() < 1e-12 && points.log_loss < 0.69);
    assert_eq!(score(&games, &mut PairElo::default()), None);
    assert_eq!(elo.to_string(), "accuracy 100.0 %  log loss 0.4699  (2 of 3 rows)");
}

#[test]
fn even_odds_are_half_right() {
    let games = games("2026-01-09,A,,B,,21,15\n2026-01-09,C,,D,,21,15\n");
    let score = score(&games, &mut Elo::new(32.0, 4)).expect("predicted");
    assert!((score.accuracy - 0.5).abs() < 1e-12 && (score.log_loss - 2_f64.ln()).abs() < 1e-12);
}

fn run(content: &str, name: &str) -> Output {
    let path = std::env::temp_dir().join(format!("pace-ratings-{}-{name}.csv", std::process::id()));
    fs::write(&path, content).expect("a file");
    let output =
        Command::new(env!("CARGO_BIN_EXE_ratings")).arg("--games").arg(&path).output().expect("it runs");
    fs::remove_file(&path).expect("it was there");
    output
}

#[test]
fn the_command_prints_a_line_for_each_rating() {
    let rows = "2026-01-09,Ann,Ben,Cal,Dee,21,15\n".repeat(2_001);
    let output = run(&format!("{HEADER}{rows}"), "good");
    assert_eq!(output.status.code(), Some(0));
    let lines = String::from_utf8(output.stdout).expect("text");
    let names: Vec<&str> = lines.lines().map(|line| line.split("  ").next().unwrap_or_default()).collect();
    assert_eq!(names, ["Elo K=64", "Elo K=32", "Pair Elo K=32", "Points rating"]);
    assert!(
        lines
            .lines()
            .all(|line| line.contains("accuracy 100.0 %") && line.ends_with("(1,001 of 2,001 rows)"))
    );
}

#[test]
fn the_command_ends_with_2_on_a_bad_file() {
    let bad = run(&format!("{HEADER}2026-01-09,Ann,,Ann,,21,15\n"), "bad");
    assert_eq!(bad.status.code(), Some(2));
    let sentence = String::from_utf8(bad.stderr).expect("text");
    assert!(sentence.contains("line 2: Ann is named twice"), "{sentence}");
    let none = Command::new(env!("CARGO_BIN_EXE_ratings")).args(["--games", "/nowhere.csv"]).output();
    assert_eq!(none.expect("it runs").status.code(), Some(2));
}
