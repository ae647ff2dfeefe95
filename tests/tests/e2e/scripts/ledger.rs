//! What the persons did, to be held against what is there in the end.

use std::collections::{BTreeMap, BTreeSet};

use pace_core::snapshot::TrayItem;
use pace_rules::{game::Game, id::GameId};

/// What a script knows about the games that were recorded in it.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// Every game that a person asked for, with that person and the pair of scores that is its own.
    pub(super) asked: BTreeMap<GameId, (&'static str, u8, u8)>,
    /// Those that the phone said were saved.
    pub(super) saved: BTreeSet<GameId>,
    /// Those that somebody tried to delete, or gave up.
    pub(super) given_up: BTreeSet<GameId>,
    /// Those whose phone died so soon after the tap that it may not have been written down.
    pub(super) cut_short: BTreeSet<GameId>,
    next: u8,
}

impl Ledger {
    /// A pair of scores that no other game of the script has.
    pub(super) fn scores(&mut self) -> (u8, u8) {
        self.next += 1;
        (21 + self.next / 21, self.next % 21)
    }

    /// The games whose recording waits in an item of the tray, told by their scores.
    pub(super) fn recorded_in(&self, item: &TrayItem) -> Vec<GameId> {
        let told = |a: u8, b: u8| {
            item.what
                .iter()
                .map(ToString::to_string)
                .any(|what| what.starts_with("Record ") && what.ends_with(&format!(", {a}-{b}")))
        };
        self.asked.iter().filter(|(_, (_, a, b))| told(*a, *b)).map(|(id, _)| id.clone()).collect()
    }

    /// The games of that person which have to be on the screen or in the tray.
    pub(super) fn kept_by(&self, who: &str) -> BTreeSet<GameId> {
        let own = self.asked.iter().filter(|(_, (owner, ..))| *owner == who).map(|(id, _)| id.clone());
        own.filter(|id| !self.given_up.contains(id) && !self.cut_short.contains(id)).collect()
    }

    /// Nothing saved is lost, nothing is there twice, and nothing that nobody asked for.
    pub(super) fn check(&self, planned: &BTreeSet<GameId>, games: &[Game]) {
        let there: BTreeMap<&GameId, &Game> = games.iter().map(|game| (&game.id, game)).collect();
        assert_eq!(there.len(), games.len(), "one id, one game");
        for id in self.saved.difference(&self.given_up) {
            assert!(there.contains_key(id), "game {id} was saved and is lost");
        }
        for id in planned.difference(&self.given_up) {
            assert!(there.contains_key(id), "the planned game {id} is lost");
        }
        for id in there.keys() {
            assert!(planned.contains(*id) || self.asked.contains_key(*id), "nobody asked for game {id}");
        }
        let numbers: BTreeSet<u32> = games.iter().map(|game| game.game_number).collect();
        assert_eq!(numbers.len(), games.len(), "a game's number is its own");
    }
}
