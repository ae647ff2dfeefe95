//! A line of text that is being typed.

use unicode_width::UnicodeWidthStr;

use crate::keys::Key;

/// Longest text that is taken, in characters.
const MOST: usize = 300;

/// The text and where the cursor stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Input {
    text: String,
    /// In characters.
    cursor: usize,
}

impl Input {
    /// A text with the cursor at its end.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.chars().count(), text }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Takes a key; false if it is none of typing.
    pub(crate) fn key(&mut self, key: &Key) -> bool {
        match key {
            Key::Char(letter) => self.insert(*letter),
            Key::Paste(text) => text.chars().for_each(|letter| self.insert(letter)),
            Key::Backspace if self.cursor > 0 => {
                self.cursor -= 1;
                self.remove();
            }
            Key::Backspace => {}
            Key::Delete => self.remove(),
            Key::Left => self.cursor = self.cursor.saturating_sub(1),
            Key::Right => self.cursor = (self.cursor + 1).min(self.text.chars().count()),
            Key::LineStart => self.cursor = 0,
            Key::LineEnd => self.cursor = self.text.chars().count(),
            Key::Ctrl('u') => *self = Self::default(),
            _ => return false,
        }
        true
    }

    fn insert(&mut self, letter: char) {
        if !letter.is_control() && self.text.chars().count() < MOST {
            self.text.insert(self.byte(), letter);
            self.cursor += 1;
        }
    }

    fn remove(&mut self) {
        let byte = self.byte();
        if byte < self.text.len() {
            self.text.remove(byte);
        }
    }

    fn byte(&self) -> usize {
        self.text.char_indices().nth(self.cursor).map_or(self.text.len(), |(byte, _)| byte)
    }

    /// What fits into so many columns around the cursor, and the cursor's column in it.
    pub(crate) fn window(&self, columns: usize) -> (String, usize) {
        let before = &self.text[..self.byte()];
        let mut start = 0;
        while before[start..].width() >= columns.max(1) {
            start += before[start..].chars().next().map_or(1, char::len_utf8);
        }
        let mut shown = String::new();
        for letter in self.text[start..].chars() {
            shown.push(letter);
            if shown.width() > columns {
                shown.pop();
                break;
            }
        }
        (shown, before[start..].width())
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, Key};

    #[test]
    fn typing_goes_where_the_cursor_is() {
        let mut input = Input::new("Bn");
        for key in [Key::Left, Key::Char('e'), Key::LineEnd, Key::Char('!'), Key::Backspace] {
            assert!(input.key(&key));
        }
        assert_eq!(input.text(), "Ben");
        for key in [Key::LineStart, Key::Delete, Key::Backspace] {
            assert!(input.key(&key));
        }
        assert_eq!(input.text(), "en");
        assert!(!input.key(&Key::Enter));
    }

    #[test]
    fn a_pasted_line_break_or_escape_is_not_taken() {
        let mut input = Input::default();
        input.key(&Key::Paste("a\n\u{1b}b".to_owned()));
        assert_eq!(input.text(), "ab");
    }

    #[test]
    fn the_cursor_stays_in_the_window() {
        let input = Input::new("王小明王小明");
        for columns in 1..14 {
            let (shown, cursor) = input.window(columns);
            assert!(super::UnicodeWidthStr::width(shown.as_str()) <= columns, "{columns}");
            assert!(cursor <= columns, "{columns}: {cursor}");
        }
    }
}
