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

/// Names joined by " & " within so many columns; those that are too long share what there is.
pub(crate) fn joined(names: &[impl AsRef<str>], columns: usize) -> String {
    const AND: &str = " & ";
    let whole = names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(AND);
    if width(&whole) <= columns || names.is_empty() {
        return cut(&whole, columns);
    }
    let room = columns.saturating_sub(AND.len() * (names.len() - 1));
    let share = room / names.len();
    let widths: Vec<usize> = names.iter().map(|name| width(name.as_ref())).collect();
    let long = widths.iter().filter(|width| **width > share).count().max(1);
    let short: usize = widths.iter().filter(|width| **width <= share).sum();
    let most = share.max(room.saturating_sub(short) / long);
    names.iter().map(|name| cut(name.as_ref(), most)).collect::<Vec<_>>().join(AND)
}

/// A number of things in words: "1 game", "2 games".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
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
    use super::{apart, cut, joined, left, right, width, wrap};

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
    fn long_names_of_a_team_share_the_columns_and_short_ones_stay_whole() {
        assert_eq!(joined(&["Ann", "Ben"], 9), "Ann & Ben");
        assert_eq!(joined(&["Ann", "Bartholomew"], 13), "Ann & Bartho…");
        assert_eq!(joined(&["Maximiliane", "Bartholomew"], 13), "Maxi… & Bart…");
        for columns in 0..20 {
            let shown = joined(&["王小明王小明", "Bartholomew"], columns.max(3));
            assert!(width(&shown) <= columns.max(3), "{columns}: {shown}");
        }
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("", 8), [""]);
    }
}
