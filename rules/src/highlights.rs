//! Clutch and unlucky: who won and lost most close games of a session.

use std::collections::BTreeMap;

use crate::{id::PlayerId, session::GameMode, state::SessionState};

/// A pair or a player and their close games.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Highlight {
    /// One player, or two in roster order.
    pub players: Vec<PlayerId>,
    /// Their names: `Ann`, or `Ann & Ben`.
    pub names: String,
    /// How many close games they won or lost.
    pub count: u32,
}

/// Who won and lost most close games. The first to reach the number has it. Pairs are named in
/// doubles only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Highlights {
    /// The pair that won most.
    pub clutch_pair: Option<Highlight>,
    /// The player who won most.
    pub clutch_player: Option<Highlight>,
    /// The pair that lost most.
    pub unlucky_pair: Option<Highlight>,
    /// The player who lost most.
    pub unlucky_player: Option<Highlight>,
}

/// Counts somebody's games and knows who leads.
#[derive(Default)]
struct Race {
    counts: BTreeMap<Vec<usize>, u32>,
    leader: Option<(Vec<usize>, u32)>,
}

impl Race {
    fn count(&mut self, places: Vec<usize>) {
        let count = self.counts.entry(places.clone()).or_default();
        *count += 1;
        if self.leader.as_ref().is_none_or(|(_, most)| *count > *most) {
            self.leader = Some((places, *count));
        }
    }
}

/// The highlights of the games that exist now, in the order in which they were played.
pub fn highlights(state: &SessionState) -> Highlights {
    let Some(session) = &state.session else { return Highlights::default() };
    let place = |id: &PlayerId| session.players.iter().position(|player| player.id == *id);
    let [mut clutch_pair, mut clutch_player, mut unlucky_pair, mut unlucky_player] =
        std::array::from_fn(|_| Race::default());
    for game in state.played() {
        let Some(winner) = game.winning_team.filter(|_| game.close_margin().is_some()) else { continue };
        let races = [
            (winner, &mut clutch_pair, &mut clutch_player),
            (winner.other(), &mut unlucky_pair, &mut unlucky_player),
        ];
        for (side, pair, player) in races {
            let mut places: Vec<usize> = game.team(side).iter().filter_map(place).collect();
            for place in &places {
                player.count(vec![*place]);
            }
            places.sort_unstable();
            if session.game_mode == GameMode::Doubles && places.len() == 2 {
                pair.count(places);
            }
        }
    }
    let highlight = |race: Race| {
        let (places, count) = race.leader?;
        let players: Vec<_> = places.iter().filter_map(|place| session.players.get(*place)).collect();
        let names: Vec<&str> = players.iter().map(|player| player.name.as_str()).collect();
        Some(Highlight {
            names: names.join(" & "),
            players: players.iter().map(|player| player.id.clone()).collect(),
            count,
        })
    };
    Highlights {
        clutch_pair: highlight(clutch_pair),
        clutch_player: highlight(clutch_player),
        unlucky_pair: highlight(unlucky_pair),
        unlucky_player: highlight(unlucky_player),
    }
}
