//! Who should play next: whoever played least, in even games with new partners, and why.
//!
//! First come turns: whoever has played fewer games tonight plays, and of those who are level the
//! search may choose. It weighs how far the odds are from even against partners who play together
//! again, players who rest twice running and opponents who meet again. One court is searched whole;
//! for several, plans are improved by dealing
//! two courts again, or exchanging with the bench, until nothing helps.

mod courts;
mod odds;
mod tonight;

use serde::{Deserialize, Serialize};

use crate::{
    rating::points::{Belief, Decisiveness},
    session::GameMode,
};
use tonight::Tonight;

pub use odds::Odds;

/// What is asked. Ids may be those of a session's players or of a pool's.
#[derive(Debug, Clone)]
pub struct Question<'a, Id> {
    /// Singles or doubles.
    pub mode: GameMode,
    /// How many games can be played at once.
    pub courts: usize,
    /// Who is there.
    pub present: &'a [Present<Id>],
    /// Tonight's games so far, in order; players who have left count for nothing.
    pub played: &'a [[Vec<Id>; 2]],
    /// How decisive a lead is among these players.
    pub decisiveness: Decisiveness,
}

/// Somebody who is there.
#[derive(Debug, Clone)]
pub struct Present<Id> {
    /// Who.
    pub id: Id,
    /// What is believed of their strength.
    pub belief: Belief,
}

/// The next games.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion<Id> {
    /// One for each court that can be filled.
    pub games: Vec<SuggestedGame<Id>>,
    /// Whoever sits out, those with most games first.
    pub resting: Vec<Resting<Id>>,
}

/// A game and what speaks for and against it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedGame<Id> {
    /// One side.
    pub team_a: Vec<Id>,
    /// The other.
    pub team_b: Vec<Id>,
    /// The chance of team A, in percent.
    #[serde(serialize_with = "crate::wire::number")]
    pub chance: f64,
    /// How often its partners have played together tonight, both pairs added up.
    pub partners_again: u32,
    /// How often its opponents have met tonight, all pairs added up.
    pub opponents_again: u32,
}

/// Somebody who sits out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resting<Id> {
    /// Who.
    pub id: Id,
    /// Games played tonight.
    pub games: u32,
    /// Rounds sat out in a row, with this one.
    pub rests: u32,
}

/// The most even and least repeated games in which turns are fair; without games if too few are
/// there. The answer depends on ids, beliefs and games, not on the order of who is present.
pub fn suggest<Id: Ord + Clone>(question: &Question<'_, Id>) -> Suggestion<Id> {
    let mut present: Vec<&Present<Id>> = question.present.iter().collect();
    present.sort_by(|one, other| one.id.cmp(&other.id));
    present.dedup_by(|one, other| one.id == other.id);
    let tonight = Tonight::of(question, &present);
    let mut games = courts::plan(&tonight, question.courts);
    games.sort_unstable();
    let id = |player: &usize| present[*player].id.clone();
    let plays = |player: &usize| games.iter().flatten().any(|other| other == player);
    let mut resting: Vec<usize> = (0..present.len()).filter(|player| !plays(player)).collect();
    resting.sort_by_key(|player| std::cmp::Reverse(tonight.games[*player]));
    let suggested = |game: &Vec<usize>| {
        let (team_a, team_b) = game.split_at(tonight.team_size);
        SuggestedGame {
            team_a: team_a.iter().map(id).collect(),
            team_b: team_b.iter().map(id).collect(),
            chance: 100.0 * tonight.chance(game),
            partners_again: tonight.partners_again(game),
            opponents_again: tonight.opponents_again(game),
        }
    };
    let rest = |player: &usize| Resting {
        id: id(player),
        games: tonight.games[*player],
        rests: tonight.rests[*player] + 1,
    };
    Suggestion { games: games.iter().map(suggested).collect(), resting: resting.iter().map(rest).collect() }
}
