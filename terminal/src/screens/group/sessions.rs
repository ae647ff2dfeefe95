//! Sessions of the group, latest date first.

use std::sync::Arc;

use pace_core::snapshot::{GroupSnapshot, TabView};
use pace_rules::session::Session;
use ratatui::{Frame, layout::Rect};

use super::GroupTab;
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    screens::{new_session::NewSession, say, session::SessionScreen, sessions::marked},
    view::{Hint, Model, Reaction},
    widgets::{list, search::Search},
};

/// Where the cursor stands, and what is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct SessionsTab {
    at: usize,
    search: Search,
}

impl SessionsTab {
    fn shown<'a>(&self, snapshot: &'a GroupSnapshot) -> Vec<&'a Session> {
        snapshot.sessions_matching(self.search.text())
    }
}

fn has_any(snapshot: &GroupSnapshot) -> bool {
    matches!(&snapshot.content, Some(TabView::Sessions(sessions)) if !sessions.is_empty())
}

impl GroupTab for SessionsTab {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model) {
        if !has_any(snapshot) {
            return say(frame, area, "No session yet. Press n to begin the first one.");
        }
        let area = self.search.draw(frame, area, model.theme);
        let sessions = self.shown(snapshot);
        if sessions.is_empty() {
            return say(frame, area, "No session of this group has that in its name.");
        }
        list::draw(frame, area, self.at, sessions.len(), model.theme, |place| {
            let session = sessions[place];
            let date = model.clock.long(session.date);
            let date = if date == session.title() { String::new() } else { date };
            let bets = if session.betting_enabled { "  bets" } else { "" };
            let facts =
                format!("{date}  {:>2} players  {}{bets}", session.players.len(), session.game_mode.as_str());
            (marked(session.title(), &session.id, model), facts)
        });
    }

    fn keys(&self, snapshot: &GroupSnapshot) -> Vec<Hint> {
        if self.search.is_typing() {
            return Search::keys();
        }
        let mut keys = Vec::new();
        if has_any(snapshot) {
            keys.extend([("↑↓", "choose"), ("Enter", "open"), ("/", "search")]);
        }
        keys.push(("n", "new session"));
        keys
    }

    fn key(&mut self, key: &Key, snapshot: &GroupSnapshot, model: &Model) -> Option<Reaction> {
        if has_any(snapshot) && self.search.key(key) {
            self.at = 0;
            return Some(Reaction::stay());
        }
        let sessions = self.shown(snapshot);
        if move_in_list(&mut self.at, sessions.len(), key) {
            return Some(Reaction::stay());
        }
        match key {
            Key::Enter => sessions.get(self.at).map(|session| {
                Reaction::open(SessionScreen::default())
                    .and(Command::Open(Place::Session(session.id.clone())))
            }),
            Key::Char('n') => {
                Some(Reaction::open(NewSession::of_group(&model.clock, Arc::new(snapshot.clone()))))
            }
            _ => None,
        }
    }

    fn takes_text(&self) -> bool {
        self.search.is_typing()
    }
}
