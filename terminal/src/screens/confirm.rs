//! A question before something is done that takes something away.

use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::title;
use crate::{
    command::Command,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Asks once, then carries out.
pub(crate) struct Confirm {
    pub(crate) question: String,
    pub(crate) detail: String,
    pub(crate) command: Command,
    /// Enter is not enough: too much would be lost.
    pub(crate) only_y: bool,
}

impl View for Confirm {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, &self.question, "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let mut lines = vec![Line::default()];
        lines.extend(text::wrap(&self.detail, usize::from(area.width)).into_iter().map(Line::from));
        lines.extend([Line::default(), Line::styled("y  yes        n  no", model.theme.strong())]);
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        if self.only_y {
            vec![("y", "yes"), ("n Esc", "no")]
        } else {
            vec![("y Enter", "yes"), ("n Esc", "no")]
        }
    }

    fn key(&mut self, key: &Key, _model: &Model) -> Reaction {
        match key {
            Key::Char('y' | 'Y') => Reaction::back().and(self.command.clone()),
            Key::Enter if !self.only_y => Reaction::back().and(self.command.clone()),
            Key::Char('n' | 'N' | 'q') | Key::Esc => Reaction::back(),
            _ => Reaction::stay(),
        }
    }
}
