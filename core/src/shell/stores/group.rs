//! The screen of a group.

use std::sync::Arc;

use pace_rules::{
    id::{GroupId, GroupPlayerId, PaymentId},
    money::Money,
    pool::{NewMember, NewPayment, Person, PoolChange},
};
use tokio::sync::watch;

use crate::{
    input::{Event, GroupIntent},
    shell::{engine::Engine, outcome::Outcome},
    snapshot::{GroupSnapshot, Tab},
};

/// The screen of one group. Every method asks for its change before it returns; the outcome can be
/// awaited or dropped.
#[derive(Clone)]
pub struct GroupStore {
    engine: Arc<Engine>,
    id: GroupId,
}

impl GroupStore {
    pub(in crate::shell) const fn new(engine: Arc<Engine>, id: GroupId) -> Self {
        Self { engine, id }
    }

    /// Which group.
    pub const fn id(&self) -> &GroupId {
        &self.id
    }

    /// What to show now.
    pub fn snapshot(&self) -> Arc<GroupSnapshot> {
        self.engine.read(|state| Arc::new(state.group_snapshot(&self.id)))
    }

    /// What to show now, then each change; a slow observer skips.
    pub fn observe(&self) -> watch::Receiver<Arc<GroupSnapshot>> {
        self.engine.observe_group(&self.id)
    }

    /// Opens a tab of the page: it is loaded.
    pub fn open(&self, tab: Tab) -> Outcome {
        self.intend(GroupIntent::Open(tab))
    }

    /// Leaves the page; writes on their way go on.
    pub fn close(&self) {
        drop(self.intend(GroupIntent::Close));
    }

    /// Pulls down: brings everybody's latest of the open tab.
    pub fn refresh(&self) -> Outcome {
        self.intend(GroupIntent::Refresh)
    }

    /// Gives the group another name.
    pub fn rename(&self, name: &str) -> Outcome {
        self.change(PoolChange::RenameGroup { name: name.to_owned() })
    }

    /// Gives the group another code; the old one leads nowhere from then on.
    pub fn renew_code(&self) -> Outcome {
        self.change(PoolChange::RenewCode)
    }

    /// Deletes the group with its sessions.
    pub fn delete_group(&self) -> Outcome {
        self.change(PoolChange::DeleteGroup)
    }

    /// Takes the deletion of the group back.
    pub fn restore_group(&self) -> Outcome {
        self.change(PoolChange::RestoreGroup)
    }

    /// Adds players, as one change. Whoever was removed returns with all history.
    pub fn add_players(&self, names: &[&str]) -> Outcome {
        let mut ids = self.engine.ids();
        let member = |name: &&str| NewMember { id: ids.member(), name: (*name).to_owned() };
        self.change(PoolChange::AddMembers(names.iter().map(member).collect()))
    }

    /// Makes a guest of past sessions a player and links every appearance of that name.
    pub fn promote_guest(&self, name: &str) -> Outcome {
        let id = self.engine.ids().member();
        self.change(PoolChange::PromoteGuest(NewMember { id, name: name.to_owned() }))
    }

    /// Gives a player another name.
    pub fn rename_player(&self, id: GroupPlayerId, name: &str) -> Outcome {
        self.change(PoolChange::RenameMember { id, name: name.to_owned() })
    }

    /// Takes a player out of lists and boards; the history stays.
    pub fn remove_player(&self, id: GroupPlayerId) -> Outcome {
        self.change(PoolChange::RemoveMember { id })
    }

    /// Takes the removal of a player back.
    pub fn return_player(&self, id: GroupPlayerId) -> Outcome {
        self.change(PoolChange::ReturnMember { id })
    }

    /// Marks what one person paid to another.
    pub fn record_payment(&self, from: Person, to: Person, amount: Money) -> Outcome {
        let id = self.engine.ids().payment();
        self.change(PoolChange::RecordPayment(NewPayment { id, from, to, amount }))
    }

    /// Takes such a mark back.
    pub fn delete_payment(&self, id: PaymentId) -> Outcome {
        self.change(PoolChange::DeletePayment { id })
    }

    /// Sends a failed or unconfirmed write once more.
    pub fn retry(&self, item: &str) -> Outcome {
        self.intend(GroupIntent::Retry(item.to_owned()))
    }

    /// Gives a failed or unconfirmed write up.
    pub fn discard(&self, item: &str) -> Outcome {
        self.intend(GroupIntent::Discard(item.to_owned()))
    }

    /// Puts a name back that this phone replaced unseen.
    pub fn restore_overwritten(&self, notice: u64) -> Outcome {
        self.intend(GroupIntent::RestoreOverwritten(notice))
    }

    /// Puts a notice away.
    pub fn dismiss(&self, notice: u64) {
        drop(self.intend(GroupIntent::Dismiss(notice)));
    }

    pub(super) fn change(&self, change: PoolChange) -> Outcome {
        self.intend(GroupIntent::Change(change))
    }

    fn intend(&self, intent: GroupIntent) -> Outcome {
        let group = self.id.clone();
        self.engine.ask(|token| Event::Group { group, intent, token: Some(token) })
    }
}
