//! Reading JSON from peers: it parses, or is refused with the path to the member that is wrong.

mod node;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};
use serde_json::value::RawValue;

use self::node::Node;
use crate::rejection::Rejection;

/// A body that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", place(path))]
pub struct Malformed {
    /// The member that is wrong, such as `session.players[2].id`; `.` for the whole body.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

fn place(path: &str) -> String {
    if path == "." { String::new() } else { format!("{path}: ") }
}

/// Reads a request's JSON whole; each of them is an object.
///
/// # Errors
/// [`Malformed`] with the path to the first member that does not fit.
pub fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, Malformed> {
    let raw: &RawValue = serde_json::from_slice(json)
        .map_err(|error| Malformed { path: ".".to_owned(), message: error.to_string() })?;
    serde_path_to_error::deserialize(Node(raw))
        .map_err(|error| Malformed { path: error.path().to_string(), message: error.inner().to_string() })
}

/// What is wrong, without the line and column of a member that the path names already.
fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&position) {
        Some(sentence) if error.is_data() => sentence.to_owned(),
        _ => message,
    }
}

/// Writes a body.
pub(crate) fn json(body: &impl Serialize) -> String {
    // Plain data with text keys: serialising it cannot fail.
    serde_json::to_string(body).unwrap_or_default()
}

/// Takes whatever is no text for an empty one, where an empty one is refused with a sentence.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// A score that may be missing. One that no game can have is refused by the rules, or here if it is
/// no small whole number at all.
pub(crate) fn score<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let refused = || serde::de::Error::custom(Rejection::ScoreRange);
    match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::Null => Ok(None),
        value => value.as_u64().and_then(|score| u8::try_from(score).ok()).map(Some).ok_or_else(refused),
    }
}

/// A score in an edit: null clears it, absent leaves it.
pub(crate) fn some_score<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u8>>, D::Error> {
    score(deserializer).map(Some)
}

/// Tells null (`Some(None)`) from absent (`None`, by `default`).
pub(crate) fn some<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Whether a version is left out: 0 stands for "not stored yet".
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes members by reference")]
pub(crate) const fn is_zero(version: &u64) -> bool {
    *version == 0
}

/// Writes a number as the wire does: a whole one without a point.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes members by reference")]
pub(crate) fn number<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a number that is not kept whole is written as it is"
    )]
    let whole = *number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "this asks whether something is lost")]
    if whole as f64 == *number { serializer.serialize_i64(whole) } else { serializer.serialize_f64(*number) }
}

/// As [`number`], of one that may be null.
#[expect(clippy::ref_option, reason = "serde passes members by reference")]
pub(crate) fn some_number<S: Serializer>(some: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match some {
        Some(value) => number(value, serializer),
        None => serializer.serialize_none(),
    }
}
