//! The pages of a group that only show.

use std::sync::Arc;

use pace_core::{
    effect::Done,
    failure::Failure,
    snapshot::{PairSnapshot, PlayerSnapshot, SuggestionSnapshot},
};

use crate::{
    live::Live,
    observe::{PairObserver, PlayerObserver, Subscription, SuggestionObserver},
};

macro_rules! page {
    ($store:ident, $snapshot:ident, $observer:ident, $of:literal) => {
        store!($store, $snapshot, $observer, $of);

        #[uniffi::export]
        impl $store {
            /// Opens the page: it is loaded.
            ///
            /// # Errors
            /// [`Failure`] says what a person can do about it.
            pub async fn open(&self) -> Result<Done, Failure> {
                self.store.open().await
            }

            /// Pulls down.
            ///
            /// # Errors
            /// [`Failure`] says what a person can do about it.
            pub async fn refresh(&self) -> Result<Done, Failure> {
                self.store.refresh().await
            }

            /// Leaves the page; nothing of it is kept.
            pub fn leave(&self) {
                self.store.close();
            }
        }
    };
}

page!(PlayerStore, PlayerSnapshot, PlayerObserver, "The page of one player of a group.");
page!(PairStore, PairSnapshot, PairObserver, "The page of two players of a group as partners.");
page!(SuggestionStore, SuggestionSnapshot, SuggestionObserver, "The page that says who should play next.");
