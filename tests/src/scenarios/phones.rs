//! The phones of a scenario: in this process, or in another one on the face of another language.

use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use pace_core::fault::Fault as Break;
use pace_rules::id::{GroupId, GroupPlayerId, SessionId};

use super::{
    driver::{Driver, write},
    pages::{GroupPage, HomePage, PairPage, PlayerPage, SessionPage, SuggestionPage},
    remote::RemotePhone,
};
use crate::{backend::Backend, phone, proxy::Proxy};

/// Where the phones of a scenario are.
#[derive(Clone)]
pub enum Phones {
    /// In this process, with a fault that they commit on purpose.
    Here(Option<Break>),
    /// In another process.
    There(Arc<Driver>),
}

/// A phone, with a proxy between it and the server.
pub(super) enum Phone {
    Here(phone::Phone, Option<Break>),
    There(RemotePhone),
}

impl Phones {
    pub(super) async fn start(&self, directory: PathBuf, server: &Backend) -> Phone {
        match self {
            Self::Here(broken) => {
                Phone::Here(phone::Phone::start(directory, server), *broken).broken_as_ordered()
            }
            Self::There(driver) => Phone::There(RemotePhone::start(driver, directory, server).await),
        }
    }
}

impl Phone {
    fn broken_as_ordered(self) -> Self {
        if let Self::Here(phone, Some(broken)) = &self {
            phone.break_with(*broken);
        }
        self
    }

    /// Ends the way a process ends and starts again from its directory.
    pub(super) async fn restart(self) -> Self {
        match self {
            Self::Here(phone, broken) => Self::Here(phone.restart().await, broken).broken_as_ordered(),
            Self::There(phone) => {
                phone.restart().await;
                Self::There(phone)
            }
        }
    }

    pub(super) const fn proxy(&self) -> &Proxy {
        match self {
            Self::Here(phone, _) => &phone.proxy,
            Self::There(phone) => &phone.proxy,
        }
    }

    /// Where it keeps its files.
    pub(super) fn directory(&self) -> &Path {
        match self {
            Self::Here(phone, _) => &phone.directory,
            Self::There(phone) => &phone.directory,
        }
    }

    /// Its time goes on by so much, and what is due then has begun.
    pub(super) async fn pass(&self, by: Duration) {
        match self {
            Self::Here(phone, _) => phone.clock.pass(by).await,
            Self::There(phone) => phone.pass(by).await,
        }
    }

    /// Waits for something that the phone does. Whenever it does nothing by itself, its time goes on to
    /// the next moment at which it does.
    pub(super) async fn settle<T>(&self, what: impl Future<Output = T>) -> T {
        match self {
            Self::Here(phone, _) => phone.settle(what).await,
            Self::There(phone) => phone.settle(what).await,
        }
    }

    pub(super) fn home(&self) -> HomePage {
        match self {
            Self::Here(phone, _) => HomePage::Here(phone.home()),
            Self::There(phone) => HomePage::There(phone.page("home", |_| {})),
        }
    }

    pub(super) fn session(&self, id: &SessionId) -> SessionPage {
        match self {
            Self::Here(phone, _) => SessionPage::Here(phone.session(id)),
            Self::There(phone) => SessionPage::There(phone.page("session", |key| write(id.clone(), key))),
        }
    }

    pub(super) fn group(&self, id: &GroupId) -> GroupPage {
        match self {
            Self::Here(phone, _) => GroupPage::Here(phone.group(id)),
            Self::There(phone) => GroupPage::There(phone.page("group", |key| write(id.clone(), key))),
        }
    }

    pub(super) fn player(&self, group: &GroupId, player: &GroupPlayerId) -> PlayerPage {
        match self {
            Self::Here(phone, _) => PlayerPage::Here(phone.player(group, player)),
            Self::There(phone) => PlayerPage::There(phone.page("player", |key| {
                write(group.clone(), key);
                write(player.clone(), key);
            })),
        }
    }

    pub(super) fn pair(&self, group: &GroupId, one: &GroupPlayerId, other: &GroupPlayerId) -> PairPage {
        match self {
            Self::Here(phone, _) => PairPage::Here(phone.pair(group, one, other)),
            Self::There(phone) => PairPage::There(phone.page("pair", |key| {
                write(group.clone(), key);
                write(one.clone(), key);
                write(other.clone(), key);
            })),
        }
    }

    pub(super) fn suggestion(
        &self,
        group: &GroupId,
        present: &[GroupPlayerId],
        courts: u8,
    ) -> SuggestionPage {
        match self {
            Self::Here(phone, _) => SuggestionPage::Here(phone.suggestion(group, present, courts, None)),
            Self::There(phone) => SuggestionPage::There(phone.page("suggestion", |key| {
                write(group.clone(), key);
                write(present.to_vec(), key);
                write(courts, key);
            })),
        }
    }
}
