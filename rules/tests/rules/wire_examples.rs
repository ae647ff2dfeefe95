//! The examples of the wire are read and written back as they are.

use pace_rules::{
    change::{Change, GameEdit},
    game::Game,
    id::{GameId, SessionId},
    money::Money,
    part::Part,
    request::{ChangesBody, GameBody, Method, Request, SessionBody},
    session::Session,
    sync::{Sync, Verdict},
    wire::{Malformed, parse},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::any::{game_id, player_id};

/// Reads the text and asserts that it is written back with the same members.
fn reads_and_writes<T: DeserializeOwned + Serialize>(text: &str) -> T {
    let value: T = serde_json::from_str(text).expect("an example of the wire");
    let written = serde_json::to_value(&value).expect("plain data");
    assert_eq!(written, serde_json::from_str::<Value>(text).expect("JSON"));
    value
}

const SESSION: &str = r#"{"id":"session-9","name":"Friday 9","date":"2026-01-09T19:00:00.000Z",
    "players":[{"id":"player-1","name":"Ann","groupPlayerId":"gp-1"},{"id":"player-4","name":"Gus"}],
    "organizerId":"player-1","courtCostType":"total","courtCostValue":40,"birdCostTotal":8,"betPerPlayer":2.5,
    "gameMode":"doubles","groupId":"group-1","bettingEnabled":true}"#;

#[test]
fn a_session_comes_back_with_its_players_in_order() {
    let session: Session = reads_and_writes(SESSION);
    assert_eq!(
        (session.court_cost_value, session.bet_per_player),
        (Money::from_cents(4000), Money::from_cents(250))
    );
    assert_eq!(session.players[1].name, "Gus");
    assert_eq!(session.title(), "Friday 9");
}

#[test]
fn games_come_back_with_a_winner_or_null_and_scores_only_if_known() {
    let games: Vec<Game> = reads_and_writes(
        r#"[{"id":"session-9-game-1","sessionId":"session-9","gameNumber":1,"teamA":["player-1","player-2"],
            "teamB":["player-3","player-4"],"winningTeam":"A","teamAScore":21,"teamBScore":0,
            "createdAt":"2026-01-09T19:10:00.000Z","updatedAt":"2026-01-09T19:10:00.000Z"},
           {"id":"session-9-game-2","sessionId":"session-9","gameNumber":2,"teamA":["player-1","player-3"],
            "teamB":["player-2","player-4"],"winningTeam":null}]"#,
    );
    assert_eq!(games[0].team_b_score, Some(0));
    assert!(!games[1].is_played());
}

#[test]
fn null_scores_and_an_absent_winner_are_read_but_never_written() {
    let text = r#"{"id":"g1","sessionId":"s1","gameNumber":1,"teamA":["p1"],"teamB":["p2"],
                   "teamAScore":null,"teamBScore":null,"unknown":{"x":[1]}}"#;
    let game: Game = parse(text.as_bytes()).expect("a game");
    let expected =
        json!({"id":"g1","sessionId":"s1","gameNumber":1,"teamA":["p1"],"teamB":["p2"],"winningTeam":null});
    assert_eq!(serde_json::to_value(game).expect("plain data"), expected);
}

#[test]
fn a_session_body_needs_little() {
    let text = r#"{"session":{"id":"s1","date":"2026-01-09T21:00:00+02:00","players":[{"id":"p1"}],"organizerId":"p1",
                   "courtCostType":"per_person","groupId":""},"initialGames":[],"roundRobinCount":null}"#;
    let SessionBody { session, initial_games, .. } = parse(text.as_bytes()).expect("a session");
    assert_eq!(session.date.to_string(), "2026-01-09T19:00:00.000Z");
    assert_eq!(
        (session.court_cost_value, session.group_id, session.betting_enabled),
        (Money::ZERO, None, true)
    );
    assert_eq!(initial_games, []);
}

#[test]
fn a_create_does_not_carry_what_only_the_server_gives() {
    let text = r#"{"session":{"id":"s1","date":"2026-01-09T19:00:00Z","organizerId":"p1","courtCostType":"total",
                   "version":7,"viewer":"chosen"}}"#;
    let body: SessionBody = parse(text.as_bytes()).expect("a session");
    let Change::CreateSession { session, .. } = body.into_create(&mut || game_id(1)) else {
        panic!("a create")
    };
    assert_eq!((session.version, session.viewer), (0, None));
}

