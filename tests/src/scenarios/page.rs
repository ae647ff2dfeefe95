//! What every page of a phone has, wherever the phone is.

use futures_util::future::BoxFuture;
use pace_core::{effect::Done, failure::Failure};

/// The outcome of what was asked, which need not be waited for.
pub(super) type Outcome = BoxFuture<'static, Result<Done, Failure>>;

/// What a page shows, and the text to share.
pub(super) struct Shown<T> {
    pub(super) screen: T,
    pub(super) text: Option<String>,
}

macro_rules! arguments {
    ($($argument:expr),*) => {{
        #[allow(unused_mut, reason = "there may be no argument")]
        let mut arguments = Vec::new();
        $(write($argument.to_owned(), &mut arguments);)*
        arguments
    }};
}

/// A page has its store here or there. `asks` have an outcome, `tells` have none.
macro_rules! page {
    (
        $(#[$doc:meta])*
        $page:ident of $store:ident showing $screen:ty as $shown:expr;
        asks { $($ask:ident($($asked:ident: $ask_type:ty),*);)* }
        tells { $($tell:ident($($told:ident: $tell_type:ty),*);)* }
    ) => {
        $(#[$doc])*
        pub(super) enum $page {
            Here(pace_core::$store),
            There(RemotePage),
        }

        impl $page {
            pub(super) async fn snapshot(&self) -> Shown<$screen> {
                match self {
                    Self::Here(store) => $shown(&store.snapshot()),
                    Self::There(page) => page.snapshot().await,
                }
            }

            $(pub(super) fn $ask(&self, $($asked: $ask_type),*) -> Outcome {
                match self {
                    Self::Here(store) => Box::pin(store.$ask($($asked),*)),
                    Self::There(page) => page.outcome(stringify!($ask), &arguments!($($asked),*)),
                }
            })*

            $(pub(super) fn $tell(&self, $($told: $tell_type),*) {
                match self {
                    Self::Here(store) => store.$tell($($told),*),
                    Self::There(page) => drop(page.ask(stringify!($tell), &arguments!($($told),*))),
                }
            })*
        }
    };
}

/// A page that is waited for.
macro_rules! watched {
    ($($page:ident showing $screen:ty as $shown:expr;)*) => {
        $(impl $page {
            pub(super) async fn wait_for(&self, mut will_do: impl FnMut(&Shown<$screen>) -> bool) {
                match self {
                    Self::Here(store) => {
                        let mut observer = store.observe();
                        let found = observer.wait_for(|screen| will_do(&$shown(screen)));
                        drop(found.await.expect("the phone is here"));
                    }
                    Self::There(page) => page.wait_for(will_do).await,
                }
            }
        })*
    };
}
