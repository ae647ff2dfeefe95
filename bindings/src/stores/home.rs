//! The home screen.

use std::sync::Arc;

use pace_core::{
    AddressError,
    draft::SessionDraft,
    effect::Done,
    failure::Failure,
    snapshot::{HomeSnapshot, SessionSummary},
};
use pace_rules::pool::Group;

use crate::{
    begun::{NewGroup, NewSession},
    live::Live,
    observe::{HomeObserver, Subscription},
};

store!(HomeStore, HomeSnapshot, HomeObserver, "The home screen.");

#[uniffi::export]
impl HomeStore {
    /// The listed sessions of no group whose name has what a person typed.
    pub fn standalone_sessions(&self, typed: &str) -> Vec<SessionSummary> {
        self.store.snapshot().standalone_sessions(typed).into_iter().cloned().collect()
    }

    /// The listed groups whose name has what a person typed.
    pub fn groups_matching(&self, typed: &str) -> Vec<Group> {
        self.store.snapshot().groups_matching(typed).into_iter().cloned().collect()
    }

    /// Begins a session and shows it at once, with whoever is to be added to its group.
    pub fn create_session(&self, draft: SessionDraft) -> Arc<NewSession> {
        NewSession::new(self.store.create_session(draft))
    }

    /// Begins a group and shows it at once.
    pub fn create_group(&self, name: &str) -> Arc<NewGroup> {
        NewGroup::new(self.store.create_group(name))
    }

    /// Looks a group up by what a person typed or pasted: a code in any case, or a link that ends in
    /// one. Gives [`Done::Found`] with the group to open.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or what else a person can do about it.
    pub async fn join(&self, typed: &str) -> Result<Done, Failure> {
        self.store.join(typed).await
    }

    /// Fetches the sessions that the server lists.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn list_sessions(&self) -> Result<Done, Failure> {
        self.store.list_sessions().await
    }

    /// Fetches the groups that the server lists.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn list_groups(&self) -> Result<Done, Failure> {
        self.store.list_groups().await
    }

    /// Uses another server from now on; writes that wait for the present one stay on disk.
    ///
    /// # Errors
    /// [`AddressError`] when the text is no address; the present server stays.
    pub fn set_server(&self, typed: &str) -> Result<(), AddressError> {
        self.store.set_server(typed)
    }

    /// Puts a notice away.
    pub fn dismiss(&self, notice: u64) {
        self.store.dismiss(notice);
    }

    /// The app went out of sight.
    pub fn left(&self) {
        self.store.left();
    }

    /// The app is in sight again: after a minute that is a page load.
    pub fn returned(&self) {
        self.store.returned();
    }
}
