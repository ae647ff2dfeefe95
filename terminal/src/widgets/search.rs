//! A line to look for a part of a name, opened by `/`.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
    widgets::Paragraph,
};

use super::input::Input;
use crate::{keys::Key, screens::below, theme::Theme, view::Hint};

const LABEL: &str = "Search: ";

/// What is looked for; the line is shown while it is typed, or if it leaves something out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Search {
    input: Input,
    typing: bool,
}

impl Search {
    pub(crate) fn text(&self) -> &str {
        self.input.text()
    }

    pub(crate) const fn is_typing(&self) -> bool {
        self.typing
    }

    pub(crate) fn keys() -> Vec<Hint> {
        vec![("Enter", "to the list"), ("Esc", "show all")]
    }

    /// Takes a key; false if it is not for the search.
    pub(crate) fn key(&mut self, key: &Key) -> bool {
        match key {
            Key::Char('/') if !self.typing => self.typing = true,
            Key::Esc if self.typing || !self.text().is_empty() => *self = Self::default(),
            Key::Enter | Key::Down if self.typing => self.typing = false,
            _ if self.typing => {
                self.input.key(key);
            }
            _ => return false,
        }
        true
    }

    /// Draws its line, if it has one, and gives the area below it.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: Theme) -> Rect {
        if !self.typing && self.text().is_empty() {
            return area;
        }
        let [line, rest] = below(area, 1);
        let (shown, cursor) = self.input.window(usize::from(line.width).saturating_sub(LABEL.len() + 1));
        frame.render_widget(Paragraph::new(Line::styled(format!("{LABEL}{shown}"), theme.strong())), line);
        if self.typing {
            let x = line.x + u16::try_from(LABEL.len() + cursor).unwrap_or(0);
            frame.set_cursor_position(Position::new(x, line.y));
        }
        rest
    }
}
