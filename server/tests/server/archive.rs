//! Taking a group out of a database and putting one into it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use pace_server::{ExportArgs, Format, ImportArgs, Imported, export, import, system_clock};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Server, each, of_group, result, won_as};

const GROUP: &str = "group-1767636000000";
const EVENING: &str = "session-1767985200000";

fn existing() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/existing");
    let files = ["games.json", "session.json", "group.json", "sessions.json", "players.json"];
    files.map(|file| directory.join(file)).to_vec()
}

async fn put(files: Vec<PathBuf>, db: PathBuf) -> Result<Imported, String> {
    import(&ImportArgs { files, db }, &system_clock()).await.map_err(|error| error.to_string())
}

/// What a group is written as.
pub(crate) async fn taken(group: &str, db: &Path, format: Format) -> Result<String, String> {
    let directory = tempfile::tempdir().expect("a directory");
    let out = directory.path().join("out");
    let args = ExportArgs { group: group.to_owned(), db: db.to_owned(), format, out: Some(out.clone()) };
    export(&args).await.map_err(|error| error.to_string())?;
    Ok(fs::read_to_string(out).expect("the file"))
}

fn file(directory: &TempDir, name: &str, content: &Value) -> PathBuf {
    let path = directory.path().join(name);
    fs::write(&path, content.to_string()).expect("a file");
    path
}

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/existing").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("the fixture")).expect("JSON")
}

#[tokio::test]
async fn saved_answers_of_the_existing_web_app_become_a_group() {
    let mut server = Server::start().await;
    server.stop().await;
    let imported = put(existing(), server.database()).await;
    assert_eq!(imported, Ok(Imported { groups: 1, players: 4, sessions: 3, games: 3 }));
    server.restart(|_| {}).await;

    let group = server.get("/groups/shareable/K7MQ2X").await.ok();
    assert_eq!((&group["id"], &group["name"]), (&json!(GROUP), &json!("Friday Night")));
    assert_eq!(group["createdAt"], "2026-01-05T18:00:00.000Z");
    let players = server.get(&format!("/groups/{GROUP}/players")).await.ok();
    assert_eq!(each(&players, "name"), ["Ann", "Ben", "Cal"]);
    assert_eq!(players[0]["createdAt"], "2026-01-05T18:01:00.000Z", "a time without a zone is in UTC");
    let members = server.get(&format!("/groups/{GROUP}?include=")).await.ok()["members"].clone();
    let dee = json!({"id": "gp-1767636060000-d", "name": "Dee", "removed": true});
    assert_eq!(members[3], dee, "whoever is linked but in no list was removed");

    let sessions = server.get(&format!("/groups/{GROUP}/sessions")).await.ok();
    assert_eq!(each(&sessions, "name"), ["Friday 9", "Monday 5"]);
    assert_eq!(sessions[1]["courtCostValue"], 7.25);
    assert_eq!(sessions[1]["date"], "2026-01-05T19:00:00.000Z");
    assert_eq!(sessions[1]["players"][1], json!({"id": "player-1767639600000-g", "name": "Gus"}));
    assert_eq!(server.get("/sessions/session-1767700000000").await.ok().get("groupId"), None);

    let games = server.get(&format!("/sessions/{EVENING}/games")).await.ok();
    let recorded = [json!("2026-01-09T19:12:00.000Z"), json!("2026-01-09T19:30:00.000Z"), Value::Null];
    assert_eq!(each(&games, "resultAt"), recorded, "when it last changed, else when it was made");
    assert_eq!(games[1].get("teamAScore"), None);
    assert_eq!(games[2]["scheduled"], true);
    server.put(&format!("/sessions/{EVENING}/games/{EVENING}-game-3"), &result("A", 21, 9)).await.ok();
}

#[tokio::test]
async fn what_is_taken_out_and_put_in_elsewhere_is_the_same_to_the_byte() {
    let server = Server::start().await;
    server.group().await;
    server.delete_with("/groups/g1/players", &json!({"playerId": "gp-cal"})).await.ok();
    for id in ["s1", "s2", "s3"] {
        server.post("/sessions", &of_group(id)).await.ok();
        server.post(&format!("/sessions/{id}/games"), &won_as("game")).author("ann").await.ok();
    }
    server.put("/sessions/s1/games/game", &json!({"winningTeam": null})).await.ok();
    server.delete("/sessions/s2").await.ok();
    let first = taken("g1", &server.database(), Format::Json).await.expect("the group");
    assert!(!first.contains("\"s2\""), "what was deleted is not in it");
    let code = server.get("/groups/g1").await.ok()["shareableLink"].as_str().expect("a code").to_owned();
    let by_code = taken(&code.to_uppercase(), &server.database(), Format::Json).await;
    assert_eq!(by_code.as_ref(), Ok(&first));

    let directory = tempfile::tempdir().expect("a directory");
    let json = directory.path().join("group.json");
    fs::write(&json, &first).expect("a file");
    let db = directory.path().join("other.db");
    let imported = put(vec![json], db.clone()).await;
    assert_eq!(imported, Ok(Imported { groups: 1, players: 3, sessions: 2, games: 2 }));
    assert_eq!(taken("g1", &db, Format::Json).await, Ok(first));
}

