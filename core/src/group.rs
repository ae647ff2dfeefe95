//! A group: what of the machine is particular to it and its pool of players.
//!
//! The pool is what people change, so it is folded like an evening. Everything else that a group
//! shows follows from its sessions: the server works it out, and the phone keeps what the open tab
//! shows, as it came, until the tab is left.

mod board;
mod intent;
mod memory;
mod resume;
mod screen;
mod tab;
mod words;
mod wrong;

use pace_rules::{
    id::{GameId, GroupId},
    pool::{GroupSync, Member, Pool, PoolChange, apply_to_pool},
    rejection::Rejection,
    request::Request,
    time::Timestamp,
};

pub(crate) use board::Board;
pub(crate) use memory::Memory;
use memory::Saved;

use crate::{
    deed::{Deed, Theirs},
    effect,
    failure::Failure,
    machine::{Entry, Failed, Machine},
    notice::NoticeKind,
    subject::{Acked, Head, Kind, Subject},
    turn::Turn,
};

/// Groups and their pools.
#[derive(Debug, Clone)]
pub(crate) struct Circle;

/// What people change of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupState {
    /// The group and its players.
    pub pool: Pool,
    /// The code by which others join; none until the server has made one.
    pub code: Option<String>,
}

impl Subject for Circle {
    type Id = GroupId;
    type Change = PoolChange;
    type State = GroupState;
    type Rows = GroupSync;
    type Memory = Memory;

    fn which(id: &GroupId) -> effect::Subject {
        effect::Subject::Group(id.clone())
    }

    fn request(change: &PoolChange, id: &GroupId) -> Request {
        change.request(id)
    }

    fn change_of(request: &Request) -> Option<PoolChange> {
        // Our own requests carry every id.
        let mut no_group = || GroupId::new("none").expect("a word is an id");
        let mut no_player = || pace_rules::id::GroupPlayerId::new("none").expect("a word is an id");
        PoolChange::of_request(request, &mut no_group, &mut no_player).ok().map(|(_, change)| change)
    }

    fn apply(state: &mut GroupState, change: &PoolChange, tapped: Timestamp) -> Result<(), Rejection> {
        let at = state.pool.provisional(tapped);
        apply_to_pool(&mut state.pool, change, at)?;
        if *change == PoolChange::RenewCode {
            state.code = None;
        }
        Ok(())
    }

    /// An answer holds all of the group but its payments, which come with the balances, or nothing
    /// once it is deleted.
    fn absorb(state: &mut GroupState, rows: &GroupSync) {
        let Some(group) = &rows.group else {
            state.pool.is_deleted = true;
            return;
        };
        let members = rows.members.iter().map(|member| {
            (member.id.clone(), Member { name: member.name.clone(), is_removed: member.removed })
        });
        state.pool = Pool {
            group: Some(group.id.clone()),
            name: group.name.clone(),
            is_deleted: false,
            members: members.collect(),
            ..Pool::default()
        };
        state.code = Some(group.shareable_link.clone());
    }

