//! Everything written is read back as it was; anything else is read or refused with a path.

use pace_rules::{
    apply::apply,
    change::Change,
    game::Game,
    part::Part,
    request::{ChangesBody, GameBody, Method, Request, SessionBody},
    session::Session,
    state::SessionState,
    sync::{Ack, Applied, Overwrote, Receipt, Sync, Verdict},
    time::Timestamp,
    wire::parse,
};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::any::{any_change, any_game, any_time, config, evening, game_id, session_id};

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: &T,
) -> Result<(), TestCaseError> {
    let text = serde_json::to_vec(value).expect("plain data");
    let back = parse::<T>(&text);
    prop_assert_eq!(back.as_ref(), Ok(value), "{}", String::from_utf8_lossy(&text));
    Ok(())
}

/// The whole state as an answer, with everything that an answer may carry.
fn answer(state: &SessionState) -> Sync {
    let session = state.session.as_deref().expect("begun");
    let games: Vec<Game> = state.by_number().into_iter().cloned().collect();
    let receipts = games.iter().flat_map(|game| {
        [Part::Result, Part::Teams, Part::Existence].map(|part| Receipt {
            version: game.version,
            game: Some(game.id.clone()),
            yours: part.of_game(game),
            now: None,
            part,
        })
    });
    let parts =
        Part::SESSION.into_iter().chain(session.players.iter().map(|player| Part::Player(player.id.clone())));
    let overwrote =
        parts.filter_map(|part| Some(Overwrote { game: None, before: part.of_session(session)?, part }));
    let verdicts = [
        ("k1".to_owned(), Verdict::Applied { version: 3 }),
        ("k2".to_owned(), Verdict::Rejected { code: "invalid".to_owned(), error: "No".to_owned() }),
        ("k3".to_owned(), Verdict::Unknown),
    ];
    Sync {
        epoch: "e".to_owned(),
        since: 0,
        version: 9,
        session: Some(session.clone()),
        receipts: receipts.collect(),
        games,
        deleted: state.deleted.keys().cloned().collect(),
        verdicts: verdicts.into(),
        ack: Some(Ack {
            key: "k4".to_owned(),
            verdict: Applied::Applied,
            version: 9,
            replayed: true,
            overwrote: overwrote.collect(),
        }),
    }
}

/// A legal evening's changes, as requests.
fn requests() -> impl Strategy<Value = Vec<Request>> {
    (evening(), vec(any_change(), 1..6)).prop_map(|(mut state, changes)| {
        let accepted =
            changes.into_iter().filter(|change| apply(&mut state, change, Timestamp::default()).is_ok());
        accepted.map(|change| Request::of(&change, &session_id(0))).collect()
    })
}

fn junk() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        Just(json!("player:")),
        Just(json!({"$serde_json::private::RawValue": "1"})),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let members = proptest::collection::btree_map("[a-z]{1,3}", inner.clone(), 0..3);
        prop_oneof![vec(inner, 0..3).prop_map(Value::from), members.prop_map(|map| map.into_iter().collect())]
    })
}

/// Puts `with` in the place of some member or element, or takes it away.
fn mutate(value: &mut Value, at: Index, with: Option<Value>) {
    fn count(value: &Value) -> usize {
        let inner = match value {
            Value::Array(items) => items.iter().map(count).sum(),
            Value::Object(members) => members.values().map(count).sum(),
            _ => 0,
        };
        1 + inner
    }
    fn visit(value: &mut Value, left: &mut usize, with: &mut Option<Value>) -> bool {
        if *left == 0 {
            *value = with.take().unwrap_or_default();
            return true;
        }
        *left -= 1;
        match value {
            Value::Array(items) => items.iter_mut().any(|item| visit(item, left, with)),
            Value::Object(members) => {
                for (name, member) in members.iter_mut() {
                    if *left == 0 && with.is_none() {
                        let name = name.clone();
                        members.remove(&name);
                        return true;
                    }
                    if visit(member, left, with) {
                        return true;
                    }
                }
                false
            }
            _ => false,
        }
    }
    let mut left = at.index(count(value));
    let mut with = with;
    visit(value, &mut left, &mut with);
}