#[tokio::test]
async fn games_are_written_as_a_table() {
    let server = Server::start().await;
    server.group().await;
    let mut body = of_group("s1");
    body["session"]["name"] = "Friday, late".into();
    body["session"]["players"][3]["name"] = "=Dan".into();
    server.post("/sessions", &body).await.ok();
    server.post("/sessions/s1/games", &won_as("g-1")).await.ok();
    let planned = json!({"game": {"teamA": ["ann", "cal"], "teamB": ["ben", "dan"], "winningTeam": null}});
    server.post("/sessions/s1/games", &planned).await.ok();
    let expected = "\
        session date,session,game,team A 1,team A 2,team B 1,team B 2,points A,points B,winner,recorded at\r\n\
        2026-01-09T19:00:00.000Z,\"Friday, late\",1,Ann,Ben,Cal,'=Dan,21,15,A,2026-01-09T19:00:00.000Z\r\n\
        2026-01-09T19:00:00.000Z,\"Friday, late\",2,Ann,Cal,Ben,'=Dan,,,,\r\n";
    assert_eq!(taken("g1", &server.database(), Format::Csv).await.as_deref(), Ok(expected));
}

#[tokio::test]
async fn a_session_that_is_still_to_come_dates_no_commit() {
    let mut server = Server::start().await;
    server.stop().await;
    let directory = tempfile::tempdir().expect("a directory");
    let mut session = fixture("session.json");
    session["date"] = "2099-01-01T19:00:00.000Z".into();
    put(vec![file(&directory, "session.json", &session)], server.database()).await.expect("imported");
    server.restart(|_| {}).await;
    let created = server.post("/groups", &json!({"name": "Friday"})).await.ok();
    let year: String = created["group"]["createdAt"].as_str().expect("a time").chars().take(4).collect();
    assert_ne!(year, "2099");
}

#[tokio::test]
async fn an_import_begins_a_new_history() {
    let mut server = Server::start().await;
    server.evening().await;
    let (before, _) = server.now().await;
    server.stop().await;
    put(existing(), server.database()).await.expect("imported");
    server.restart(|_| {}).await;
    assert_ne!(server.now().await.0, before);
}

#[tokio::test]
async fn nothing_is_put_into_a_database_that_a_server_works_on() {
    let server = Server::start().await;
    let refused = put(existing(), server.database()).await.expect_err("it is in use");
    assert!(refused.ends_with("is in use; stop the server first"), "{refused}");
}

#[tokio::test]
async fn a_file_that_fits_nothing_is_named_and_nothing_is_put_in() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = directory.path().join("pace.db");
    let mut broken_game = fixture("games.json");
    broken_game[0]["teamAScore"] = 3.into();
    let mut stranger = fixture("games.json");
    stranger[0]["teamA"][0] = "nobody".into();
    let mut numbered = fixture("games.json");
    numbered[1]["gameNumber"] = 1.into();
    let mut other_session = fixture("session.json");
    other_session["name"] = "Renamed".into();
    let cases = [
        (json!({"hello": 1}), "neither a group, its players or sessions, nor a session or its games"),
        (json!([7]), "neither a group"),
        (json!([{"id": "g", "groupId": "g", "name": 7}]), "element 0: name: a text is expected, not 7"),
        (json!({"pace": 99}), "written by another version of Pace"),
        (
            broken_game,
            "game 1 of session session-1767985200000: The winner's score cannot be below the loser's",
        ),
        (stranger, "game 1 of session session-1767985200000: This player is not in the session"),
        (numbered, "game 1 of session session-1767985200000: its id or number is taken"),
        (other_session, "also in"),
        (
            json!([{"id": "g", "sessionId": "elsewhere", "gameNumber": 1, "teamA": [], "teamB": []}]),
            "the session elsewhere of these games is missing",
        ),
        (
            json!([{"id": "gp", "groupId": "elsewhere", "name": "Ann"}]),
            "the group elsewhere of these players is missing",
        ),
    ];
    for (content, reason) in cases {
        let wrong = file(&directory, "wrong.json", &content);
        // The file in question comes in the place of the one that it is made from.
        let games = reason.starts_with("game ");
        let mut files: Vec<_> =
            existing().into_iter().filter(|path| !games || !path.ends_with("games.json")).collect();
        files.push(wrong.clone());
        let refused = put(files, db.clone()).await.expect_err(reason);
        assert!(refused.starts_with(&wrong.display().to_string()), "{refused}");
        assert!(refused.contains(reason), "{refused}");
        assert!(refused.ends_with("; nothing was imported"), "{refused}");
    }
    assert!(!db.exists());
    let group_alone = vec![existing().remove(3)];
    let refused = put(group_alone, db.clone()).await.expect_err("its group is missing");
    assert!(refused.contains("the group group-1767636000000 of the session"), "{refused}");
}

