//! Where a scenario plays: a real server, real phones, a network and clocks that obey.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use crate::{
    backend::Backend,
    clock::TestClock,
    proxy::{Fault, Log, Seen, When},
};
use pace_core::effect::Cause;
use pace_server::Config;
use tempfile::TempDir;

use super::{
    coverage::Coverage,
    format::{Access, Disk, Event, FaultKind, FaultOrder, Of},
    names::Names,
    page::Outcome,
    pages::SessionPage,
    phones::{Phone, Phones},
};

/// What is in the way of a phone's file of unsaved writes while its disk fails.
const IN_THE_WAY: &str = "journal.json.new";
const UNSAVED: &str = "journal.json";

/// A server, phones and what is known of them.
pub(super) struct Stage {
    directory: TempDir,
    clock: Arc<TestClock>,
    database: PathBuf,
    access: Access,
    /// Copies of the database, the latest last.
    copies: Vec<PathBuf>,
    server: Option<Backend>,
    phones: BTreeMap<String, Phone>,
    /// What the aliases of the scenario stand for.
    pub(super) names: Names,
    /// Outcomes that nobody has waited for yet, with their phones.
    pub(super) taps: BTreeMap<String, (String, Outcome)>,
    /// What the run has met so far.
    pub(super) coverage: Coverage,
}

impl Stage {
    pub(super) async fn set_up(phones: &[String], access: Access, place: &Phones) -> Self {
        let directory = TempDir::new().expect("a directory");
        let clock = TestClock::new();
        let database = directory.path().join("pace.db");
        let server = Backend::start_with(config(&database, access), &clock).await;
        let mut started = BTreeMap::new();
        for name in phones {
            started.insert(name.clone(), place.start(directory.path().join(name), &server).await);
        }
        Self {
            directory,
            clock,
            database,
            access,
            copies: Vec::new(),
            server: Some(server),
            phones: started,
            names: Names::default(),
            taps: BTreeMap::new(),
            coverage: Coverage::default(),
        }
    }

    /// The phone of that name.
    pub(super) fn phone(&self, name: &str) -> Result<&Phone, String> {
        self.phones.get(name).ok_or_else(|| format!("no phone is called {name:?}"))
    }

    /// That phone's page of a session.
    pub(super) fn page(&self, phone: &str, session: Option<&str>) -> Result<SessionPage, String> {
        Ok(self.phone(phone)?.session(&self.names.session(session)))
    }

    /// Learns who is in the pools that phones show, and their codes.
    pub(super) async fn learn_pools(&mut self) {
        let groups: Vec<_> = self.names.groups().cloned().collect();
        for (group, phone) in groups.iter().flat_map(|group| self.phones.values().map(move |it| (group, it)))
        {
            self.names.learn_pool(&phone.group(group).snapshot().await.screen);
        }
    }

