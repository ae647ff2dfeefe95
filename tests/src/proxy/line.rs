//! One connection of a phone: each request goes through its fault.

use std::{io, sync::Arc, sync::atomic::Ordering};

use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use http::{HeaderMap, Request, Response, header};
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::{
    body::{Frame, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, task::yield_now};

use super::{
    Inner,
    fault::{Canned, Fault, Held, When},
    lock,
    log::Seen,
};
use crate::wire::{self, Answer};

type Body = BoxBody<Bytes, io::Error>;

/// The connection is to break.
#[derive(Debug, thiserror::Error)]
#[error("cut")]
struct Cut;

pub(super) async fn serve(stream: TcpStream, inner: Arc<Inner>) {
    let keeps_alive = inner.keeps_alive.load(Ordering::Relaxed);
    let service = service_fn(|request| pass(request, inner.clone()));
    let connection =
        http1::Builder::new().keep_alive(keeps_alive).serve_connection(TokioIo::new(stream), service);
    // It ends when the phone goes away or a fault cuts it.
    let _ended = connection.await;
}

async fn pass(request: Request<Incoming>, inner: Arc<Inner>) -> Result<Response<Body>, Cut> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(|_| Cut)?.to_bytes();
    let path = head.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let seen = Seen { method: head.method, path, headers: head.headers, body, answers: Vec::new() };
    let fault = inner.fault_of(&seen);
    let mut index = 0;
    inner.log.send_modify(|log| {
        index = log.requests.len();
        log.requests.push(seen.clone());
    });
    let place = |when: When| inner.gate.place(when, index, &inner.log);
    let reach = || inner.clone().reach_server(seen.clone(), index);
    let hold = || Held::begin(&inner.log);
    match fault {
        None => reach().await.map(whole),
        Some(Fault::CutBefore) => Err(Cut),
        Some(Fault::LostAnswer) => reach().await.and(Err(Cut)),
        Some(Fault::CutWithin) => reach().await.and_then(half),
        Some(Fault::LateArrival(when)) => {
            later(hold(), place(when), reach());
            Err(Cut)
        }
        Some(Fault::LateDuplicate(when)) => {
            let place = place(when);
            let answer = reach().await;
            later(hold(), place, reach());
            answer.map(whole)
        }
        Some(Fault::SlowRequest(when)) => {
            let (on_hold, place, reach) = (hold(), place(when), reach());
            // A request under way arrives although the phone may have given up waiting.
            let arriving = tokio::spawn(async {
                place.wait().await;
                let answer = reach.await;
                drop(on_hold);
                answer
            });
            arriving.await.map_err(|_| Cut)?.map(whole)
        }
        Some(Fault::SlowAnswer(when)) => {
            let (place, answer) = (place(when), reach().await);
            let on_hold = hold();
            place.wait().await;
            drop(on_hold);
            answer.map(whole)
        }
        Some(Fault::Instead(canned)) => Ok(instead(canned)),
    }
}

fn later(
    on_hold: Held,
    place: super::fault::Place,
    reach: impl Future<Output = Result<Answer, Cut>> + Send + 'static,
) {
    tokio::spawn(async {
        place.wait().await;
        // Nobody waits for this answer; the log has it.
        let _unheard = reach.await;
        drop(on_hold);
    });
}

impl Inner {
    /// The fault that befalls a request; a rule that is used up goes away.
    fn fault_of(&self, seen: &Seen) -> Option<Fault> {
        let mut rules = lock(&self.rules);
        let position = rules.iter().position(|rule| (rule.applies)(seen))?;
        let rule = &mut rules[position];
        rule.left = rule.left.saturating_sub(1);
        if rule.left > 0 { Some(rule.fault.clone()) } else { Some(rules.remove(position).fault) }
    }

    async fn reach_server(self: Arc<Self>, seen: Seen, index: usize) -> Result<Answer, Cut> {
        let mut request = Request::new(Full::new(seen.body));
        *request.method_mut() = seen.method;
        *request.uri_mut() = seen.path.parse().map_err(|_| Cut)?;
        *request.headers_mut() = seen.headers;
        let backend = *lock(&self.backend);
        let answer = wire::send(backend, request).await.map_err(|_| Cut)?;
        let (head, body) = answer.into_parts();
        let answer = Answer { status: head.status, headers: head.headers, body };
        self.log.send_modify(|log| log.requests[index].answers.push(answer.clone()));
        Ok(answer)
    }
}

fn whole(answer: Answer) -> Response<Body> {
    let body = Full::new(answer.body).map_err(|never| match never {}).boxed();
    with_headers(answer.status, answer.headers, body)
}

/// Announces the whole answer, sends the first half and breaks off.
fn half(answer: Answer) -> Result<Response<Body>, Cut> {
    if answer.body.is_empty() {
        return Err(Cut);
    }
    let mut headers = answer.headers;
    headers.insert(header::CONTENT_LENGTH, answer.body.len().into());
    let first = answer.body.slice(..answer.body.len() / 2);
    let frames = stream::once(async { Ok(Frame::data(first)) }).chain(stream::once(async {
        // In between, the first half goes out.
        yield_now().await;
        Err(io::Error::other("cut"))
    }));
    Ok(with_headers(answer.status, headers, BodyExt::boxed(StreamBody::new(frames))))
}

fn instead(canned: Canned) -> Response<Body> {
    let mut response = Response::new(Full::new(canned.body).map_err(|never| match never {}).boxed());
    *response.status_mut() = canned.status;
    for (name, value) in canned.headers {
        response.headers_mut().insert(name, value.parse().expect("a header's value"));
    }
    response
}

fn with_headers(status: http::StatusCode, mut headers: HeaderMap, body: Body) -> Response<Body> {
    // Each connection speaks for itself.
    headers.remove(header::CONNECTION);
    headers.remove(header::TRANSFER_ENCODING);
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
