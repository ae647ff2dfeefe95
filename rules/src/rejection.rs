//! Why a change is not possible: a closed list with stable codes and sentences for people.

use crate::{
    game::MAX_SCORE,
    id::GroupPlayerId,
    name::MAX_NAME_LENGTH,
    pool::{MAX_MEMBERS, MAX_PAYMENTS},
    session::{GameMode, MAX_GAMES, MAX_PLAYERS},
};

/// Why the rules refuse a change. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// No such session.
    #[error("Session not found")]
    SessionUnknown,
    /// The session was deleted.
    #[error("This session was deleted")]
    SessionDeleted,
    /// No such game.
    #[error("Game not found")]
    GameUnknown,
    /// The game was deleted.
    #[error("This game was deleted")]
    GameDeleted,
    /// A player with games cannot leave the roster.
    #[error("{name} has games in this session and cannot be removed")]
    PlayerHasGames {
        /// The player's name.
        name: String,
    },
    /// Only unplayed games can be planned anew.
    #[error("Game {number} is played already and stays as it is")]
    GamePlayed {
        /// The game's number.
        number: u32,
    },
    /// A game that is planned comes without a result.
    #[error("A planned game has no result yet")]
    ResultInPlan,
    /// The games were made for the mode.
    #[error("Doubles or singles cannot change once there are games")]
    ModeHasGames,
    /// The id belongs to something else.
    #[error("This id is taken by something else")]
    IdTaken,
    /// The write was given up before it arrived, so it is refused for ever.
    #[error("This change was given up before it arrived")]
    Expired,
    /// An empty roster.
    #[error("Session must have at least one player")]
    NoPlayers,
    /// Too small a roster for the mode.
    #[error("Session must have at least {} players for {} mode", .mode.min_players(), .mode.as_str())]
    TooFewPlayers {
        /// The session's mode.
        mode: GameMode,
    },
    /// Too large a roster.
    #[error("A session has at most {MAX_PLAYERS} players")]
    TooManyPlayers,
    /// The same player id twice on a roster.
    #[error("A player can only be on the roster once")]
    PlayerExists,
    /// A player who is not on the roster.
    #[error("This player is not in the session")]
    PlayerUnknown,
    /// The organizer is not on the roster.
    #[error("The organizer must be one of the players")]
    OrganizerUnknown,
    /// The organizer cannot leave the roster.
    #[error("{name} is the organizer; choose another one first")]
    PlayerIsOrganizer {
        /// The player's name.
        name: String,
    },
    /// A side of the wrong size.
    #[error("Each side needs {} in {}", players(*.mode), .mode.as_str())]
    TeamSize {
        /// The session's mode.
        mode: GameMode,
    },
    /// Somebody plays twice in one game.
    #[error("A player can only play once in a game")]
    PlayerTwice,
    /// A score out of range.
    #[error("A score is between 0 and {MAX_SCORE}")]
    ScoreRange,
    /// Scores without a winner.
    #[error("Choose who won before giving scores")]
    ScoreWithoutWinner,
    /// The winner has fewer points than the loser.
    #[error("The winner's score cannot be below the loser's")]
    WinnerBelowLoser,
    /// Too long a name.
    #[error("A name has at most {MAX_NAME_LENGTH} characters")]
    NameTooLong,
    /// A name of blanks where one is needed.
    #[error("A name is needed")]
    NameMissing,
    /// More games than a session holds.
    #[error("A session has at most {MAX_GAMES} games")]
    TooManyGames,
    /// An amount out of range.
    #[error("An amount is between 0 and 1,000,000.00")]
    AmountRange,
    /// A change that says nothing.
    #[error("No fields to update")]
    NothingToChange,
    /// No such group.
    #[error("Group not found")]
    GroupUnknown,
    /// The group was deleted.
    #[error("This group was deleted")]
    GroupDeleted,
    /// A group needs a name.
    #[error("Group name is required")]
    GroupNameMissing,
    /// A player of a group needs a name.
    #[error("Player name is required")]
    PlayerNameMissing,
    /// A guest who is to become a player needs a name.
    #[error("Name is required")]
    GuestNameMissing,
    /// A roster's link that leads to nobody of the session's group.
    #[error("A player on the roster is said to be somebody who is not in this group")]
    MemberElsewhere,
    /// A session stays in its group.
    #[error("A session cannot move to another group")]
    GroupFixed,
    /// No such player in the group.
    #[error("Player not found")]
    MemberUnknown,
    /// The name belongs to another player of the group.
    #[error("A player of that name is already in the group")]
    PlayerInGroup {
        /// Who has it.
        id: GroupPlayerId,
        /// As it is written there.
        name: String,
    },
    /// More players than a group holds.
    #[error("A group has at most {MAX_MEMBERS} players")]
    GroupFull,
    /// The payment was deleted.
    #[error("This payment was taken back")]
    PaymentDeleted,
    /// A payment of nothing, or of too much.
    #[error("A payment is between 0.01 and 1,000,000.00")]
    PaymentRange,
    /// Somebody pays themselves.
    #[error("A payment needs two different people")]
    PaymentToSelf,
    /// More payments than a group keeps.
    #[error("A group has at most {MAX_PAYMENTS} payments")]
    TooManyPayments,
}

fn players(mode: GameMode) -> &'static str {
    match mode {
        GameMode::Doubles => "2 players",
        GameMode::Singles => "1 player",
    }
}

impl Rejection {
    /// The stable code on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SessionUnknown => "session_unknown",
            Self::SessionDeleted => "session_deleted",
            Self::GameUnknown => "game_unknown",
            Self::GameDeleted => "game_deleted",
            Self::PlayerHasGames { .. } => "player_has_games",
            Self::GamePlayed { .. } => "game_played",
            Self::IdTaken => "id_taken",
            Self::Expired => "expired",
            Self::GroupUnknown => "group_unknown",
            Self::GroupDeleted => "group_deleted",
            Self::MemberUnknown => "player_unknown",
            Self::PlayerInGroup { .. } => "name_taken",
            Self::PaymentDeleted => "payment_deleted",
            Self::ResultInPlan
            | Self::ModeHasGames
            | Self::NoPlayers
            | Self::TooFewPlayers { .. }
            | Self::TooManyPlayers
            | Self::PlayerExists
            | Self::PlayerUnknown
            | Self::OrganizerUnknown
            | Self::PlayerIsOrganizer { .. }
            | Self::TeamSize { .. }
            | Self::PlayerTwice
            | Self::ScoreRange
            | Self::ScoreWithoutWinner
            | Self::WinnerBelowLoser
            | Self::NameTooLong
            | Self::NameMissing
            | Self::TooManyGames
            | Self::AmountRange
            | Self::NothingToChange
            | Self::GroupNameMissing
            | Self::PlayerNameMissing
            | Self::GuestNameMissing
            | Self::MemberElsewhere
            | Self::GroupFixed
            | Self::GroupFull
            | Self::PaymentRange
            | Self::PaymentToSelf
            | Self::TooManyPayments => "invalid",
        }
    }

    /// The HTTP status that goes with the code.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SessionUnknown
            | Self::GameUnknown
            | Self::GameDeleted
            | Self::GroupUnknown
            | Self::MemberUnknown
            | Self::PaymentDeleted => 404,
            Self::SessionDeleted | Self::GroupDeleted => 410,
            Self::PlayerHasGames { .. }
            | Self::GamePlayed { .. }
            | Self::IdTaken
            | Self::Expired
            | Self::PlayerInGroup { .. } => 409,
            _ => 400,
        }
    }
}
