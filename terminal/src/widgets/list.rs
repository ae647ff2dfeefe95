//! Lists longer than their area.

use std::ops::Range;

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
