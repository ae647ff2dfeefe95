//! Finding by a part of a name, on what is there already: no call is made.

/// Whether a name has what a person typed, ignoring case and blanks around it. Nothing typed finds
/// everything.
pub(crate) fn matches(name: &str, typed: &str) -> bool {
    name.to_lowercase().contains(&typed.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_part_of_a_name_finds_it_in_any_case() {
        for typed in ["", " ", "fri", " DAY N", "Friday Night"] {
            assert!(matches("Friday Night", typed), "{typed:?}");
        }
        assert!(matches("Zoë", "OË"));
        assert!(!matches("Friday Night", "saturday"));
    }
}
