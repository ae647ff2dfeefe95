//! Join a session by its link or id.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{session::SessionScreen, title};
use crate::{
    command::Command,
    keys::Key,
    link,
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::form::{Form, Row},
};

/// The link as it is typed or pasted.
pub(crate) struct Join {
    form: Form<()>,
}

impl Default for Join {
    fn default() -> Self {
        Self { form: Form::of_address(Row::text((), "Link or id", "")) }
    }
}

impl View for Join {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Join a session", &model.home.server, columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let [said, form] = super::below(area, 4);
        let lines = [
            "Somebody who has the session open finds its link under v.",
            "A link to another server takes you to that server.",
        ];
        frame.render_widget(ratatui::widgets::Paragraph::new(lines.map(Line::from).to_vec()), said);
        self.form.draw(frame, form, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("Enter", "open the session"), ("Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        match key {
            Key::Esc => return Reaction::back(),
            Key::Enter => {}
            _ => {
                self.form.key(key);
                return Reaction::stay();
            }
        }
        let link = match link::parse(self.form.typed(())) {
            Ok(link) => link,
            Err(complaint) => return Reaction::wrong(complaint),
        };
        let mut reaction = Reaction::replace(SessionScreen::default());
        if let Some(server) = link.server.filter(|server| *server != model.home.server) {
            reaction = reaction.and(Command::SetServer(server));
        }
        reaction.and(Command::Open(Place::Session(link.session)))
    }

    fn takes_text(&self) -> bool {
        true
    }
}
