//! Links to sessions, as people paste them.

use pace_rules::id::SessionId;

/// A session's id, and the server if the text was a whole link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) server: Option<String>,
    pub(crate) session: SessionId,
}

/// Reads a link such as `http://192.168.1.5:7223/session/ID`, with or without what follows, or a
/// bare id.
pub(crate) fn parse(text: &str) -> Result<Link, String> {
    let text = text.trim();
    let complaint = "Paste a link such as http://192.168.1.5:7223/session/ID, or the id alone.";
    if let Some((server, rest)) = text.split_once("/session/") {
        let id = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let session = SessionId::new(id).map_err(|_| complaint.to_owned())?;
        let server = server.contains("://").then(|| server.to_owned());
        return Ok(Link { server, session });
    }
    if text.contains("/s/") {
        return Err("This is a viewer link: it opens in a browser and only reads.".to_owned());
    }
    SessionId::new(text).map(|session| Link { server: None, session }).map_err(|_| complaint.to_owned())
}

/// Reads a server's address.
pub(crate) fn server(text: &str) -> Result<String, String> {
    pace_core::address(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{parse, server};

    #[test]
    fn a_link_names_the_server_and_an_id_does_not() {
        let link = parse(" https://pace.example/session/0197-a/summary?x=1 ").expect("a link");
        assert_eq!((link.server.as_deref(), link.session.as_str()), (Some("https://pace.example"), "0197-a"));
        let id = parse("0197-a").expect("an id");
        assert_eq!((id.server, id.session.as_str()), (None, "0197-a"));
        for wrong in ["", "a b", "http://pace.example/", "https://pace.example/session/"] {
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
