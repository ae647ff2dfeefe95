//! The one pass over a group's games.

use super::{
    history::History,
    met::Met,
    tally::Tally,
    timeline::{Pair, Played, Timeline},
};
use crate::{
    game::Team,
    id::GroupPlayerId,
    pool::Member,
    rating::elo::{Exchange, PAIR_K, PLAYER_K, START, changed, side_rating},
};

const TEAMS: [Team; 2] = [Team::A, Team::B];

/// A player of the pool after all games.
#[derive(Debug)]
pub(super) struct MemberStanding<'a> {
    pub(super) id: &'a GroupPlayerId,
    pub(super) member: &'a Member,
    pub(super) rating: i32,
    pub(super) tally: Tally,
    /// Sessions on whose roster the player is, whether or not they played.
    pub(super) sessions: u32,
    /// The place among active players by name; none for a removed one.
    pub(super) by_name: Option<usize>,
}

/// A pair after all games.
#[derive(Debug, Clone)]
pub(super) struct PairStanding {
    pub(super) rating: i32,
    pub(super) tally: Tally,
}

impl Default for PairStanding {
    fn default() -> Self {
        Self { rating: START, tally: Tally::default() }
    }
}

/// Everything that the games of a group come to. Answers are read off it.
#[derive(Debug)]
pub struct Standings<'a> {
    pub(super) history: &'a History,
    pub(super) games: Vec<Played<'a>>,
    /// What each game did to the ratings of its players.
    pub(super) exchanges: Vec<Exchange>,
    /// Everybody in the order of ids: a player's place.
    pub(super) members: Vec<MemberStanding<'a>>,
    pub(super) pairs: Met<Pair, PairStanding>,
    /// The places of active players, best rating first, then by name.
    pub(super) ranking: Vec<usize>,
}

impl<'a> Standings<'a> {
    /// Replays a group's games.
    pub fn of(history: &'a History) -> Self {
        let ids: Vec<&GroupPlayerId> = history.pool.members.keys().collect();
        let Timeline { games, sessions } = Timeline::of(history, &ids);
        let member = |((id, member), sessions)| MemberStanding {
            id,
            member,
            rating: START,
            tally: Tally::default(),
            sessions,
            by_name: None,
        };
        let mut standings = Self {
            history,
            exchanges: Vec::with_capacity(games.len()),
            members: history.pool.members.iter().zip(sessions).map(member).collect(),
            pairs: Met::default(),
            ranking: history.pool.active().iter().filter_map(|(id, _)| ids.binary_search(id).ok()).collect(),
            games: Vec::new(),
        };
        for (by_name, place) in standings.ranking.iter().enumerate() {
            standings.members[*place].by_name = Some(by_name);
        }
        for (at, played) in games.iter().enumerate() {
            standings.play(played, at);
        }
        standings.games = games;
        standings.ranking.sort_by_key(|place| std::cmp::Reverse(standings.members[*place].rating));
        standings
    }

    /// Counts and rates a game, the one of that place in order.
    fn play(&mut self, played: &Played<'_>, at: usize) {
        for team in TEAMS {
            for (seat, member) in played.side(team).members().enumerate() {
                self.members[member].tally.count(played.part(team, at), seat);
            }
        }
        let rating = |member: usize| self.members[member].rating;
        let exchange = Exchange::of(
            PLAYER_K,
            TEAMS.map(|team| side_rating(played.side(team).members().map(rating))),
            played.winner,
        );
        for (side, change) in played.sides.iter().zip(exchange.changes) {
            for member in side.members() {
                let rating = &mut self.members[member].rating;
                *rating = changed(*rating, change);
            }
        }
        self.exchanges.push(exchange);
        self.play_pairs(played, at);
    }

    /// Every game counts for a pair; only one between two linked pairs moves their ratings.
    fn play_pairs(&mut self, played: &Played<'_>, at: usize) {
        let pairs = TEAMS.map(|team| {
            let place = self.pairs.meet(played.side(team).pair()?);
            self.pairs[place].tally.count(played.part(team, at), 0);
            Some(place)
        });
        let [Some(a), Some(b)] = pairs else { return };
        let ratings = [a, b].map(|pair| self.pairs[pair].rating.into());
        let exchange = Exchange::of(PAIR_K, ratings, played.winner);
        for (pair, change) in [a, b].into_iter().zip(exchange.changes) {
            let rating = &mut self.pairs[pair].rating;
            *rating = changed(*rating, change);
        }
    }

    /// A player's place; none for an id that is not in the pool.
    pub(super) fn place(&self, id: &GroupPlayerId) -> Option<usize> {
        self.members.binary_search_by_key(&id, |standing| standing.id).ok()
    }

    pub(super) fn name(&self, place: usize) -> String {
        self.members[place].member.name.clone()
    }

    pub(super) fn id(&self, place: usize) -> GroupPlayerId {
        self.members[place].id.clone()
    }

    /// The active players by name.
    pub(super) fn by_name(&self) -> Vec<&MemberStanding<'a>> {
        let mut active: Vec<_> = self.ranking.iter().map(|place| &self.members[*place]).collect();
        active.sort_by_key(|standing| standing.by_name);
        active
    }

    /// Where the two of a pair are among active players by name; none if one of them is removed.
    pub(super) fn pair_by_name(&self, [one, other]: Pair) -> Option<[usize; 2]> {
        Some([self.members[one].by_name?, self.members[other].by_name?])
    }

    /// The pairs of active players, by name.
    pub(super) fn pairs_by_name(&self) -> Vec<&(Pair, PairStanding)> {
        let mut pairs: Vec<_> =
            self.pairs.iter().filter(|(pair, _)| self.pair_by_name(*pair).is_some()).collect();
        pairs.sort_by_key(|(pair, _)| self.pair_by_name(*pair));
        pairs
    }
}
