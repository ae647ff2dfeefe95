//! Judges a write on what is stored and works out every row that follows from it; knows no database.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use pace_rules::{
    apply::{Touched, apply},
    change::Change,
    id::{GameId, SessionId},
    part::{Part, PartValue},
    pool::{Pool, link_roster},
    rejection::Rejection,
    state::SessionState,
    sync::Overwrote,
    time::Timestamp,
};

use super::rows::{check_room, has_room};
use super::write::{Fingerprint, Refusal, Write};

/// A part of a game, or of the session itself.
pub(super) type Place = (Option<GameId>, Part);

/// The last write of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LastWrite {
    pub(super) version: u64,
    pub(super) author: Option<String>,
}

/// What a write is judged on.
#[derive(Debug, Default)]
pub(super) struct Stored {
    /// Its content is gone for good, its id stays taken.
    pub(super) is_purged: bool,
    /// Its group is deleted, and with that the session.
    pub(super) is_group_deleted: bool,
    pub(super) version: u64,
    pub(super) state: SessionState,
    /// Of the request that created the session.
    pub(super) fingerprint: Option<Fingerprint>,
    /// Of the requests that created the games which the write names.
    pub(super) game_fingerprints: BTreeMap<GameId, Fingerprint>,
    /// The group of the session, or the one that the write puts it into, if its roster is written.
    pub(super) group: Option<Pool>,
    /// Of the session, and of the games which the write names.
    pub(super) parts: BTreeMap<Place, LastWrite>,
}

/// A value that its author has to be told about.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Loss {
    pub(super) author: String,
    pub(super) place: Place,
    pub(super) yours: PartValue,
}

/// What follows from an applied write, beside the state itself.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// At which it came in; the present one if it changed nothing.
    pub(super) version: u64,
    /// The session's own members changed.
    pub(super) own: bool,
    /// Games that changed, came or went.
    pub(super) games: BTreeSet<GameId>,
    /// Parts whose last write this is.
    pub(super) parts: Vec<Place>,
    pub(super) losses: Vec<Loss>,
    /// What its author had not seen.
    pub(super) overwrote: Vec<Overwrote>,
    /// An id that was never seen and must never be used.
    pub(super) tombstone: Option<Tombstone>,
}

/// An id refused from now on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tombstone {
    Session(SessionId),
    Game(GameId),
}

impl Judgement {
    /// Whether anything is to be stored but the verdict.
    pub(super) fn changes(&self) -> bool {
        self.own || !self.games.is_empty()
    }
}

/// Carries a change out on what is stored, or refuses it and leaves everything as it was.
pub(super) fn judge(
    stored: &mut Stored,
    write: &Write,
    change: &Change,
    at: Timestamp,
) -> Result<Judgement, Refusal> {
    let unchanged = Judgement { version: stored.version, ..Judgement::default() };
    if let Some(tombstone) = nothing_to_delete(stored, write, change) {
        return Ok(Judgement { tombstone, ..unchanged });
    }
    if stored.is_purged {
        return Err(Rejection::SessionDeleted.into());
    }
    check_group(stored, change)?;
    check_room(stored, change)?;
    check_ids(stored, write, change)?;
    let before = stored.state.session.clone();
    let touched = apply(&mut stored.state, change, at)?;
    if touched.is_empty() {
        return Ok(unchanged);
    }
    if let (Some(pool), Some(session)) = (&stored.group, &mut stored.state.session) {
        link_roster(before.as_deref(), Arc::make_mut(session), pool)?;
    }
    stored.version += 1;
    let mut judgement = Judgement { version: stored.version, ..Judgement::default() };
    for touch in touched {
        let is_restore = matches!(change, Change::RestoreGame { .. } | Change::RestoreSession);
        judgement.settle(stored, write, touch, is_restore);
    }
    if let Some(session) = &mut stored.state.session {
        Arc::make_mut(session).version = stored.version;
    }
    Ok(judgement)
}

/// A deletion of what is not there is done already. A keyed one of an id that a client may still
/// be creating leaves a tombstone, so that the late creation is refused.
fn nothing_to_delete(stored: &Stored, write: &Write, change: &Change) -> Option<Option<Tombstone>> {
    let keeps = |id: &str| write.key.is_some() && uuid::Uuid::try_parse(id).is_ok();
    let is_unknown = stored.state.session.is_none();
    match change {
        Change::DeleteSession if stored.is_purged => Some(None),
        Change::DeleteSession if is_unknown => {
            Some(keeps(write.session.as_str()).then(|| Tombstone::Session(write.session.clone())))
        }
        Change::DeleteGame { .. } if is_unknown && !stored.is_purged => Some(None),
        // With its session the game is gone; only our own clients want to know more, as the game
        // comes back with the session.
        Change::DeleteGame { .. } if stored.is_purged || stored.state.is_deleted => {
            write.key.is_none().then_some(None)
        }
        Change::DeleteGame { id } => {
            let is_known = stored.state.games.contains_key(id) || stored.state.deleted.contains_key(id);
            // Without room for its id there is none for its creation either.
            let keeps = keeps(id.as_str()) && has_room(stored, 1);
            (!is_known).then(|| keeps.then(|| Tombstone::Game(id.clone())))
        }
        _ => None,
    }
}