#[test]
fn a_sync_comes_back_whole() {
    let sync: Sync = reads_and_writes(
        r#"{"epoch":"9f2c41","since":45,"version":48,
         "session":{"id":"session-9","version":48,"name":"Friday 9","date":"2026-01-09T19:00:00.000Z","players":[],
             "organizerId":"p1","courtCostType":"total","courtCostValue":40.01,"birdCostTotal":0,"betPerPlayer":0,
             "gameMode":"singles","bettingEnabled":false,"viewer":"v9kq2"},
         "games":[{"id":"0197-g7","sessionId":"session-9","gameNumber":7,"teamA":["p1","p2"],"teamB":["p3","p4"],
             "winningTeam":"A","teamAScore":21,"teamBScore":15,"version":46}],
         "deleted":["0197-g5"],
         "receipts":[{"version":47,"game":"0197-g3","part":"result",
             "yours":{"winningTeam":"A","teamAScore":21,"teamBScore":15},
             "now":{"winningTeam":"A","teamAScore":21,"teamBScore":18}},
            {"version":48,"part":"player:p3","yours":{"name":"Cal"},"now":{"name":"Carl"}},
            {"version":48,"part":"courtCost","yours":{"courtCostType":"total","courtCostValue":39.99}},
            {"version":48,"game":"0197-g3","part":"result","yours":{"winningTeam":null}}],
         "verdicts":{"K1":{"verdict":"applied","version":44},
             "K2":{"verdict":"rejected","code":"game_deleted","error":"This game was deleted"},
             "K3":{"verdict":"unknown"}},
         "ack":{"key":"K4","verdict":"applied","version":46,"replayed":false,
             "overwrote":[{"game":"0197-g7","part":"result","before":{"winningTeam":"B","teamAScore":19,"teamBScore":21}}]}}"#,
    );
    assert_eq!(sync.verdicts["K1"], Verdict::Applied { version: 44 });
    assert_eq!(sync.receipts[1].part, Part::Player(player_id(3)));
    assert_eq!(sync.receipts[2].yours.court_cost_value, Some(Money::from_cents(3999)));
}

fn change(method: Method, path: &str, body: &str) -> Result<Change, Malformed> {
    let request = Request { method, path: path.to_owned(), body: body.to_owned() };
    request.change(&mut || game_id(99)).map(|(_, change)| change)
}

