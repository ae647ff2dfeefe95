//! Changes of a group in words, for the tray and for notices.

use pace_rules::{
    id::GroupPlayerId,
    pool::{NewMember, PoolChange},
};

use super::GroupState;

/// What a change does, as a person would say it.
pub(super) fn in_words(change: &PoolChange, view: &GroupState) -> String {
    match change {
        PoolChange::CreateGroup { name, .. } => format!("Create the group “{name}”"),
        PoolChange::RenameGroup { name } => format!("Rename the group to “{name}”"),
        PoolChange::RenewCode => "Give the group a new code".to_owned(),
        PoolChange::DeleteGroup => "Delete the group".to_owned(),
        PoolChange::RestoreGroup => "Restore the group".to_owned(),
        PoolChange::AddMembers(members) => format!("Add {}", names(members)),
        PoolChange::PromoteGuest(member) => format!("Make {} a player of the group", member.name),
        PoolChange::RenameMember { id, name } => format!("Rename {} to {name}", name_of(view, id)),
        PoolChange::RemoveMember { id } => format!("Remove {}", name_of(view, id)),
        PoolChange::ReturnMember { id } => format!("Bring {} back", name_of(view, id)),
        PoolChange::RecordPayment(payment) => format!("Mark a payment of {}", payment.amount),
        PoolChange::DeletePayment { .. } => "Take a payment back".to_owned(),
    }
}

fn names(members: &[NewMember]) -> String {
    members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The name of a player of the pool.
pub(super) fn name_of<'a>(view: &'a GroupState, id: &GroupPlayerId) -> &'a str {
    view.pool.members.get(id).map_or("a player", |member| &member.name)
}
