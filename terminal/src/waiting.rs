//! What waits for the person on the page in sight, whatever the page is about.

use pace_core::{
    failure::Failure,
    notice::Notice,
    snapshot::{Page, TrayItem},
};

use crate::view::Model;

/// Failed writes, things to tell, and a sync that did not work.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Waiting<'a> {
    pub(crate) page: &'a Page,
    pub(crate) tray: &'a [TrayItem],
    pub(crate) notices: &'a [Notice],
    pub(crate) sync_failure: Option<&'a Failure>,
}

/// None while no page is open.
pub(crate) fn of(model: &Model) -> Option<Waiting<'_>> {
    let only_read = |page, sync_failure| Waiting { page, tray: &[], notices: &[], sync_failure };
    if let Some(it) = &model.session {
        let sync_failure = it.sync_failure.as_ref();
        return Some(Waiting { page: &it.page, tray: &it.tray, notices: &it.notices, sync_failure });
    }
    if let Some(it) = &model.group {
        let sync_failure = it.sync_failure.as_ref();
        return Some(Waiting { page: &it.page, tray: &it.tray, notices: &it.notices, sync_failure });
    }
    let player = model.player.as_ref().map(|it| only_read(&it.page, it.sync_failure.as_ref()));
    let pair = || model.pair.as_ref().map(|it| only_read(&it.page, it.sync_failure.as_ref()));
    let suggestion = || model.suggestion.as_ref().map(|it| only_read(&it.page, it.sync_failure.as_ref()));
    player.or_else(pair).or_else(suggestion)
}

impl Waiting<'_> {
    /// Whether the page says so itself.
    pub(crate) fn shows(&self, failure: &Failure) -> bool {
        self.tray.iter().any(|item| item.failure == *failure)
            || self.sync_failure == Some(failure)
            || !matches!(self.page, Page::Ready | Page::Refreshing)
    }
}
