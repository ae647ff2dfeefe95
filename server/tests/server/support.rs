//! A server of the test's own, and a client that checks what every answer must carry.

use std::{
    collections::BTreeMap,
    future::{Future, IntoFuture},
    net::SocketAddr,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use pace_rules::time::Timestamp;
use pace_server::{Clock, Config, Running, start};
use serde_json::{Value, json};
use sqlx::{ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use tokio::net::TcpStream;

/// 2026-01-09T19:00:00Z, when the clock of every test begins.
const EVENING: i64 = 1_767_985_200_000;

pub(crate) struct Server {
    running: Option<Running>,
    pub(crate) addr: SocketAddr,
    millis: Arc<AtomicI64>,
    directory: TempDir,
}

impl Server {
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A server whose configuration differs from the usual one.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let directory = tempfile::tempdir().expect("a directory for the database");
        let millis = Arc::new(AtomicI64::new(EVENING));
        let mut server = Self { running: None, addr: ([127, 0, 0, 1], 0).into(), millis, directory };
        server.begin(change).await;
        server
    }

    /// A client of a server that runs elsewhere.
    pub(crate) fn at(addr: SocketAddr) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        Self { running: None, addr, millis: Arc::default(), directory }
    }

    async fn begin(&mut self, change: impl FnOnce(&mut Config)) {
        let mut config = Config::new(self.database());
        change(&mut config);
        let running = start(config, self.clock()).await.expect("the server starts");
        self.addr = running.addr;
        self.running = Some(running);
    }

    /// The same database under another process.
    pub(crate) async fn restart(&mut self, change: impl FnOnce(&mut Config)) {
        self.stop().await;
        self.begin(change).await;
    }

    pub(crate) async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
    }

    pub(crate) fn router(&self) -> axum::Router {
        self.running.as_ref().expect("the server runs").router()
    }

    fn clock(&self) -> Clock {
        let millis = Arc::clone(&self.millis);
        Arc::new(move || Timestamp::from_millis(millis.load(Ordering::SeqCst)))
    }

    pub(crate) fn advance(&self, time: Duration) {
        let millis = i64::try_from(time.as_millis()).expect("a time of tests");
        self.millis.fetch_add(millis, Ordering::SeqCst);
    }

    /// As when somebody sets the machine's clock.
    pub(crate) fn set_back(&self, time: Duration) {
        let millis = i64::try_from(time.as_millis()).expect("a time of tests");
        self.millis.fetch_sub(millis, Ordering::SeqCst);
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.directory.path().join("pace.db")
    }

    /// Another connection to the database, past the server.
    pub(crate) async fn connection(&self) -> SqliteConnection {
        connect(&self.database()).await
    }

    pub(crate) fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path, Bytes::new())
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Call {
        self.call(Method::POST, path, body.to_string())
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Call {
        self.call(Method::PUT, path, body.to_string())
    }

    pub(crate) fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path, Bytes::new())
    }

    /// Below `/api`, as the base of clients says.
    pub(crate) fn call(&self, method: Method, path: &str, body: impl Into<Bytes>) -> Call {
        self.raw(method, &format!("/api{path}"), body)
    }

    pub(crate) fn raw(&self, method: Method, path: &str, body: impl Into<Bytes>) -> Call {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", self.addr.to_string())
            .header("content-type", "application/json")
            .body(Full::new(body.into()))
            .expect("a request");
        Call { to: self.addr, request }
    }

    pub(crate) fn delete_with(&self, path: &str, body: &Value) -> Call {
        self.call(Method::DELETE, path, body.to_string())
    }

    /// A group `g1` with Ann (`gp-ann`), Ben and Cal, made by nobody known.
    pub(crate) async fn group(&self) {
        self.post("/groups", &json!({"id": "g1", "name": "Friday Night"})).await.ok();
        let players = json!({"names": ["Ann", "Ben", "Cal"], "ids": ["gp-ann", "gp-ben", "gp-cal"]});
        self.post("/groups/g1/players", &players).await.ok();
    }

    /// A group `g1` with Ann, Ben, Cal and Dan, and its session `s1` without games.
    pub(crate) async fn club(&self) {
        self.group().await;
        self.post("/groups/g1/players", &json!({"id": "gp-dan", "name": "Dan"})).await.ok();
        self.post("/sessions", &of_group("s1")).await.ok();
    }

    /// Records a game of `s1`: both sides, who won, and the scores.
    pub(crate) async fn record(
        &self,
        id: &str,
        teams: [[&str; 2]; 2],
        winner: &str,
        scores: Option<(u8, u8)>,
    ) {
        let mut game = json!({"id": id, "teamA": teams[0], "teamB": teams[1], "winningTeam": winner});
        if let Some((score_a, score_b)) = scores {
            game["teamAScore"] = score_a.into();
            game["teamBScore"] = score_b.into();
        }
        self.post("/sessions/s1/games", &json!({"game": game})).await.ok();
    }

    /// The rating of each active player, by id.
    pub(crate) async fn ratings(&self) -> BTreeMap<String, i64> {
        let board = self.get("/groups/g1/stats").await.ok();
        let rows = board.as_array().expect("a board").iter();
        let id = |row: &Value| row["groupPlayerId"].as_str().expect("an id").to_owned();
        rows.map(|row| (id(row), row["eloRating"].as_i64().expect("a rating"))).collect()
    }

    /// The version of `g1`.
    pub(crate) async fn group_version(&self) -> u64 {
        self.get("/groups/g1").await.ok()["version"].as_u64().expect("a version")
    }

    /// Whom each player of a session is taken for, "-" for a guest.
    pub(crate) async fn links(&self, session: &str) -> Vec<String> {
        let session = self.get(&format!("/sessions/{session}")).await.ok();
        let players = session["players"].as_array().expect("players");
        players.iter().map(|player| player["groupPlayerId"].as_str().unwrap_or("-").to_owned()).collect()
    }

    /// A session `s1` of Ann, Ben, Cal and Dan without games, made by nobody known.
    pub(crate) async fn evening(&self) {
        self.post("/sessions", &session("s1")).await.ok();
    }

    /// The epoch and version of `s1`.
    pub(crate) async fn now(&self) -> (String, u64) {
        let sync = self.get("/sessions/s1?include=games").await.ok();
        let epoch = sync["epoch"].as_str().expect("an epoch").to_owned();
        (epoch, sync["version"].as_u64().expect("a version"))
    }
}

