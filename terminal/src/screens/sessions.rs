//! Sessions: what the server lists.

use pace_core::snapshot::{Listing, SessionSummary};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{join::Join, session::SessionScreen, title};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sessions {
    at: usize,
}

fn listed(model: &Model) -> &[SessionSummary] {
    match &model.home.listing {
        Listing::Ready { sessions, .. } => sessions,
        _ => &[],
    }
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
        let columns = usize::from(area.width);
        let words = match &model.home.listing {
            Listing::Ready { sessions, .. } if sessions.is_empty() => {
                "This server lists no session: none exists yet, or it keeps them to those who have a link. \
                 Press j to join one by its link or id."
                    .to_owned()
            }
            Listing::Ready { .. } => String::new(),
            Listing::Closed | Listing::Loading => "Loading sessions…".to_owned(),
            Listing::Failed(failure) => format!("{failure} Press r to try again."),
        };
        let mut lines = vec![Line::default()];
        lines.extend(text::wrap(&words, columns).into_iter().filter(|line| !line.is_empty()).map(Line::from));
        let height = usize::from(area.height).saturating_sub(1);
        let first = (self.at + 1).saturating_sub(height);
        for (place, session) in listed(model).iter().enumerate().skip(first).take(height) {
            let chosen = place == self.at;
            let name = session.name.as_deref().unwrap_or(pace_rules::session::Session::DEFAULT_NAME);
            let facts = format!(
                "{}  {:>2} players  {}",
                model.clock.long(session.date),
                session.player_count,
                session.game_mode.as_str()
            );
            let current = model.home.current_session.as_ref() == Some(&session.id);
            let name = if current { format!("{name} (current)") } else { name.to_owned() };
            let line = text::apart(&name, &facts, columns.saturating_sub(2));
            let style = if chosen { model.theme.selected() } else { model.theme.plain() };
            let mark = if chosen { "▸ " } else { "  " };
            lines.push(Line::styled(format!("{mark}{line}"), style));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let mut keys = Vec::new();
        if !listed(model).is_empty() {
            keys.extend([("↑↓", "choose"), ("Enter", "open")]);
        }
        keys.extend([("j", "join by link or id"), ("r", "sync"), ("?", "help"), ("q Esc", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let sessions = listed(model);
        if move_in_list(&mut self.at, sessions.len(), key) {
            return Reaction::stay();
        }
        match key {
            Key::Enter => sessions.get(self.at).map_or_else(Reaction::stay, |session| {
                Reaction::open(SessionScreen::default())
                    .and(Command::Open(Place::Session(session.id.clone())))
            }),
            Key::Char('j') => Reaction::open(Join::default()),
            Key::Char('r' | 'R') => Reaction::run(Command::ListSessions),
            Key::Char('q') | Key::Esc => Reaction::back(),
            _ => Reaction::stay(),
        }
    }
}
