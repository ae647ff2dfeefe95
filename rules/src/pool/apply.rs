//! The one judgement of a change of a group.

mod payments;

use super::{
    change::{NewMember, PoolChange, PoolTarget},
    state::{MAX_MEMBERS, Member, Pool, same_name},
};
use crate::{
    id::{GroupId, GroupPlayerId},
    name::{MAX_NAME_LENGTH, tidy},
    rejection::Rejection,
    time::Timestamp,
};

/// A part that a change gave another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolTouched {
    /// Which.
    pub target: PoolTarget,
    /// The name that stood there; none if it is new, and none of payments.
    pub before: Option<String>,
}

/// Judges a change and carries it out. Returns what got another value: empty for a change that was
/// in the pool already.
///
/// `at` dates a payment. The server gives the time of its commit; a phone that folds its own
/// unanswered writes gives [`Pool::provisional`].
///
/// # Errors
/// A [`Rejection`] leaves the pool as it was.
pub fn apply_to_pool(
    pool: &mut Pool,
    change: &PoolChange,
    at: Timestamp,
) -> Result<Vec<PoolTouched>, Rejection> {
    let Some(group) = &pool.group else {
        let PoolChange::CreateGroup { id, name } = change else { return Err(Rejection::GroupUnknown) };
        return create_group(pool, id, name);
    };
    match change {
        PoolChange::DeleteGroup => Ok(set_deleted(pool, true)),
        PoolChange::RestoreGroup => Ok(set_deleted(pool, false)),
        _ if pool.is_deleted => Err(Rejection::GroupDeleted),
        PoolChange::CreateGroup { id, .. } if id == group => Ok(Vec::new()),
        PoolChange::CreateGroup { .. } => Err(Rejection::IdTaken),
        PoolChange::RenameGroup { name } => rename_group(pool, name),
        PoolChange::RenewCode => Ok(vec![PoolTouched { target: PoolTarget::Code, before: None }]),
        PoolChange::AddMembers(members) => add_members(pool, members),
        PoolChange::PromoteGuest(member) => promote(pool, member),
        PoolChange::RenameMember { id, name } => rename_member(pool, id, name),
        PoolChange::RemoveMember { id } => Ok(remove_member(pool, id)),
        PoolChange::ReturnMember { id } => return_member(pool, id),
        PoolChange::RecordPayment(payment) => payments::record(pool, payment, at),
        PoolChange::DeletePayment { id } => Ok(payments::delete(pool, id)),
    }
}

fn create_group(pool: &mut Pool, id: &GroupId, name: &str) -> Result<Vec<PoolTouched>, Rejection> {
    let name = checked(name, Rejection::GroupNameMissing)?;
    *pool = Pool { group: Some(id.clone()), name, ..Pool::default() };
    Ok(vec![PoolTouched { target: PoolTarget::Group, before: None }])
}

fn set_deleted(pool: &mut Pool, deleted: bool) -> Vec<PoolTouched> {
    if pool.is_deleted == deleted {
        return Vec::new();
    }
    pool.is_deleted = deleted;
    vec![PoolTouched { target: PoolTarget::Group, before: deleted.then(|| pool.name.clone()) }]
}

fn rename_group(pool: &mut Pool, name: &str) -> Result<Vec<PoolTouched>, Rejection> {
    let name = checked(name, Rejection::GroupNameMissing)?;
    if name == pool.name {
        return Ok(Vec::new());
    }
    let before = std::mem::replace(&mut pool.name, name);
    Ok(vec![PoolTouched { target: PoolTarget::Name, before: Some(before) }])
}

fn add_members(pool: &mut Pool, members: &[NewMember]) -> Result<Vec<PoolTouched>, Rejection> {
    let mut next = pool.clone();
    let mut touched = Vec::new();
    if members.is_empty() {
        return Err(Rejection::PlayerNameMissing);
    }
    for member in members {
        touched.extend(add_member(&mut next, member)?);
    }
    *pool = next;
    Ok(touched)
}

