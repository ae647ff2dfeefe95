//! Opaque ids, one type a kind: the wire carries ids of other makers, so none is ever parsed.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize};

/// Longest id taken from a peer, in bytes.
pub const MAX_ID_LENGTH: usize = 128;

/// What is wrong with a text that should be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id has 1 to 128 letters, digits or any of . _ ~ -")]
pub struct InvalidId;

/// Dots alone are a step within a path: clients take them out of it.
fn is_url_safe(text: &str) -> bool {
    !matches!(text, "." | "..")
        && (1..=MAX_ID_LENGTH).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._~-".contains(&b))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a text as an id.
            ///
            /// # Errors
            /// [`InvalidId`] when the text could not stand in a URL as it is.
            pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidId> {
                let text = text.as_ref();
                if is_url_safe(text) { Ok(Self(text.into())) } else { Err(InvalidId) }
            }

            /// The id as it stands on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::new(text).map_err(serde::de::Error::custom)
            }
        }
    };
}

id!(
    /// A session; made by the client.
    SessionId
);
id!(
    /// A player of one session; made by the client.
    PlayerId
);
id!(
    /// A game, for ever: never derived from its number, never used again.
    GameId
);
id!(
    /// A group.
    GroupId
);
id!(
    /// A player of a group's pool.
    GroupPlayerId
);
id!(
    /// A payment between two people of a group; made by the client, never used again.
    PaymentId
);
