//! What the server makes up: ids, tokens, the name of a history.

use pace_rules::{id::GameId, time::Timestamp};
use uuid::Uuid;

pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A `UUIDv7`: unique for ever, in order of time.
pub(crate) fn uuid(at: Timestamp) -> Uuid {
    let millis = u64::try_from(at.millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random()).into_uuid()
}

/// The id of a game whose client made none.
pub(crate) fn game_id(at: Timestamp) -> GameId {
    GameId::new(uuid(at).to_string()).expect("a UUID is URL-safe")
}

/// The token of a viewer link: 128 bits, not to be guessed.
pub(crate) fn viewer_token() -> String {
    hex(&random::<16>())
}

/// The name of a database's history.
pub(crate) fn epoch() -> String {
    hex(&random::<6>())
}