fn add_member(pool: &mut Pool, new: &NewMember) -> Result<Option<PoolTouched>, Rejection> {
    let name = checked(&new.name, Rejection::PlayerNameMissing)?;
    if let Some((id, member)) = pool.named(&name) {
        if !member.is_removed {
            return Ok(None);
        }
        let id = id.clone();
        return Ok(bring_back(pool, &id));
    }
    if pool.members.contains_key(&new.id) {
        return Err(Rejection::IdTaken);
    }
    if pool.members.len() >= MAX_MEMBERS {
        return Err(Rejection::GroupFull);
    }
    pool.members.insert(new.id.clone(), Member { name, is_removed: false });
    Ok(Some(PoolTouched { target: PoolTarget::Member(new.id.clone()), before: None }))
}

fn promote(pool: &mut Pool, new: &NewMember) -> Result<Vec<PoolTouched>, Rejection> {
    checked(&new.name, Rejection::GuestNameMissing)?;
    if let Some((id, member)) = pool.named(&new.name)
        && !member.is_removed
    {
        // This very promotion, carried out already.
        if *id == new.id {
            return Ok(Vec::new());
        }
        return Err(Rejection::PlayerInGroup { id: id.clone(), name: member.name.clone() });
    }
    let mut touched: Vec<_> = add_member(pool, new)?.into_iter().collect();
    touched.extend(payments::follow_guest(pool, &new.name));
    Ok(touched)
}

fn rename_member(pool: &mut Pool, id: &GroupPlayerId, name: &str) -> Result<Vec<PoolTouched>, Rejection> {
    let name = checked(name, Rejection::PlayerNameMissing)?;
    let others = pool.members.iter().filter(|(other, _)| *other != id);
    if let Some((other, member)) = others.into_iter().find(|(_, member)| same_name(&member.name, &name)) {
        return Err(Rejection::PlayerInGroup { id: other.clone(), name: member.name.clone() });
    }
    let member = pool.members.get_mut(id).ok_or(Rejection::MemberUnknown)?;
    if member.name == name {
        return Ok(Vec::new());
    }
    let before = std::mem::replace(&mut member.name, name);
    Ok(vec![PoolTouched { target: PoolTarget::Member(id.clone()), before: Some(before) }])
}

/// Whoever is not there is removed already.
fn remove_member(pool: &mut Pool, id: &GroupPlayerId) -> Vec<PoolTouched> {
    let Some(member) = pool.members.get_mut(id).filter(|member| !member.is_removed) else {
        return Vec::new();
    };
    member.is_removed = true;
    vec![PoolTouched { target: PoolTarget::Member(id.clone()), before: Some(member.name.clone()) }]
}

fn return_member(pool: &mut Pool, id: &GroupPlayerId) -> Result<Vec<PoolTouched>, Rejection> {
    let member = pool.members.get(id).ok_or(Rejection::MemberUnknown)?;
    if let Some((other, taken)) = pool.named(&member.name)
        && !taken.is_removed
        && other != id
    {
        return Err(Rejection::PlayerInGroup { id: other.clone(), name: taken.name.clone() });
    }
    Ok(bring_back(pool, id).into_iter().collect())
}

fn bring_back(pool: &mut Pool, id: &GroupPlayerId) -> Option<PoolTouched> {
    let member = pool.members.get_mut(id).filter(|member| member.is_removed)?;
    member.is_removed = false;
    Some(PoolTouched { target: PoolTarget::Member(id.clone()), before: None })
}

fn checked(name: &str, missing: Rejection) -> Result<String, Rejection> {
    let name = tidy(name);
    if name.is_empty() {
        Err(missing)
    } else if name.chars().count() > MAX_NAME_LENGTH {
        Err(Rejection::NameTooLong)
    } else {
        Ok(name)
    }
}
