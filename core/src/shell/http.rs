//! Calls over HTTP: one attempt each, with its time limits, and a word on whether the server can
//! have judged it.

use std::time::Duration;

use reqwest::{Certificate, Client, Method, redirect};

use super::StartError;
use crate::{
    effect::Call,
    input::{Answer, CallError},
};

/// Time to make a connection.
const CONNECT_TIME: Duration = Duration::from_secs(3);
/// Time for a whole call.
const CALL_TIME: Duration = Duration::from_secs(8);
/// An idle connection is closed before a phone's network would forget it silently.
const IDLE_TIME: Duration = Duration::from_secs(20);
/// More than any session's answer has.
const LONGEST_ANSWER: usize = 16 * 1024 * 1024;

/// Makes calls to one server after the other.
#[derive(Debug, Clone)]
pub(super) struct Http {
    client: Client,
}

impl Http {
    /// A client that trusts the certificate authorities compiled in, and the person's own
    /// (`authorities` in PEM). The platform's verifier is not asked: on Android it needs set-up that
    /// a library cannot count on.
    pub(super) fn new(authorities: &[u8]) -> Result<Self, StartError> {
        // Another part of the process may have chosen the provider; any will do.
        let _already_chosen = rustls::crypto::ring::default_provider().install_default();
        let own = Certificate::from_pem_bundle(authorities)?;
        let known = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
        let known =
            known.map(|certificate| Certificate::from_der(certificate)).collect::<Result<Vec<_>, _>>();
        let client = Client::builder()
            .tls_certs_only(known?.into_iter().chain(own))
            .connect_timeout(CONNECT_TIME)
            .timeout(CALL_TIME)
            .pool_idle_timeout(IDLE_TIME)
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .user_agent(concat!("pace/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client })
    }

    /// Makes one call.
    pub(super) async fn make(&self, call: &Call) -> Result<Answer, CallError> {
        let method = Method::from_bytes(call.method.as_bytes()).map_err(|_| CallError::NotConnected)?;
        let mut request = self
            .client
            .request(method, format!("{}/api{}", call.server, call.path))
            .header("Content-Type", "application/json")
            .body(call.body.clone());
        let headers = [
            ("Idempotency-Key", call.key.clone()),
            ("Pace-Seen", call.seen.map(|seen| seen.to_string())),
            ("Pace-Author", call.author.clone()),
            ("If-None-Match", call.if_none_match.clone()),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let mut response = request.send().await.map_err(|error| failed(&error))?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get("Retry-After").and_then(|value| value.to_str().ok());
        let retry_after = retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        let etag = response.headers().get("ETag").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| CallError::NoAnswer)? {
            body.extend_from_slice(&chunk);
            if body.len() > LONGEST_ANSWER {
                return Err(CallError::NoAnswer);
            }
        }
        Ok(Answer { status, retry_after, etag, body })
    }
}

/// Only where no connection was made, nothing can have been judged.
fn failed(error: &reqwest::Error) -> CallError {
    if error.is_connect() || error.is_builder() { CallError::NotConnected } else { CallError::NoAnswer }
}
