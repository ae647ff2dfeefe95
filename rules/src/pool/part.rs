//! Parts of a group on the wire: the unit of "last write wins".

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::change::PoolTarget;
use crate::id::{GroupPlayerId, PaymentId};

impl fmt::Display for PoolTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Group => "existence",
            Self::Name => "name",
            Self::Code => "code",
            Self::Member(id) => return write!(f, "player:{id}"),
            Self::Payment(id) => return write!(f, "payment:{id}"),
        })
    }
}

/// A word that names no part of a group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no part of a group")]
pub struct UnknownPoolPart(String);

impl FromStr for PoolTarget {
    type Err = UnknownPoolPart;
    fn from_str(text: &str) -> Result<Self, UnknownPoolPart> {
        let unknown = || UnknownPoolPart(text.to_owned());
        Ok(match text {
            "existence" => Self::Group,
            "name" => Self::Name,
            "code" => Self::Code,
            _ => match text.split_once(':') {
                Some(("player", id)) => Self::Member(GroupPlayerId::new(id).map_err(|_| unknown())?),
                Some(("payment", id)) => Self::Payment(PaymentId::new(id).map_err(|_| unknown())?),
                _ => return Err(unknown()),
            },
        })
    }
}

impl Serialize for PoolTarget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PoolTarget {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