#[test]
fn an_edit_tells_absent_from_null() {
    let edit = |body| match change(Method::Put, "/sessions/s1/games/g1", body) {
        Ok(Change::EditGame { edit, .. }) => edit,
        other => panic!("{other:?}"),
    };
    assert_eq!(edit(r#"{"winningTeam":null,"teamAScore":20,"gameNumber":9}"#).winning_team, Some(None));
    assert_eq!(edit(r#"{"teamBScore":null}"#).team_b_score, Some(None));
    assert_eq!(edit("{}"), GameEdit::default());
}

#[test]
fn a_game_of_a_client_without_ids_gets_one() {
    let body = r#"{"game":{"teamA":["p1","p2"],"teamB":["p3","p4"],"winningTeam":"A","teamAScore":21,"teamBScore":15}}"#;
    assert!(parse::<GameBody>(body.as_bytes()).is_ok());
    let Ok(Change::CreateGame(game)) = change(Method::Post, "/sessions/s1/games", body) else {
        panic!("a game")
    };
    assert_eq!((game.id, game.game_number), (game_id(99), None));
}

#[test]
fn an_id_that_a_url_would_lose_is_refused() {
    for id in [".", "..", "", "a/b", "a b", "é"] {
        assert!(SessionId::new(id).is_err(), "{id:?}");
    }
    assert!(SessionId::new("a..~_-").is_ok());
}

#[test]
fn changes_are_read_by_what_they_do() {
    let read = |body| change(Method::Post, "/sessions/s1/changes", body);
    assert_eq!(read(r#"{"do":"restoreSession"}"#), Ok(Change::RestoreSession));
    assert_eq!(read(r#"{"do":"restoreGame","id":"g3"}"#), Ok(Change::RestoreGame { id: game_id(3) }));
    assert_eq!(read(r#"{"do":"removePlayer","id":"p3"}"#), Ok(Change::RemovePlayer { id: player_id(3) }));
    let replan =
        read(r#"{"do":"replan","delete":["g1"],"create":[{"id":"g2","teamA":["p1"],"teamB":["p2"]}]}"#);
    assert!(
        matches!(replan, Ok(Change::Replan { delete, create }) if delete.len() == 1 && create[0].id == game_id(2))
    );
    let edit =
        read(r#"{"do":"editSession","set":{"courtCostType":"total","courtCostValue":12.34,"name":null}}"#);
    let Ok(Change::EditSession(edit)) = edit else { panic!("an edit") };
    assert_eq!(
        (edit.court_cost_value, edit.name, edit.date),
        (Some(Money::from_cents(1234)), Some(None), None)
    );
}

fn path_of<T: DeserializeOwned>(text: &str) -> String {
    parse::<T>(text.as_bytes()).err().map(|error| error.path).unwrap_or_default()
}

#[test]
fn what_does_not_fit_is_refused_with_the_path_to_it() {
    let with = |from: &str, to: &str| format!(r#"{{"session":{}}}"#, SESSION.replace(from, to));
    for (from, to, path) in [
        ("2.5", "2.555", "session.betPerPlayer"),
        ("2.5", "-1", "session.betPerPlayer"),
        ("2.5", "\"2.5\"", "session.betPerPlayer"),
        ("2.5", "1000000.01", "session.betPerPlayer"),
        ("2.5", "[1,{\"a\":null}]", "session.betPerPlayer"),
        (":40", ":null", "session.courtCostValue"),
        ("\"player-4\"", "\"a/b\"", "session.players[1].id"),
        ("\"player-4\"", "4", "session.players[1].id"),
        ("\"Gus\"", "null", "session.players[1].name"),
        ("\"total\"", "\"totals\"", "session.courtCostType"),
        ("2026-01-09T19:00:00.000Z", "2026-01-09", "session.date"),
        ("2026-01-09T19:00:00.000Z", "9999-12-30T22:00:00.999Z", "session.date"),
        ("2026-01-09T19:00:00.000Z", "-009999-01-01T00:00:00Z", "session.date"),
        ("\"session-9\"", "\"\"", "session.id"),
        ("\"group-1\"", "\"a b\"", "session.groupId"),
    ] {
        let text = with(from, to);
        assert_ne!(text, with("", ""), "{from}");
        assert_eq!(path_of::<SessionBody>(&text), path, "{text}");
    }
    assert_eq!(
        path_of::<Sync>(r#"{"epoch":"e","since":0,"version":1,"receipts":[{"version":1,"part":"x"}]}"#),
        "receipts[0].part"
    );
    let cost = r#"{"epoch":"e","since":0,"version":1,"receipts":[{"version":1,"part":"bet","yours":{"betPerPlayer":1e-3}}]}"#;
    assert_eq!(path_of::<Sync>(cost), "receipts[0].yours.betPerPlayer");
    assert_eq!(
        path_of::<ChangesBody>(r#"{"do":"editSession","set":{"birdCostTotal":1.001}}"#),
        "set.birdCostTotal"
    );
    assert_eq!(
        path_of::<GameBody>(r#"{"game":{"teamA":["p1"],"teamB":["p2"],"teamAScore":256}}"#),
        "game.teamAScore"
    );
    assert_eq!(path_of::<GameBody>(r#"{"game":{"teamA":["p1"]}}"#), "game");
    assert_eq!(path_of::<GameBody>("<html>"), ".");
    assert_eq!(path_of::<GameBody>(""), ".");
    assert_eq!(path_of::<GameId>("\"g1\" \"g2\""), ".");
}

#[test]
fn a_refusal_is_a_sentence_behind_the_path() {
    let cost = parse::<ChangesBody>(br#"{"do":"editSession","set":{"birdCostTotal":-1}}"#);
    let sentence = cost.err().map(|refused| refused.to_string());
    assert_eq!(sentence.as_deref(), Some("set.birdCostTotal: an amount cannot be negative"));
    let torn = parse::<ChangesBody>(b"{\"do\":").err().map(|refused| refused.message);
    assert_eq!(torn.as_deref(), Some("EOF while parsing a value at line 1 column 6"));
}

#[test]
fn a_change_that_lacks_something_is_refused_with_the_path_to_it() {
    for (body, path) in [
        ("{}", "do"),
        (r#"{"do":"fly"}"#, "do"),
        (r#"{"do":"editSession"}"#, "set"),
        (r#"{"do":"addPlayer"}"#, "player"),
        (r#"{"do":"renamePlayer","id":"p1"}"#, "name"),
        (r#"{"do":"removePlayer"}"#, "id"),
        (r#"{"do":"removePlayer","id":"a/b"}"#, "id"),
        (r#"{"do":"replan","create":[{"teamA":[],"teamB":[1]}]}"#, "create[0].teamB[0]"),
    ] {
        let refused = change(Method::Post, "/sessions/s1/changes", body).map_err(|error| error.path);
        assert_eq!(refused, Err(path.to_owned()), "{body}");
    }
    let spaced = change(Method::Delete, "/sessions/a b", "").map_err(|error| error.path);
    assert_eq!(spaced, Err("path".to_owned()));
    for path in ["", "/", "/sessions/s1", "/groups", "/sessions/s1/games/g1/x"] {
        assert_eq!(
            change(Method::Post, path, "{}").map_err(|error| error.path),
            Err("path".to_owned()),
            "{path}"
        );
    }
}
