//! What views hold: one store for each kind of screen.

/// What every store has: the core's store of the same name, what to show, and who hears of changes.
macro_rules! store {
    ($store:ident, $snapshot:ident, $observer:ident, $of:literal) => {
        #[doc = $of]
        #[derive(uniffi::Object)]
        pub struct $store {
            store: pace_core::$store,
            _live: Live,
        }

        impl $store {
            pub(crate) fn new(store: pace_core::$store) -> Arc<Self> {
                Arc::new(Self { store, _live: Live::store() })
            }
        }

        #[uniffi::export]
        impl $store {
            /// What to show now.
            pub fn snapshot(&self) -> $snapshot {
                $snapshot::clone(&self.store.snapshot())
            }

            /// Tells what to show now, then each change.
            pub fn observe(&self, observer: Arc<dyn $observer>) -> Arc<Subscription> {
                Subscription::begin(self.store.observe(), move |snapshot| {
                    observer.on_snapshot($snapshot::clone(snapshot));
                })
            }
        }
    };
}

/// What a store of writes has for those that failed, and for what it has to tell.
macro_rules! put_right {
    ($store:ident) => {
        #[uniffi::export]
        impl $store {
            /// Puts a notice away.
            pub fn dismiss(&self, notice: u64) {
                self.store.dismiss(notice);
            }

            /// Sends a failed or unconfirmed write once more.
            ///
            /// # Errors
            /// [`Failure`] says what a person can do about it.
            pub async fn retry(&self, item: &str) -> Result<Done, Failure> {
                self.store.retry(item).await
            }

            /// Gives a failed or unconfirmed write up.
            ///
            /// # Errors
            /// [`Failure`] says what a person can do about it.
            pub async fn discard(&self, item: &str) -> Result<Done, Failure> {
                self.store.discard(item).await
            }

            /// Puts a value back: one of ours that was overwritten, or one that this phone replaced unseen.
            ///
            /// # Errors
            /// [`Failure`] says what a person can do about it.
            pub async fn restore_overwritten(&self, notice: u64) -> Result<Done, Failure> {
                self.store.restore_overwritten(notice).await
            }
        }
    };
}

mod group;
mod home;
mod page;
mod session;

pub use group::GroupStore;
pub use home::HomeStore;
pub use page::{PairStore, PlayerStore, SuggestionStore};
pub use session::SessionStore;
