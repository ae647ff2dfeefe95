//! Recognises a file by what is in it.

use pace_rules::{
    game::Game,
    id::{GroupId, GroupPlayerId},
    pool::Group,
    session::Session,
    time::Timestamp,
    wire::{self, Malformed},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::document::{Archive, FORM};

/// What a file holds.
#[derive(Debug)]
pub(super) enum Found {
    Archive(Box<Archive>),
    Groups(Vec<Group>),
    Players(Vec<PoolRow>),
    Sessions(Vec<Session>),
    Games(Vec<Game>),
}

/// A row of the answer of `GET /groups/{id}/players`; its figures follow from the games.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PoolRow {
    pub(super) id: GroupPlayerId,
    pub(super) group_id: GroupId,
    pub(super) name: String,
    #[serde(default)]
    pub(super) created_at: Option<Timestamp>,
}

/// What the file holds, or what is wrong with it.
pub(super) fn recognise(json: &[u8]) -> Result<Found, String> {
    let mut value: Value = serde_json::from_slice(json).map_err(|error| format!("no JSON: {error}"))?;
    put_in_utc(&mut value);
    if value.get("pace").is_some() {
        if value["pace"] != FORM {
            return Err("written by another version of Pace".to_owned());
        }
        let archive = row(&value).map_err(|wrong| wrong.to_string())?;
        return Ok(Found::Archive(Box::new(archive)));
    }
    let values = match value {
        Value::Array(values) => values,
        value => vec![value],
    };
    let Some(first) = values.first() else { return Ok(Found::Games(Vec::new())) };
    let has = |members: &[&str]| members.iter().all(|member| first.get(member).is_some());
    if has(&["shareableLink"]) {
        Ok(Found::Groups(rows(&values)?))
    } else if has(&["organizerId", "players"]) {
        Ok(Found::Sessions(rows(&values)?))
    } else if has(&["sessionId", "teamA", "teamB"]) {
        Ok(Found::Games(rows(&values)?))
    } else if has(&["groupId", "name"]) {
        Ok(Found::Players(rows(&values)?))
    } else {
        Err("neither a group, its players or sessions, nor a session or its games".to_owned())
    }
}

fn rows<T: DeserializeOwned>(values: &[Value]) -> Result<Vec<T>, String> {
    let rows = values.iter().enumerate();
    rows.map(|(index, value)| row(value).map_err(|wrong| format!("element {index}: {wrong}"))).collect()
}

fn row<T: DeserializeOwned>(value: &Value) -> Result<T, Malformed> {
    wire::parse(value.to_string().as_bytes())
}

/// The existing server keeps times without a zone; they are in UTC.
fn put_in_utc(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(put_in_utc),
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text)
                        if matches!(name.as_str(), "date" | "createdAt" | "updatedAt" | "resultAt") =>
                    {
                        if let Ok(time) = text.parse::<jiff::civil::DateTime>()
                            && text.parse::<jiff::Timestamp>().is_err()
                        {
                            *text = format!("{time}Z");
                        }
                    }
                    _ => put_in_utc(member),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_without_a_zone_are_in_utc_and_others_stay() {
        let mut value = serde_json::json!({"date": "2026-01-09 19:00:00.5", "name": "2026-01-09T19:00:00",
            "games": [{"createdAt": "2026-01-09T19:00:00", "updatedAt": "2026-01-09T19:00:00+01:00"}]});
        put_in_utc(&mut value);
        let expected = serde_json::json!({"date": "2026-01-09T19:00:00.5Z", "name": "2026-01-09T19:00:00",
            "games": [{"createdAt": "2026-01-09T19:00:00Z", "updatedAt": "2026-01-09T19:00:00+01:00"}]});
        assert_eq!(value, expected);
    }
}
