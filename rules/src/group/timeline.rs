//! A group's played games in order, with everybody's place in the pool found once.

use super::{history::History, tally::Part};
use crate::{
    game::{Game, Team},
    id::{GroupPlayerId, PlayerId},
    rating::points::Seat,
    session::Session,
};

/// Two players of the pool by their places, the lower first: places are in the order of ids.
pub(super) type Pair = [usize; 2];

/// The players of one side: the place in the pool of each, none for a guest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    seats: [Seat; 2],
    size: usize,
}

impl Side {
    pub(super) fn seats(&self) -> &[Seat] {
        &self.seats[..self.size]
    }

    /// The linked ones.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> {
        self.seats.into_iter().flatten()
    }

    /// Two linked partners.
    pub(super) fn pair(&self) -> Option<Pair> {
        let [a, b] = self.seats;
        a.zip(b).map(|(a, b)| pair(a, b))
    }

    fn has(&self, member: usize) -> bool {
        self.seats.contains(&Some(member))
    }
}

/// Two players as a pair.
pub(super) fn pair(one: usize, other: usize) -> Pair {
    [one.min(other), one.max(other)]
}

/// A played game.
#[derive(Debug, Clone, Copy)]
pub(super) struct Played<'a> {
    pub(super) session: &'a Session,
    pub(super) game: &'a Game,
    pub(super) winner: Team,
    /// Team A, then team B.
    pub(super) sides: [Side; 2],
}

impl Played<'_> {
    pub(super) const fn side(&self, team: Team) -> &Side {
        &self.sides[team as usize]
    }

    /// The team that a player was in.
    pub(super) fn team_of(&self, member: usize) -> Option<Team> {
        [Team::A, Team::B].into_iter().find(|team| self.side(*team).has(member))
    }

    /// The team that a pair was.
    pub(super) fn team_of_pair(&self, pair: Pair) -> Option<Team> {
        [Team::A, Team::B].into_iter().find(|team| self.side(*team).pair() == Some(pair))
    }

    /// The game, the one of that place in order, as a team sees it.
    pub(super) fn part(&self, team: Team, game: usize) -> Part {
        let points = |team| u32::from(self.game.score(team).unwrap_or(0));
        Part {
            won: team == self.winner,
            points_for: points(team),
            points_against: points(team.other()),
            close: self.game.close_margin().is_some(),
            game,
        }
    }
}

/// All games, and how many sessions each player of the pool was on the roster of.
pub(super) struct Timeline<'a> {
    pub(super) games: Vec<Played<'a>>,
    pub(super) sessions: Vec<u32>,
}

impl<'a> Timeline<'a> {
    /// Finds everybody's place among `ids`, which are in order, and sorts the games by the time of
    /// their first result; of one time, by the session's date, the number and the id.
    pub(super) fn of(history: &'a History, ids: &[&GroupPlayerId]) -> Self {
        let mut sessions = vec![0; ids.len()];
        let mut games = Vec::with_capacity(history.evenings.iter().map(|evening| evening.games.len()).sum());
        for evening in &history.evenings {
            let roster = Roster::of(&evening.session, ids);
            for member in roster.members() {
                sessions[member] += 1;
            }
            games.extend(evening.games.iter().filter_map(|game| {
                let team_a = roster.side(&game.team_a, &[]);
                let sides = [team_a, roster.side(&game.team_b, team_a.seats())];
                Some(Played { session: &evening.session, game, winner: game.winning_team?, sides })
            }));
        }
        games.sort_by(|one, other| order(one).cmp(&order(other)));
        Self { games, sessions }
    }
}

fn order<'a>(played: &Played<'a>) -> impl Ord + use<'a> {
    let Game { result_at, game_number, id, .. } = played.game;
    (*result_at, played.session.date, *game_number, id)
}

/// The players of a session and their places in the pool.
struct Roster<'a>(Vec<(&'a PlayerId, Seat)>);

impl<'a> Roster<'a> {
    fn of(session: &'a Session, ids: &[&GroupPlayerId]) -> Self {
        let place = |id: &GroupPlayerId| ids.binary_search(&id).ok();
        let players = session.players.iter();
        let mut rows: Vec<_> =
            players.map(|player| (&player.id, player.group_player_id.as_ref().and_then(place))).collect();
        rows.sort_unstable();
        Self(rows)
    }

    fn members(&self) -> Vec<usize> {
        let mut members: Vec<usize> = self.0.iter().filter_map(|(_, seat)| *seat).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// A team has one or two players. Whoever is linked like somebody before them in the game, of
    /// the same team or of the one that is `taken`, is a guest in it: nobody plays twice in a game.
    fn side(&self, team: &[PlayerId], taken: &[Seat]) -> Side {
        let seat = |place: usize| {
            let player = team.get(place)?;
            let row = self.0.binary_search_by_key(&player, |(id, _)| id).ok()?;
            self.0[row].1.filter(|member| !taken.contains(&Some(*member)))
        };
        let [first, second] = [seat(0), seat(1)];
        Side { seats: [first, second.filter(|_| second != first)], size: team.len().min(2) }
    }
}
