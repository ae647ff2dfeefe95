//! Ids from an injected moment and entropy: nothing here reads a clock or a random source.

use pace_rules::{
    id::{GameId, GroupId, GroupPlayerId, PaymentId, PlayerId, SessionId},
    time::Timestamp,
};

/// Makes `UUIDv7`s for one moment. Two sources with different entropy make different ids.
#[derive(Debug, Clone)]
pub struct Ids {
    now: Timestamp,
    entropy: u128,
}

impl Ids {
    /// A source for this moment; `entropy` is used for this source alone.
    pub const fn new(now: Timestamp, entropy: u128) -> Self {
        Self { now, entropy }
    }

    /// The next id as text.
    pub fn text(&mut self) -> String {
        self.entropy = self.entropy.wrapping_add(1 << 64 | 1);
        let bytes = self.entropy.to_be_bytes();
        let random = std::array::from_fn(|index| bytes[index + 6]);
        let millis = u64::try_from(self.now.millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// A new game's id.
    ///
    /// # Panics
    /// Never: a UUID is an id.
    pub fn game(&mut self) -> GameId {
        GameId::new(self.text()).expect("a UUID is an id")
    }

    /// A new session's id.
    ///
    /// # Panics
    /// Never: a UUID is an id.
    pub fn session(&mut self) -> SessionId {
        SessionId::new(self.text()).expect("a UUID is an id")
    }

    /// A new player's id.
    ///
    /// # Panics
    /// Never: a UUID is an id.
    pub fn player(&mut self) -> PlayerId {
        PlayerId::new(self.text()).expect("a UUID is an id")
    }

    /// A new group's id.
    ///
    /// # Panics
    /// Never: a UUID is an id.
    pub fn group(&mut self) -> GroupId {
        GroupId::new(self.text()).expect("a UUID is an id")
    }

    /// A new payment's id.
    ///
    /// # Panics
    /// Never: a UUID is an id.
    pub fn payment(&mut self) -> PaymentId {
        PaymentId::new(self.text()).expect("a UUID is an id")
    }

    /// The id of a new player of a group.
    ///
    /// # Panics
    /// Never: a UUID is an id.
    pub fn member(&mut self) -> GroupPlayerId {
        GroupPlayerId::new(self.text()).expect("a UUID is an id")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Ids, Timestamp};

    #[test]
    fn ids_of_one_moment_differ_and_carry_its_time() {
        let mut ids = Ids::new(Timestamp::from_millis(1_768_073_400_000), 7);
        let made: BTreeSet<String> = (0..1000).map(|_| ids.text()).collect();
        assert_eq!(made.len(), 1000);
        assert!(made.iter().all(|id| id.starts_with("019ba963-0ec0-7")), "{:?}", made.first());
    }
}
