//! A session with its games: what the server holds as truth and a phone as its base and view.

use std::{collections::BTreeMap, sync::Arc};

use crate::{game::Game, id::GameId, session::Session, sync::Sync, time::Timestamp};

/// A session and its games. Cheap to clone: games are shared until they change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionState {
    /// None before it is created.
    pub session: Option<Arc<Session>>,
    /// The session is deleted; it may be restored.
    pub is_deleted: bool,
    /// The games that exist.
    pub games: BTreeMap<GameId, Arc<Game>>,
    /// Deleted games, with their last content where it is known.
    pub deleted: BTreeMap<GameId, Option<Arc<Game>>>,
}

impl SessionState {
    /// The games in order of display.
    pub fn by_number(&self) -> Vec<&Game> {
        let mut games: Vec<&Game> = self.games.values().map(AsRef::as_ref).collect();
        games.sort_by_key(|game| (game.game_number, &game.id));
        games
    }

    /// The played games in the order in which they were played.
    pub fn played(&self) -> Vec<&Game> {
        let mut games: Vec<&Game> =
            self.games.values().map(AsRef::as_ref).filter(|game| game.is_played()).collect();
        games.sort_by_key(|game| (game.played_order(), &game.id));
        games
    }

    /// The games not yet played, in order of display.
    pub fn upcoming(&self) -> Vec<&Game> {
        self.by_number().into_iter().filter(|game| !game.is_played()).collect()
    }

    /// The game that "undo" takes back: the one played last.
    pub fn last_played(&self) -> Option<&Game> {
        let played = self.games.values().map(AsRef::as_ref).filter(|game: &&Game| game.is_played());
        played.max_by_key(|game| (game.played_order(), &game.id))
    }

    /// The time of the newest result.
    pub(crate) fn newest_result(&self) -> Option<Timestamp> {
        self.games.values().filter_map(|game| game.result_at).max()
    }

    /// The number that the next game gets.
    pub(crate) fn next_number(&self) -> u32 {
        self.games.values().map(|game| game.game_number).max().unwrap_or(0).saturating_add(1)
    }

    /// Takes the rows of an answer in: a full one replaces everything, a delta is merged.
    pub fn absorb(&mut self, sync: &Sync) {
        if sync.since == 0 {
            *self = Self::default();
        }
        if let Some(session) = &sync.session {
            self.session = Some(Arc::new(session.clone()));
        }
        for game in &sync.games {
            self.deleted.remove(&game.id);
            self.games.insert(game.id.clone(), Arc::new(game.clone()));
        }
        for id in &sync.deleted {
            // Told once more, a deletion keeps the last content that is known.
            let last = self.games.remove(id).or_else(|| self.deleted.remove(id).flatten());
            self.deleted.insert(id.clone(), last);
        }
    }
}