    fn head(rows: &GroupSync) -> Head<'_> {
        Head {
            epoch: &rows.epoch,
            since: 0,
            version: rows.version,
            is_whole: rows.group.is_some(),
            has_receipts: false,
            verdicts: &rows.verdicts,
            ack: rows.ack.as_ref().map(|ack| Acked { key: &ack.key, version: ack.version }),
        }
    }

    fn kind(change: &PoolChange) -> Kind {
        match change {
            PoolChange::CreateGroup { .. } => Kind::Creates,
            PoolChange::DeleteGroup => Kind::Deletes,
            PoolChange::RestoreGroup => Kind::Restores,
            _ => Kind::Changes,
        }
    }

    fn depends_on(later: &PoolChange, earlier: &PoolChange) -> bool {
        later.depends_on(earlier)
    }

    fn undoing(change: &PoolChange) -> Vec<PoolChange> {
        let removal =
            |member: &pace_rules::pool::NewMember| PoolChange::RemoveMember { id: member.id.clone() };
        match change {
            PoolChange::CreateGroup { .. } => vec![PoolChange::DeleteGroup],
            PoolChange::AddMembers(members) => members.iter().map(removal).collect(),
            PoolChange::PromoteGuest(member) => vec![removal(member)],
            PoolChange::RecordPayment(payment) => {
                vec![PoolChange::DeletePayment { id: payment.id.clone() }]
            }
            _ => Vec::new(),
        }
    }

    fn game(_change: &PoolChange) -> Option<&GameId> {
        None
    }

    fn deed(change: &PoolChange, view: &GroupState) -> Deed {
        words::deed(change, view)
    }

    fn name(state: &GroupState) -> Option<String> {
        state.pool.group.is_some().then(|| state.pool.name.clone())
    }

    fn created_name(change: &PoolChange) -> Option<String> {
        match change {
            PoolChange::CreateGroup { name, .. } => Some(name.clone()),
            _ => None,
        }
    }

    /// What its tabs show is fetched anew.
    fn is_remembered(_memory: &Memory) -> bool {
        false
    }

    fn deleted() -> Rejection {
        Rejection::GroupDeleted
    }

    fn read_path(machine: &Machine<Self>) -> String {
        format!("/groups/{}?include={}", machine.id, machine.memory.tab.include())
    }

    /// The tab in sight may be older than the pool, which every answer to a write brings.
    fn validator(machine: &Machine<Self>) -> Option<String> {
        let (base, board) = (machine.base.as_ref()?, machine.memory.board.as_ref()?);
        board.etag_at(&base.epoch, base.version)
    }

    fn theirs(machine: &Machine<Self>, entry: &Entry<Self>) -> Option<Theirs> {
        resume::theirs(machine, entry)
    }

    fn may_resume(machine: &Machine<Self>, index: usize) -> bool {
        resume::may_resume(machine, index)
    }

    fn is_done(machine: &Machine<Self>, change: &PoolChange) -> bool {
        resume::is_done(machine, change)
    }

    fn can_restore(_machine: &Machine<Self>, _failed: &Failed<Self>) -> bool {
        false
    }

    /// The phone does not keep what was deleted; the server does.
    fn is_for_server(machine: &Machine<Self>, change: &PoolChange, rejection: &Rejection) -> bool {
        *change == PoolChange::RestoreGroup && *rejection == Rejection::GroupUnknown && machine.is_ended()
    }

    fn judge<'a>(
        machine: &Machine<Self>,
        changes: impl Iterator<Item = &'a PoolChange>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let mut view = machine.view();
        for change in changes {
            match Self::apply(&mut view, change, now) {
                // Of a group that is not here the phone knows too little.
                Ok(()) | Err(Rejection::GroupUnknown) => {}
                Err(rejection) => return Err(rejection.into()),
            }
        }
        Ok(())
    }

    /// The answer to a write of a group that somebody deleted ends its page.
    fn rows_came(machine: &mut Machine<Self>, rows: &GroupSync, _turn: &mut Turn<'_>) {
        let is_latest = (machine.base.as_ref())
            .is_some_and(|base| base.epoch == rows.epoch && base.version == rows.version);
        if is_latest && rows.group.is_none() {
            machine.end();
        }
    }

    fn fetched(
        machine: &mut Machine<Self>,
        rows: &GroupSync,
        etag: Option<&str>,
        turn: &mut Turn<'_>,
    ) -> Result<(), Failure> {
        let board = Board::of(machine.memory.tab, rows, etag).ok_or(Failure::Offline)?;
        // Nothing is kept for a page that was left meanwhile.
        if machine.page.is_some() {
            machine.memory.show(board, rows);
            machine.memory.enter(turn.now);
        }
        Ok(())
    }

    fn acknowledged(machine: &mut Machine<Self>, rows: &GroupSync, index: usize, turn: &mut Turn<'_>) {
        if machine.log[index].creates_subject() && machine.page.is_some() {
            machine.memory.enter(turn.now);
        }
        if let Some(ack) = &rows.ack {
            let Entry { change, tapped, .. } = machine.log[index].clone();
            machine.memory.save(Saved { epoch: rows.epoch.clone(), version: ack.version, change, tapped });
        }
        for overwrote in rows.ack.iter().flat_map(|ack| &ack.overwrote) {
            let kind = NoticeKind::YouReplaced {
                part: overwrote.part.clone(),
                before: overwrote.before.name.clone().flatten(),
            };
            machine.notify(turn.ledger.notice_id(), kind);
        }
        machine.absorb_own_change(rows, index, turn);
    }

    fn turned_out_applied(_machine: &mut Machine<Self>, _change: &PoolChange, _version: u64) {}

    /// What its tab shows is not in the answer.
    fn restored(machine: &mut Machine<Self>, turn: &mut Turn<'_>) {
        machine.open(None, turn);
    }

    /// The tab in sight is of the history before: the next load brings all of it.
    fn history_changed(_machine: &mut Machine<Self>) {}

    fn roll_back_wrongly(machine: &mut Machine<Self>, entry: &Entry<Self>, turn: &Turn<'_>) {
        wrong::roll_back(machine, entry, turn);
    }
}
