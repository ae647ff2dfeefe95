//! Choosing who plays, by one key a player.

use pace_core::draft::GameDraft;
use pace_rules::{
    game::GameResult,
    id::PlayerId,
    session::{MAX_PLAYERS, Session},
};

use crate::keys::Key;

/// Keys of the players in roster order: none of them means anything else where players are chosen.
const LABELS: [char; MAX_PLAYERS] =
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'c', 'e', 'f', 'g', 'i', 'j', 'k', 'l', 'w', 'y'];

/// Players chosen so far: team A first, then team B.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picker {
    pub(crate) picks: Vec<PlayerId>,
}

/// The keys of so many players, for the footer.
pub(crate) const fn keys_of(players: usize) -> &'static str {
    match players {
        0..10 => "1-9",
        10 => "0-9",
        _ => "0-9 c-y",
    }
}

impl Picker {
    /// The keys and names of the roster, with what is chosen of it.
    pub(crate) fn choices<'a>(
        &'a self,
        session: &'a Session,
    ) -> impl Iterator<Item = (char, &'a str, bool)> + 'a {
        LABELS
            .into_iter()
            .zip(&session.players)
            .map(|(label, player)| (label, player.name.as_str(), self.picks.contains(&player.id)))
    }

    /// Whether both sides are full. Where only one game is possible, it is chosen at once.
    pub(crate) fn is_complete(&self, session: &Session) -> bool {
        self.picks.len() == session.game_mode.min_players()
    }

    /// Chooses everybody where there is nothing to choose.
    pub(crate) fn prefill(&mut self, session: &Session) {
        if self.picks.is_empty() && session.game_mode.min_players() == 2 && session.players.len() == 2 {
            self.picks = session.players.iter().map(|player| player.id.clone()).collect();
        }
    }

    /// Takes a key; false if it is no player's.
    pub(crate) fn key(&mut self, key: &Key, session: &Session) -> bool {
        if *key == Key::Backspace {
            return self.picks.pop().is_some();
        }
        let Key::Char(letter) = key else { return false };
        let Some(player) = LABELS.iter().position(|label| label == letter) else { return false };
        let Some(player) = session.players.get(player) else { return false };
        if let Some(at) = self.picks.iter().position(|picked| *picked == player.id) {
            self.picks.remove(at);
        } else if !self.is_complete(session) {
            self.picks.push(player.id.clone());
        }
        true
    }

    /// The players of both sides as far as they are chosen.
    pub(crate) fn sides(&self, session: &Session) -> (&[PlayerId], &[PlayerId]) {
        self.picks.split_at(self.picks.len().min(session.game_mode.team_size()))
    }

    /// The game that is chosen.
    pub(crate) fn draft(&self, session: &Session, result: Option<GameResult>) -> GameDraft {
        let (team_a, team_b) = self.sides(session);
        GameDraft { team_a: team_a.to_vec(), team_b: team_b.to_vec(), result }
    }
}
