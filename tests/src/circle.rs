//! A group on two phones.

use std::sync::Arc;

use pace_core::{
    effect::Done,
    snapshot::{GroupSnapshot, MemberView, SyncMark, Tab},
};
use pace_rules::id::{GroupId, GroupPlayerId};
use tempfile::TempDir;

use crate::{backend::Backend, clock::TestClock, phone::Phone};

/// The players whom Ann adds at the start.
pub const MEMBERS: [&str; 4] = ["Annabel", "Benedict", "Cordelia", "Desmond"];

/// A server, and two phones that have the same group open.
pub struct Circle {
    /// Everything that is on disk.
    pub directory: TempDir,
    /// The server's time.
    pub clock: Arc<TestClock>,
    /// The server.
    pub server: Backend,
    /// The phone that created the group.
    pub ann: Phone,
    /// The other phone, which joined by the code.
    pub ben: Phone,
    /// The group.
    pub group: GroupId,
}

impl Circle {
    /// Ann has created the group with its players, and Ben has joined it.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn begin() -> Self {
        let directory = TempDir::new().expect("a directory");
        let clock = TestClock::new();
        let server = Backend::start(&directory.path().join("pace.db"), &clock).await;
        let ann = Phone::start(directory.path().join("ann"), &server);
        let ben = Phone::start(directory.path().join("ben"), &server);
        let (group, created) = ann.home().create_group("Fridays under test");
        ann.settle(created).await.expect("the group is created");
        ann.settle(ann.group(&group).add_players(&MEMBERS)).await.expect("the players are added");
        let code = ann.group(&group).snapshot().head.as_ref().and_then(|head| head.code.clone());
        let joined = ben.settle(ben.home().join(&code.expect("a code"))).await.expect("the code is known");
        assert_eq!(joined, Done::Found(group.clone()));
        ben.settle(ben.group(&group).open(Tab::Sessions)).await.expect("the group opens");
        Self { directory, clock, server, ann, ben, group }
    }

    /// What a phone sees.
    pub fn sees(&self, phone: &Phone) -> Arc<GroupSnapshot> {
        phone.group(&self.group).snapshot()
    }

    /// The names of the players who were not removed, with how far they got.
    pub fn names(&self, phone: &Phone) -> Vec<(String, SyncMark)> {
        let active = self.members(phone).into_iter().filter(|member| !member.is_removed);
        active.map(|member| (member.name, member.sync)).collect()
    }

    /// The player of that name.
    ///
    /// # Panics
    /// When the phone shows none.
    pub fn member(&self, phone: &Phone, name: &str) -> GroupPlayerId {
        let mut members = self.members(phone).into_iter();
        members.find(|member| member.name == name).expect("a player of that name").id
    }

    /// Both pull down.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn sync(&self) {
        self.ann.settle(self.ann.group(&self.group).refresh()).await.expect("Ann's sync works");
        self.ben.settle(self.ben.group(&self.group).refresh()).await.expect("Ben's sync works");
    }

    fn members(&self, phone: &Phone) -> Vec<MemberView> {
        self.sees(phone).members.clone()
    }
}
