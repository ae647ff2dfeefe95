//! What has an id at once and a verdict later.

use std::{future::Future, sync::Arc};

use pace_core::{Outcome, effect::Done, failure::Failure};
use pace_rules::id::{GroupId, SessionId};
use tokio::sync::watch;

use crate::runtime::runtime;

macro_rules! begun {
    ($begun:ident, $id:ident, $of:literal) => {
        #[doc = $of]
        #[derive(uniffi::Object)]
        pub struct $begun {
            id: $id,
            verdict: Verdict,
        }

        #[uniffi::export]
        impl $begun {
            /// Its id; the screen can be opened at once.
            pub fn id(&self) -> $id {
                self.id.clone()
            }

            /// Waits until the server has it.
            ///
            /// # Errors
            /// [`Failure`] says what a person can do about it.
            pub async fn saved(&self) -> Result<Done, Failure> {
                self.verdict.wait().await
            }
        }

        impl $begun {
            pub(crate) fn new((id, outcome): ($id, Outcome)) -> Arc<Self> {
                Arc::new(Self { id, verdict: Verdict::of(outcome) })
            }
        }
    };
}

begun!(NewSession, SessionId, "A session that was begun.");
begun!(NewGroup, GroupId, "A group that was begun.");

/// A verdict that any number can wait for, at any time.
struct Verdict(watch::Receiver<Option<Result<Done, Failure>>>);

impl Verdict {
    fn of(outcome: Outcome) -> Self {
        let (told, verdict) = watch::channel(None);
        let wait = async move { drop(told.send(Some(outcome.await))) };
        if let Ok(runtime) = runtime() {
            runtime.spawn(wait);
        }
        Self(verdict)
    }

    fn wait(&self) -> impl Future<Output = Result<Done, Failure>> + use<> {
        let mut verdict = self.0.clone();
        async move {
            let told = verdict.wait_for(Option::is_some).await;
            told.ok().and_then(|told| told.clone()).unwrap_or(Err(Failure::Unconfirmed))
        }
    }
}
