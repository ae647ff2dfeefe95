//! What a person asks for on a screen, for the app to carry out.

use pace_core::draft::{GameDraft, SessionDraft};
use pace_core::snapshot::Tab;
use pace_rules::{
    change::{GameEdit, SessionEdit},
    id::{GameId, GroupPlayerId, PaymentId, PlayerId},
    money::Money,
    pool::Person,
};

use crate::pages::Place;

/// One intent. Those about games, players, the group and the tray concern the page in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    CreateSession(Box<SessionDraft>),
    CreateGroup(String),
    /// Looks a group up by its code or link.
    FindGroup(String),
    /// Opens a page over the one in sight.
    Open(Place),
    /// Goes back to the page below.
    Leave,
    ListSessions,
    ListGroups,
    SetServer(String),
    DismissHomeNotice(u64),
    Refresh,
    RecordGame(GameDraft),
    EditGame(GameId, GameEdit),
    DeleteGame(GameId),
    RestoreGame(GameId),
    Undo(GameId),
    /// Replaces unplayed games by others, as one change.
    Replan {
        delete: Vec<GameId>,
        create: Vec<GameDraft>,
    },
    EditSession(SessionEdit),
    AddPlayer(String),
    RenamePlayer(PlayerId, String),
    RemovePlayer(PlayerId),
    DeleteSession,
    RestoreSession,
    Retry(String),
    Discard(String),
    RestoreWithMine(String),
    RestoreOverwritten(u64),
    Dismiss(u64),
    OpenTab(Tab),
    RenameGroup(String),
    RenewCode,
    DeleteGroup,
    RestoreGroup,
    AddToGroup(Vec<String>),
    PromoteGuest(String),
    RenameMember(GroupPlayerId, String),
    RemoveMember(GroupPlayerId),
    ReturnMember(GroupPlayerId),
    RecordPayment {
        from: Person,
        to: Person,
        amount: Money,
    },
    DeletePayment(PaymentId),
    /// Puts a text on the clipboard.
    Copy(String),
    /// Writes a text into a file of that name in the present directory.
    Write {
        name: String,
        text: String,
    },
    Quit,
}
