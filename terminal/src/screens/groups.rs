//! Groups: what the server lists, newest first.

use pace_core::snapshot::GroupListing;
use pace_rules::pool::Group;
use ratatui::{Frame, layout::Rect, text::Line};

use super::{group::GroupScreen, join::Join, name::Name, say, title};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::{list, search::Search},
};

/// Where the cursor stands, and what is looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    at: usize,
    search: Search,
}

impl Groups {
    fn shown<'a>(&self, model: &'a Model) -> Vec<&'a Group> {
        model.home.groups_matching(self.search.text())
    }
}

fn has_any(model: &Model) -> bool {
    matches!(&model.home.groups, GroupListing::Ready { groups, .. } if !groups.is_empty())
}

impl View for Groups {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let synced = match &model.home.groups {
            GroupListing::Ready { as_of, .. } => format!("Last synced {}", model.clock.recent(*as_of)),
            GroupListing::Loading => "Loading…".to_owned(),
            _ => String::new(),
        };
        title(model.theme, "Groups", &synced, columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        match &model.home.groups {
            GroupListing::Ready { groups, .. } if groups.is_empty() => say(
                frame,
                area,
                "This server lists no group: none exists yet, or it keeps them to those who have a code. \
                 Press j to join one by its code or link, n to make one.",
            ),
            GroupListing::Closed | GroupListing::Loading => say(frame, area, "Loading groups…"),
            GroupListing::Failed(failure) => say(frame, area, &format!("{failure} Press r to try again.")),
            GroupListing::Ready { .. } => {
                let area = self.search.draw(frame, area, model.theme);
                let groups = self.shown(model);
                if groups.is_empty() {
                    return say(frame, area, "No group has that in its name.");
                }
                list::draw(frame, area, self.at, groups.len(), model.theme, |place| {
                    let group = groups[place];
                    let made = group.created_at.map_or_else(String::new, |at| model.clock.day(at));
                    (group.name.clone(), format!("{made}  {}", group.shareable_link))
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
        keys.extend([("n", "new group"), ("j", "join"), ("r", "sync"), ("?", "help"), ("q Esc", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        if has_any(model) && self.search.key(key) {
            self.at = 0;
            return Reaction::stay();
        }
        let groups = self.shown(model);
        if move_in_list(&mut self.at, groups.len(), key) {
            return Reaction::stay();
        }
        match key {
            Key::Enter => groups.get(self.at).map_or_else(Reaction::stay, |group| {
                Reaction::open(GroupScreen::default()).and(Command::Open(Place::Group(group.id.clone())))
            }),
            Key::Char('n') => Reaction::open(Name::of_new_group()),
            Key::Char('j') => Reaction::open(Join::default()),
            Key::Char('r' | 'R') => Reaction::run(Command::ListGroups),
            Key::Char('q') | Key::Esc => Reaction::back(),
            _ => Reaction::stay(),
        }
    }

    fn takes_text(&self) -> bool {
        self.search.is_typing()
    }
}
