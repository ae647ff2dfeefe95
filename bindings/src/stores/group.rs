//! The screen of a group.

use std::sync::Arc;

use pace_core::{
    effect::Done,
    failure::Failure,
    snapshot::{GroupSnapshot, MemberView, Tab},
};
use pace_rules::{
    id::{GroupId, GroupPlayerId, PaymentId},
    money::Money,
    pool::Person,
    session::Session,
};

use crate::{
    live::Live,
    observe::{GroupObserver, Subscription},
};

store!(GroupStore, GroupSnapshot, GroupObserver, "The screen of one group.");
put_right!(GroupStore);

#[uniffi::export]
impl GroupStore {
    /// Which group.
    pub fn id(&self) -> GroupId {
        self.store.id().clone()
    }

    /// The sessions of the open tab whose title has what a person typed.
    pub fn sessions_matching(&self, typed: &str) -> Vec<Session> {
        self.store.snapshot().sessions_matching(typed).into_iter().cloned().collect()
    }

    /// The players who were not removed and whose name has what a person typed.
    pub fn players_matching(&self, typed: &str) -> Vec<MemberView> {
        self.store.snapshot().players_matching(typed).into_iter().cloned().collect()
    }

    /// Who of the pool a name means, removed players included; none for a guest.
    pub fn member_named(&self, name: &str) -> Option<MemberView> {
        self.store.snapshot().member_named(name).cloned()
    }

    /// The text to share of the Balances tab; none on another one. While something is not saved it
    /// says so, with the time of the last sync as the person's clock shows it.
    pub fn balances_text(&self, as_of: &str) -> Option<String> {
        self.store.snapshot().balances_text(as_of)
    }

    /// Leaves the page; writes on their way go on.
    pub fn leave(&self) {
        self.store.close();
    }

    /// Opens a tab of the page: it is loaded.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn open(&self, tab: Tab) -> Result<Done, Failure> {
        self.store.open(tab).await
    }

    /// Pulls down: brings everybody's latest of the open tab.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn refresh(&self) -> Result<Done, Failure> {
        self.store.refresh().await
    }

    /// Gives the group another name.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn rename(&self, name: &str) -> Result<Done, Failure> {
        self.store.rename(name).await
    }

    /// Gives the group another code; the old one leads nowhere from then on.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn renew_code(&self) -> Result<Done, Failure> {
        self.store.renew_code().await
    }

    /// Deletes the group with its sessions.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn delete_group(&self) -> Result<Done, Failure> {
        self.store.delete_group().await
    }

    /// Takes the deletion of the group back.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn restore_group(&self) -> Result<Done, Failure> {
        self.store.restore_group().await
    }

    /// Adds players, as one change. Whoever was removed returns with all history.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn add_players(&self, names: Vec<String>) -> Result<Done, Failure> {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.store.add_players(&names).await
    }

    /// Makes a guest of past sessions a player and links every appearance of that name.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn promote_guest(&self, name: &str) -> Result<Done, Failure> {
        self.store.promote_guest(name).await
    }

    /// Gives a player another name.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn rename_player(&self, id: GroupPlayerId, name: &str) -> Result<Done, Failure> {
        self.store.rename_player(id, name).await
    }

    /// Takes a player out of lists and boards; the history stays.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn remove_player(&self, id: GroupPlayerId) -> Result<Done, Failure> {
        self.store.remove_player(id).await
    }

    /// Takes the removal of a player back.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn return_player(&self, id: GroupPlayerId) -> Result<Done, Failure> {
        self.store.return_player(id).await
    }

    /// Marks what one person paid to another.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn record_payment(&self, from: Person, to: Person, amount: Money) -> Result<Done, Failure> {
        self.store.record_payment(from, to, amount).await
    }

    /// Takes such a mark back.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn delete_payment(&self, id: PaymentId) -> Result<Done, Failure> {
        self.store.delete_payment(id).await
    }
}
