//! Sessions of no group: what the server lists, latest date first.

use pace_core::snapshot::{Listing, SessionSummary};
use pace_rules::id::SessionId;
use ratatui::{Frame, layout::Rect, text::Line};

use super::{join::Join, new_session::NewSession, say, session::SessionScreen, title};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::{list, search::Search},
};

/// Where the cursor stands, and what is looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sessions {
    at: usize,
    search: Search,
}

impl Sessions {
    fn shown<'a>(&self, model: &'a Model) -> Vec<&'a SessionSummary> {
        model.home.standalone_sessions(self.search.text())
    }
}

fn has_any(model: &Model) -> bool {
    !model.home.standalone_sessions("").is_empty()
}

/// Its name, and what else there is to tell of it.
fn row(session: &SessionSummary, model: &Model) -> (String, String) {
    let facts = format!(
        "{}  {:>2} players  {}",
        model.clock.long(session.date),
        session.player_count,
        session.game_mode.as_str()
    );
    (marked(session.title(), &session.id, model), facts)
}

/// The name of a session, marked if it is the one that was opened last.
pub(crate) fn marked(name: &str, id: &SessionId, model: &Model) -> String {
    let is_current = model.home.current_session.as_ref() == Some(id);
    if is_current { format!("{name} (current)") } else { name.to_owned() }
}

impl View for Sessions {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let synced = match &model.home.listing {
            Listing::Ready { as_of, .. } => format!("Last synced {}", model.clock.recent(*as_of)),
            Listing::Loading => "Loading…".to_owned(),
            _ => String::new(),
        };
        title(model.theme, "Sessions", &synced, columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        match &model.home.listing {
            Listing::Ready { .. } if !has_any(model) => say(
                frame,
                area,
                "This server lists no session outside groups: none exists yet, or it keeps them to those who \
                 have a link. Press j to join one by its link or id.",
            ),
            Listing::Closed | Listing::Loading => say(frame, area, "Loading sessions…"),
            Listing::Failed(failure) => say(frame, area, &format!("{failure} Press r to try again.")),
            Listing::Ready { .. } => {
                let area = self.search.draw(frame, area, model.theme);
                let sessions = self.shown(model);
                if sessions.is_empty() {
                    return say(frame, area, "No session has that in its name.");
                }
                list::draw(frame, area, self.at, sessions.len(), model.theme, |place| {
                    row(sessions[place], model)
                });
            }
        }
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        if self.search.is_typing() {
            return Search::keys();
        }
        let mut keys = Vec::new();
        if has_any(model) {
            keys.extend([("↑↓", "choose"), ("Enter", "open"), ("/", "search")]);
        }
        keys.extend([("n", "new session"), ("j", "join"), ("r", "sync"), ("?", "help"), ("q Esc", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        if has_any(model) && self.search.key(key) {
            self.at = 0;
            return Reaction::stay();
        }
        let sessions = self.shown(model);
        if move_in_list(&mut self.at, sessions.len(), key) {
            return Reaction::stay();
        }
        match key {
            Key::Enter => sessions.get(self.at).map_or_else(Reaction::stay, |session| {
                Reaction::open(SessionScreen::default())
                    .and(Command::Open(Place::Session(session.id.clone())))
            }),
            Key::Char('n') => Reaction::open(NewSession::new(&model.clock)),
            Key::Char('j') => Reaction::open(Join::default()),
            Key::Char('r' | 'R') => Reaction::run(Command::ListSessions),
            Key::Char('q') | Key::Esc => Reaction::back(),
            _ => Reaction::stay(),
        }
    }

    fn takes_text(&self) -> bool {
        self.search.is_typing()
    }
}
