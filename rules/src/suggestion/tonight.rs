//! What a suggestion weighs: turns, odds, repeats and rests, by the places of who is present.

use super::{Present, Question};
use crate::rating::points::{Belief, Decisiveness, Forecast};

/// In percent by which odds are off from even. Nobody waits twice running where it can be avoided;
/// partners again are as bad as 90 : 10, and that all four opponents have met before as 58 : 42.
const REST_AGAIN: f64 = 50.0;
const PARTNERS_AGAIN: f64 = 40.0;
const OPPONENTS_AGAIN: f64 = 2.0;

/// The ways to split four into partners.
const DOUBLES: [[usize; 4]; 3] = [[0, 1, 2, 3], [0, 2, 1, 3], [0, 3, 1, 2]];

/// The evening so far. A game is a list of players, the first half of them against the second.
pub(super) struct Tonight {
    /// Players on a side.
    pub(super) team_size: usize,
    /// Games played by each.
    pub(super) games: Vec<u32>,
    /// Rounds that each has sat out in a row.
    pub(super) rests: Vec<u32>,
    beliefs: Vec<Belief>,
    decisiveness: Decisiveness,
    /// How often each played with each.
    together: Vec<Vec<u32>>,
    /// How often each played against each.
    against: Vec<Vec<u32>>,
}

impl Tonight {
    pub(super) fn of<Id: Ord>(question: &Question<'_, Id>, present: &[&Present<Id>]) -> Self {
        let (players, played) = (present.len(), question.played.len());
        let square = vec![vec![0; players]; players];
        let mut tonight = Self {
            team_size: question.mode.team_size(),
            games: vec![0; players],
            rests: Vec::new(),
            beliefs: present.iter().map(|present| present.belief).collect(),
            decisiveness: question.decisiveness,
            together: square.clone(),
            against: square,
        };
        let place = |id: &Id| present.binary_search_by(|present| present.id.cmp(id)).ok();
        let mut waiting = vec![played; players];
        for (game, sides) in question.played.iter().enumerate() {
            let sides = sides.each_ref().map(|side| side.iter().filter_map(place).collect::<Vec<usize>>());
            for (side, one) in
                [0, 1].into_iter().flat_map(|side| sides[side].iter().map(move |one| (side, *one)))
            {
                tonight.games[one] += 1;
                waiting[one] = played - game - 1;
                sides[side].iter().for_each(|other| tonight.together[one][*other] += 1);
                sides[1 - side].iter().for_each(|other| tonight.against[one][*other] += 1);
            }
        }
        let rounds = |games: usize| u32::try_from(games / question.courts.max(1)).unwrap_or(u32::MAX);
        tonight.rests = waiting.into_iter().map(rounds).collect();
        tonight
    }

    /// The chance, from 0 to 1, of the first side.
    pub(super) fn chance(&self, game: &[usize]) -> f64 {
        let (a, b) = game.split_at(self.team_size);
        let forecast = Forecast::of([a, b].map(|side| side.iter().map(|player| self.beliefs[*player])));
        self.decisiveness.chance(forecast)
    }

    pub(super) fn partners_again(&self, game: &[usize]) -> u32 {
        let pairs = game.chunks_exact(self.team_size).filter_map(|side| <[usize; 2]>::try_from(side).ok());
        pairs.map(|[one, other]| self.together[one][other]).sum()
    }

    pub(super) fn opponents_again(&self, game: &[usize]) -> u32 {
        let (a, b) = game.split_at(self.team_size);
        a.iter().flat_map(|one| b.iter().map(|other| self.against[*one][*other])).sum()
    }

    /// How bad a game is.
    fn cost(&self, game: &[usize]) -> f64 {
        100.0 * (self.chance(game) - 0.5).abs()
            + PARTNERS_AGAIN * f64::from(self.partners_again(game))
            + OPPONENTS_AGAIN * f64::from(self.opponents_again(game))
    }

    /// How bad it is that somebody sits out.
    pub(super) fn cost_of_rest(&self, player: usize) -> f64 {
        REST_AGAIN * f64::from(self.rests[player])
    }

    /// The best game of the players of a court, and how bad it is.
    pub(super) fn best(&self, court: &[usize]) -> (f64, Vec<usize>) {
        let Ok(four) = <[usize; 4]>::try_from(court) else { return (self.cost(court), court.to_vec()) };
        let games = DOUBLES.map(|places| places.map(|place| four[place]));
        let costs = games.map(|game| (self.cost(&game), game));
        let best = costs.into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
        best.map_or_else(|| (0.0, court.to_vec()), |(cost, game)| (cost, game.to_vec()))
    }
}
