//! Names of people, sessions and groups, as they are kept.

/// Longest name of a person, session or group, in characters.
pub const MAX_NAME_LENGTH: usize = 255;

/// A name without blanks around it, and without characters that no screen shows but that could turn
/// or hide what stands beside it: control characters and marks of writing direction. A line break or
/// a tab becomes a blank.
pub fn tidy(name: &str) -> String {
    let shown = name.chars().filter_map(|letter| match letter {
        letter if letter.is_whitespace() => Some(' '),
        letter if letter.is_control() || turns(letter) => None,
        letter => Some(letter),
    });
    shown.collect::<String>().trim().to_owned()
}

/// Explicit marks of writing direction (Unicode Standard Annex 9, section 2) and the byte order mark.
const fn turns(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn a_name_keeps_what_is_seen_and_nothing_that_turns_or_hides_text() {
        assert_eq!(tidy("  Ann\tB.\n"), "Ann B.");
        assert_eq!(tidy("A\u{0}nn\u{202E}"), "Ann");
        assert_eq!(tidy("\u{FEFF}\u{2066}"), "");
        // Joined letters and pictures stay whole.
        assert_eq!(tidy("👩\u{200D}🚀 نو\u{200C}ید"), "👩\u{200D}🚀 نو\u{200C}ید");
    }
}
