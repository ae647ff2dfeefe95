//! What a person does, as a scenario's file holds it.

use serde::Deserialize;

use super::drafts::{NewGame, NewPlayer, NewSession, PersonName, Played, SessionValues, some};

/// On the home screen and on the screen of a session.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub(super) enum Intent {
    Open {},
    Close {},
    Refresh {},
    CreateSession(NewSession),
    Record(NewGame),
    Edit {
        game: String,
        #[serde(default, deserialize_with = "some")]
        result: Option<Option<Played>>,
        team_a: Option<Vec<String>>,
        team_b: Option<Vec<String>>,
    },
    Delete {
        game: String,
    },
    RestoreGame {
        game: String,
    },
    Undo {},
    Replan {
        #[serde(default)]
        delete: Vec<String>,
        #[serde(default)]
        create: Vec<NewGame>,
    },
    EditSession(SessionValues),
    AddPlayer(NewPlayer),
    RenamePlayer {
        player: String,
        name: String,
    },
    RemovePlayer {
        player: String,
    },
    DeleteSession {},
    RestoreSession {},
    Retry {
        #[serde(default)]
        item: usize,
    },
    Discard {
        #[serde(default)]
        item: usize,
    },
    RestoreWithMine {
        #[serde(default)]
        item: usize,
    },
    RestoreOverwritten {
        #[serde(default)]
        notice: usize,
    },
    Dismiss {
        #[serde(default)]
        notice: usize,
    },
    ListSessions {},
    CreateGroup {
        name: String,
    },
    Join {
        typed: String,
    },
    ListGroups {},
    Leave {},
    Return {},
}

/// On the page of a group.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub(super) enum GroupIntent {
    Open {
        tab: TabName,
    },
    Close {},
    Refresh {},
    Rename {
        name: String,
    },
    RenewCode {},
    DeleteGroup {},
    RestoreGroup {},
    AddPlayers {
        players: Vec<NewPlayer>,
    },
    PromoteGuest(NewPlayer),
    RenamePlayer {
        player: String,
        name: String,
    },
    RemovePlayer {
        player: String,
    },
    ReturnPlayer {
        player: String,
    },
    RecordPayment {
        #[serde(rename = "as")]
        alias: String,
        from: PersonName,
        to: PersonName,
        amount: i64,
    },
    DeletePayment {
        payment: String,
    },
    Retry {
        #[serde(default)]
        item: usize,
    },
    Discard {
        #[serde(default)]
        item: usize,
    },
    RestoreOverwritten {
        #[serde(default)]
        notice: usize,
    },
    Dismiss {
        #[serde(default)]
        notice: usize,
    },
}

/// On a page that only shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum ReadIntent {
    Open {},
    Close {},
    Refresh {},
}

/// Which page of a group only shows.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub(super) enum Profile {
    Player(String),
    Pair([String; 2]),
    Suggestion { present: Vec<String>, courts: u8 },
}

/// A tab of a group's page.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum TabName {
    Sessions,
    Leaderboard,
    Players,
    Pairings,
    Overview,
    Balances,
}
