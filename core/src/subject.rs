//! What a machine keeps in step with the server: an evening, or a group. The queue, the tray and the
//! page are the same for all of them; what differs is here.

use std::{
    collections::BTreeMap,
    fmt::{Debug, Display},
};

use pace_rules::{id::GameId, rejection::Rejection, request::Request, sync::Verdict, time::Timestamp};
use serde::de::DeserializeOwned;

use crate::{
    deed::{Deed, Theirs},
    effect,
    failure::Failure,
    machine::{Entry, Failed, Machine},
    turn::Turn,
};

/// One kind of thing that people change together.
pub(crate) trait Subject: Debug + Clone + Sized + 'static {
    /// Names one of them.
    type Id: Debug + Display + Clone + Ord;
    /// What a person does to it.
    type Change: Debug + Clone + PartialEq;
    /// What the server holds of it.
    type State: Debug + Clone + Default;
    /// What an answer brings.
    type Rows: Debug + Clone + PartialEq + DeserializeOwned;
    /// What only this phone remembers of it.
    type Memory: Debug + Clone + Default;

    fn which(id: &Self::Id) -> effect::Subject;
    fn request(change: &Self::Change, id: &Self::Id) -> Request;
    /// None for a request that this version cannot read.
    fn change_of(request: &Request) -> Option<Self::Change>;

    /// Judges a change with the rules and carries it out, dated by the tap.
    fn apply(state: &mut Self::State, change: &Self::Change, tapped: Timestamp) -> Result<(), Rejection>;
    fn absorb(state: &mut Self::State, rows: &Self::Rows);
    fn head(rows: &Self::Rows) -> Head<'_>;

    fn kind(change: &Self::Change) -> Kind;
    /// Whether a later change needs what an earlier one writes.
    fn depends_on(later: &Self::Change, earlier: &Self::Change) -> bool;
    /// What takes an unconfirmed creation back; none for anything else.
    fn undoing(change: &Self::Change) -> Vec<Self::Change>;
    /// The game that it is about, which its caller is told.
    fn game(change: &Self::Change) -> Option<&GameId>;
    fn deed(change: &Self::Change, view: &Self::State) -> Deed;
    /// What people call it; none if that is not known.
    fn name(state: &Self::State) -> Option<String>;
    /// The name of what a change creates.
    fn created_name(change: &Self::Change) -> Option<String>;
    /// Whether its memory is worth keeping though nothing else is.
    fn is_remembered(memory: &Self::Memory) -> bool;
    /// Why nothing can be written once it is deleted.
    fn deleted() -> Rejection;

    /// The path of a read with its query, that of verdicts apart.
    fn read_path(machine: &Machine<Self>) -> String;
    /// The `ETag` under which a read may be answered that nothing changed; none where this phone
    /// does not have all that it would show.
    fn validator(machine: &Machine<Self>) -> Option<String>;
    /// What others left on the server where a write wanted to be: none if it is gone, or if nobody
    /// changed it since the person acted.
    fn theirs(machine: &Machine<Self>, entry: &Entry<Self>) -> Option<Theirs>;
    /// Whether a write found in the journal may be sent without asking: of what nobody changed since.
    fn may_resume(machine: &Machine<Self>, index: usize) -> bool;
    /// With what it asks for in place, a write has nothing left to do.
    fn is_done(machine: &Machine<Self>, change: &Self::Change) -> bool;
    /// Whether a failed group can be tried again after its deleted game is brought back.
    fn can_restore(machine: &Machine<Self>, failed: &Failed<Self>) -> bool;
    /// Whether this phone refuses a change only because it does not know enough: the server decides.
    fn is_for_server(machine: &Machine<Self>, change: &Self::Change, rejection: &Rejection) -> bool;
    /// Judges changes one after the other on what the person sees.
    fn judge<'a>(
        machine: &Machine<Self>,
        changes: impl Iterator<Item = &'a Self::Change>,
        now: Timestamp,
    ) -> Result<(), Failure>
    where
        Self::Change: 'a;

    /// Rows of this history arrived, beside what is absorbed.
    fn rows_came(machine: &mut Machine<Self>, rows: &Self::Rows, turn: &mut Turn<'_>);
    /// A load or sync brought them, under that `ETag`. Fails if what was asked for is missing.
    fn fetched(
        machine: &mut Machine<Self>,
        rows: &Self::Rows,
        etag: Option<&str>,
        turn: &mut Turn<'_>,
    ) -> Result<(), Failure>;
    /// An ack arrived for the write at this place of the log.
    fn acknowledged(machine: &mut Machine<Self>, rows: &Self::Rows, index: usize, turn: &mut Turn<'_>);
    /// A write without an answer turned out to be in the history.
    fn turned_out_applied(machine: &mut Machine<Self>, change: &Self::Change, version: u64);
    /// Its deletion is taken back, and its page is in sight.
    fn restored(machine: &mut Machine<Self>, turn: &mut Turn<'_>);
    /// The base is of another history now.
    fn history_changed(machine: &mut Machine<Self>);
    /// What a rollback that does not fold would do, for the faults that tests commit.
    fn roll_back_wrongly(machine: &mut Machine<Self>, entry: &Entry<Self>, turn: &Turn<'_>);
}

/// What every answer with rows begins with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'a> {
    pub(crate) epoch: &'a str,
    pub(crate) since: u64,
    pub(crate) version: u64,
    /// It can replace a base.
    pub(crate) is_whole: bool,
    /// It tells of losses, and one more call ends that.
    pub(crate) has_receipts: bool,
    pub(crate) verdicts: &'a BTreeMap<String, Verdict>,
    pub(crate) ack: Option<Acked<'a>>,
}

/// The verdict of a write in its own answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Acked<'a> {
    pub(crate) key: &'a str,
    /// The version at which it came in.
    pub(crate) version: u64,
}

/// What a change does to the subject itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Creates,
    Deletes,
    Restores,
    Changes,
}