pub(crate) async fn connect(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.expect("a connection to the database")
}

/// A request that is sent when it is awaited.
pub(crate) struct Call {
    to: SocketAddr,
    request: Request<Full<Bytes>>,
}

impl Call {
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request.headers_mut().insert(name, value.parse().expect("a header's value"));
        self
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub(crate) fn author(self, author: &str) -> Self {
        self.header("pace-author", author)
    }

    pub(crate) fn seen(self, version: u64) -> Self {
        self.header("pace-seen", &version.to_string())
    }

    pub(crate) fn request(self) -> Request<Full<Bytes>> {
        self.request
    }
}

impl IntoFuture for Call {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let stream = TcpStream::connect(self.to).await.expect("the server listens");
            let (mut sender, connection) =
                hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("HTTP");
            tokio::spawn(connection);
            let response = sender.send_request(self.request).await.expect("an answer");
            let (head, body) = response.into_parts();
            let body = body.collect().await.expect("a whole answer").to_bytes();
            Answer::new(head.status, head.headers, body)
        })
    }
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// Every answer lets other origins in, is not cached, and can be found in the log.
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let answer = Self { status, headers, body };
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-request-id").len(), 32);
        answer
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("header {name}")).to_str().expect("a text")
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.json()
    }

    /// An error with a code and a sentence.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        let body = self.json();
        assert_eq!(body["code"], code, "{body}");
        assert!(body["error"].as_str().is_some_and(|sentence| !sentence.is_empty()), "{body}");
        body
    }
}

/// A key of the test's own.
pub(crate) fn key(number: u32) -> String {
    format!("0197aaaa-0000-7000-8000-{number:012}")
}

/// A client-made game id.
pub(crate) fn game_id(number: u32) -> String {
    format!("0197bbbb-0000-7000-8000-{number:012}")
}

pub(crate) fn session(id: &str) -> Value {
    json!({"session": {
        "id": id, "name": "Friday 9", "date": "2026-01-09T19:00:00.000Z",
        "players": [
            {"id": "ann", "name": "Ann"}, {"id": "ben", "name": "Ben"},
            {"id": "cal", "name": "Cal"}, {"id": "dan", "name": "Dan"},
        ],
        "organizerId": "ann", "courtCostType": "total", "courtCostValue": 40, "birdCostTotal": 8.5,
        "betPerPlayer": 2.5, "gameMode": "doubles", "bettingEnabled": true,
    }})
}

/// The session of that id in the group `g1`: Ann, Ben and Cal are in its pool, Dan is a guest.
pub(crate) fn of_group(id: &str) -> Value {
    let mut body = session(id);
    body["session"]["groupId"] = "g1".into();
    body
}

/// The members of that name, one of each row of a list.
pub(crate) fn each(rows: &Value, member: &str) -> Vec<Value> {
    rows.as_array().expect("a list").iter().map(|row| row[member].clone()).collect()
}

/// A game that Ann and Ben won 21-15.
pub(crate) fn won() -> Value {
    json!({"game": {"teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": "A",
        "teamAScore": 21, "teamBScore": 15}})
}

/// The same under an id that the client made.
pub(crate) fn won_as(id: &str) -> Value {
    let mut game = won();
    game["game"]["id"] = id.into();
    game
}

pub(crate) fn scheduled() -> Value {
    json!({"game": {"teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": null}})
}

/// A result for PUT.
pub(crate) fn result(winner: &str, score_a: u8, score_b: u8) -> Value {
    json!({"winningTeam": winner, "teamAScore": score_a, "teamBScore": score_b})
}
