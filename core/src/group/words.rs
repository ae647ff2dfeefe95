//! Changes of a group by their names.

use pace_rules::{
    id::GroupPlayerId,
    pool::{Person, PoolChange},
};

use super::GroupState;
use crate::deed::Deed;

/// What a change does, by the names of what it is about.
pub(super) fn deed(change: &PoolChange, view: &GroupState) -> Deed {
    let name = |id: &GroupPlayerId| name_of(view, id).to_owned();
    match change {
        PoolChange::CreateGroup { name, .. } => Deed::CreateGroup { name: name.clone() },
        PoolChange::RenameGroup { name } => Deed::RenameGroup { name: name.clone() },
        PoolChange::RenewCode => Deed::RenewCode,
        PoolChange::DeleteGroup => Deed::DeleteGroup,
        PoolChange::RestoreGroup => Deed::RestoreGroup,
        PoolChange::AddMembers(members) => {
            Deed::AddMembers { names: members.iter().map(|member| member.name.clone()).collect() }
        }
        PoolChange::PromoteGuest(member) => Deed::PromoteGuest { name: member.name.clone() },
        PoolChange::RenameMember { id, name: to } => Deed::Rename { from: name(id), to: to.clone() },
        PoolChange::RemoveMember { id } => Deed::Remove { name: name(id) },
        PoolChange::ReturnMember { id } => Deed::ReturnMember { name: name(id) },
        PoolChange::RecordPayment(payment) => {
            let person = |person: &Person| match person {
                Person::Member(id) => name(id),
                Person::Guest(name) => name.clone(),
            };
            Deed::RecordPayment {
                from: person(&payment.from),
                to: person(&payment.to),
                amount: payment.amount,
            }
        }
        PoolChange::DeletePayment { .. } => Deed::DeletePayment,
    }
}

/// The name of a player of the pool.
pub(super) fn name_of<'a>(view: &'a GroupState, id: &GroupPlayerId) -> &'a str {
    view.pool.members.get(id).map_or("a player", |member| &member.name)
}
