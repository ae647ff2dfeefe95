//! A write as it comes in.

use axum::{
    extract::{FromRequest, Query, Request, rejection::QueryRejection},
    http::Method,
};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use pace_rules::{
    change::Change,
    id::{GroupId, SessionId},
    pool::PoolChange,
    request::{self, SessionBody},
    wire::{self, Malformed},
};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use super::caller;
use crate::{
    app::App,
    error::Error,
    id,
    store::{Base, Fingerprint, GroupWrite, Key, Write},
};

/// Names a list where ids stand: a session of that id could never be read.
const OWN_WORD: &str = "summary";
/// Leads to groups by their code where their ids stand.
const OWN_GROUP_WORD: &str = "shareable";

/// A write whose head is checked and whose body is whole.
#[derive(Debug)]
pub(crate) struct Incoming {
    method: Method,
    /// Below the API's base, without query.
    path: String,
    body: Bytes,
    key: Option<Key>,
    author: Option<String>,
    seen: Option<u64>,
    base: Option<Base>,
}

#[derive(Debug, Deserialize)]
struct Params {
    since: Option<String>,
    epoch: Option<String>,
}

impl FromRequest<App> for Incoming {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let Query(Params { since, epoch }) = Query::try_from_uri(request.uri())
            .map_err(|error: QueryRejection| Error::invalid(error.body_text()))?;
        let (head, body) = request.into_parts();
        let limits = &app.limits;
        let is_creation = head.uri.path() == "/sessions";
        let limit = if is_creation { limits.create_body } else { limits.body };
        let whole = timeout(limits.request_time, Limited::new(body, limit).collect());
        let body = match whole.await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(Error::TooLarge { limit }),
            Ok(Err(_)) => return Err(Error::invalid("The body of the request did not arrive whole")),
            Err(_) => return Err(Error::Busy),
        };
        Ok(Self {
            path: head.uri.path().to_owned(),
            method: head.method,
            body,
            key: caller::key(&head.headers)?,
            author: caller::author(&head.headers)?,
            seen: caller::seen(&head.headers)?,
            base: caller::base(since.as_deref(), epoch)?,
        })
    }
}

impl Incoming {
    /// A write to the session of that id. What does not fit in its body is refused in its turn.
    pub(crate) fn into_write(self, session: SessionId, app: &App) -> Write {
        let change = self.change(app).map(|(_, change)| change);
        self.with(session, change, None)
    }

    /// The creation of a session: its body says which.
    pub(crate) fn into_creation(self, app: &App) -> Result<Write, Malformed> {
        let body: SessionBody = wire::parse(&self.body)?;
        if body.session.id.as_str() == OWN_WORD {
            let message = "this word is one of the server's own paths".to_owned();
            return Err(Malformed { path: "session.id".to_owned(), message });
        }
        let rounds = body.round_robin_count;
        let session = body.session.id.clone();
        let mut change = body.into_create(&mut || id::game_id((app.clock)()));
        if let Change::CreateSession { session, .. } = &mut change {
            session.version = 0;
            session.viewer = Some(id::viewer_token());
        }
        Ok(self.with(session, Ok(change), rounds))
    }

    /// A write to the group of that id.
    pub(crate) fn into_group_write(self, group: GroupId, app: &App) -> GroupWrite {
        let change = self.pool_change(app).map(|(_, change)| change);
        self.with_pool_change(group, change)
    }

    /// The creation of a group: its body says which. Without an id it is named by its key, so that
    /// a resend finds it.
    pub(crate) fn into_group_creation(self, app: &App) -> Result<GroupWrite, Malformed> {
        let (group, change) = self.pool_change(app)?;
        if group.as_str() == OWN_GROUP_WORD {
            let message = "this word is one of the server's own paths".to_owned();
            return Err(Malformed { path: "id".to_owned(), message });
        }
        Ok(self.with_pool_change(group, Ok(change)))
    }

    /// What is in the body, if it fits.
    pub(crate) fn body<T: DeserializeOwned>(&self) -> Option<T> {
        wire::parse(&self.body).ok()
    }

    fn pool_change(&self, app: &App) -> Result<(GroupId, PoolChange), Malformed> {
        let at = (app.clock)();
        let key = self.key.as_ref().map(|key| key.id);
        PoolChange::of_request(
            &self.request()?,
            &mut || id::group_id(key.unwrap_or_else(|| id::uuid(at))),
            &mut || id::group_player_id(at),
        )
    }

    fn with_pool_change(self, group: GroupId, change: Result<PoolChange, Malformed>) -> GroupWrite {
        GroupWrite {
            group,
            change,
            fingerprint: self.fingerprint(),
            key: self.key,
            author: self.author,
            seen: self.seen,
            wants_sync: self.base.is_some(),
        }
    }

    fn change(&self, app: &App) -> Result<(SessionId, Change), Malformed> {
        self.request()?.change(&mut || id::game_id((app.clock)()))
    }

    fn request(&self) -> Result<request::Request, Malformed> {
        let method = match self.method {
            Method::PUT => request::Method::Put,
            Method::DELETE => request::Method::Delete,
            _ => request::Method::Post,
        };
        let body = String::from_utf8(self.body.to_vec())
            .map_err(|_| Malformed { path: ".".to_owned(), message: "not UTF-8".to_owned() })?;
        Ok(request::Request { method, path: self.path.clone(), body })
    }

    fn with(
        self,
        session: SessionId,
        change: Result<Change, Malformed>,
        round_robin_count: Option<u32>,
    ) -> Write {
        Write {
            session,
            change,
            round_robin_count,
            fingerprint: self.fingerprint(),
            key: self.key,
            author: self.author,
            seen: self.seen,
            base: self.base,
        }
    }

    /// What a resend must repeat. A space ends the method, a line the path: neither holds one.
    fn fingerprint(&self) -> Fingerprint {
        let mut hash = Sha256::new();
        hash.update(self.method.as_str());
        hash.update(b" ");
        hash.update(&self.path);
        hash.update(b"\n");
        hash.update(&self.body);
        hash.finalize().into()
    }
}
