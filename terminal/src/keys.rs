//! Keys as screens know them.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One key, or a pasted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    Char(char),
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    Paste(String),
}

impl Key {
    /// The key of a press; releases and keys without a meaning here are none.
    pub(crate) fn of(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        Some(match event.code {
            KeyCode::Char(letter) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                Self::Ctrl(letter.to_ascii_lowercase())
            }
            KeyCode::Char(_) if event.modifiers.contains(KeyModifiers::ALT) => return None,
            KeyCode::Char(letter) => Self::Char(letter),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Self::BackTab,
            KeyCode::Tab => Self::Tab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::LineStart,
            KeyCode::End => Self::LineEnd,
            _ => return None,
        })
    }
}

/// Moves a position in a list of `length` by up, down, page and end keys; false for another key.
pub(crate) fn move_in_list(position: &mut usize, length: usize, key: &Key) -> bool {
    const PAGE: usize = 10;
    let last = length.saturating_sub(1);
    *position = match key {
        Key::Up => position.saturating_sub(1),
        Key::Down => *position + 1,
        Key::PageUp => position.saturating_sub(PAGE),
        Key::PageDown => *position + PAGE,
        Key::LineStart => 0,
        Key::LineEnd => last,
        _ => return false,
    }
    .min(last);
    true
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::{Key, move_in_list};

    #[test]
    fn a_release_is_no_second_press() {
        let press = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        assert_eq!(Key::of(press), Some(Key::Char('a')));
        let release = KeyEvent { kind: KeyEventKind::Release, ..press };
        assert_eq!(Key::of(release), None);
        assert_eq!(Key::of(KeyEvent::new(KeyCode::Char('S'), KeyModifiers::CONTROL)), Some(Key::Ctrl('s')));
    }

    #[test]
    fn a_list_is_never_left() {
        let mut at = 0;
        for (key, expected) in [(Key::Up, 0), (Key::PageDown, 2), (Key::Down, 2), (Key::LineStart, 0)] {
            assert!(move_in_list(&mut at, 3, &key));
            assert_eq!(at, expected, "{key:?}");
        }
        assert!(move_in_list(&mut at, 0, &Key::Down));
        assert_eq!(at, 0);
        assert!(!move_in_list(&mut at, 3, &Key::Enter));
    }
}
