//! What a person does to a group, as data: every change sets values, none adds to one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::payment::{NewPayment, Person};
use crate::id::{GroupId, GroupPlayerId, PaymentId};

/// A player to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMember {
    /// Made by our clients; the server makes one for others.
    pub id: GroupPlayerId,
    /// The name.
    pub name: String,
}

/// One intent, one write, one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PoolChange {
    /// Begins a group.
    CreateGroup {
        /// Which.
        id: GroupId,
        /// Its name.
        name: String,
    },
    /// Gives the group another name.
    RenameGroup {
        /// The new name.
        name: String,
    },
    /// Gives the group another code; the old one leads nowhere from then on.
    RenewCode,
    /// Deletes the group with its sessions.
    DeleteGroup,
    /// Takes the deletion of the group back.
    RestoreGroup,
    /// Adds players. A name that is there already stays one player; whoever was removed returns.
    AddMembers(Vec<NewMember>),
    /// Makes a guest of past sessions a player and links every appearance of that name.
    PromoteGuest(NewMember),
    /// Gives a player another name.
    RenameMember {
        /// Who.
        id: GroupPlayerId,
        /// The new name.
        name: String,
    },
    /// Takes a player out of lists and boards; the history stays.
    RemoveMember {
        /// Who.
        id: GroupPlayerId,
    },
    /// Takes a removal back.
    ReturnMember {
        /// Who.
        id: GroupPlayerId,
    },
    /// Marks what one person paid to another.
    RecordPayment(NewPayment),
    /// Takes such a mark back.
    DeletePayment {
        /// Which.
        id: PaymentId,
    },
}

/// Something that one change writes and another may need.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PoolTarget {
    /// The group's existence.
    Group,
    /// The group's name.
    Name,
    /// The group's code.
    Code,
    /// A player.
    Member(#[cfg_attr(feature = "uniffi", uniffi(name = "player"))] GroupPlayerId),
    /// A payment.
    Payment(#[cfg_attr(feature = "uniffi", uniffi(name = "payment"))] PaymentId),
}

impl PoolChange {
    /// What the change writes.
    pub fn writes(&self) -> BTreeSet<PoolTarget> {
        match self {
            Self::CreateGroup { .. } => [PoolTarget::Group, PoolTarget::Name, PoolTarget::Code].into(),
            Self::DeleteGroup | Self::RestoreGroup => [PoolTarget::Group].into(),
            Self::RenameGroup { .. } => [PoolTarget::Name].into(),
            Self::RenewCode => [PoolTarget::Code].into(),
            Self::AddMembers(members) => {
                members.iter().map(|member| PoolTarget::Member(member.id.clone())).collect()
            }
            Self::PromoteGuest(NewMember { id, .. })
            | Self::RenameMember { id, .. }
            | Self::RemoveMember { id }
            | Self::ReturnMember { id } => [PoolTarget::Member(id.clone())].into(),
            Self::RecordPayment(NewPayment { id, .. }) | Self::DeletePayment { id } => {
                [PoolTarget::Payment(id.clone())].into()
            }
        }
    }

    /// Whether this change needs what `earlier` writes.
    pub fn depends_on(&self, earlier: &Self) -> bool {
        let mut touches = self.writes();
        touches.insert(PoolTarget::Group);
        if let Self::RecordPayment(NewPayment { from, to, .. }) = self {
            touches.extend([from, to].into_iter().filter_map(|person| match person {
                Person::Member(id) => Some(PoolTarget::Member(id.clone())),
                Person::Guest(_) => None,
            }));
        }
        !touches.is_disjoint(&earlier.writes())
    }
}
