//! What the server makes up: ids, tokens, the name of a history.

use pace_rules::{
    id::{GameId, GroupId, GroupPlayerId},
    time::Timestamp,
};
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

/// The id of a group whose client made none.
pub(crate) fn group_id(uuid: Uuid) -> GroupId {
    GroupId::new(uuid.to_string()).expect("a UUID is URL-safe")
}

/// The id of a group's player whose client made none.
pub(crate) fn group_player_id(at: Timestamp) -> GroupPlayerId {
    GroupPlayerId::new(uuid(at).to_string()).expect("a UUID is URL-safe")
}

/// Letters and digits that nobody takes for another.
const CODE_SYMBOLS: [u8; 31] = *b"abcdefghjkmnpqrstuvwxyz23456789";
const CODE_LENGTH: usize = 6;

/// The code by which others join a group; whoever needs one that is free asks again.
pub(crate) fn group_code() -> String {
    // Bytes beyond the last whole round of symbols would make the first ones likelier.
    const FAIR: usize = 256 - 256 % CODE_SYMBOLS.len();
    let bytes = std::iter::repeat_with(random::<1>).map(|[byte]| usize::from(byte));
    let symbols = bytes.filter(|byte| *byte < FAIR).map(|byte| CODE_SYMBOLS[byte % CODE_SYMBOLS.len()]);
    symbols.take(CODE_LENGTH).map(char::from).collect()
}

/// Whether a text has the form of a code, whether or not there is such a group.
pub(crate) fn is_group_code(text: &str) -> bool {
    text.len() == CODE_LENGTH && text.bytes().all(|byte| CODE_SYMBOLS.contains(&byte))
}

/// The token of a viewer link: 128 bits, not to be guessed.
pub(crate) fn viewer_token() -> String {
    hex(&random::<16>())
}

/// The name of a database's history.
pub(crate) fn epoch() -> String {
    hex(&random::<6>())
}
