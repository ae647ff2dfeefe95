//! The network: what becomes of a call.

use pace_core::{
    effect::Call,
    input::{Answer, CallError},
};

use crate::{
    phone::SERVER,
    plan::Fate,
    server::{Arrival, refusal},
    violation::Checked,
    world::{Arriving, Happening, ServerMood, World},
};

/// The longest that a call takes, in milliseconds.
const TIMEOUT: i64 = 8_000;

impl World<'_> {
    /// Sends a call into the network.
    pub(crate) fn send(&mut self, index: usize, call: Call) {
        let phone = &mut self.phones[index];
        let fate = self.plan.phones[index].fates.get(phone.calls).copied().unwrap_or(Fate::Fine);
        phone.calls += 1;
        let fate = if self.is_healed { Fate::Fine } else { fate };
        let mut dice = fastrand::Rng::with_seed(self.plan.seed ^ (phone.calls as u64) << 32 ^ index as u64);
        let (there, back) = (dice.i64(10..200), dice.i64(10..200));
        let elsewhere = phone.state.as_ref().is_some_and(|state| state.preferences().server != SERVER);
        let unreachable = elsewhere || self.now < phone.airplane_until || self.now < self.server_down_until;
        let fate = if unreachable { Fate::NoConnection } else { fate };
        let life = phone.life;
        self.statistics.count("fate", fate.name());
        self.tell(|| {
            let key = call.key.as_deref().unwrap_or("");
            format!(
                "phone {index} calls {} {} {key} {} {:?} [{fate:?}]",
                call.method, call.path, call.body, call.id
            )
        });
        let (id, now) = (call.id, self.now);
        let none = move |at: i64, error: CallError| {
            (now + at, Happening::Answer { phone: index, life, call: id, answer: Err(error) })
        };
        let arriving =
            Arriving { phone: index, life, call, back: Some(back), whole: false, server: ServerMood::Judges };
        let arrives = |after: i64, arriving: Arriving| (now + after, Happening::Arrive(Box::new(arriving)));
        let says = |answer: Answer| Arriving { server: ServerMood::Says(answer), ..arriving.clone() };
        let plain = |status: u16, body: &str| Answer::plain(status, body);
        let lost = || Arriving { back: None, ..arriving.clone() };
        let first = match fate {
            Fate::Fine => arrives(there, arriving.clone()),
            Fate::LostRequest => none(TIMEOUT, CallError::NoAnswer),
            Fate::LostAnswer => arrives(there, lost()),
            Fate::CutBefore => none(there, CallError::NoAnswer),
            Fate::CutAfter => {
                self.schedule(now + there + back, none(there + back, CallError::NoAnswer).1);
                arrives(there, lost())
            }
            Fate::NoConnection => none(there, CallError::NotConnected),
            Fate::Duplicate(later) => {
                self.schedule(now + there + later, Happening::Arrive(Box::new(lost())));
                arrives(there, arriving.clone())
            }
            Fate::LateRequest(later) => arrives(TIMEOUT + later, lost()),
            Fate::SlowAnswer(back) => arrives(there, Arriving { back: Some(back), ..arriving.clone() }),
            Fate::SlowRequest(there) => arrives(there, arriving.clone()),
            Fate::ErrorBefore => arrives(there, says(plain(500, "{\"error\":\"Failed\"}"))),
            Fate::ErrorAfter => {
                let server = ServerMood::JudgesAndSays(plain(502, "Bad gateway"));
                arrives(there, Arriving { server, ..arriving.clone() })
            }
            Fate::Busy(wait) => arrives(there, says(refusal(503, "busy", wait))),
            Fate::TooMany(wait) => arrives(there, says(refusal(429, "too_many", wait))),
            Fate::StorageFull => arrives(there, says(refusal(507, "storage_full", None))),
            Fate::TooLarge => arrives(there, says(refusal(413, "too_large", None))),
            Fate::Portal => arrives(there, says(plain(200, "<html>Welcome to the airport</html>"))),
            Fate::KillAfterCommit => {
                arrives(there, Arriving { server: ServerMood::JudgesAndDies, ..arriving.clone() })
            }
            Fate::WholeAnswer => arrives(there, Arriving { whole: true, ..arriving.clone() }),
        };
        self.schedule(first.0, first.1);
        // A call that ended earlier is not in the air any more by then.
        let (at, timeout) = none(TIMEOUT, CallError::NoAnswer);
        self.schedule(at, timeout);
    }

    /// A request reaches the server.
    pub(crate) fn arrive(&mut self, arriving: Arriving) -> Checked {
        let Arriving { phone, life, call, back, whole, server } = arriving;
        if self.now < self.server_down_until {
            return Ok(());
        }
        let (judges, says, dies) = match server {
            ServerMood::Judges => (true, None, false),
            ServerMood::Says(answer) => (false, Some(answer), false),
            ServerMood::JudgesAndSays(answer) => (true, Some(answer), false),
            ServerMood::JudgesAndDies => (true, None, true),
        };
        let mut answer = None;
        if judges {
            let arrival = Arrival { at: self.now, time: self.server_time(), whole };
            let verdict = self.server.handle(&call, arrival);
            self.tell(|| {
                let (key, status) = (call.key.as_deref().unwrap_or(""), verdict.status);
                format!("  the server answers {status} to {} {} {key}", call.method, call.path)
            });
            self.judged(phone, &call, &verdict)?;
            answer = Some(verdict);
        }
        if dies {
            self.kill_server(700);
            let answer = Err(CallError::NoAnswer);
            self.schedule(self.now + 20, Happening::Answer { phone, life, call: call.id, answer });
            return Ok(());
        }
        if let (Some(back), Some(answer)) = (back, says.or(answer)) {
            let answer = Ok(answer);
            self.schedule(self.now + back, Happening::Answer { phone, life, call: call.id, answer });
        }
        Ok(())
    }
}
