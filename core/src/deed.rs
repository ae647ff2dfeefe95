//! What a change does, as people are told it: by names and numbers as the person saw them. Which language
//! that is said in is up to the screen; in English it says itself.

use std::fmt::{self, Display, Formatter};

use pace_rules::{
    game::{GameResult, Team},
    money::Money,
    part::Part,
    session::Session,
};

use crate::snapshot::GameView;

/// A change of a session or group, for the tray and for notices.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Deed {
    /// A session was begun.
    CreateSession {
        /// Its name; none where it has none.
        name: Option<String>,
    },
    /// Some of what a session itself says was changed.
    EditSession {
        /// Which parts.
        parts: Vec<Part>,
    },
    /// A session was sent anew as a whole.
    ReplaceSession,
    /// A session was deleted.
    DeleteSession,
    /// A session was brought back.
    RestoreSession,
    /// Somebody was added to a session.
    AddPlayer {
        /// Who.
        name: String,
    },
    /// Somebody of a session or group was given another name.
    Rename {
        /// Who it was.
        from: String,
        /// Who it is.
        to: String,
    },
    /// Somebody was taken off a session or group.
    Remove {
        /// Who.
        name: String,
    },
    /// A game was planned.
    PlanGame {
        /// Names of team A, joined by " & ".
        team_a: String,
        /// Names of team B.
        team_b: String,
    },
    /// A game was recorded.
    RecordGame {
        /// Names of team A, joined by " & ".
        team_a: String,
        /// Names of team B.
        team_b: String,
        /// How it ended.
        result: GameResult,
    },
    /// A game was given a result.
    SetResult {
        /// Which; none if it is not known any more.
        game: Option<GameName>,
        /// How it ended.
        result: GameResult,
    },
    /// The result of a game was taken back.
    ClearResult {
        /// Which; none if it is not known any more.
        game: Option<GameName>,
    },
    /// Another part of a game was changed.
    EditGame {
        /// Which; none if it is not known any more.
        game: Option<GameName>,
    },
    /// A game was deleted.
    DeleteGame {
        /// Which; none if it is not known any more.
        game: Option<GameName>,
    },
    /// A game was brought back.
    RestoreGame {
        /// Which; none if it is not known any more.
        game: Option<GameName>,
    },
    /// The rest of an evening was planned anew.
    Replan {
        /// How many games the new plan has.
        games: u32,
    },
    /// A group was begun.
    CreateGroup {
        /// Its name.
        name: String,
    },
    /// A group was given another name.
    RenameGroup {
        /// The name.
        name: String,
    },
    /// A group was given a new code.
    RenewCode,
    /// A group was deleted.
    DeleteGroup,
    /// A group was brought back.
    RestoreGroup,
    /// People were added to a group.
    AddMembers {
        /// Who.
        names: Vec<String>,
    },
    /// A guest was made a player of the group.
    PromoteGuest {
        /// Who.
        name: String,
    },
    /// Somebody who had been removed from a group came back.
    ReturnMember {
        /// Who.
        name: String,
    },
    /// It was written down that somebody paid somebody.
    RecordPayment {
        /// Who paid.
        from: String,
        /// Who was paid.
        to: String,
        /// How much.
        amount: Money,
    },
    /// A payment was taken back.
    DeletePayment,
}

/// A game as it is called in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GameName {
    /// Its number in the session.
    pub number: u32,
    /// Names of team A, joined by " & ".
    pub team_a: String,
    /// Names of team B.
    pub team_b: String,
}

/// What others left where a write wanted to be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Theirs {
    /// A game.
    Game {
        /// As it is now.
        game: GameView,
    },
    /// A player, session or group.
    Named {
        /// What it is called now.
        name: String,
    },
    /// A player of a group who was removed.
    Removed {
        /// Who.
        name: String,
    },
}

impl Display for Deed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreateSession { name } => {
                write!(f, "Create “{}”", name.as_deref().unwrap_or(Session::DEFAULT_NAME))
            }
            Self::EditSession { parts } => {
                let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                write!(f, "Change the session's {}", parts.join(", "))
            }
            Self::ReplaceSession => f.write_str("Change the session"),
            Self::DeleteSession => f.write_str("Delete the session"),
            Self::RestoreSession => f.write_str("Restore the session"),
            Self::AddPlayer { name } => write!(f, "Add {name}"),
            Self::Rename { from, to } => write!(f, "Rename {from} to {to}"),
            Self::Remove { name } => write!(f, "Remove {name}"),
            Self::PlanGame { team_a, team_b } => write!(f, "Schedule {team_a} vs {team_b}"),
            Self::RecordGame { team_a, team_b, result } => {
                write!(f, "Record {team_a} vs {team_b}, {}", outcome(*result, team_a, team_b))
            }
            Self::SetResult { game, result } => {
                let (team_a, team_b) = game.as_ref().map_or(("A", "B"), |game| (&game.team_a, &game.team_b));
                write!(f, "Result of {}: {}", called(game.as_ref()), outcome(*result, team_a, team_b))
            }
            Self::ClearResult { game } => write!(f, "Take the result of {} back", called(game.as_ref())),
            Self::EditGame { game } => write!(f, "Change {}", called(game.as_ref())),
            Self::DeleteGame { game } => write!(f, "Delete {}", called(game.as_ref())),
            Self::RestoreGame { game } => write!(f, "Restore {}", called(game.as_ref())),
            Self::Replan { games: 1 } => f.write_str("Plan 1 game"),
            Self::Replan { games } => write!(f, "Plan {games} games"),
            Self::CreateGroup { name } => write!(f, "Create the group “{name}”"),
            Self::RenameGroup { name } => write!(f, "Rename the group to “{name}”"),
            Self::RenewCode => f.write_str("Give the group a new code"),
            Self::DeleteGroup => f.write_str("Delete the group"),
            Self::RestoreGroup => f.write_str("Restore the group"),
            Self::AddMembers { names } => write!(f, "Add {}", names.join(", ")),
            Self::PromoteGuest { name } => write!(f, "Make {name} a player of the group"),
            Self::ReturnMember { name } => write!(f, "Bring {name} back"),
            Self::RecordPayment { from, to, amount } => write!(f, "{from} paid {to} {amount}"),
            Self::DeletePayment => f.write_str("Take a payment back"),
        }
    }
}

impl Display for Theirs {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Game { game } => f.write_str(&game.line()),
            Self::Named { name } => f.write_str(name),
            Self::Removed { name } => write!(f, "{name} (removed)"),
        }
    }
}

/// The score if both sides have one, else who won.
fn outcome(result: GameResult, team_a: &str, team_b: &str) -> String {
    match (result.team_a_score, result.team_b_score) {
        (Some(a), Some(b)) => format!("{a}-{b}"),
        _ if result.winning_team == Team::A => format!("{team_a} won"),
        _ => format!("{team_b} won"),
    }
}

fn called(game: Option<&GameName>) -> String {
    game.map_or_else(
        || "a game".to_owned(),
        |game| format!("game {} ({} vs {})", game.number, game.team_a, game.team_b),
    )
}
