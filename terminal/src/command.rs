//! What a person asks for on a screen, for the app to carry out.

use pace_core::draft::{GameDraft, SessionDraft};
use pace_rules::{
    change::{GameEdit, SessionEdit},
    id::{GameId, PlayerId, SessionId},
};

/// One intent. Those about games, players and the tray concern the open session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    CreateSession(Box<SessionDraft>),
    OpenSession(SessionId),
    CloseSession,
    ListSessions,
    SetServer(String),
    DismissHomeNotice(u64),
    Refresh,
    RecordGame(GameDraft),
    EditGame(GameId, GameEdit),
    DeleteGame(GameId),
    RestoreGame(GameId),
    Undo(GameId),
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
    /// Puts a text on the clipboard.
    Copy(String),
    /// Writes a text into a file of that name in the present directory.
    Write {
        name: String,
        text: String,
    },
    Quit,
}
