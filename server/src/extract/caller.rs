//! Who asks, what they have, and under which key they write.

use axum::http::{HeaderMap, HeaderName};
use uuid::Uuid;

use crate::{
    error::Error,
    store::{Base, Key},
};

const AUTHOR: HeaderName = HeaderName::from_static("pace-author");
const SEEN: HeaderName = HeaderName::from_static("pace-seen");
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Longest token of an author, in characters.
const MAX_AUTHOR: usize = 128;

/// The text of a header; none if it is absent or blank.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Error> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    let text = value.to_str().map_err(|_| Error::invalid(format!("{name} holds letters that it cannot")))?;
    Ok(Some(text.trim()).filter(|text| !text.is_empty()))
}

/// An opaque token; none = nobody known.
pub(super) fn author(headers: &HeaderMap) -> Result<Option<String>, Error> {
    match text(headers, &AUTHOR)? {
        Some(token) if token.len() > MAX_AUTHOR => {
            Err(Error::invalid(format!("Pace-Author has at most {MAX_AUTHOR} characters")))
        }
        token => Ok(token.map(str::to_owned)),
    }
}

/// The version on which the person acted; none = unknown.
pub(super) fn seen(headers: &HeaderMap) -> Result<Option<u64>, Error> {
    let number =
        |text: &str| text.parse().map_err(|_| Error::invalid("Pace-Seen is a version, a whole number"));
    text(headers, &SEEN)?.map(number).transpose()
}

pub(super) fn key(headers: &HeaderMap) -> Result<Option<Key>, Error> {
    text(headers, &KEY)?.map(|text| parse_key(text, "Idempotency-Key")).transpose()
}

pub(super) fn parse_key(text: &str, place: &str) -> Result<Key, Error> {
    let id = Uuid::try_parse(text).map_err(|_| Error::invalid(format!("{place}: a key is a UUID")))?;
    Ok(Key { id, text: text.to_owned() })
}

/// The members of a query that say what the caller has.
pub(super) fn base(since: Option<&str>, epoch: Option<String>) -> Result<Option<Base>, Error> {
    let number = |text: &str| {
        text.parse().map_err(|_| Error::invalid("since: a version is a whole number, 0 for everything"))
    };
    Ok(since.map(number).transpose()?.map(|since| Base { since, epoch }))
}
