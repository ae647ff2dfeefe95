//! An evening: what of the machine is particular to a session and its games.

mod group;
mod intent;
mod receipts;
mod resume;
mod screen;
mod words;
mod wrong;

use std::collections::{BTreeMap, BTreeSet};

use pace_rules::{
    apply::{apply, provisional},
    change::Change,
    id::{GameId, SessionId},
    part::Part,
    rejection::Rejection,
    request::Request,
    state::SessionState,
    sync::Sync,
    time::Timestamp,
};

use crate::{
    deed::{Deed, Theirs},
    effect,
    failure::Failure,
    machine::{Entry, Failed, Machine, Phase},
    subject::{Acked, Head, Kind, Subject},
    turn::Turn,
};

/// Sessions and their games.
#[derive(Debug, Clone)]
pub(crate) struct Evening;

/// What only this phone remembers of a session.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// Pairs of games that the person has looked at and found to be two.
    not_twice: BTreeSet<(GameId, GameId)>,
    /// Receipts that the person was told about, by the history that they come from.
    told: BTreeSet<(String, u64, Option<GameId>, Part)>,
    /// Games that this phone's own recovered writes made, and at which version.
    own_games: BTreeMap<GameId, u64>,
}

impl Subject for Evening {
    type Id = SessionId;
    type Change = Change;
    type State = SessionState;
    type Rows = Sync;
    type Memory = Memory;

    fn which(id: &SessionId) -> effect::Subject {
        effect::Subject::Session(id.clone())
    }

    fn request(change: &Change, id: &SessionId) -> Request {
        Request::of(change, id)
    }

    fn change_of(request: &Request) -> Option<Change> {
        let mut no_id = || GameId::new("none").expect("a word is an id");
        request.change(&mut no_id).ok().map(|(_, change)| change)
    }

    fn apply(state: &mut SessionState, change: &Change, tapped: Timestamp) -> Result<(), Rejection> {
        let at = provisional(state, tapped);
        apply(state, change, at).map(drop)
    }

    fn absorb(state: &mut SessionState, rows: &Sync) {
        state.absorb(rows);
    }

    fn head(rows: &Sync) -> Head<'_> {
        Head {
            epoch: &rows.epoch,
            since: rows.since,
            version: rows.version,
            is_whole: rows.since == 0 && rows.session.is_some(),
            has_receipts: !rows.receipts.is_empty(),
            verdicts: &rows.verdicts,
            ack: rows.ack.as_ref().map(|ack| Acked { key: &ack.key, version: ack.version }),
        }
    }

    fn kind(change: &Change) -> Kind {
        match change {
            Change::CreateSession { .. } => Kind::Creates,
            Change::DeleteSession => Kind::Deletes,
            Change::RestoreSession => Kind::Restores,
            _ => Kind::Changes,
        }
    }

    fn depends_on(later: &Change, earlier: &Change) -> bool {
        later.depends_on(earlier)
    }

    fn undoing(change: &Change) -> Vec<Change> {
        match change {
            Change::CreateGame(game) => vec![Change::DeleteGame { id: game.id.clone() }],
            Change::CreateSession { .. } => vec![Change::DeleteSession],
            Change::AddPlayer(player) => vec![Change::RemovePlayer { id: player.id.clone() }],
            _ => Vec::new(),
        }
    }

    fn game(change: &Change) -> Option<&GameId> {
        change.game()
    }

    fn deed(change: &Change, view: &SessionState) -> Deed {
        words::deed(change, view)
    }

    fn name(state: &SessionState) -> Option<String> {
        state.session.as_ref().map(|session| session.title().to_owned())
    }

    fn created_name(change: &Change) -> Option<String> {
        match change {
            Change::CreateSession { session, .. } => Some(session.title().to_owned()),
            _ => None,
        }
    }

    /// Who was told of a loss is not told again.
    fn is_remembered(memory: &Memory) -> bool {
        !memory.told.is_empty()
    }

    fn deleted() -> Rejection {
        Rejection::SessionDeleted
    }

    fn read_path(machine: &Machine<Self>) -> String {
        let since = (machine.base.as_ref())
            .map_or_else(String::new, |base| format!("&since={}&epoch={}", base.version, base.epoch));
        format!("/sessions/{}?include=games{since}", machine.id)
    }

    /// An evening is whole at every version.
    fn validator(machine: &Machine<Self>) -> Option<String> {
        machine.base.as_ref().map(|base| format!("W/\"{}.{}\"", base.epoch, base.version))
    }

    fn theirs(machine: &Machine<Self>, entry: &Entry<Self>) -> Option<Theirs> {
        resume::theirs(machine, entry)
    }

    fn may_resume(machine: &Machine<Self>, index: usize) -> bool {
        resume::may_resume(machine, index)
    }

    fn is_done(machine: &Machine<Self>, change: &Change) -> bool {
        resume::is_done(machine, change)
    }

    fn can_restore(machine: &Machine<Self>, failed: &Failed<Self>) -> bool {
        let is_live =
            |id: &GameId| machine.base.as_ref().is_some_and(|base| base.state.games.contains_key(id));
        failed.deleted_game().is_some_and(|id| !is_live(&id))
    }

    /// The phone does not keep what was deleted; the server does.
    fn is_for_server(machine: &Machine<Self>, change: &Change, rejection: &Rejection) -> bool {
        match (change, rejection) {
            (Change::RestoreGame { .. }, Rejection::GameUnknown) => true,
            (Change::RestoreSession, Rejection::SessionUnknown) => machine.is_ended(),
            _ => false,
        }
    }

    fn judge<'a>(
        machine: &Machine<Self>,
        changes: impl Iterator<Item = &'a Change>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        intent::judge(machine, changes, now)
    }

    fn rows_came(machine: &mut Machine<Self>, rows: &Sync, turn: &mut Turn<'_>) {
        machine.take_receipts(rows, turn);
    }

    fn fetched(
        _machine: &mut Machine<Self>,
        _rows: &Sync,
        _etag: Option<&str>,
        _turn: &mut Turn<'_>,
    ) -> Result<(), Failure> {
        Ok(())
    }

    fn acknowledged(machine: &mut Machine<Self>, rows: &Sync, index: usize, turn: &mut Turn<'_>) {
        machine.tell_overwrote(rows, turn);
        machine.absorb_own_row(rows, index, turn);
    }

    fn turned_out_applied(machine: &mut Machine<Self>, change: &Change, version: u64) {
        if let Change::CreateGame(game) = change {
            machine.memory.own_games.insert(game.id.clone(), version);
        }
    }

    /// The answer brought all of it.
    fn restored(machine: &mut Machine<Self>, _turn: &mut Turn<'_>) {
        machine.page = machine.page.take().map(|_| Phase::Ready);
    }

    fn history_changed(machine: &mut Machine<Self>) {
        machine.memory.own_games.clear();
    }

    fn roll_back_wrongly(machine: &mut Machine<Self>, entry: &Entry<Self>, turn: &Turn<'_>) {
        wrong::roll_back(machine, entry, turn);
    }
}
