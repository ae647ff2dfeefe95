//! Names of people, sessions and groups, as they are kept.

/// Longest name of a person, session or group, in characters.
pub const MAX_NAME_LENGTH: usize = 255;

/// A name without blanks around it, and without characters that no screen shows but that could turn
/// or hide what stands beside it, or make two of one name: control characters, marks of writing
/// direction, and those that take no place. A line break or a tab becomes a blank.
pub fn tidy(name: &str) -> String {
    let shown = name.chars().filter_map(|letter| match letter {
        letter if letter.is_whitespace() => Some(' '),
        letter if letter.is_control() || turns(letter) || is_nothing(letter) => None,
        letter => Some(letter),
    });
    let shown: String = shown.collect();
    let begun = shown.trim_start_matches(|letter: char| letter == ' ' || joins(letter) || changes(letter));
    begun.trim_end_matches(|letter: char| letter == ' ' || joins(letter)).to_owned()
}

/// Explicit marks of writing direction (Unicode Standard Annex 9, section 2) and the byte order mark.
const fn turns(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// What is never seen, wherever it stands: the soft hyphen, fillers, and what breaks or forbids to
/// break a line (Unicode's `Default_Ignorable_Code_Point`, but for what shapes the letters beside it).
const fn is_nothing(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FFA0}'
            | '\u{1D173}'..='\u{1D17A}'
    )
}

/// What joins two letters or keeps them apart: nothing at the ends of a name.
const fn joins(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

/// What changes the letter before it: nothing where there is none.
const fn changes(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn a_name_keeps_what_is_seen_and_nothing_that_turns_or_hides_text() {
        assert_eq!(tidy("  Ann\tB.\n"), "Ann B.");
        assert_eq!(tidy("A\u{0}nn\u{202E}"), "Ann");
        assert_eq!(tidy("\u{FEFF}\u{2066}"), "");
        for blank in ['\u{200B}', '\u{200D}', '\u{FE0F}', '\u{3164}', '\u{115F}', '\u{180E}', '\u{E0041}'] {
            assert_eq!(tidy(&format!(" {blank}{blank} ")), "", "{blank:?}");
        }
        for ann in ["\u{00AD}Ann", "\u{2060}Ann", "Ann\u{200C}", "A\u{200B}nn", "\u{FE0F}Ann \u{200D}"] {
            assert_eq!(tidy(ann), "Ann", "{ann:?}");
        }
        assert_eq!(tidy("Ann ❤\u{FE0F}"), "Ann ❤\u{FE0F}");
        // Joined letters and pictures stay whole.
        assert_eq!(tidy("👩\u{200D}🚀 نو\u{200C}ید"), "👩\u{200D}🚀 نو\u{200C}ید");
    }
}