    /// The calls that a phone has made since it started, by cause.
    pub(super) async fn calls(&self, phone: &str) -> Result<BTreeMap<&'static str, u64>, String> {
        let calls = self.phone(phone)?.home().snapshot().await.screen.calls;
        Ok(calls.into_iter().map(|(cause, count)| (word(cause), count)).collect())
    }

    /// What differs on a phone's disk from what should be there.
    pub(super) async fn check_disk(&self, phone: &str, expected: Disk) -> Result<Vec<String>, String> {
        let phone_there = self.phone(phone)?;
        let directory = phone_there.directory();
        let has_unsaved = directory.join(UNSAVED).exists();
        Ok(match expected {
            Disk::Writes if has_unsaved => Vec::new(),
            Disk::Writes => vec![format!("disk.{phone}: no unsaved writes are kept")],
            Disk::Empty => {
                let recent = phone_there.home().snapshot().await.screen.recent_groups;
                let traces = self.names.traces(&recent).filter(|trace| holds(directory, trace));
                let found = has_unsaved.then_some("unsaved writes").into_iter().chain(traces);
                found.map(|trace| format!("disk.{phone}: {trace} is kept")).collect()
            }
        })
    }

    /// The first phone that sent a key again with other bytes.
    pub(super) fn changed_resend(&self) -> Option<String> {
        let changed = |(name, phone): (&String, &Phone)| {
            phone
                .proxy()
                .log()
                .changed_resend()
                .map(|key| format!("{name} sent key {key} again with other bytes"))
        };
        self.phones.iter().find_map(changed)
    }

    /// Takes note of the writes that the server took.
    pub(super) fn cover_writes(&mut self) {
        for phone in self.phones.values() {
            for seen in &phone.proxy().log().requests {
                self.coverage.meet_request(seen);
            }
        }
    }

    /// Lets something happen to a phone, to its network or to the server.
    pub(super) async fn happen(&mut self, event: &Event, phone: Option<&str>) -> Result<(), String> {
        match (event, phone) {
            (Event::TimePasses { seconds, on }, None) => self.pass_time(*seconds, on).await?,
            (Event::ServerStops {}, None) => self.stop_server().await,
            (Event::ServerStarts {}, None) => {
                let config = config(&self.database, self.access);
                self.start_server(Backend::start_with(config, &self.clock).await);
            }
            (Event::ServerBackedUp {}, None) => {
                let copy = self.directory.path().join(format!("copy-{}.db", self.copies.len()));
                let server = self.server.take().ok_or("the server is stopped")?;
                self.start_server(server.back_up(&copy).await.expect("a copy"));
                self.copies.push(copy);
            }
            (Event::ServerRestored {}, None) => {
                self.stop_server().await;
                self.database = self.copies.pop().ok_or("there is no copy")?;
                let config = Config { restored: true, ..config(&self.database, self.access) };
                self.start_server(Backend::start_with(config, &self.clock).await);
            }
            (Event::PhoneRestarts {}, Some(name)) => {
                self.taps.retain(|_, (phone, _)| phone != name);
                self.phone(name)?;
                let phone = self.phones.remove(name).expect("it was there");
                self.phones.insert(name.to_owned(), phone.restart().await);
            }
            (_, Some(name)) => self.happen_to(event, self.phone(name)?).await?,
            _ => return Err("either a phone is missing or there is one too many".to_owned()),
        }
        Ok(())
    }

    async fn happen_to(&self, event: &Event, phone: &Phone) -> Result<(), String> {
        let in_the_way = phone.directory().join(IN_THE_WAY);
        match event {
            Event::Fault(order) => {
                let of = order.of;
                phone.proxy().times(order.times, move |seen| befalls(of, seen), fault(order));
            }
            Event::Release {} if !is_held(&phone.proxy().log()) => {
                return Err("nothing is held yet: wait for it first".to_owned());
            }
            Event::Release {} => phone.proxy().release_all().await,
            Event::Offline {} => phone.proxy().refuse().await,
            Event::Online {} => phone.proxy().accept().expect("it listens again"),
            Event::DiskFails {} => fs::create_dir(in_the_way).expect("a directory in the way"),
            Event::DiskWorks {} => fs::remove_dir(in_the_way).expect("the directory in the way"),
            _ => return Err("this does not happen to a phone".to_owned()),
        }
        Ok(())
    }

    async fn pass_time(&self, seconds: u64, on: &[String]) -> Result<(), String> {
        let named = |name: &str| on.is_empty() || on.iter().any(|it| it == name);
        if let Some(unknown) = on.iter().find(|name| *name != "server" && !self.phones.contains_key(*name)) {
            return Err(format!("nobody is called {unknown:?}"));
        }
        let by = Duration::from_secs(seconds);
        if named("server") {
            self.clock.advance(by);
        }
        for (_, phone) in self.phones.iter().filter(|(name, _)| named(name)) {
            phone.pass(by).await;
        }
        Ok(())
    }

    /// While no server runs, connections are refused.
    async fn stop_server(&mut self) {
        for phone in self.phones.values() {
            phone.proxy().refuse().await;
        }
        if let Some(server) = self.server.take() {
            server.stop().await;
        }
    }

    fn start_server(&mut self, server: Backend) {
        for phone in self.phones.values() {
            phone.proxy().swap(server.address());
            phone.proxy().accept().expect("it listens again");
        }
        self.server = Some(server);
    }
}

fn config(database: &Path, access: Access) -> Config {
    let access = match access {
        Access::Link => pace_server::Access::Link,
        Access::Open => pace_server::Access::Open,
    };
    Config { access, ..Config::new(database) }
}

fn befalls(of: Of, seen: &Seen) -> bool {
    match of {
        Of::Writes => seen.is_write(),
        Of::Reads => !seen.is_write(),
        Of::All => true,
    }
}

fn fault(order: &FaultOrder) -> Fault {
    match order.fault {
        FaultKind::RequestCut => Fault::CutBefore,
        FaultKind::AnswerLost => Fault::LostAnswer,
        FaultKind::AnswerCut => Fault::CutWithin,
        FaultKind::RequestLate => Fault::LateArrival(When::Released),
        FaultKind::RequestTwice => Fault::LateDuplicate(When::Released),
        FaultKind::RequestHeld => Fault::SlowRequest(When::Released),
        FaultKind::AnswerHeld => Fault::SlowAnswer(When::Released),
        FaultKind::Busy => Fault::busy(order.retry_after),
        FaultKind::BadGateway => Fault::gateway(502),
        FaultKind::CaptivePortal => Fault::captive_portal(),
        FaultKind::Redirect => Fault::redirect("http://127.0.0.1:9/"),
        FaultKind::TooOld => Fault::too_old(),
    }
}

const fn word(cause: Cause) -> &'static str {
    match cause {
        Cause::Load => "load",
        Cause::Action => "action",
        Cause::Sync => "sync",
    }
}

/// Whether any file of the directory holds that text.
fn holds(directory: &Path, text: &str) -> bool {
    let entries = fs::read_dir(directory).expect("the phone's directory");
    let files = entries.map(|entry| fs::read(entry.expect("an entry").path()).unwrap_or_default());
    files.into_iter().any(|file| file.windows(text.len()).any(|window| window == text.as_bytes()))
}

/// Something is held on its way.
pub(super) const fn is_held(log: &Log) -> bool {
    log.held > 0
}
