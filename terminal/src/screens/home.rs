//! Home: go on with the session, begin one, join one.

use pace_core::snapshot::Unsaved;
use pace_rules::id::SessionId;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{
    join::Join, new_session::NewSession, session::SessionScreen, sessions::Sessions, settings::Settings,
    title,
};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Home {
    at: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    Continue(SessionId),
    /// A session with writes that are not saved, by its place among those.
    Unsaved(char, SessionId),
    New,
    List,
    Join,
    Settings,
}

impl Way {
    const fn words(&self) -> (char, &'static str, &'static str) {
        match self {
            Self::Continue(_) => ('c', "Continue the session", "the one opened last"),
            Self::Unsaved(digit, _) => (*digit, "Open a session", "with changes not saved yet"),
            Self::New => ('n', "New session", "players, costs, round robin"),
            Self::List => ('l', "Sessions", "what the server lists"),
            Self::Join => ('j', "Join a session", "by its link or id"),
            Self::Settings => ('s', "Settings", "the server's address"),
        }
    }
}

fn ways(model: &Model) -> Vec<Way> {
    let home = &model.home;
    let go_on = home.current_session.clone().map(Way::Continue);
    let here = home.unsaved.iter().filter(|unsaved| unsaved.elsewhere.is_none());
    let others = here.filter_map(Unsaved::session).filter(|id| home.current_session.as_ref() != Some(id));
    let unsaved = ('1'..='9').zip(others).map(|(digit, other)| Way::Unsaved(digit, other.clone()));
    go_on.into_iter().chain(unsaved).chain([Way::New, Way::List, Way::Join, Way::Settings]).collect()
}

fn unsaved_sentence(unsaved: &Unsaved, model: &Model) -> String {
    let session = match &unsaved.title {
        Some(title) => format!("“{title}”"),
        None if unsaved.session().is_some() && unsaved.session() == model.home.current_session.as_ref() => {
            "the session opened last".to_owned()
        }
        None => unsaved.session().map_or_else(|| "a group".to_owned(), |id| format!("session {id}")),
    };
    let changes = |count| if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    let what = match (unsaved.pending, unsaved.failed) {
        (pending, 0) => format!("Not saved yet: {} in {session}.", changes(pending)),
        (0, failed) => format!("Not saved: {} in {session}, to be retried or discarded.", changes(failed)),
        (pending, failed) => {
            format!(
                "Not saved yet: {} in {session}, {failed} more to be retried or discarded.",
                changes(pending)
            )
        }
    };
    match &unsaved.elsewhere {
        None if unsaved.failed == 0 => format!("{what} Open it to send."),
        None => format!("{what} Open it (t shows them)."),
        Some(server) => format!("{what} They belong to {server}: join it there (j)."),
    }
}

impl View for Home {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Pace", &model.home.server, columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let theme = model.theme;
        let columns = usize::from(area.width);
        let mut lines = vec![Line::default()];
        for (place, way) in ways(model).into_iter().enumerate() {
            let (key, name, detail) = way.words();
            let chosen = place == self.at;
            let style = if chosen { theme.selected() } else { theme.plain() };
            lines.push(Line::from(vec![
                Span::raw(if chosen { "▸ " } else { "  " }),
                Span::styled(format!(" {key}  {} ", text::left(name, 24)), style),
                Span::styled(format!("  {detail}"), theme.faint()),
            ]));
        }
        lines.push(Line::default());
        for unsaved in &model.home.unsaved {
            let sentence = unsaved_sentence(unsaved, model);
            lines.extend(
                text::wrap(&sentence, columns).into_iter().map(|line| Line::styled(line, theme.bad())),
            );
        }
        for notice in &model.home.notices {
            let wrapped = text::wrap(&notice.text, columns).into_iter();
            lines.extend(wrapped.map(|line| Line::styled(line, theme.waiting())));
        }
        lines.push(Line::styled(model.hosting.sentence(&model.home.server), theme.faint()));
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let mut keys = vec![("↑↓", "choose"), ("Enter", "open")];
        keys.extend((!model.home.notices.is_empty()).then_some(("x", "put the notice away")));
        keys.extend([("?", "help"), ("q", "quit")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let ways = ways(model);
        if move_in_list(&mut self.at, ways.len(), key) {
            return Reaction::stay();
        }
        let chosen = match key {
            Key::Enter => ways.get(self.at).cloned(),
            Key::Char('q') => return Reaction::run(Command::Quit),
            Key::Char('x') => {
                let notice = model.home.notices.first();
                return notice.map_or_else(Reaction::stay, |notice| {
                    Reaction::run(Command::DismissHomeNotice(notice.id))
                });
            }
            Key::Char(letter) => ways.into_iter().find(|way| way.words().0 == *letter),
            _ => None,
        };
        match chosen {
            Some(Way::Continue(id) | Way::Unsaved(_, id)) => {
                Reaction::open(SessionScreen::default()).and(Command::Open(Place::Session(id)))
            }
            Some(Way::New) => Reaction::open(NewSession::new(&model.clock)),
            Some(Way::List) => Reaction::open(Sessions::default()).and(Command::ListSessions),
            Some(Way::Join) => Reaction::open(Join::default()),
            Some(Way::Settings) => Reaction::open(Settings::new(&model.home.server)),
            None => Reaction::stay(),
        }
    }
}
