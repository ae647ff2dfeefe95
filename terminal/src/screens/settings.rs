//! Settings: which server this terminal talks to.

use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{below, title};
use crate::{
    command::Command,
    keys::Key,
    link,
    view::{Hint, Model, Reaction, View},
    widgets::form::{Form, Row},
};

/// The address as it is typed.
pub(crate) struct Settings {
    form: Form<()>,
}

impl Settings {
    pub(crate) fn new(server: &str) -> Self {
        Self { form: Form::of_address(Row::text((), "Server address", server)) }
    }
}

impl View for Settings {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Settings", "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let [said, form] = below(area, 6);
        let calls = &model.home.calls;
        let count = |cause| calls.get(&cause).copied().unwrap_or(0);
        let lines = [
            model.hosting.sentence(&model.home.server).to_owned(),
            "Another server is used until you leave; start with --server to begin there.".to_owned(),
            "Writes that are not saved yet stay with the server that they were made for.".to_owned(),
            format!(
                "Calls so far: {} loads, {} for actions, {} syncs, none in the background.",
                count(pace_core::effect::Cause::Load),
                count(pace_core::effect::Cause::Action),
                count(pace_core::effect::Cause::Sync),
            ),
        ];
        frame.render_widget(Paragraph::new(lines.map(Line::from).to_vec()), said);
        self.form.draw(frame, form, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("Enter", "use this server"), ("Ctrl-U", "clear"), ("Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        match key {
            Key::Esc => Reaction::back(),
            Key::Enter => match link::server(self.form.typed(())) {
                Err(complaint) => Reaction::wrong(complaint),
                Ok(server) if server == model.home.server => Reaction::back(),
                Ok(server) => {
                    let said = format!("Now with {server}.");
                    Reaction::back().and(Command::SetServer(server)).saying(said)
                }
            },
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
