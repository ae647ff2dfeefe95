//! Home: go on with the session, open a group, begin or join something.

use pace_core::{
    effect::Subject,
    snapshot::{RecentGroup, Unsaved},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{
    group::GroupScreen, groups::Groups, join::Join, name::Name, new_session::NewSession,
    session::SessionScreen, sessions::Sessions, settings::Settings, title,
};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Columns of what a way is called.
const NAME: usize = 26;

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Home {
    at: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    Page(Place),
    NewSession,
    NewGroup,
    Join,
    Sessions,
    Groups,
    Settings,
}

/// A way from here, with its key and words.
struct Entry {
    key: char,
    name: String,
    detail: String,
    way: Way,
}

impl Entry {
    fn new(key: char, name: &str, detail: &str, way: Way) -> Self {
        Self { key, name: name.to_owned(), detail: detail.to_owned(), way }
    }
}

/// What can be opened at once: what is not saved, then the groups visited last, by digits.
fn pages(model: &Model) -> Vec<Entry> {
    let home = &model.home;
    let here = home.unsaved.iter().filter(|unsaved| unsaved.elsewhere.is_none());
    let current = home.current_session.clone().map(Place::Session);
    let unsaved: Vec<Place> =
        here.filter_map(place).filter(|place| Some(place) != current.as_ref()).collect();
    let is_new = |group: &&RecentGroup| !unsaved.contains(&Place::Group(group.id.clone()));
    let recent =
        home.recent_groups.iter().filter(is_new).map(|group| {
            (group.name.clone(), format!("code {}", group.code), Place::Group(group.id.clone()))
        });
    let waiting = unsaved.iter().map(|place| {
        let name = match place {
            Place::Group(id) => home.recent_groups.iter().find(|group| group.id == *id),
            _ => None,
        };
        let usual = if matches!(place, Place::Group(_)) { "Open a group" } else { "Open a session" };
        let name = name.map_or_else(|| usual.to_owned(), |group| group.name.clone());
        (name, "with changes not saved yet".to_owned(), place.clone())
    });
    let keyed = ('1'..='9').zip(waiting.chain(recent));
    keyed.map(|(key, (name, detail, place))| Entry { key, name, detail, way: Way::Page(place) }).collect()
}

fn place(unsaved: &Unsaved) -> Option<Place> {
    match &unsaved.subject {
        Subject::Session(id) => Some(Place::Session(id.clone())),
        Subject::Group(id) => Some(Place::Group(id.clone())),
        Subject::Profile(_) => None,
    }
}

fn entries(model: &Model) -> Vec<Entry> {
    let current = model.home.current_session.clone().map(|id| {
        let way = Way::Page(Place::Session(id));
        Entry::new('c', "Continue the session", "the one opened last", way)
    });
    let always = [
        Entry::new('n', "New session", "players, costs, plan; of no group", Way::NewSession),
        Entry::new('g', "New group", "players, rankings and balances together", Way::NewGroup),
        Entry::new('j', "Join", "a group by its code, a session by its link", Way::Join),
        Entry::new('l', "Sessions", "what the server lists", Way::Sessions),
        Entry::new('o', "Groups", "what the server lists", Way::Groups),
        Entry::new('s', "Settings", "the server's address", Way::Settings),
    ];
    current.into_iter().chain(pages(model)).chain(always).collect()
}

fn unsaved_sentence(unsaved: &Unsaved, model: &Model) -> String {
    let subject = match (&unsaved.title, &unsaved.subject) {
        (Some(title), _) => format!("“{title}”"),
        (None, Subject::Session(id)) if model.home.current_session.as_ref() == Some(id) => {
            "the session opened last".to_owned()
        }
        (None, Subject::Session(id)) => format!("session {id}"),
        (None, _) => "a group".to_owned(),
    };
    let changes = |count| if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    let what = match (unsaved.pending, unsaved.failed) {
        (pending, 0) => format!("Not saved yet: {} in {subject}.", changes(pending)),
        (0, failed) => format!("Not saved: {} in {subject}, to be retried or discarded.", changes(failed)),
        (pending, failed) => {
            format!(
                "Not saved yet: {} in {subject}, {failed} more to be retried or discarded.",
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
        for (place, Entry { key, name, detail, .. }) in entries(model).into_iter().enumerate() {
            let chosen = place == self.at;
            let style = if chosen { theme.selected() } else { theme.plain() };
            lines.push(Line::from(vec![
                Span::raw(if chosen { "▸ " } else { "  " }),
                Span::styled(format!(" {key}  {} ", text::left(&name, NAME)), style),
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
        let entries = entries(model);
        if move_in_list(&mut self.at, entries.len(), key) {
            return Reaction::stay();
        }
        let chosen = match key {
            Key::Enter => entries.into_iter().nth(self.at),
            Key::Char('q') => return Reaction::run(Command::Quit),
            Key::Char('x') => {
                let notice = model.home.notices.first();
                return notice.map_or_else(Reaction::stay, |notice| {
                    Reaction::run(Command::DismissHomeNotice(notice.id))
                });
            }
            Key::Char(letter) => entries.into_iter().find(|entry| entry.key == *letter),
            _ => None,
        };
        match chosen.map(|entry| entry.way) {
            Some(Way::Page(place)) => {
                let opened = match place {
                    Place::Group(_) => Reaction::open(GroupScreen::default()),
                    _ => Reaction::open(SessionScreen::default()),
                };
                opened.and(Command::Open(place))
            }
            Some(Way::NewSession) => Reaction::open(NewSession::new(&model.clock)),
            Some(Way::NewGroup) => Reaction::open(Name::of_new_group()),
            Some(Way::Join) => Reaction::open(Join::default()),
            Some(Way::Sessions) => Reaction::open(Sessions::default()).and(Command::ListSessions),
            Some(Way::Groups) => Reaction::open(Groups::default()).and(Command::ListGroups),
            Some(Way::Settings) => Reaction::open(Settings::new(&model.home.server)),
            None => Reaction::stay(),
        }
    }
}
