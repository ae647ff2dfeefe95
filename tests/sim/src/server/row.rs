//! A session as the model server keeps it.

use std::{collections::BTreeMap, sync::Arc};

use pace_rules::{
    id::GameId,
    part::{Part, PartValue},
    request::Request,
    state::SessionState,
    sync::{Receipt, Sync},
};

use super::book::Book;

/// A part of a game, or of the session itself.
pub(crate) type Place = (Option<GameId>, Part);

#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) version: u64,
    pub(crate) state: SessionState,
    /// It never existed and never may.
    pub(super) is_tombstone: bool,
    /// When the session's own members changed last.
    pub(super) own_at: u64,
    pub(super) deleted_at: BTreeMap<GameId, u64>,
    pub(crate) book: Book,
    pub(super) last_writes: BTreeMap<Place, LastWrite>,
    pub(super) receipts: Vec<Owed>,
    /// Who created what; none stands for the session.
    pub(super) created_by: BTreeMap<Option<GameId>, Arc<Request>>,
    /// What it was at every version.
    pub(crate) states: BTreeMap<u64, SessionState>,
}

#[derive(Debug, Clone)]
pub(super) struct LastWrite {
    pub(super) version: u64,
    pub(super) author: Option<String>,
}

/// A receipt that its author has not acknowledged.
#[derive(Debug, Clone)]
pub(super) struct Owed {
    pub(super) author: String,
    pub(super) version: u64,
    pub(super) place: Place,
    pub(super) yours: PartValue,
}

impl Row {
    /// What a part holds now; none if it is gone.
    pub(super) fn value(&self, (game, part): &Place) -> Option<PartValue> {
        match game {
            Some(id) => self.state.games.get(id).map(|game| part.of_game(game)),
            None if self.state.is_deleted => None,
            None => self.state.session.as_ref().and_then(|session| part.of_session(session)),
        }
    }

    /// The rows since a version; `since` 0 is everything.
    pub(super) fn sync(&self, epoch: &str, since: u64, author: Option<&str>, leave_deletions: bool) -> Sync {
        let games = self.state.games.values().filter(|game| game.version > since);
        let deleted = self.deleted_at.iter().filter(|(_, at)| since > 0 && **at > since && !leave_deletions);
        let receipts = self.receipts.iter().filter(|owed| Some(owed.author.as_str()) == author);
        Sync {
            epoch: epoch.to_owned(),
            since,
            version: self.version,
            session: (self.state.session.as_deref().filter(|_| since == 0 || self.own_at > since)).cloned(),
            games: games.map(|game| game.as_ref().clone()).collect(),
            deleted: deleted.map(|(id, _)| id.clone()).collect(),
            receipts: receipts
                .map(|owed| Receipt {
                    version: owed.version,
                    game: owed.place.0.clone(),
                    part: owed.place.1.clone(),
                    yours: owed.yours.clone(),
                    now: self.value(&owed.place),
                })
                .collect(),
            ..Sync::default()
        }
    }

    /// The author has everything up to `since`, so no receipt before it is repeated.
    pub(super) fn acknowledge(&mut self, author: Option<&str>, since: u64) {
        self.receipts.retain(|owed| Some(owed.author.as_str()) != author || owed.version > since);
    }
}
