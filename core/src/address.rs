//! A server's address, as people type it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;
use url::Host;

/// Why a text is no address of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
#[cfg_attr(feature = "uniffi", uniffi(flat_error))]
pub enum AddressError {
    /// It cannot be read as one.
    #[error("An address is written like https://pace.example or 192.168.1.5:7223.")]
    Unreadable,
    /// Without encryption, and not in this house.
    #[error("http:// reaches servers of your own network only; write https:// for others.")]
    Open,
}

/// An address without trailing slashes and without the API's path. Without a scheme it gets `http`
/// within one's own network (loopback, private and link-local addresses, and names in `.local`), and
/// `https` elsewhere.
///
/// # Errors
/// [`AddressError`] when it cannot be read, or would go over the internet without encryption.
pub fn address(typed: &str) -> Result<String, AddressError> {
    let has_scheme = typed.contains("://");
    let typed = typed.trim().trim_end_matches('/');
    let typed = typed.strip_suffix("/api").unwrap_or(typed).trim_end_matches('/');
    let guess = if has_scheme { typed.to_owned() } else { format!("http://{typed}") };
    let mut url = Url::parse(&guess).map_err(|_| AddressError::Unreadable)?;
    let host = url.host().ok_or(AddressError::Unreadable)?;
    let is_ours = is_ours(&host);
    let has_more = url.query().is_some() || url.fragment().is_some();
    let has_person = !url.username().is_empty() || url.password().is_some();
    if has_more || has_person || !matches!(url.scheme(), "http" | "https") {
        return Err(AddressError::Unreadable);
    }
    if url.scheme() == "http" && !is_ours {
        if has_scheme {
            return Err(AddressError::Open);
        }
        url.set_scheme("https").map_err(|()| AddressError::Unreadable)?;
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// Whether a host lies within one's own network.
fn is_ours(host: &Host<&str>) -> bool {
    let ip = match host {
        Host::Domain(name) => {
            // A parsed host is in lower case.
            let last = name.trim_end_matches('.').rsplit('.').next();
            return matches!(last, Some("localhost" | "local"));
        }
        Host::Ipv4(ip) => IpAddr::V4(*ip),
        Host::Ipv6(ip) => ip.to_ipv4_mapped().map_or(IpAddr::V6(*ip), IpAddr::V4),
    };
    match ip {
        IpAddr::V4(ip) => {
            ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip == Ipv4Addr::UNSPECIFIED
        }
        IpAddr::V6(ip) => {
            ip.is_loopback()
                || ip.is_unique_local()
                || ip.is_unicast_link_local()
                || ip == Ipv6Addr::UNSPECIFIED
        }
    }
}

/// The server's address as a link for others: none if it only leads to this very machine.
pub(crate) fn reachable(server: &str) -> Option<&str> {
    let url = Url::parse(server).ok()?;
    let is_loopback = match url.host()? {
        Host::Domain(name) => name.trim_end_matches('.').rsplit('.').next() == Some("localhost"),
        Host::Ipv4(ip) => ip.is_loopback() || ip.is_unspecified(),
        Host::Ipv6(ip) => ip.is_loopback() || ip.is_unspecified(),
    };
    (!is_loopback).then_some(server)
}
