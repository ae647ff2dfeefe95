//! One name to type: of a new group, of new players, another name, or a name that confirms a deletion.

use pace_core::snapshot::MemberView;
use pace_rules::id::GroupPlayerId;
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{below, group::GroupScreen, title};
use crate::{
    command::Command,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::{
        form::{Form, Row},
        text,
    },
};

/// What the name is for.
enum Purpose {
    NewGroup,
    Group,
    NewPlayers,
    Member(GroupPlayerId),
    Deletion { name: String },
}

/// The name as it is typed.
pub(crate) struct Name {
    purpose: Purpose,
    form: Form<()>,
}

impl Name {
    fn new(purpose: Purpose, label: &str, name: &str) -> Self {
        Self { purpose, form: Form::of_address(Row::text((), label, name)) }
    }

    pub(crate) fn of_new_group() -> Self {
        Self::new(Purpose::NewGroup, "Name", "")
    }

    pub(crate) fn of_group(name: &str) -> Self {
        Self::new(Purpose::Group, "New name", name)
    }

    pub(crate) fn of_new_players() -> Self {
        Self::new(Purpose::NewPlayers, "Name", "")
    }

    pub(crate) fn of_member(member: &MemberView) -> Self {
        Self::new(Purpose::Member(member.id.clone()), "New name", &member.name)
    }

    pub(crate) fn to_delete(name: &str) -> Self {
        Self::new(Purpose::Deletion { name: name.to_owned() }, "Its name", "")
    }

    fn title(&self) -> String {
        match &self.purpose {
            Purpose::NewGroup => "New group".to_owned(),
            Purpose::Group => "Rename the group".to_owned(),
            Purpose::NewPlayers => "Add players".to_owned(),
            Purpose::Member(_) => "Rename a player".to_owned(),
            Purpose::Deletion { name } => format!("Delete “{name}”?"),
        }
    }

    fn words(&self) -> String {
        match &self.purpose {
            Purpose::NewGroup => "A group keeps its players, sessions, rankings and balances together. Friends \
                                  join by the code or link that you get; nobody needs an account."
                .to_owned(),
            Purpose::Group => "Everybody sees the new name.".to_owned(),
            Purpose::NewPlayers => "One name, or several with commas between them. Whoever was removed comes \
                                    back with all history."
                .to_owned(),
            Purpose::Member(_) => "Sessions that were played keep their rosters as they are.".to_owned(),
            Purpose::Deletion { .. } => "The group goes with its players, sessions, games and statistics, for \
                                         everybody. It can be restored for 30 days. Type its name to delete it."
                .to_owned(),
        }
    }

    fn done(&self) -> Reaction {
        let typed = self.form.typed(()).trim().to_owned();
        if let Purpose::Deletion { name } = &self.purpose {
            return if typed == name.trim() {
                Reaction::back().and(Command::DeleteGroup)
            } else {
                Reaction::wrong(format!("That is not its name. Type {name} to delete it, or leave with Esc."))
            };
        }
        if typed.is_empty() {
            return Reaction::wrong("Type a name.");
        }
        match &self.purpose {
            Purpose::NewGroup => Reaction::replace(GroupScreen::default()).and(Command::CreateGroup(typed)),
            Purpose::Group => Reaction::back().and(Command::RenameGroup(typed)),
            Purpose::NewPlayers => {
                let names = typed.split([',', '\n', ';']).map(str::trim).filter(|name| !name.is_empty());
                let names: Vec<String> = names.map(str::to_owned).collect();
                Reaction::back().and(Command::AddToGroup(names))
            }
            Purpose::Member(id) => Reaction::back().and(Command::RenameMember(id.clone(), typed)),
            Purpose::Deletion { .. } => Reaction::stay(),
        }
    }
}

impl View for Name {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, &self.title(), "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let words = text::wrap(&self.words(), usize::from(area.width));
        let rows = u16::try_from(words.len() + 1).unwrap_or(1);
        let [said, form] = below(area, rows);
        let lines: Vec<Line<'_>> = words.into_iter().map(Line::from).collect();
        frame.render_widget(Paragraph::new(lines), said);
        self.form.draw(frame, form, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        let enter = match &self.purpose {
            Purpose::NewGroup => "create",
            Purpose::NewPlayers => "add",
            Purpose::Group | Purpose::Member(_) => "rename",
            Purpose::Deletion { .. } => "delete",
        };
        vec![("Enter", enter), ("Esc", "leave as it was")]
    }

    fn key(&mut self, key: &Key, _model: &Model) -> Reaction {
        match key {
            Key::Esc => Reaction::back(),
            Key::Enter => self.done(),
            _ => {
                self.form.key(key);
                Reaction::stay()
            }
        }
    }

    fn takes_text(&self) -> bool {
        true
    }
}
