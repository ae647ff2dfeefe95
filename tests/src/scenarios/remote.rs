//! A phone in another process, and its pages.

use std::{
    future::{Future, pending},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use pace_core::{effect::Done, failure::Failure};
use pace_rules::time::Timestamp;
use uniffi::{Lift, Lower};

use super::{
    driver::{Answers, Driver, Tag, read, write},
    page::{Outcome, Shown},
};
use crate::{backend::Backend, clock::TestClock, proxy::Proxy};

/// What going on comes to.
enum Rest {
    /// An outcome was told.
    Interrupted,
    /// There is nothing to do before that time.
    Until(Timestamp),
    /// There is nothing to do.
    Endless,
}

/// A phone there, with its proxy and its directory here.
pub(super) struct RemotePhone {
    pub(super) proxy: Proxy,
    pub(super) directory: PathBuf,
    phone: RemotePage,
    /// What its clock shows.
    time: Mutex<Timestamp>,
}

impl RemotePhone {
    pub(super) async fn start(driver: &Arc<Driver>, directory: PathBuf, server: &Backend) -> Self {
        let proxy = Proxy::start(server.address()).expect("a free port");
        let phone = RemotePage::of(driver.clone(), driver.number());
        let phone = Self { proxy, directory, phone, time: Mutex::new(TestClock::beginning()) };
        phone.begin().await;
        phone
    }

    async fn begin(&self) {
        let mut arguments = Vec::new();
        write(self.directory.to_string_lossy().into_owned(), &mut arguments);
        write(self.proxy.url(), &mut arguments);
        write(self.time(), &mut arguments);
        self.phone.ask("start", &arguments).next().await;
    }

    /// Stops it without a word to anybody and starts it again from its directory.
    pub(super) async fn restart(&self) {
        self.phone.ask("stop", &[]).next().await;
        self.begin().await;
    }

    /// As [`crate::phone::Phone::settle`].
    pub(super) async fn settle<T>(&self, what: impl Future<Output = T>) -> T {
        tokio::select! {
            biased;
            done = what => done,
            () = self.pass_time() => unreachable!("time passes for ever"),
        }
    }

    /// It goes on while it is asked to be idle, and stands still at other times: what is known of it
    /// stays as it is from step to step.
    async fn pass_time(&self) {
        loop {
            match self.idle().await {
                Rest::Interrupted => {}
                Rest::Until(time) => self.go_on_to(time).await,
                // It waits for a person, and so for another step.
                Rest::Endless => pending().await,
            }
        }
    }

    /// What it comes to. All outcomes that are known then and all screens that are watched have been
    /// told before.
    async fn idle(&self) -> Rest {
        let answer = self.phone.ask("idle", &[]).next().await;
        let mut answer = answer.as_slice();
        if read(&mut answer) {
            return Rest::Interrupted;
        }
        read::<Option<Timestamp>>(&mut answer).map_or(Rest::Endless, Rest::Until)
    }

    /// Its time goes on by so much, and what is due then has begun.
    pub(super) async fn pass(&self, by: Duration) {
        self.go_on_to(self.time() + by).await;
    }

    async fn go_on_to(&self, time: Timestamp) {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner) = time;
        let mut arguments = Vec::new();
        write(time, &mut arguments);
        self.phone.ask("go_on_to", &arguments).next().await;
    }

    fn time(&self) -> Timestamp {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page of it: what kind, and of whom.
    pub(super) fn page(&self, kind: &str, key: impl FnOnce(&mut Vec<u8>)) -> RemotePage {
        let mut page = kind_of_page(kind);
        key(&mut page);
        RemotePage { page, ..self.phone.clone() }
    }
}

impl Drop for RemotePhone {
    fn drop(&mut self) {
        drop(self.phone.ask("stop", &[]));
    }
}

/// A page of a phone there, or the phone itself.
#[derive(Clone)]
pub(super) struct RemotePage {
    driver: Arc<Driver>,
    phone: u32,
    page: Vec<u8>,
}

impl RemotePage {
    fn of(driver: Arc<Driver>, phone: u32) -> Self {
        Self { driver, phone, page: kind_of_page("phone") }
    }

    /// Asks for something, at once.
    pub(super) fn ask(&self, method: &str, arguments: &[u8]) -> Answers {
        self.driver.ask(self.phone, &self.page, method, arguments)
    }

    /// Asks for something that has an outcome.
    pub(super) fn outcome(&self, method: &str, arguments: &[u8]) -> Outcome {
        outcome(self.ask(method, arguments))
    }

    /// Asks for something that has an id at once, and an outcome later.
    pub(super) async fn begun<Id: Lift<Tag>>(
        &self,
        method: &str,
        argument: impl Lower<Tag>,
    ) -> (Id, Outcome) {
        let mut arguments = Vec::new();
        write(argument, &mut arguments);
        let mut answers = self.ask(method, &arguments);
        let id = read(&mut answers.next().await.as_slice());
        (id, outcome(answers))
    }

    /// What it shows now.
    pub(super) async fn snapshot<T: Lift<Tag>>(&self) -> Shown<T> {
        shown(&self.ask("snapshot", &[]).next().await)
    }

    /// Waits until what it shows will do.
    pub(super) async fn wait_for<T: Lift<Tag>>(&self, mut will_do: impl FnMut(&Shown<T>) -> bool) {
        let mut watch = Watch { page: self, answers: self.ask("observe", &[]) };
        while !will_do(&shown(&watch.answers.next().await)) {}
    }
}

/// Somebody who watches a page; the page is told when they go.
struct Watch<'a> {
    page: &'a RemotePage,
    answers: Answers,
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let mut arguments = Vec::new();
        write(self.answers.number, &mut arguments);
        drop(self.page.ask("look_away", &arguments));
    }
}

fn outcome(mut answers: Answers) -> Outcome {
    Box::pin(async move {
        let answer = answers.next().await;
        let mut answer = answer.as_slice();
        let worked = read(&mut answer);
        if worked { Ok(read::<Done>(&mut answer)) } else { Err(read::<Failure>(&mut answer)) }
    })
}

fn shown<T: Lift<Tag>>(mut answer: &[u8]) -> Shown<T> {
    Shown { screen: read(&mut answer), text: read(&mut answer) }
}

fn kind_of_page(kind: &str) -> Vec<u8> {
    let mut page = Vec::new();
    write(kind.to_owned(), &mut page);
    page
}
