//! Lists longer than their area.

use std::ops::Range;

use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::text;
use crate::theme::Theme;

/// Draws the rows around the chosen one, each a name that gives way and facts at its end.
pub(crate) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    chosen: usize,
    length: usize,
    theme: Theme,
    row: impl Fn(usize) -> (String, String),
) {
    let columns = usize::from(area.width).saturating_sub(2);
    let line = |place: usize| {
        let (name, facts) = row(place);
        let is_chosen = place == chosen;
        let style = if is_chosen { theme.selected() } else { theme.plain() };
        let mark = if is_chosen { "▸ " } else { "  " };
        Line::styled(format!("{mark}{}", text::apart(&name, &facts, columns)), style)
    };
    let lines: Vec<Line<'_>> = window(chosen, length, usize::from(area.height)).map(line).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// The places of a list that are shown in so many rows, the chosen one among them.
pub(crate) fn window(chosen: usize, length: usize, rows: usize) -> Range<usize> {
    let first = (chosen.min(length.saturating_sub(1)) + 1).saturating_sub(rows);
    first..length.min(first + rows)
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn the_chosen_row_is_always_shown() {
        for length in 0..12 {
            for rows in 0..5 {
                for chosen in 0..12 {
                    let shown = window(chosen, length, rows);
                    assert!(shown.len() <= rows && shown.end <= length);
                    let is_there = rows == 0 || chosen >= length || shown.contains(&chosen);
                    assert!(is_there, "{chosen} of {length} in {rows}");
                }
            }
        }
    }
}
