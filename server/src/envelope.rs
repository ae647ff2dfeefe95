//! What every answer carries: leave for other origins, no caching, an id to find it in the log.

use axum::{
    extract::Request,
    http::{
        HeaderName, HeaderValue, Method, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
            ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CACHE_CONTROL,
        },
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::Instrument;
use uuid::Uuid;

use crate::error;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers preflights and puts the common headers on every other answer.
pub(crate) async fn wrap(request: Request, next: Next) -> Response {
    let id = Uuid::from_bytes(crate::id::random()).simple().to_string();
    // Paths hold ids, and bodies hold names: neither is logged.
    let span = tracing::info_span!("request", %id, method = %request.method());
    let is_preflight = request.method() == Method::OPTIONS;
    let mut response = async {
        if is_preflight {
            return StatusCode::NO_CONTENT.into_response();
        }
        let response = next.run(request).await;
        tracing::debug!(status = response.status().as_u16(), "answered");
        response
    }
    .instrument(span)
    .await;
    if response.extensions().get::<error::Unreported>().is_some() {
        response = error::reported(&id);
    }
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, X-Request-Id");
    set(CACHE_CONTROL, "no-store");
    if is_preflight {
        set(ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE, OPTIONS");
        set(
            ACCESS_CONTROL_ALLOW_HEADERS,
            "Content-Type, Idempotency-Key, If-None-Match, Pace-Seen, Pace-Author",
        );
        set(ACCESS_CONTROL_MAX_AGE, "600");
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}
