//! Pair: the profile of two players of a group as partners.

use ratatui::{Frame, layout::Rect, text::Line};

use super::title;
use crate::{
    command::Command,
    keys::Key,
    view::{Hint, Model, Reaction, View},
};

/// Where it is scrolled to.
#[derive(Debug, Clone, Default)]
pub(crate) struct PairScreen {}

impl View for PairScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Pair", "", columns)
    }

    fn body(&self, _frame: &mut Frame<'_>, _area: Rect, _model: &Model) {}

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, _model: &Model) -> Reaction {
        match key {
            Key::Esc | Key::Char('q') => Reaction::back().and(Command::Leave),
            _ => Reaction::stay(),
        }
    }
}
