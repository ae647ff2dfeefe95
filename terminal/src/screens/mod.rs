//! The screens, by the names that they have on every platform.

pub(crate) mod account;
pub(crate) mod confirm;
pub(crate) mod court;
pub(crate) mod edit_game;
pub(crate) mod edit_session;
pub(crate) mod group;
pub(crate) mod group_invite;
pub(crate) mod groups;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod invite;
pub(crate) mod join;
pub(crate) mod name;
pub(crate) mod new_session;
pub(crate) mod pair;
pub(crate) mod payment;
pub(crate) mod plan;
pub(crate) mod play;
pub(crate) mod player;
pub(crate) mod players;
pub(crate) mod present;
pub(crate) mod profile;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod stats;
pub(crate) mod suggestion;
pub(crate) mod summary;
pub(crate) mod tray;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{theme::Theme, widgets::text};

/// A title with something at the end of its line.
pub(crate) fn title(theme: Theme, name: &str, end: &str, columns: usize) -> Vec<Line<'static>> {
    vec![ends(name, theme.strong(), end, theme.faint(), columns)]
}

/// Two texts at the ends of a line; the first one gives way.
pub(crate) fn ends(
    start: &str,
    start_style: Style,
    end: &str,
    end_style: Style,
    columns: usize,
) -> Line<'static> {
    let room = columns.saturating_sub(text::width(end) + 1);
    Line::from(vec![
        Span::styled(text::left(start, room), start_style),
        Span::styled(format!(" {end}"), end_style),
    ])
}

/// An area's first rows, and those below them.
pub(crate) fn below(area: Rect, rows: u16) -> [Rect; 2] {
    let rows = rows.min(area.height);
    let first = Rect { height: rows, ..area };
    [first, Rect { y: area.y + rows, height: area.height - rows, ..area }]
}

/// A sentence where there is nothing else to show.
pub(crate) fn say(frame: &mut Frame<'_>, area: Rect, words: &str) {
    let mut lines = vec![Line::default()];
    lines.extend(text::wrap(words, usize::from(area.width)).into_iter().map(Line::from));
    frame.render_widget(Paragraph::new(lines), area);
}

/// How much of a page is saved, in a sign and words.
pub(crate) fn saved(pending: usize, waiting: usize, unconfirmed: bool, theme: Theme) -> (String, Style) {
    match (pending, waiting) {
        (0, 0) => ("✓ all saved".to_owned(), theme.good()),
        (pending, _) if unconfirmed => (format!("? {pending} unconfirmed"), theme.bad()),
        (0, waiting) => (format!("! {waiting} not saved"), theme.bad()),
        (pending, _) => (format!("● saving {pending}"), theme.waiting()),
    }
}

/// Draws a QR code on the left if it fits, and gives the area beside it.
pub(crate) fn beside_code(frame: &mut Frame<'_>, area: Rect, code: &[String], theme: Theme) -> Rect {
    let width = code.first().map_or(0, |row| row.chars().count());
    if code.is_empty() || code.len() > usize::from(area.height) || width + 30 > usize::from(area.width) {
        return area;
    }
    let rows: Vec<Line<'_>> = code.iter().map(|row| Line::styled(row.clone(), theme.qr())).collect();
    let size = |length: usize| u16::try_from(length).unwrap_or(0);
    let at = Rect { width: size(width), height: size(code.len()), ..area };
    frame.render_widget(Paragraph::new(rows), at);
    let left = size(width + 2);
    Rect { x: area.x + left, width: area.width - left, ..area }
}
