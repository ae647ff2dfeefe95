//! The person who looks after a group: taps on what its screen shows, at random.

use fastrand::Rng;
use pace_core::{
    ids::Ids,
    input::{Event, GroupIntent},
    inspect::At,
    snapshot::Tab,
    state::State,
};
use pace_rules::{
    id::{GroupId, GroupPlayerId},
    pool::{NewMember, PoolChange},
};

use crate::{plan::Deed, violation::Checked, world::World};

impl Deed {
    pub(crate) const fn is_about_groups(self) -> bool {
        matches!(
            self,
            Self::CreateGroup
                | Self::OpenGroup
                | Self::CloseGroup
                | Self::RefreshGroup
                | Self::AddMembers
                | Self::Promote
                | Self::RenameMember
                | Self::RemoveMember
                | Self::ReturnMember
                | Self::RenameGroup
                | Self::RenewCode
                | Self::DeleteGroup
                | Self::RestoreGroup
                | Self::RetryGroup
                | Self::DiscardGroup
                | Self::Join
        )
    }
}

impl World<'_> {
    pub(crate) fn group_person_acts(&mut self, index: usize, deed: Deed, dice: &mut Rng) -> Checked {
        let now = self.now;
        let phone = &mut self.phones[index];
        let token = Some(phone.token());
        let mut ids = Ids::new(phone.clock(now), dice.u128(..));
        let Some(state) = &phone.state else { return Ok(()) };
        if deed == Deed::CreateGroup {
            let group = ids.group();
            self.groups.push(group.clone());
            phone.known_groups.push(group.clone());
            let change = PoolChange::CreateGroup { id: group.clone(), name: name(dice, "Group ") };
            return self.does(index, Event::Group { group, intent: GroupIntent::Change(change), token });
        }
        if dice.u8(..8) == 0 || phone.known_groups.is_empty() {
            let Some(group) = dice.choice(&self.groups) else { return Ok(()) };
            if !phone.known_groups.contains(group) {
                phone.known_groups.push(group.clone());
            }
        }
        let Some(group) = dice.choice(&phone.known_groups).cloned() else { return Ok(()) };
        if deed == Deed::Join {
            let code = state.inside_group_view(&group).code.unwrap_or_else(|| "unknown".to_owned());
            return self.does(index, Event::Join { code, token });
        }
        let Some(intent) = intent(state, &group, deed, &mut ids, dice) else { return Ok(()) };
        self.does(index, Event::Group { group, intent, token })
    }
}

/// What a deed means on this screen; none if there is nothing to do it with.
fn intent(state: &State, group: &GroupId, deed: Deed, ids: &mut Ids, dice: &mut Rng) -> Option<GroupIntent> {
    let tab = [Tab::Sessions, Tab::Players, Tab::Leaderboard, Tab::Pairings][dice.usize(..4)];
    let Some(inside) = state.inside_group(group) else { return Some(GroupIntent::Open(tab)) };
    let on_page = !matches!(
        deed,
        Deed::RetryGroup | Deed::DiscardGroup | Deed::RefreshGroup | Deed::RestoreGroup | Deed::AddMembers
    );
    if on_page && !inside.is_ready && dice.u8(..4) > 0 {
        return Some(GroupIntent::Open(tab));
    }
    let waiting = || {
        let unconfirmed = inside.log.iter().filter(|held| held.at == At::Unconfirmed);
        let failed = inside.tray.iter().filter_map(|group| group.first());
        unconfirmed.chain(failed).map(|held| held.key.to_owned()).collect::<Vec<_>>()
    };
    let pool = state.inside_group_view(group).pool;
    let member = |removed: bool, dice: &mut Rng| -> Option<GroupPlayerId> {
        let known = pool.members.iter().filter(|(_, member)| member.is_removed == removed);
        dice.choice(known.map(|(id, _)| id.clone()).collect::<Vec<_>>())
    };
    let new = |dice: &mut Rng, ids: &mut Ids| NewMember { id: ids.member(), name: name(dice, "") };
    Some(match deed {
        Deed::OpenGroup => GroupIntent::Open(tab),
        Deed::CloseGroup => GroupIntent::Close,
        Deed::RefreshGroup => GroupIntent::Refresh,
        Deed::RetryGroup => GroupIntent::Retry(dice.choice(waiting())?),
        Deed::DiscardGroup => GroupIntent::Discard(dice.choice(waiting())?),
        deed => GroupIntent::Change(match deed {
            Deed::AddMembers => {
                PoolChange::AddMembers((0..dice.usize(1..3)).map(|_| new(dice, ids)).collect())
            }
            Deed::Promote => PoolChange::PromoteGuest(new(dice, ids)),
            Deed::RenameMember => {
                PoolChange::RenameMember { id: member(dice.bool(), dice)?, name: name(dice, "") }
            }
            Deed::RemoveMember => PoolChange::RemoveMember { id: member(false, dice)? },
            Deed::ReturnMember => PoolChange::ReturnMember { id: member(true, dice)? },
            Deed::RenameGroup => PoolChange::RenameGroup { name: name(dice, "Group ") },
            Deed::RenewCode => PoolChange::RenewCode,
            Deed::DeleteGroup => PoolChange::DeleteGroup,
            Deed::RestoreGroup => PoolChange::RestoreGroup,
            _ => return None,
        }),
    })
}

/// One of a few names, so that people meet.
fn name(dice: &mut Rng, kind: &str) -> String {
    format!("{kind}{}", ["Ann", "Ben", "Cal", "Dee", "Eve", "Flo", "ann", " Ben "][dice.usize(..8)])
}

pub(crate) const fn group_name(intent: &GroupIntent) -> &'static str {
    match intent {
        GroupIntent::Open(_) => "open-group",
        GroupIntent::Close => "close-group",
        GroupIntent::AddForSession(_) => "add-for-session",
        GroupIntent::Refresh => "refresh-group",
        GroupIntent::Retry(_) => "retry-group",
        GroupIntent::Discard(_) => "discard-group",
        GroupIntent::RestoreOverwritten(_) => "restore-overwritten-group",
        GroupIntent::Dismiss(_) => "dismiss-group",
        GroupIntent::Change(change) => match change {
            PoolChange::CreateGroup { .. } => "create-group",
            PoolChange::RenameGroup { .. } => "rename-group",
            PoolChange::RenewCode => "renew-code",
            PoolChange::DeleteGroup => "delete-group",
            PoolChange::RestoreGroup => "restore-group",
            PoolChange::AddMembers(_) => "add-members",
            PoolChange::PromoteGuest(_) => "promote-guest",
            PoolChange::RenameMember { .. } => "rename-member",
            PoolChange::RemoveMember { .. } => "remove-member",
            PoolChange::ReturnMember { .. } => "return-member",
            PoolChange::RecordPayment(_) => "record-payment",
            PoolChange::DeletePayment { .. } => "delete-payment",
        },
    }
}