/// A session is put into a group that exists, and comes back only with its group.
fn check_group(stored: &Stored, change: &Change) -> Result<(), Refusal> {
    let wanted = match change {
        Change::CreateSession { session, .. } | Change::ReplaceSession(session) => session.group_id.as_ref(),
        Change::RestoreSession if stored.is_group_deleted => return Err(Rejection::GroupDeleted.into()),
        _ => None,
    };
    match &stored.group {
        None if wanted.is_some() => Err(Rejection::GroupUnknown.into()),
        Some(pool) if wanted.is_some() && pool.is_deleted => Err(Rejection::GroupDeleted.into()),
        _ => Ok(()),
    }
}

/// An id that exists is taken, unless the very request that created it comes once more.
fn check_ids(stored: &Stored, write: &Write, change: &Change) -> Result<(), Refusal> {
    if stored.state.session.is_none() || stored.state.is_deleted {
        return Ok(());
    }
    let created = match change {
        Change::CreateSession { .. } => {
            let is_same = stored.fingerprint == Some(write.fingerprint);
            return if is_same { Ok(()) } else { Err(Rejection::IdTaken.into()) };
        }
        Change::CreateGame(game) => std::slice::from_ref(game),
        Change::Replan { create, .. } => create,
        _ => return Ok(()),
    };
    let is_taken = |id: &GameId| {
        stored.state.games.contains_key(id) && stored.game_fingerprints.get(id) != Some(&write.fingerprint)
    };
    if created.iter().any(|game| is_taken(&game.id)) { Err(Rejection::IdTaken.into()) } else { Ok(()) }
}

impl Judgement {
    /// Notes what follows from one part that got another value.
    fn settle(&mut self, stored: &mut Stored, write: &Write, touch: Touched, is_restore: bool) {
        let Touched { game, part, before } = touch;
        let is_creation = part == Part::Existence && before.is_none() && !is_restore;
        match &game {
            Some(id) => {
                self.games.insert(id.clone());
                let sets_result = is_creation || part == Part::Result;
                stamp(&mut stored.state, id, self.version, write.author.as_deref(), sets_result);
            }
            None => self.own = true,
        }
        if is_creation {
            self.parts.extend(created_parts(&stored.state, game.as_ref()));
            return;
        }
        // Members without a part of their own travel with the name, which nobody wrote.
        if part == Part::Name && before.is_none() {
            return;
        }
        self.note_losses(stored, write, (game.as_ref(), &part), before.as_ref(), is_restore);
        self.parts.push((game, part));
    }

    fn note_losses(
        &mut self,
        stored: &Stored,
        write: &Write,
        (game, part): (Option<&GameId>, &Part),
        before: Option<&PartValue>,
        is_restore: bool,
    ) {
        if before.is_none() && !is_restore {
            return;
        }
        // Whoever made any of it loses a game that is deleted.
        let lost: &[Part] = match (game, part, is_restore) {
            (Some(_), Part::Existence, false) => &[Part::Result, Part::Teams, Part::Existence],
            _ => std::slice::from_ref(part),
        };
        let last_writes = lost.iter().filter_map(|part| stored.parts.get(&(game.cloned(), part.clone())));
        let others: Vec<&LastWrite> =
            last_writes.filter(|last| last.author.is_none() || last.author != write.author).collect();
        let yours = before.cloned().unwrap_or_default();
        let authors: BTreeSet<&String> = others.iter().filter_map(|last| last.author.as_ref()).collect();
        self.losses.extend(authors.into_iter().map(|author| Loss {
            author: author.clone(),
            place: (game.cloned(), part.clone()),
            yours: yours.clone(),
        }));
        let unseen = others.iter().any(|last| write.seen.is_none_or(|seen| last.version > seen));
        if unseen && before.is_some() {
            self.overwrote.push(Overwrote { game: game.cloned(), part: part.clone(), before: yours });
        }
    }
}

/// Sets what the rules leave to the server: the version, and who set the result.
fn stamp(state: &mut SessionState, id: &GameId, version: u64, author: Option<&str>, sets_result: bool) {
    let slot = state.games.get_mut(id).or_else(|| state.deleted.get_mut(id).and_then(Option::as_mut));
    let Some(game) = slot.map(Arc::make_mut) else { return };
    game.version = version;
    if sets_result {
        game.author = author.filter(|_| game.is_played()).map(str::to_owned);
    }
}

/// The parts that a creation writes. A game planned without a result has none that somebody could lose.
fn created_parts(state: &SessionState, game: Option<&GameId>) -> Vec<Place> {
    let Some(id) = game else {
        let players = state.session.iter().flat_map(|session| &session.players);
        let players = players.map(|player| Part::Player(player.id.clone()));
        let parts = [Part::Existence].into_iter().chain(Part::SESSION).chain(players);
        return parts.map(|part| (None, part)).collect();
    };
    let is_played = state.games.get(id).is_some_and(|game| game.is_played());
    let parts = [Part::Existence, Part::Teams].into_iter().chain(is_played.then_some(Part::Result));
    parts.map(|part| (Some(id.clone()), part)).collect()
}
