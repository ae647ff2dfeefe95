//! What the scenarios have met: kinds of changes that the server took, failures, notices, and what
//! pages of groups show.

use std::collections::BTreeSet;

use crate::proxy::Seen;
use pace_core::{failure::Failure, snapshot::Tab};
use pace_rules::{
    change::{Change, GameEdit},
    id::{GameId, GroupId, GroupPlayerId},
    pool::PoolChange,
    request::{Method, Request},
};
use serde_json::Value;

use super::{drafts::LinkName, format::About, group::tab_word};

/// Every kind of change that a phone's stores offer.
const CHANGES: [&str; 21] = [
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

/// Every kind of change of a group.
const POOL_CHANGES: [&str; 12] = [
    "createGroup",
    "renameGroup",
    "renewCode",
    "deleteGroup",
    "restoreGroup",
    "addMembers",
    "promoteGuest",
    "renameMember",
    "removeMember",
    "returnMember",
    "recordPayment",
    "deletePayment",
];

/// Every way in which a player of a new session becomes one of its group.
const LINKS: [&str; 4] = ["link byName", "link member", "link guest", "link addToGroup"];

/// Every failure.
const FAILURES: [&str; 7] = [
    "failure rejected",
    "failure offline",
    "failure unconfirmed",
    "failure serverBusy",
    "failure notFound",
    "failure upgradeRequired",
    "failure internal",
];

/// Every kind of notice of a session.
const NOTICES: [&str; 7] = [
    "notice overwritten",
    "notice youOverwrote",
    "notice serverRestored",
    "notice saved",
    "notice notSaved",
    "notice mayHaveBeenSaved",
    "notice recordedTwice",
];

/// Every kind of notice of a group.
const GROUP_NOTICES: [&str; 5] = [
    "group notice youReplaced",
    "group notice serverRestored",
    "group notice saved",
    "group notice notSaved",
    "group notice mayHaveBeenSaved",
];

/// What pages of groups show beside the tabs, and the home screen of groups.
const PAGES: [&str; 7] = [
    "shown guests",
    "shown balancesText",
    "shown player",
    "shown pair",
    "shown suggestion",
    "home recentGroups",
    "home groups",
];

/// What was met, in the words above.
#[derive(Debug, Default, Clone)]
pub struct Coverage(BTreeSet<String>);

impl Coverage {
    pub(super) fn meet(&mut self, word: impl Into<String>) {
        self.0.insert(word.into());
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The kinds of change, failure and notice of a session that were not met.
    pub fn missing_of_sessions(&self) -> Vec<String> {
        self.missing([&CHANGES[..], &FAILURES, &NOTICES].concat())
    }

    /// The kinds of change and notice, the tabs, pages and links of a group that were not met.
    pub fn missing_of_groups(&self) -> Vec<String> {
        let tabs = Tab::ALL.map(|tab| format!("shown {}", tab_word(tab)));
        let words = [&POOL_CHANGES[..], &PAGES, &LINKS, &GROUP_NOTICES].concat();
        self.missing(words.into_iter().chain(tabs.iter().map(String::as_str)))
    }

    fn missing<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        words.into_iter().filter(|word| !self.0.contains(*word)).map(str::to_owned).collect()
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
        let mut no_game = || GameId::new("none").expect("a word is an id");
        let mut no_group = || GroupId::new("none").expect("a word is an id");
        let mut no_member = || GroupPlayerId::new("none").expect("a word is an id");
        if let Ok((_, change)) = PoolChange::of_request(&request, &mut no_group, &mut no_member) {
            return self.meet(kind_in_group(&change));
        }
        let (_, change) = request.change(&mut no_game).expect("a phone sends writes that can be read");
        for kind in kinds(&change) {
            self.meet(kind);
        }
    }

    pub(super) fn meet_link(&mut self, link: &LinkName) {
        self.meet(match link {
            LinkName::ByName => "link byName",
            LinkName::Member(_) => "link member",
            LinkName::Guest => "link guest",
            LinkName::AddToGroup => "link addToGroup",
        });
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

    /// A notice, or a content of a group's pages, counts where it is expected.
    pub(super) fn meet_screen(&mut self, about: &About, expected: &Value, there: &Value) {
        let of = if matches!(about, About::Session(_)) { "" } else { "group " };
        if expected.get("notices").is_some() {
            for notice in there["notices"].as_array().into_iter().flatten() {
                let kind = notice["kind"].as_str().unwrap_or_default();
                self.meet(format!("{of}notice {kind}"));
            }
        }
        if !of.is_empty() {
            self.meet_contents("shown", expected);
        }
    }

    pub(super) fn meet_home(&mut self, expected: &Value) {
        self.meet_contents("home", expected);
    }

    fn meet_contents(&mut self, word: &str, expected: &Value) {
        let members = expected.as_object().into_iter().flatten();
        for (member, _) in members.filter(|(_, value)| says_something(value)) {
            self.meet(format!("{word} {member}"));
        }
    }
}

/// Something is expected rather than nothing.
fn says_something(expected: &Value) -> bool {
    match expected {
        Value::Null => false,
        Value::Array(values) => !values.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}

const fn kind_in_group(change: &PoolChange) -> &'static str {
    match change {
        PoolChange::CreateGroup { .. } => "createGroup",
        PoolChange::RenameGroup { .. } => "renameGroup",
        PoolChange::RenewCode => "renewCode",
        PoolChange::DeleteGroup => "deleteGroup",
        PoolChange::RestoreGroup => "restoreGroup",
        PoolChange::AddMembers(_) => "addMembers",
        PoolChange::PromoteGuest(_) => "promoteGuest",
        PoolChange::RenameMember { .. } => "renameMember",
        PoolChange::RemoveMember { .. } => "removeMember",
        PoolChange::ReturnMember { .. } => "returnMember",
        PoolChange::RecordPayment(_) => "recordPayment",
        PoolChange::DeletePayment { .. } => "deletePayment",
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
