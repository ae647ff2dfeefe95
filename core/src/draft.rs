//! What a person fills in, before it has ids.

use pace_rules::{
    change::Change,
    game::{GameResult, NewGame},
    id::{PlayerId, SessionId},
    money::Money,
    player::Player,
    schedule::{new_games, round_robin},
    session::{CourtCostType, GameMode, Session},
    time::Timestamp,
};

use crate::ids::Ids;

/// A session to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDraft {
    /// Its name; none for the default.
    pub name: Option<String>,
    /// When it is played.
    pub date: Timestamp,
    /// Doubles or singles.
    pub mode: GameMode,
    /// The roster in order; a blank name becomes "Player N".
    pub players: Vec<String>,
    /// Who prepaid, as a position on the roster.
    pub organizer: usize,
    /// What the court cost means.
    pub court_cost_type: CourtCostType,
    /// Court cost.
    pub court_cost: Money,
    /// Shuttles, in total.
    pub shuttle_cost: Money,
    /// Bet per player and game; none = betting is off.
    pub bet: Option<Money>,
    /// Plan games so that everybody plays with everybody.
    pub schedule: Schedule,
}

/// Which games to plan at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Schedule {
    /// None.
    #[default]
    Off,
    /// All that a round robin has.
    Full,
    /// So many.
    Games(usize),
}

/// A game to record or to schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GameDraft {
    /// Players of team A.
    pub team_a: Vec<PlayerId>,
    /// Players of team B.
    pub team_b: Vec<PlayerId>,
    /// The result; none schedules it.
    pub result: Option<GameResult>,
}

impl SessionDraft {
    /// The change that creates the session, with ids for everything in it.
    pub fn into_change(self, ids: &mut Ids) -> (SessionId, Change) {
        let id = ids.session();
        let players: Vec<Player> = (self.players.iter())
            .map(|name| Player {
                id: ids.player(),
                name: name.clone(),
                group_player_id: None,
                is_guest: None,
            })
            .collect();
        let planned = match self.schedule {
            Schedule::Off => Vec::new(),
            Schedule::Full => round_robin(self.mode, players.len(), None),
            Schedule::Games(count) => round_robin(self.mode, players.len(), Some(count)),
        };
        let games = new_games(&players, &planned, &mut || ids.game());
        // An organizer outside the roster is refused by the rules, with their sentence.
        let organizer_id =
            players.get(self.organizer).map_or_else(|| ids.player(), |player| player.id.clone());
        let session = Session {
            id: id.clone(),
            name: self.name,
            date: self.date,
            players,
            organizer_id,
            court_cost_type: self.court_cost_type,
            court_cost_value: self.court_cost,
            bird_cost_total: self.shuttle_cost,
            bet_per_player: self.bet.unwrap_or(Money::ZERO),
            game_mode: self.mode,
            group_id: None,
            betting_enabled: self.bet.is_some(),
            version: 0,
            viewer: None,
        };
        (id, Change::CreateSession { session: Box::new(session), games })
    }
}

impl GameDraft {
    /// The change that creates the game.
    pub fn into_change(self, ids: &mut Ids) -> Change {
        Change::CreateGame(self.into_new_game(ids))
    }

    pub(crate) fn into_new_game(self, ids: &mut Ids) -> NewGame {
        NewGame {
            id: ids.game(),
            team_a: self.team_a,
            team_b: self.team_b,
            winning_team: self.result.map(|result| result.winning_team),
            team_a_score: self.result.and_then(|result| result.team_a_score),
            team_b_score: self.result.and_then(|result| result.team_b_score),
            game_number: None,
        }
    }
}
