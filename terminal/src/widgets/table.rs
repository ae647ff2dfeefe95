//! Tables: the first column gives way, the others are as wide as their content and stand right.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::text;

/// A cell and how it looks.
pub(crate) type Cell = (String, Style);

/// The lines of a table within so many columns, its head first.
pub(crate) fn lines(
    head: &[&str],
    rows: &[Vec<Cell>],
    columns: usize,
    head_style: Style,
) -> Vec<Line<'static>> {
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|(cell, _)| text::width(cell));
        cells.chain(head.get(column).map(|title| text::width(title))).max().unwrap_or(0)
    };
    let others: Vec<usize> = (1..head.len()).map(widest).collect();
    let taken: usize = others.iter().map(|width| width + 2).sum();
    let first = widest(0).min(columns.saturating_sub(taken)).max(4);
    let line = |cells: &mut dyn Iterator<Item = Cell>| {
        let mut spans = Vec::new();
        for (column, (cell, style)) in cells.enumerate() {
            let shown = match column {
                0 => text::left(&cell, first),
                _ => text::right(&cell, others[column - 1] + 2),
            };
            spans.push(Span::styled(shown, style));
        }
        Line::from(spans)
    };
    let title = line(&mut head.iter().map(|title| ((*title).to_owned(), head_style)));
    let body = rows.iter().map(|row| line(&mut row.iter().take(head.len()).cloned()));
    std::iter::once(title).chain(body).collect()
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::lines;

    #[test]
    fn names_give_way_and_numbers_stay_whole() {
        let cell = |text: &str| (text.to_owned(), Style::new());
        let rows =
            [vec![cell("Maximiliane von Habsburg"), cell("$12.50")], vec![cell("王"), cell("-$1,000.00")]];
        let shown: Vec<String> =
            lines(&["Player", "Pays"], &rows, 24, Style::new()).iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            ["Player              Pays", "Maximiliane…      $12.50", "王            -$1,000.00"]
        );
    }
}
