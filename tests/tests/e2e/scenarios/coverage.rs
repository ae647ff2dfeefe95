//! What the scenarios have met: kinds of changes that the server took, failures and notices.

use std::collections::BTreeSet;

use pace_core::{failure::Failure, notice::NoticeKind, snapshot::SessionSnapshot};
use pace_rules::{
    change::{Change, GameEdit},
    id::GameId,
    request::{Method, Request},
};
use pace_tests::proxy::Seen;

/// Every kind of change that a phone's stores offer.
pub(super) const CHANGES: [&str; 21] = [
    "createSession",
    "createGame",
    "editGame result",
    "editGame clear",
    "editGame teams",
    "deleteGame",
    "restoreGame",
    "undo planned",
    "undo unplanned",
    "replan",
    "editSession name",
    "editSession date",
    "editSession courtCost",
    "editSession birdCost",
    "editSession bet",
    "editSession organizer",
    "addPlayer",
    "renamePlayer",
    "removePlayer",
    "deleteSession",
    "restoreSession",
];

/// Every failure.
pub(super) const FAILURES: [&str; 7] = [
    "failure rejected",
    "failure offline",
    "failure unconfirmed",
    "failure serverBusy",
    "failure notFound",
    "failure upgradeRequired",
    "failure internal",
];

/// Every kind of notice.
pub(super) const NOTICES: [&str; 7] = [
    "notice overwritten",
    "notice youOverwrote",
    "notice serverRestored",
    "notice saved",
    "notice notSaved",
    "notice mayHaveBeenSaved",
    "notice recordedTwice",
];

/// What was met, in the words above.
#[derive(Debug, Default, Clone)]
pub(super) struct Coverage(BTreeSet<String>);

impl Coverage {
    pub(super) fn meet(&mut self, word: impl Into<String>) {
        self.0.insert(word.into());
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Those of the words that were not met.
    pub(super) fn missing(&self, words: &[&'static str]) -> Vec<&'static str> {
        words.iter().copied().filter(|word| !self.0.contains(*word)).collect()
    }

    /// A write counts if the server took it.
    pub(super) fn meet_request(&mut self, seen: &Seen) {
        let method = match seen.method.as_str() {
            "POST" => Method::Post,
            "PUT" => Method::Put,
            "DELETE" => Method::Delete,
            _ => return,
        };
        if !seen.answers.iter().any(|answer| answer.status.is_success()) {
            return;
        }
        let path = seen.fingerprint().1.trim_start_matches("/api").to_owned();
        let request = Request { method, path, body: String::from_utf8_lossy(&seen.body).into_owned() };
        let mut no_id = || GameId::new("none").expect("a word is an id");
        let (_, change) = request.change(&mut no_id).expect("a phone sends writes that can be read");
        for kind in kinds(&change) {
            self.meet(kind);
        }
    }

    pub(super) fn meet_failure(&mut self, failure: &Failure) {
        self.meet(match failure {
            Failure::Rejected { .. } => "failure rejected",
            Failure::Offline => "failure offline",
            Failure::Unconfirmed => "failure unconfirmed",
            Failure::ServerBusy { .. } => "failure serverBusy",
            Failure::NotFound => "failure notFound",
            Failure::UpgradeRequired => "failure upgradeRequired",
            Failure::Internal { .. } => "failure internal",
        });
    }

    pub(super) fn meet_notices(&mut self, screen: &SessionSnapshot) {
        for notice in &screen.notices {
            self.meet(match notice.kind {
                NoticeKind::Overwritten { .. } => "notice overwritten",
                NoticeKind::YouOverwrote { .. } => "notice youOverwrote",
                NoticeKind::ServerRestored { .. } => "notice serverRestored",
                NoticeKind::Saved { .. } => "notice saved",
                NoticeKind::NotSaved { .. } => "notice notSaved",
                NoticeKind::MayHaveBeenSaved { .. } => "notice mayHaveBeenSaved",
                NoticeKind::RecordedTwice { .. } => "notice recordedTwice",
            });
        }
    }
}

fn kinds(change: &Change) -> Vec<String> {
    let word = match change {
        Change::EditGame { edit, .. } => return kinds_of_edit(edit).into_iter().map(str::to_owned).collect(),
        Change::EditSession(edit) => {
            return edit.parts().iter().map(|part| format!("editSession {part}")).collect();
        }
        Change::CreateSession { .. } => "createSession",
        // The way of other clients to change a session; no store of ours has it.
        Change::ReplaceSession(_) => "replaceSession",
        Change::DeleteSession => "deleteSession",
        Change::RestoreSession => "restoreSession",
        Change::AddPlayer(_) => "addPlayer",
        Change::RenamePlayer { .. } => "renamePlayer",
        Change::RemovePlayer { .. } => "removePlayer",
        Change::CreateGame(_) => "createGame",
        Change::DeleteGame { .. } => "deleteGame",
        Change::RestoreGame { .. } => "restoreGame",
        Change::Replan { .. } => "replan",
    };
    vec![word.to_owned()]
}

fn kinds_of_edit(edit: &GameEdit) -> Vec<&'static str> {
    let result = edit.winning_team.map(|winner| winner.map_or("editGame clear", |_| "editGame result"));
    let teams = (edit.team_a.is_some() || edit.team_b.is_some()).then_some("editGame teams");
    result.into_iter().chain(teams).collect()
}
