//! What a person fills in, before it has ids.

use pace_rules::{
    change::Change,
    game::{GameResult, NewGame},
    id::{GroupId, GroupPlayerId, PlayerId, SessionId},
    money::Money,
    player::Player,
    pool::{NewMember, Pool},
    schedule::{NoPlan, Round, format::Format, new_games, opening},
    session::{CourtCostType, GameMode, Session},
    time::Timestamp,
};

use crate::ids::Ids;

/// A session to be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SessionDraft {
    /// Its group; none for a standalone session.
    pub group: Option<GroupId>,
    /// Its name; none for the default.
    pub name: Option<String>,
    /// When it is played.
    pub date: Timestamp,
    /// Doubles or singles.
    pub mode: GameMode,
    /// The roster in order; a blank name becomes "Player N".
    pub players: Vec<DraftPlayer>,
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
    /// The games that are planned at the start.
    pub schedule: Schedule,
}

/// A player of a session to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DraftPlayer {
    /// The name.
    pub name: String,
    /// Who of the group that is; without a group nobody.
    pub link: Link,
}

/// Who of a group a player of a session is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Link {
    /// Whoever has the name, ignoring case and blanks around it; otherwise a guest.
    #[default]
    ByName,
    /// This player of the pool.
    Member(#[cfg_attr(feature = "uniffi", uniffi(name = "player"))] GroupPlayerId),
    /// Nobody: a guest, whatever the name.
    Guest,
    /// To be added to the group under that name.
    AddToGroup,
}

impl<T: Into<String>> From<T> for DraftPlayer {
    fn from(name: T) -> Self {
        Self { name: name.into(), link: Link::ByName }
    }
}

/// Which games to plan at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Schedule {
    /// None.
    #[default]
    Off,
    /// All that a round robin on one court has.
    Full,
    /// So many of it.
    Games(#[cfg_attr(feature = "uniffi", uniffi(name = "count"))] usize),
    /// Those of a format on several courts, or of one that is no round robin.
    Rounds {
        /// How the evening is spent.
        format: Format,
        /// How many games are played at a time.
        courts: usize,
        /// So many rounds; none for all that the format has.
        rounds: Option<usize>,
    },
}

impl Schedule {
    /// What it plans for so many players, by positions on the roster.
    ///
    /// # Errors
    /// [`NoPlan`] if so many cannot play that.
    pub fn rounds(self, mode: GameMode, players: usize) -> Result<Vec<Round>, NoPlan> {
        let (format, courts, rounds) = match self {
            Self::Off => return Ok(Vec::new()),
            Self::Full => (Format::RoundRobin, 1, None),
            Self::Games(count) => (Format::RoundRobin, 1, Some(count)),
            Self::Rounds { format, courts, rounds } => (format, courts, rounds),
        };
        opening(format, mode, players, courts, rounds)
    }
}

/// A game to record or to schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GameDraft {
    /// Players of team A.
    pub team_a: Vec<PlayerId>,
    /// Players of team B.
    pub team_b: Vec<PlayerId>,
    /// The result; none schedules it.
    pub result: Option<GameResult>,
}

impl SessionDraft {
    /// The players that are to be added to the group first, as one change of it. `pool` is what the
    /// server has.
    pub fn additions(&self, pool: &Pool, ids: &mut Ids) -> Option<(GroupId, Vec<NewMember>)> {
        let is_new = |player: &&DraftPlayer| {
            let known = pool.named(&player.name).is_some_and(|(_, member)| !member.is_removed);
            player.link == Link::AddToGroup && !known
        };
        let new = self.players.iter().filter(is_new);
        let new: Vec<NewMember> =
            new.map(|player| NewMember { id: ids.member(), name: player.name.clone() }).collect();
        let group = self.group.clone().filter(|_| !new.is_empty())?;
        Some((group, new))
    }

    /// The change that creates the session, with ids for everything in it. `pool` is what the server
    /// has of the group: whom it does not have yet it links by name.
    pub fn into_change(self, pool: &Pool, ids: &mut Ids) -> (SessionId, Change) {
        let id = ids.session();
        let is_of_group = self.group.is_some();
        let players: Vec<Player> = (self.players.iter())
            .map(|player| Player {
                id: ids.player(),
                name: player.name.clone(),
                group_player_id: player.member_of(pool).filter(|_| is_of_group),
                is_guest: (is_of_group && player.link == Link::Guest).then_some(true),
            })
            .collect();
        // A roster that cannot be planned for begins without games.
        let planned = self.schedule.rounds(self.mode, players.len()).unwrap_or_default();
        let games = new_games(&players, planned.iter().flatten(), &mut || ids.game());
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
            group_id: self.group,
            betting_enabled: self.bet.is_some(),
            version: 0,
            viewer: None,
        };
        (id, Change::CreateSession { session: Box::new(session), games })
    }
}

impl DraftPlayer {
    fn member_of(&self, pool: &Pool) -> Option<GroupPlayerId> {
        match &self.link {
            Link::Guest => None,
            Link::Member(id) => pool.members.contains_key(id).then(|| id.clone()),
            Link::ByName | Link::AddToGroup => pool.named(&self.name).map(|(id, _)| id.clone()),
        }
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
