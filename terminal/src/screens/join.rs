//! Join a group by its code or link, or a session by its link or id.

use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{session::SessionScreen, title};
use crate::{
    command::Command,
    keys::Key,
    link::{self, Target},
    pages::Place,
    view::{Hint, Model, Reaction, Say, View},
    widgets::form::{Form, Row},
};

/// What is typed or pasted.
pub(crate) struct Join {
    form: Form<()>,
    /// The code whose group is waited for.
    looks_up: Option<String>,
}

impl Default for Join {
    fn default() -> Self {
        Self { form: Form::of_address(Row::text((), "Code or link", "")), looks_up: None }
    }
}

impl Join {
    /// While a code is looked up.
    pub(crate) fn looking_up(code: &str) -> Self {
        Self { form: Form::of_address(Row::text((), "Code or link", code)), looks_up: Some(code.to_owned()) }
    }

    fn join(&mut self, model: &Model) -> Reaction {
        let link = match link::parse(self.form.typed(())) {
            Ok(link) => link,
            Err(complaint) => return Reaction::wrong(complaint),
        };
        let (mut reaction, command) = match link.target {
            Target::Session(id) => {
                (Reaction::replace(SessionScreen::default()), Command::Open(Place::Session(id)))
            }
            Target::Group(code) => {
                self.looks_up = Some(code.clone());
                let say = Some(Say::Doing(format!("Looking up group {code}…")));
                (Reaction { say, ..Reaction::stay() }, Command::FindGroup(code))
            }
        };
        if let Some(server) = link.server.filter(|server| *server != model.home.server) {
            reaction = reaction.and(Command::SetServer(server));
        }
        reaction.and(command)
    }
}

impl View for Join {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Join", &model.home.server, columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let [said, form] = super::below(area, 5);
        let lines = [
            "A group by its code of six letters, such as k7mq2x, or by its link.",
            "A session by its link or id. Somebody who has the group or session open",
            "finds code and links under v. A link to another server takes you there.",
        ];
        frame.render_widget(Paragraph::new(lines.map(Line::from).to_vec()), said);
        self.form.draw(frame, form, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("Enter", "join"), ("Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        self.looks_up = None;
        match key {
            Key::Esc => Reaction::back(),
            Key::Enter => self.join(model),
            _ => {
                self.form.key(key);
                Reaction::stay()
            }
        }
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn looks_up(&self) -> Option<&str> {
        self.looks_up.as_deref()
    }
}
