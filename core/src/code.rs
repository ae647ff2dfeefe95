//! The code of a group, as people type or paste it.

/// The code in a text: in any case and between blanks, or at the end of a link such as
/// `https://pace.example/group/shareable/k7mq2x`. None if there is none.
pub(crate) fn group_code(typed: &str) -> Option<String> {
    let link = typed.trim().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let code = link.rsplit('/').next().unwrap_or_default().to_lowercase();
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_code.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::group_code;

    #[test]
    fn a_code_is_found_in_what_people_type_and_paste() {
        for typed in [
            "k7mq2x",
            " K7MQ2X ",
            "https://pace.example/group/shareable/k7mq2x",
            "http://192.168.1.5:7223/group/shareable/K7MQ2X/?utm=1",
            "pace.example/group/shareable/k7mq2x#top",
        ] {
            assert_eq!(group_code(typed).as_deref(), Some("k7mq2x"), "{typed}");
        }
        for wrong in ["", "  ", "two words", "https://pace.example/?code=k7mq2x/ä"] {
            assert_eq!(group_code(wrong), None, "{wrong}");
        }
    }
}