#[tokio::test]
async fn a_group_that_could_not_have_been_recorded_here_is_not_put_in() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    let taken = taken("g1", &server.database(), Format::Json).await.expect("the group");
    let whole: Value = serde_json::from_str(&taken).expect("JSON");
    let directory = tempfile::tempdir().expect("a directory");
    let db = directory.path().join("other.db");
    let long = "n".repeat(300);
    let cases = [
        ("/group/name", json!(long), "the group: "),
        ("/group/shareableLink", json!("a/b?c"), "the group's code"),
        ("/group/shareableLink", json!("a".repeat(5_000)), "the group's code"),
        ("/players/0/name", json!(long), "player gp-ann: "),
        ("/players/0/name", json!("\u{202e} \u{7}"), "player gp-ann: "),
        ("/players/1/name", json!(" ann "), "another player is called ann"),
        ("/sessions/0/session/viewer", json!("short"), "the token of its viewer link"),
    ];
    for (member, value, reason) in cases {
        let mut broken = whole.clone();
        *broken.pointer_mut(member).expect(member) = value;
        let refused = put(vec![file(&directory, "group.json", &broken)], db.clone()).await.expect_err(member);
        assert!(refused.contains(reason), "{member}: {refused}");
    }
    let mut untidy = whole.clone();
    untidy["players"][0]["name"] = json!("  An\u{202e}na\t");
    put(vec![file(&directory, "group.json", &untidy)], db.clone()).await.expect("its name is tidied");
    let kept = self::taken("g1", &db, Format::Json).await.expect("the group");
    assert!(kept.contains("\"Anna\""), "{kept}");
}

#[tokio::test]
async fn what_is_there_already_is_not_put_in_again_and_nothing_else_is() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = directory.path().join("pace.db");
    put(vec![existing().remove(1)], db.clone()).await.expect("imported");
    let refused = put(existing(), db.clone()).await.expect_err("the session is there");
    assert_eq!(refused, "the session session-1767700000000 is in the database already; nothing was imported");
    let gone = taken(GROUP, &db, Format::Json).await.expect_err("all or nothing");
    assert_eq!(gone, format!("the database has no group {GROUP}"));
}

#[tokio::test]
async fn a_code_that_another_group_has_is_replaced() {
    let mut server = Server::start().await;
    server.stop().await;
    put(existing(), server.database()).await.expect("imported");
    let directory = tempfile::tempdir().expect("a directory");
    let other = json!({"id": "group-2", "name": "Monday", "shareableLink": "k7mq2x"});
    put(vec![file(&directory, "other.json", &other)], server.database()).await.expect("imported");
    server.restart(|_| {}).await;
    assert_eq!(server.get("/groups/shareable/k7mq2x").await.ok()["id"], GROUP);
    let code = server.get("/groups/group-2").await.ok()["shareableLink"].clone();
    assert_eq!(code.as_str().map(str::len), Some(6));
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pace-server")).args(arguments).output().expect("the program")
}

#[test]
fn the_program_puts_in_and_takes_out() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = directory.path().join("pace.db").display().to_string();
    let files: Vec<String> = existing().iter().map(|path| path.display().to_string()).collect();
    let mut arguments = vec!["import", "--db", &db];
    arguments.extend(files.iter().map(String::as_str));
    let imported = run(&arguments);
    let said = String::from_utf8_lossy(&imported.stdout);
    assert_eq!(said, "imported: groups 1, players 4, sessions 3, games 3\n");

    let exported = run(&["export", "--group", "K7MQ2X", "--db", &db, "--format", "csv"]);
    assert_eq!(String::from_utf8_lossy(&exported.stdout).lines().count(), 4);
    let unknown = run(&["export", "--group", "nope", "--db", &db]);
    assert_eq!(unknown.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&unknown.stderr), "pace-server: the database has no group nope\n");
    let missing = run(&["export", "--group", "nope", "--db", "/nowhere/pace.db"]);
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("pace-server: cannot use /nowhere/pace.db"));
    assert_eq!(run(&["import", "--db", &db]).status.code(), Some(2), "without files there is nothing to do");
}
