//! What a phone shows, keeps and has on disk, after every step.

use pace_core::{
    inspect::{GroupState, Inside},
    journal::RECENT_GROUPS,
    notice::NoticeKind,
    state::State,
};
use pace_rules::{
    apply::{apply, provisional},
    id::{GroupId, SessionId},
    pool::{PoolChange, apply_to_pool},
    state::SessionState,
    time::Timestamp,
};

use super::{Scene, Watch};
use crate::{
    server::Server,
    subject::{Seen, Subject, look, subjects},
    violation::{Checked, Violation, ensure},
};

impl Watch {
    /// Everything that the step asked for is done.
    pub(crate) fn settled(&mut self, scene: Scene<'_>) -> Checked {
        let Scene { state, server, disk, .. } = scene;
        ensure(server.judged_twice.is_none(), "4 one key, one judgement", || {
            format!("{:?} was judged once more", server.judged_twice)
        })?;
        let mut waits = false;
        self.bases.retain(|subject, _| look(state, subject).is_some());
        for subject in subjects(state) {
            let Some(inside) = look(state, &subject) else { continue };
            waits |= !inside.log.is_empty() || !inside.tray.is_empty();
            check_rows(state, &subject, server)?;
            self.check_epoch(&subject, &inside)?;
            ensure(!inside.is_loading || inside.is_reading, "6 a page does not load for ever", || {
                format!("the page of {subject} loads, and nothing is on its way")
            })?;
            if let Subject::Session(id) = &subject {
                let author = self.authors.get(&subject);
                self.told.look(id, &inside, author, server, &mut self.statistics)?;
            }
        }
        check_recent(state)?;
        if disk.is_behind {
            return Ok(());
        }
        let journal = state.journal();
        ensure(journal == disk.saved, "12 journal", || {
            format!("the disk has {:?}, and what waits is {journal:?}", disk.journal)
        })?;
        let is_home = state.preferences().server == crate::phone::SERVER;
        ensure(waits || !is_home || disk.saved.is_empty(), "12 journal", || {
            format!("nothing waits, and the disk still has {}", disk.journal)
        })
    }

    /// People are told when the server went back.
    fn check_epoch(&mut self, id: &Subject, inside: &Seen<'_>) -> Checked {
        let Some((epoch, version)) = inside.base else {
            self.bases.remove(id);
            return Ok(());
        };
        let known = self.bases.insert(id.clone(), (epoch.to_owned(), version));
        let Some((old, old_version)) = known else { return Ok(()) };
        if old == epoch {
            return ensure(old_version <= version, "2 the base only grows", || {
                format!("the base of {id} went from {old_version} back to {version}")
            });
        }
        self.statistics.count("event", "epoch-changed");
        let told =
            inside.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::ServerRestored { .. }));
        ensure(told, "3 a restored server is told", || {
            format!("the base of {id} went from {old} to {epoch}, and nobody is told")
        })
    }
}

/// No more of groups is on disk than where the person was lately.
fn check_recent(state: &State) -> Checked {
    let recent = &state.preferences().recent_groups;
    ensure(recent.len() <= RECENT_GROUPS, "12 journal", || format!("{recent:?} are kept"))?;
    let mut ids: Vec<_> = recent.iter().map(|group| (&group.server, &group.id)).collect();
    ids.sort();
    ids.dedup();
    ensure(ids.len() == recent.len(), "12 journal", || format!("{recent:?} has a group twice"))
}

/// The view is the fold, and the base what the server had.
fn check_rows(state: &State, subject: &Subject, server: &Server) -> Checked {
    match subject {
        Subject::Session(id) => state.inside(id).map_or(Ok(()), |inside| {
            check_view(id, &inside, &state.inside_view(id))?;
            check_base(id, &inside, server)
        }),
        Subject::Group(id) => state.inside_group(id).map_or(Ok(()), |inside| {
            check_group_view(id, &inside, &state.inside_group_view(id))?;
            check_group_base(id, &inside, server)
        }),
    }
}

/// View = fold(apply, base, log).
fn check_view(id: &SessionId, inside: &Inside<'_>, view: &SessionState) -> Checked {
    let mut fold = inside.base.map(|(_, _, state)| state.clone()).unwrap_or_default();
    for held in &inside.log {
        let at = provisional(&fold, held.tapped);
        // What the base refuses is left out.
        let _refused = apply(&mut fold, held.change, at);
    }
    ensure(fold == *view, "1 view = fold(base, log)", || format!("{id} shows {view:?} instead of {fold:?}"))
}

/// The base is what the server had at that version.
fn check_base(id: &SessionId, inside: &Inside<'_>, server: &Server) -> Checked {
    const LAW: &str = "2 the base is complete";
    let Some((epoch, version, base)) = inside.base else { return Ok(()) };
    let truth = server.state_at(epoch, id, version).ok_or_else(|| Violation {
        law: LAW,
        message: format!("the base of {id} is {epoch}.{version}, which never was"),
    })?;
    ensure(is_same(base, truth), LAW, || {
        format!("the base of {id} at {epoch}.{version} is {base:?} instead of {truth:?}")
    })
}

/// Deleted games apart, which a phone need not know, and the version of the session's row.
pub(crate) fn is_same(base: &SessionState, truth: &SessionState) -> bool {
    let session = |state: &SessionState| {
        let mut session = state.session.as_deref().cloned();
        if let Some(session) = &mut session {
            session.version = 0;
        }
        session
    };
    base.games == truth.games && session(base) == session(truth)
}

type GroupInside<'a> = Inside<'a, GroupState, PoolChange>;

fn check_group_view(id: &GroupId, inside: &GroupInside<'_>, view: &GroupState) -> Checked {
    let mut fold = inside.base.map(|(_, _, state)| state.clone()).unwrap_or_default();
    for held in &inside.log {
        let is_taken = apply_to_pool(&mut fold.pool, held.change, Timestamp::default()).is_ok();
        if is_taken && *held.change == PoolChange::RenewCode {
            fold.code = None;
        }
    }
    ensure(fold == *view, "1 view = fold(base, log)", || format!("{id} shows {view:?} instead of {fold:?}"))
}

/// The base is what the server had at that version.
fn check_group_base(id: &GroupId, inside: &GroupInside<'_>, server: &Server) -> Checked {
    const LAW: &str = "2 the base is complete";
    let Some((epoch, version, base)) = inside.base else { return Ok(()) };
    let truth = server.group_at(epoch, id, version).ok_or_else(|| Violation {
        law: LAW,
        message: format!("the base of {id} is {epoch}.{version}, which never was"),
    })?;
    ensure(base == truth, LAW, || {
        format!("the base of {id} at {epoch}.{version} is {base:?} instead of {truth:?}")
    })
}
