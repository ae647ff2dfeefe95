//! What a screen shows: immutable, complete, nothing of it computed by a view.

mod group;
mod home;
mod profile;

pub use group::{BalancesView, GroupHead, GroupSnapshot, MemberView, PaymentLine, PlayerLine, Tab, TabView};
pub use home::{
    CallCounts, GroupListing, HomeNotice, HomeSnapshot, Listing, RecentGroup, SessionSummary, Unsaved,
};
pub use profile::{PairSnapshot, PlayerPage, PlayerSnapshot, SuggestionSnapshot};

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use pace_rules::{
    game::{Game, Team},
    highlights::{Highlights, highlights},
    id::{GameId, PlayerId, SessionId},
    session::Session,
    settlement::Settlement,
    share_text::share_text,
    state::SessionState,
    statistics::PlayerStatistics,
    time::Timestamp,
};

use crate::{
    deed::{Deed, Theirs},
    failure::Failure,
    notice::Notice,
    shared::Shared,
};

/// Where a page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Page {
    /// Nothing to show yet.
    Loading,
    /// As of the last sync, with this phone's own writes on top.
    Ready,
    /// Ready, and a sync is on its way.
    Refreshing,
    /// It was deleted; it can be restored.
    Ended,
    /// The load failed; it can be tried again.
    Failed(#[cfg_attr(feature = "uniffi", uniffi(name = "failure"))] Failure),
}

/// How far a game or a player got.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SyncMark {
    /// The server has it.
    #[default]
    Saved,
    /// On its way.
    Saving,
    /// Sent without an answer.
    Unconfirmed,
}

/// A game as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GameView {
    /// The game.
    pub game: Shared<Game>,
    /// Names of team A, joined by " & ".
    pub team_a: String,
    /// Names of team B, joined by " & ".
    pub team_b: String,
    /// How far it got.
    pub sync: SyncMark,
}

impl GameView {
    /// The names of one side.
    pub fn team(&self, team: Team) -> &str {
        match team {
            Team::A => &self.team_a,
            Team::B => &self.team_b,
        }
    }

    /// "Ann & Ben vs Cal & Dee", or for a played game "Ann & Ben def. Cal & Dee (21-15)" with the
    /// winner first and the score only if both are known.
    pub fn line(&self) -> String {
        let Some(result) = self.game.result() else { return format!("{} vs {}", self.team_a, self.team_b) };
        let (winner, loser) = (result.winning_team, result.winning_team.other());
        let names = format!("{} def. {}", self.team(winner), self.team(loser));
        match (result.winner_score(), result.loser_score()) {
            (Some(won), Some(lost)) => format!("{names} ({won}-{lost})"),
            _ => names,
        }
    }
}

/// A write that failed, or that nobody confirmed: it waits for "retry" or "discard".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TrayItem {
    /// Names it for `retry` and `discard`.
    pub id: String,
    /// What the person did; more than one where others depended on it.
    pub what: Vec<Deed>,
    /// Why it waits; [`Failure::Unconfirmed`] is still in the view.
    pub failure: Failure,
    /// Somebody changed the same meanwhile: what stands there now.
    pub theirs: Option<Theirs>,
    /// The game was deleted: it can be restored with this result.
    pub can_restore: bool,
}

/// A session's screen, with the games behind it for what is asked of them later.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionSnapshot {
    pub(crate) shown: ShownSession,
    pub(crate) state: Arc<SessionState>,
}

impl Deref for SessionSnapshot {
    type Target = ShownSession;
    fn deref(&self) -> &ShownSession {
        &self.shown
    }
}

impl DerefMut for SessionSnapshot {
    fn deref_mut(&mut self) -> &mut ShownSession {
        &mut self.shown
    }
}

/// What a session's screen shows.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "uniffi", uniffi(name = "SessionSnapshot"))]
pub struct ShownSession {
    /// Rises with each snapshot of the session.
    pub revision: u64,
    /// Which session.
    pub id: SessionId,
    /// Where the page stands. Only `Ready` and `Refreshing` have a session below.
    pub page: Page,
    /// The session; none while nothing can be shown.
    pub session: Option<Shared<Session>>,
    /// The name of its group, where this phone knows it.
    pub group: Option<String>,
    /// How far the session's own latest change got.
    pub session_sync: SyncMark,
    /// Statistics in roster order.
    pub players: Vec<PlayerStatistics>,
    /// The game to play next.
    pub next: Option<GameView>,
    /// Those after it.
    pub upcoming: Vec<GameView>,
    /// Played games, newest first.
    pub history: Vec<GameView>,
    /// The game that "undo" takes back.
    pub undo: Option<GameId>,
    /// Who pays what.
    pub settlement: Option<Settlement>,
    /// Something is not saved: amounts are provisional.
    pub provisional: bool,
    /// When everybody's latest was last here.
    pub last_synced: Option<Timestamp>,
    /// Writes on their way or unconfirmed.
    pub pending: usize,
    /// Writes that wait for the person.
    pub tray: Vec<TrayItem>,
    /// What there is to tell.
    pub notices: Vec<Notice>,
    /// Why the last sync failed.
    pub sync_failure: Option<Failure>,
    /// Who organizes it, for marks in lists.
    pub organizer: Option<PlayerId>,
    /// The server's address where others can reach it; none if it leads to this machine alone.
    pub origin: Option<String>,
}

impl SessionSnapshot {
    /// Who won and lost most close games.
    pub fn highlights(&self) -> Highlights {
        highlights(&self.state)
    }

    /// The text to share. While something is not saved it says so, with the time of the last sync
    /// as the caller's clock shows it (`as_of`, such as "19:42").
    pub fn share_text(&self, as_of: &str) -> String {
        let provisional = self.provisional.then(|| format!("As of {as_of}; not everything is saved yet."));
        share_text(&self.state, self.group.as_deref(), self.origin.as_deref(), provisional.as_deref())
    }
}
