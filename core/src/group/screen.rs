//! The screen of a group.

use std::collections::BTreeMap;

use pace_rules::{
    id::GroupId,
    pool::{Pool, PoolTarget, apply_to_pool},
};

use super::{Circle, GroupState};
use crate::{
    address::reachable,
    failure::Failure,
    machine::Machine,
    snapshot::{GroupHead, GroupSnapshot, MemberView, Page, SyncMark, TabView},
    state::State,
};

impl Machine<Circle> {
    pub(crate) fn snapshot(&self, server: &str) -> GroupSnapshot {
        let view = self.view();
        let page = match self.shown_page() {
            Page::Ready | Page::Refreshing if view.pool.is_deleted => Page::Ended,
            // Its create failed: the tray has it, and nothing else is left to show.
            Page::Ready | Page::Refreshing if view.pool.group.is_none() => {
                Page::Failed(self.tray.last().map_or(Failure::NotFound, |failed| failed.failure.clone()))
            }
            page => page,
        };
        let shown = matches!(page, Page::Ready | Page::Refreshing);
        let tray = self.tray_items(&view);
        let marks = self.marks();
        let of_group = marks.iter().filter(|(target, _)| !matches!(target, PoolTarget::Member(_)));
        let members = if shown { members(&view, &marks) } else { Vec::new() };
        let content = if shown { self.tab_view(&view, &members, &marks) } else { None };
        // The frame of the page stays while another of its tabs loads.
        let is_lost = page == Page::Failed(Failure::NotFound);
        let has_head = shown || self.memory.is_entered && page != Page::Ended && !is_lost;
        GroupSnapshot {
            revision: self.revision,
            id: self.id.clone(),
            head: (has_head && view.pool.group.is_some()).then(|| GroupHead {
                name: view.pool.name.clone(),
                join_link: view
                    .code
                    .as_ref()
                    .zip(reachable(server))
                    .map(|(code, origin)| join_link(origin, code)),
                code: view.code.clone(),
                sync: of_group.map(|(_, mark)| *mark).max().unwrap_or_default(),
            }),
            tab: self.memory.tab,
            members,
            content,
            last_synced: self.read_at.or(self.last_synced),
            pending: self.log.len(),
            tray,
            notices: self.notices.clone(),
            sync_failure: self.sync_failure.clone(),
            page,
        }
    }

    /// How far the parts got that writes of this phone give another value.
    fn marks(&self) -> BTreeMap<PoolTarget, SyncMark> {
        let mut pool = self.base.as_ref().map(|base| base.state.pool.clone()).unwrap_or_default();
        let mut marks = BTreeMap::new();
        for entry in &self.log {
            let mark = entry.mark();
            let at = pool.provisional(entry.tapped);
            let touched = apply_to_pool(&mut pool, &entry.change, at).unwrap_or_default();
            // Whoever comes back under a known name keeps the id.
            let touched = touched.into_iter().map(|touched| touched.target);
            for target in touched.chain(entry.change.writes()) {
                let known = marks.entry(target).or_insert(mark);
                *known = mark.max(*known);
            }
        }
        marks
    }
}

fn members(view: &GroupState, marks: &BTreeMap<PoolTarget, SyncMark>) -> Vec<MemberView> {
    let mut members: Vec<MemberView> = (view.pool.members.iter())
        .map(|(id, member)| MemberView {
            id: id.clone(),
            name: member.name.clone(),
            is_removed: member.is_removed,
            sync: marks.get(&PoolTarget::Member(id.clone())).copied().unwrap_or_default(),
        })
        .collect();
    members.sort_by_cached_key(|member| (member.name.to_lowercase(), member.id.clone()));
    members
}

fn join_link(origin: &str, code: &str) -> String {
    format!("{origin}/group/shareable/{code}")
}

impl State {
    /// The players of a group as far as the server is known to have them.
    pub(crate) fn saved_pool(&self, group: Option<&GroupId>) -> Pool {
        let base = group.and_then(|id| self.groups.get(id)).and_then(|machine| machine.base.as_ref());
        base.map(|base| base.state.pool.clone()).unwrap_or_default()
    }

    /// The screen of a group; one that is not open shows a page that loads. Amounts are provisional
    /// while an evening of the group is not saved.
    pub fn group_snapshot(&self, id: &GroupId) -> GroupSnapshot {
        let server = self.address();
        let mut snapshot = self.groups.get(id).map_or_else(
            || Machine::<Circle>::new(id.clone()).snapshot(server),
            |machine| machine.snapshot(server),
        );
        if let Some(TabView::Balances(view)) = &mut snapshot.content {
            let mut evenings = self.sessions.values();
            view.provisional |=
                evenings.any(|evening| evening.is_unsaved() && evening.group().as_ref() == Some(id));
        }
        snapshot
    }
}