/// Reads the text as everything that a peer sends; what is refused names a path.
fn is_read_or_refused(text: &[u8]) -> Result<(), TestCaseError> {
    fn refusal<T: DeserializeOwned>(text: &[u8]) -> Option<String> {
        parse::<T>(text).err().map(|refused| refused.path)
    }
    let refusals = [
        refusal::<Sync>(text),
        refusal::<Session>(text),
        refusal::<Game>(text),
        refusal::<SessionBody>(text),
        refusal::<GameBody>(text),
        refusal::<ChangesBody>(text),
    ];
    prop_assert!(refusals.into_iter().flatten().all(|path| !path.is_empty()));
    let body = String::from_utf8_lossy(text).into_owned();
    for (method, path) in [
        (Method::Post, "/sessions"),
        (Method::Put, "/sessions/s0"),
        (Method::Post, "/sessions/s0/changes"),
        (Method::Post, "/sessions/s0/games"),
        (Method::Put, "/sessions/s0/games/g1"),
    ] {
        let request = Request { method, path: path.to_owned(), body: body.clone() };
        match request.change(&mut || game_id(99)) {
            Ok((_, change)) => drop(apply(&mut SessionState::default(), &change, Timestamp::default())),
            Err(refused) => prop_assert!(!refused.path.is_empty() && !refused.message.is_empty()),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sessions_games_and_answers_come_back(state in evening()) {
        let answer = answer(&state);
        comes_back(&answer)?;
        comes_back(state.session.as_deref().expect("begun"))?;
        for game in &answer.games {
            comes_back(game)?;
        }
    }

    #[test]
    fn any_game_comes_back_with_scores_absent_and_a_winner_present(game in any_game()) {
        comes_back(&game)?;
        let json = serde_json::to_value(&game).expect("plain data");
        prop_assert!(json.get("winningTeam").is_some());
        prop_assert_eq!(json.get("teamAScore").is_some(), game.team_a_score.is_some());
        prop_assert_eq!(json.get("teamBScore").is_some(), game.team_b_score.is_some());
    }

    #[test]
    fn any_time_comes_back(time in any_time()) {
        comes_back(&time)?;
    }

    #[test]
    fn a_full_answer_gives_the_state_and_a_repeated_delta_changes_nothing(state in evening(), old in evening()) {
        let answer = answer(&state);
        let mut absorbed = old;
        absorbed.absorb(&answer);
        prop_assert_eq!(&absorbed.session, &state.session);
        prop_assert_eq!(&absorbed.games, &state.games);
        let once = absorbed.clone();
        absorbed.absorb(&Sync { since: 3, ..answer });
        prop_assert_eq!(absorbed, once);
    }

    #[test]
    fn a_change_comes_back_from_its_request(state in evening(), change in any_change()) {
        let mut after = state;
        if apply(&mut after, &change, Timestamp::default()).unwrap_or_default().is_empty() {
            return Ok(());
        }
        let id = match &change {
            Change::CreateSession { session, .. } => session.id.clone(),
            _ => session_id(0),
        };
        let request = Request::of(&change, &id);
        comes_back(&request)?;
        let sent = match change {
            Change::CreateSession { session, games } => {
                let session = Session { version: 0, viewer: None, ..*session };
                let games = games.into_iter().map(|game| pace_rules::game::NewGame { game_number: None, ..game });
                Change::CreateSession { session: Box::new(session), games: games.collect() }
            }
            other => other,
        };
        prop_assert_eq!(request.change(&mut || game_id(99)), Ok((id, sent)));
    }

    #[test]
    fn a_body_with_one_wrong_member_is_read_or_refused_with_a_path(
        requests in requests(), at in any::<Index>(), with in proptest::option::of(junk()),
    ) {
        for request in requests {
            let mut body: Value = serde_json::from_str(&request.body).unwrap_or_default();
            mutate(&mut body, at, with.clone());
            is_read_or_refused(body.to_string().as_bytes())?;
        }
    }

    #[test]
    fn an_answer_with_one_wrong_member_is_read_or_refused_with_a_path(
        state in evening(), at in any::<Index>(), with in proptest::option::of(junk()),
    ) {
        let mut body = serde_json::to_value(answer(&state)).expect("plain data");
        mutate(&mut body, at, with);
        is_read_or_refused(body.to_string().as_bytes())?;
        if let Ok(sync) = parse::<Sync>(body.to_string().as_bytes()) {
            let mut state = state;
            state.absorb(&sync);
        }
    }

    #[test]
    fn a_torn_body_is_refused_with_a_path(requests in requests(), at in any::<Index>(), byte in any::<u8>()) {
        for request in requests.iter().filter(|request| !request.body.is_empty()) {
            let mut text = request.body.clone().into_bytes();
            let place = at.index(text.len());
            is_read_or_refused(&text[..place])?;
            text[place] = byte;
            is_read_or_refused(&text)?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_with_a_path(text in vec(any::<u8>(), 0..200)) {
        is_read_or_refused(&text)?;
    }
}
