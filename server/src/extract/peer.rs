//! From which address a request comes.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, header::FORWARDED, request::Parts},
};

use crate::app::App;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Who asks: the other end of the connection, or, if a proxy is trusted to say it, whoever asked that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

impl FromRequestParts<App> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let forwarded = app.trusts_forwarded.then(|| forwarded(&parts.headers)).flatten();
        // A request that did not come over a connection comes from here.
        let connected = || parts.extensions.get().copied().unwrap_or(Self(Ipv4Addr::LOCALHOST.into()));
        Ok(forwarded.map_or_else(connected, Self))
    }
}

/// The address that the nearest proxy has put last; what stands before it may be made up by the caller.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = |name| headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next();
    match last(X_FORWARDED_FOR) {
        Some(node) => address(node),
        None => last(FORWARDED)?.split(';').find_map(of_element).and_then(address),
    }
}

/// The node of `for=` in an element of `Forwarded` (RFC 7239).
fn of_element(pair: &str) -> Option<&str> {
    let (name, node) = pair.split_once('=')?;
    name.trim().eq_ignore_ascii_case("for").then_some(node)
}

/// An address with or without a port, IPv6 with or without brackets, quoted or not.
fn address(node: &str) -> Option<IpAddr> {
    let node = node.trim().trim_matches('"');
    let alone = || node.trim_start_matches('[').trim_end_matches(']').parse().ok();
    node.parse::<SocketAddr>().map(|socket| socket.ip()).ok().or_else(alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[(HeaderName, &str)]) -> Option<String> {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().expect("a value")));
        forwarded(&headers.fold(HeaderMap::new(), |mut all, (name, value)| {
            all.append(name, value);
            all
        }))
        .map(|address| address.to_string())
    }

    #[test]
    fn the_last_address_counts_in_either_header_and_in_every_spelling() {
        for (name, value, expected) in [
            (X_FORWARDED_FOR, "192.0.2.1", "192.0.2.1"),
            (X_FORWARDED_FOR, "198.51.100.7, 192.0.2.1", "192.0.2.1"),
            (X_FORWARDED_FOR, "192.0.2.1:4711", "192.0.2.1"),
            (X_FORWARDED_FOR, "2001:db8::1", "2001:db8::1"),
            (X_FORWARDED_FOR, "[2001:db8::1]:4711", "2001:db8::1"),
            (FORWARDED, "for=192.0.2.1", "192.0.2.1"),
            (
                FORWARDED,
                "for=198.51.100.7;proto=http, proto=https; For=\"[2001:db8::1]:4711\"",
                "2001:db8::1",
            ),
            (FORWARDED, "for=\"[2001:db8::1]\"", "2001:db8::1"),
        ] {
            assert_eq!(of(&[(name, value)]).as_deref(), Some(expected), "{value}");
        }
        let two = [(X_FORWARDED_FOR, "198.51.100.7"), (X_FORWARDED_FOR, "192.0.2.1")];
        assert_eq!(of(&two).as_deref(), Some("192.0.2.1"), "of the last header");
    }

    #[test]
    fn what_is_no_address_is_none() {
        assert_eq!(of(&[]), None);
        for (name, value) in [
            (X_FORWARDED_FOR, ""),
            (X_FORWARDED_FOR, "192.0.2.1, unknown"),
            (FORWARDED, "for=_hidden"),
            (FORWARDED, "proto=https"),
        ] {
            assert_eq!(of(&[(name, value)]), None, "{value}");
        }
    }
}
