//! The screens, by the names that they have on every platform.

pub(crate) mod confirm;
pub(crate) mod court;
pub(crate) mod edit_game;
pub(crate) mod edit_session;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod invite;
pub(crate) mod join;
pub(crate) mod new_session;
pub(crate) mod play;
pub(crate) mod players;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod stats;
pub(crate) mod summary;
pub(crate) mod tray;

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{theme::Theme, widgets::text};

/// A title with something at the end of its line.
pub(crate) fn title(theme: Theme, name: &str, end: &str, columns: usize) -> Vec<Line<'static>> {
    let room = columns.saturating_sub(text::width(end) + 1);
    vec![Line::from(vec![
        Span::styled(text::left(name, room), theme.strong()),
        Span::styled(format!(" {end}"), theme.faint()),
    ])]
}

/// An area's first rows, and those below them.
pub(crate) fn below(area: Rect, rows: u16) -> [Rect; 2] {
    let rows = rows.min(area.height);
    let first = Rect { height: rows, ..area };
    [first, Rect { y: area.y + rows, height: area.height - rows, ..area }]
}
