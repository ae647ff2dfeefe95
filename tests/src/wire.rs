//! One HTTP request on a connection of its own.

use std::{io, net::SocketAddr};

use bytes::Bytes;
use flate2::read::GzDecoder;
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, client::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Why a request brought no answer.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// No connection, or it broke before the request was out.
    #[error("no connection: {0}")]
    Connection(#[from] io::Error),
    /// The connection broke before the answer was whole.
    #[error("no answer: {0}")]
    NoAnswer(#[from] hyper::Error),
    /// The request cannot be written.
    #[error("no request: {0}")]
    Malformed(#[from] http::Error),
}

/// Sends a request and reads the whole answer.
///
/// # Errors
/// [`WireError`] when no whole answer came.
pub async fn send(to: SocketAddr, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, WireError> {
    let stream = TcpStream::connect(to).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let answer = sender.send_request(request).await?;
    let (head, body) = answer.into_parts();
    let body = body.collect().await?.to_bytes();
    // Whatever is left of the connection is of no interest.
    connection.abort();
    Ok(Response::from_parts(head, body))
}

/// A request to that path of the server's API, with a key if it is a keyed write.
///
/// # Errors
/// [`WireError::Malformed`] when the parts do not make a request.
pub fn request(
    method: Method,
    path: &str,
    key: Option<&str>,
    body: impl Into<Bytes>,
) -> Result<Request<Full<Bytes>>, WireError> {
    let request = Request::builder().method(method).uri(format!("/api{path}")).header("host", "localhost");
    let request = request.header("content-type", "application/json");
    let request = match key {
        Some(key) => request.header("idempotency-key", key),
        None => request,
    };
    Ok(request.body(Full::new(body.into()))?)
}

/// An answer as it goes on record.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came.
    pub body: Bytes,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> serde_json::Value {
        if self.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding == "gzip") {
            serde_json::from_reader(GzDecoder::new(&*self.body)).unwrap_or_default()
        } else {
            serde_json::from_slice(&self.body).unwrap_or_default()
        }
    }
}
