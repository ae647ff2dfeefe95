//! What is wrong with a request is said in the words of the wire.

use pace_rules::{
    pool::{GroupBody, NamesBody, PoolChangesBody},
    request::{ChangesBody, GameBody, SessionBody},
    wire::parse,
};
use serde::de::DeserializeOwned;

fn refusal<T: DeserializeOwned>(body: &str) -> String {
    parse::<T>(body.as_bytes()).err().unwrap_or_else(|| panic!("{body} is taken")).to_string()
}

#[test]
fn a_value_of_the_wrong_kind_is_named_with_what_is_expected() {
    for (body, sentence) in [
        ("[]", "an object is expected, not a list"),
        ("7", "an object is expected, not 7"),
        (r#"{"game":7}"#, "game: an object is expected, not 7"),
        (r#"{"game":null}"#, "game: an object is expected, not null"),
        ("{}", "`game` is missing"),
        (r#"{"game":{"teamA":["p1"]}}"#, "game: `teamB` is missing"),
        (r#"{"game":{"teamA":{"0":"p1"}}}"#, "game.teamA: a list is expected, not an object"),
        (r#"{"game":{"teamA":"p1"}}"#, "game.teamA: a list is expected, not a text"),
        (r#"{"game":{"teamA":[true]}}"#, "game.teamA[0]: a text is expected, not true"),
        (r#"{"game":{"teamA":["p1"],"teamA":["p2"]}}"#, "game: `teamA` is there twice"),
        (
            r#"{"game":{"teamA":[],"teamB":[],"winningTeam":"C"}}"#,
            "game.winningTeam: `C` is unknown; `A` or `B` is expected",
        ),
        (
            r#"{"game":{"teamA":[],"teamB":[],"winningTeam":1}}"#,
            "game.winningTeam: `A` or `B` is expected, not 1",
        ),
        (
            r#"{"game":{"teamA":[],"teamB":[],"winningTeam":{"A":null}}}"#,
            "game.winningTeam.A: the word alone is expected, not an object",
        ),
        (
            r#"{"game":{"teamA":[],"teamB":[]},"gameNumber":-1}"#,
            "gameNumber: a whole number from 0 to 4294967295 is expected, not -1",
        ),
        (
            r#"{"game":{"teamA":[],"teamB":[]},"gameNumber":"1"}"#,
            "gameNumber: a whole number from 0 to 4294967295 is expected, not a text",
        ),
    ] {
        assert_eq!(refusal::<GameBody>(body), sentence, "{body}");
    }
    assert_eq!(
        refusal::<ChangesBody>(r#"{"do":"editSession","set":{"bettingEnabled":1}}"#),
        "set.bettingEnabled: true or false is expected, not 1"
    );
    assert_eq!(refusal::<GroupBody>(r#"{"id":7,"name":"A"}"#), "id: a text is expected, not 7");
    assert_eq!(refusal::<NamesBody>(r#"{"names":"Ann"}"#), "names: a list is expected, not a text");
    let payment = |to: &str| {
        let payment = format!(r#"{{"id":"p","from":{{"id":"gp-1"}},"to":{to},"amount":1}}"#);
        refusal::<PoolChangesBody>(&format!(r#"{{"do":"recordPayment","payment":{payment}}}"#))
    };
    assert_eq!(payment("[]"), "payment.to: `id` or `name` is expected, not a list");
    assert_eq!(payment("{}"), "payment.to: one member is expected, `id` or `name`");
    assert_eq!(payment(r#"{"who":1}"#), "payment.to: `who` is unknown; `id` or `name` is expected");
    assert_eq!(payment(r#"{"name":1}"#), "payment.to.name: a text is expected, not 1");
}

#[test]
fn a_score_that_no_game_can_have_is_told_what_scores_there_are() {
    for score in ["256", "-1", "21.5", "1e9", "\"21\"", "[]", "99999999999999999999999"] {
        let body = format!(r#"{{"game":{{"teamA":[],"teamB":[],"teamAScore":{score}}}}}"#);
        assert_eq!(refusal::<GameBody>(&body), "game.teamAScore: A score is between 0 and 30", "{score}");
    }
}

/// Read by position, each of these would be what it stands for.
#[test]
fn a_list_never_stands_for_an_object() {
    let player = r#"["p1","Ann",null,null]"#;
    let session =
        r#"{"id":"s1","date":"2026-01-09T19:00:00.000Z","organizerId":"p1","courtCostType":"total""#;
    for (body, path) in [
        (format!(r#"{{"session":{session},"players":[{player}]}}}}"#), "session.players[0]"),
        (format!(r#"{{"session":{session}}},"initialGames":[[null,[],[]]]}}"#), "initialGames[0]"),
        (r#"{"session":["s1"]}"#.to_owned(), "session"),
    ] {
        assert_eq!(
            refusal::<SessionBody>(&body),
            format!("{path}: an object is expected, not a list"),
            "{body}"
        );
    }
    assert_eq!(
        refusal::<GameBody>(r#"{"game":[null,["p1"],["p2"],"A",21,15]}"#),
        "game: an object is expected, not a list"
    );
    for (member, value) in [("player", player), ("set", r#"["Friday"]"#)] {
        let body = format!(r#"{{"do":"x","{member}":{value}}}"#);
        assert_eq!(
            refusal::<ChangesBody>(&body),
            format!("{member}: an object is expected, not a list"),
            "{body}"
        );
    }
    let payment = r#"{"do":"recordPayment","payment":["p",{"id":"a"},{"id":"b"},1]}"#;
    assert_eq!(refusal::<PoolChangesBody>(payment), "payment: an object is expected, not a list");
}

#[test]
fn what_is_nested_without_end_is_skipped_or_refused() {
    let deep = |name: &str| format!("{{\"{name}\":{}{}}}", "[".repeat(50_000), "]".repeat(50_000));
    assert!(refusal::<GroupBody>(&deep("name")).contains("recursion limit exceeded"));
    assert!(parse::<GroupBody>(deep("more").as_bytes()).is_ok(), "nobody reads it");
    assert!(refusal::<GameBody>(&deep("game")).starts_with("game: an object is expected"));
    assert!(refusal::<NamesBody>(&deep("more")).contains("recursion limit exceeded"));
}
