//! Links to sessions and groups, as people paste them.

use pace_rules::id::SessionId;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Session(SessionId),
    /// The code of a group.
    Group(String),
}

/// A target, and the server if the text was a whole link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) server: Option<String>,
    pub(crate) target: Target,
}

/// Letters of a group's code.
const CODE: usize = 6;

/// Reads a link such as `http://192.168.1.5:7223/session/ID` or
/// `http://192.168.1.5:7223/group/shareable/CODE`, with or without what follows, a bare code of six
/// letters, or a bare id of a session.
pub(crate) fn parse(text: &str) -> Result<Link, String> {
    let text = text.trim();
    let complaint = "Type a group's code, or paste a link such as http://192.168.1.5:7223/session/ID.";
    let session = |id: &str| SessionId::new(id).map(Target::Session).map_err(|_| complaint.to_owned());
    let group = |code: &str| {
        let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_code.then(|| Target::Group(code.to_lowercase())).ok_or_else(|| complaint.to_owned())
    };
    for (path, is_group) in [("/group/shareable/", true), ("/session/", false)] {
        let Some((server, rest)) = text.split_once(path) else { continue };
        let last = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let target = if is_group { group(last)? } else { session(last)? };
        return Ok(Link { server: server.contains("://").then(|| server.to_owned()), target });
    }
    if text.contains("/s/") {
        return Err("This is a viewer link: it opens in a browser and only reads.".to_owned());
    }
    let target = if text.len() == CODE && !text.contains('-') { group(text)? } else { session(text)? };
    Ok(Link { server: None, target })
}

/// Reads a server's address.
pub(crate) fn server(text: &str) -> Result<String, String> {
    pace_core::address(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Target, parse, server};

    fn read(text: &str) -> Option<(Option<String>, String)> {
        let link = parse(text).ok()?;
        let target = match link.target {
            Target::Session(id) => format!("session {id}"),
            Target::Group(code) => format!("group {code}"),
        };
        Some((link.server, target))
    }

    #[test]
    fn a_link_names_the_server_and_an_id_or_code_does_not() {
        let pace = || Some("https://pace.example".to_owned());
        for (text, server, target) in [
            (" https://pace.example/session/0197-a/summary?x=1 ", pace(), "session 0197-a"),
            ("0197-a", None, "session 0197-a"),
            ("https://pace.example/group/shareable/K7MQ2X/?a=b", pace(), "group k7mq2x"),
            (" K7MQ2X ", None, "group k7mq2x"),
        ] {
            assert_eq!(read(text), Some((server, target.to_owned())), "{text}");
        }
        for wrong in [
            "",
            "a b",
            "http://pace.example/",
            "https://pace.example/session/",
            "https://pace.example/group/shareable/a-b",
        ] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
        assert!(parse("https://pace.example/s/abc").expect_err("reads only").contains("viewer link"));
    }

    #[test]
    fn an_address_gets_its_scheme() {
        assert_eq!(server("192.168.1.5:7223/").as_deref(), Ok("http://192.168.1.5:7223"));
        assert_eq!(server("https://pace.example").as_deref(), Ok("https://pace.example"));
        for wrong in ["", "ftp://x", "http://", "a b"] {
            assert!(server(wrong).is_err(), "{wrong:?}");
        }
    }
}
