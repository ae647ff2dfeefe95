//! What the person is told beside the outcome of an action.

use pace_rules::{
    change::{Change, GameEdit, SessionEdit},
    game::GameResult,
    id::GameId,
    part::{Part, PartValue},
    player::Player,
    pool::PoolTarget,
    session::Session,
    time::Timestamp,
};

use crate::deed::Deed;

/// A notice on a session's or group's screen; it stays until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Notice {
    /// Names it for `dismiss` and `restore_overwritten`.
    pub id: u64,
    /// What it says.
    pub kind: NoticeKind,
}

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum NoticeKind {
    /// Somebody replaced an acknowledged value of this phone; it can be put back.
    Overwritten {
        /// The version that replaced it.
        version: u64,
        /// The game; none for the session's own parts.
        game: Option<GameId>,
        /// Which part.
        part: Part,
        /// This phone's value.
        yours: PartValue,
        /// What stood there when the notice came; none if it was deleted.
        now: Option<PartValue>,
    },
    /// A write of this phone replaced a value that the person had not seen.
    YouOverwrote {
        /// The game; none for the session's own parts.
        game: Option<GameId>,
        /// Which part.
        part: Part,
        /// What stood there.
        before: PartValue,
    },
    /// A write of this phone to a group replaced a value that the person had not seen.
    YouReplaced {
        /// Which part.
        part: PoolTarget,
        /// The name that stood there, if it was a name.
        before: Option<String>,
    },
    /// The server went back to an older state.
    ServerRestored {
        /// Games recorded after this time should be checked.
        since: Option<Timestamp>,
    },
    /// An unconfirmed write turned out to be saved.
    Saved {
        /// What it was.
        what: Deed,
    },
    /// An unconfirmed write turned out not to be saved: it is in the tray.
    NotSaved {
        /// What it was.
        what: Deed,
    },
    /// A write was given up that may have been saved.
    MayHaveBeenSaved {
        /// What it was.
        what: Deed,
    },
    /// Two people seem to have recorded the same game.
    RecordedTwice {
        /// The earlier record.
        first: GameId,
        /// The later one, which "Remove" deletes.
        second: GameId,
    },
}

/// The change that puts an overwritten value back; none if there is nothing that could be. No value
/// is that of what was deleted. Whether a player is on the roster shows in `view`.
pub(crate) fn restoring(
    view: Option<&Session>,
    game: Option<&GameId>,
    part: &Part,
    yours: &PartValue,
) -> Option<Change> {
    let session = |edit: SessionEdit| Some(Change::EditSession(edit));
    match (game, part) {
        (Some(id), Part::Existence) if *yours == PartValue::default() => {
            Some(Change::DeleteGame { id: id.clone() })
        }
        (None, Part::Existence) if *yours == PartValue::default() => Some(Change::DeleteSession),
        (Some(id), Part::Existence) => Some(Change::RestoreGame { id: id.clone() }),
        (None, Part::Existence) => Some(Change::RestoreSession),
        (Some(id), Part::Result) => {
            let result = yours.winning_team.flatten().map(|winning_team| GameResult {
                winning_team,
                team_a_score: yours.team_a_score,
                team_b_score: yours.team_b_score,
            });
            Some(Change::EditGame { id: id.clone(), edit: GameEdit::result(result) })
        }
        (Some(id), Part::Teams) => {
            let edit = GameEdit {
                team_a: yours.team_a.clone(),
                team_b: yours.team_b.clone(),
                ..GameEdit::default()
            };
            Some(Change::EditGame { id: id.clone(), edit })
        }
        (None, Part::Player(id)) => {
            let name = yours.name.clone().flatten()?;
            let is_there = view.is_some_and(|session| session.player(id).is_some());
            Some(if is_there {
                Change::RenamePlayer { id: id.clone(), name }
            } else {
                let id = id.clone();
                Change::AddPlayer(Player { id, name, group_player_id: None, is_guest: None })
            })
        }
        (None, Part::Name) => session(SessionEdit { name: yours.name.clone(), ..SessionEdit::default() }),
        (None, Part::Date) => session(SessionEdit { date: yours.date, ..SessionEdit::default() }),
        (None, Part::CourtCost) => session(SessionEdit {
            court_cost_type: yours.court_cost_type,
            court_cost_value: yours.court_cost_value,
            ..SessionEdit::default()
        }),
        (None, Part::BirdCost) => {
            session(SessionEdit { bird_cost_total: yours.bird_cost_total, ..SessionEdit::default() })
        }
        (None, Part::Bet) => session(SessionEdit {
            bet_per_player: yours.bet_per_player,
            betting_enabled: yours.betting_enabled,
            ..SessionEdit::default()
        }),
        (None, Part::Organizer) => {
            session(SessionEdit { organizer_id: yours.organizer_id.clone(), ..SessionEdit::default() })
        }
        _ => None,
    }
}
