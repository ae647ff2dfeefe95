//! Text by its width on the screen: a CJK character takes two columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text within so many columns; a longer one ends in "…".
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut taken = String::new();
    let mut used = 0;
    for letter in text.chars() {
        used += letter.width().unwrap_or(0);
        if used + 1 > columns {
            break;
        }
        taken.push(letter);
    }
    if columns > 0 {
        taken.push('…');
    }
    taken
}

/// The text in exactly so many columns, cut or padded on the right.
pub(crate) fn left(text: &str, columns: usize) -> String {
    let mut text = cut(text, columns);
    text.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&text))));
    text
}

/// The text in exactly so many columns, cut or padded on the left.
pub(crate) fn right(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    " ".repeat(columns.saturating_sub(width(&text))) + &text
}

/// Two texts at the ends of so many columns; the first one gives way.
pub(crate) fn apart(start: &str, end: &str, columns: usize) -> String {
    let room = columns.saturating_sub(width(end) + 1);
    format!("{} {end}", left(start, room))
}

/// A text in lines of at most so many columns, broken at blanks.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().map(std::mem::take).unwrap_or_default();
        lines.pop();
        if line.is_empty() {
            lines.push(cut(word, columns));
        } else if width(&line) + 1 + width(word) <= columns {
            lines.push(format!("{line} {word}"));
        } else {
            lines.extend([line, cut(word, columns)]);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{apart, cut, left, right, width, wrap};

    #[test]
    fn a_wide_character_is_never_halved() {
        for columns in 0..12 {
            assert!(width(&cut("王小明 & Ann", columns)) <= columns, "{columns}");
            assert_eq!(width(&left("王小明 & Ann", columns)), columns);
            assert_eq!(width(&right("王小明", columns)), columns);
        }
        assert_eq!(cut("王小明", 5), "王小…");
        assert_eq!(cut("王小明", 4), "王…");
    }

    #[test]
    fn the_end_stays_whole() {
        assert_eq!(apart("Bartholomew", "21", 10), "Bartho… 21");
        assert_eq!(width(&apart("王小明王小明", "19:42", 12)), 12);
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("", 8), [""]);
    }
}
