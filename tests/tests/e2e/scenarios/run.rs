//! Plays a scenario from its beginning to its end.

use std::collections::BTreeMap;

use pace_core::{effect::Done, failure::Failure, fault::Fault as Break};
use serde_json::Value;

use super::{
    compare::differences,
    coverage::Coverage,
    format::{Deed, Event, Intent, Scenario, Step, Told, Wait},
    screen::{failure, home_screen, session_screen},
    stage::{Stage, is_held},
};

type Calls<'a> = BTreeMap<&'a str, BTreeMap<&'static str, u64>>;

/// How far a run got, for whoever reads why it ended.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// The step that it is at.
    pub(super) step: String,
    /// What a wait for a screen still misses.
    pub(super) missing: Vec<String>,
}

/// Plays it: what it met, or all that is wrong at the first step that is wrong.
pub(super) async fn play(
    scenario: &Scenario,
    broken: Option<Break>,
    progress: &mut Progress,
) -> Result<Coverage, Vec<String>> {
    let mut stage = Stage::set_up(&scenario.phones, broken).await;
    "the beginning".clone_into(&mut progress.step);
    stage.begin(scenario).await.map_err(|wrong| vec![wrong])?;
    for (index, step) in scenario.steps.iter().enumerate() {
        *progress = Progress { step: format!("step {}, {}", index + 1, step.words), missing: Vec::new() };
        let wrong = stage.play(step, progress).await.map_err(|wrong| vec![wrong])?;
        if !wrong.is_empty() {
            return Err(wrong);
        }
    }
    "the end".clone_into(&mut progress.step);
    stage.cover_writes();
    stage.changed_resend().map_or(Ok(stage.coverage), |wrong| Err(vec![wrong]))
}

impl Stage {
    /// The first phone creates the session, the others open it.
    async fn begin(&mut self, scenario: &Scenario) -> Result<(), String> {
        let (Some(evening), [first, others @ ..]) = (&scenario.evening, scenario.phones.as_slice()) else {
            return Ok(());
        };
        let created = Intent::CreateSession(evening.clone());
        let intents =
            [(first, &created)].into_iter().chain(others.iter().map(|other| (other, &Intent::Open {})));
        for (phone, intent) in intents {
            let Some(outcome) = self.act(intent, phone, None)? else { continue };
            let outcome = self.phone(phone)?.settle(outcome).await;
            outcome.map_err(|failed| format!("{phone}: {failed}"))?;
        }
        Ok(())
    }

    /// Plays a step: all that is not as expected then.
    async fn play(&mut self, step: &Step, progress: &mut Progress) -> Result<Vec<String>, String> {
        let told = &step.told;
        // A phone that starts again counts anew.
        let restarts = matches!(step.deed, Deed::Happens(Event::PhoneRestarts {}));
        let before = if restarts { Calls::new() } else { self.calls_of(told)? };
        let outcome = self.perform(step, progress).await?;
        let mut wrong = self.check_outcome(told.fails.as_ref(), outcome)?;
        for (phone, made) in self.calls_of(told)? {
            let before = before.get(phone);
            let earlier = |cause: &str| before.and_then(|before| before.get(cause)).copied().unwrap_or(0);
            let made: BTreeMap<_, _> =
                made.into_iter().map(|(cause, all)| (cause, all - earlier(cause))).collect();
            wrong.extend(check_calls(phone, &told.calls[phone], &made));
        }
        for (phone, expected) in &told.shows {
            let screen = self.screen(phone, told.session.as_deref())?;
            wrong.extend(differences(
                &format!("shows.{phone}"),
                expected,
                &session_screen(&screen, &self.names),
            ));
            if expected.get("notices").is_some() {
                self.coverage.meet_notices(&screen);
            }
        }
        for (phone, expected) in &told.home {
            let home = home_screen(&self.phone(phone)?.home().snapshot(), &self.names);
            wrong.extend(differences(&format!("home.{phone}"), expected, &home));
        }
        for (phone, expected) in &told.disk {
            wrong.extend(self.check_disk(phone, *expected)?);
        }
        Ok(wrong)
    }

    async fn perform(
        &mut self,
        step: &Step,
        progress: &mut Progress,
    ) -> Result<Option<Result<Done, Failure>>, String> {
        let Told { phone, session, tap, .. } = &step.told;
        let named = || phone.as_deref().ok_or("it needs a phone");
        match (&step.deed, tap) {
            (Deed::Do(intent), _) => {
                let phone = named()?;
                let Some(outcome) = self.act(intent, phone, session.as_deref())? else { return Ok(None) };
                if let Some(tap) = tap {
                    self.taps.insert(tap.clone(), (phone.to_owned(), outcome));
                    return Ok(None);
                }
                Ok(Some(self.phone(phone)?.settle(outcome).await))
            }
            (Deed::Wait(Wait::Outcome {}), Some(tap)) => {
                let known = self.taps.remove(tap);
                let (phone, outcome) = known.ok_or_else(|| format!("no tap is called {tap:?}"))?;
                Ok(Some(self.phone(&phone)?.settle(outcome).await))
            }
            (_, Some(_)) | (Deed::Wait(Wait::Outcome {}), None) => {
                Err("a tap is done or waited for, and nothing else".to_owned())
            }
            (Deed::Happens(event), None) => self.happen(event, phone.as_deref()).await.map(|()| None),
            (Deed::Wait(Wait::Held {}), None) => {
                let phone = self.phone(named()?)?;
                phone.settle(phone.proxy.until(is_held)).await;
                Ok(None)
            }
            (Deed::Wait(Wait::Screen {}), None) => {
                self.wait_for_screen(named()?, &step.told, progress).await.map(|()| None)
            }
        }
    }

    async fn wait_for_screen(&self, name: &str, told: &Told, progress: &mut Progress) -> Result<(), String> {
        let expected = told.shows.get(name).ok_or("it does not say what to wait for")?;
        let path = format!("shows.{name}");
        let mut observer = self.page(name, told.session.as_deref())?.observe();
        let shown = observer.wait_for(|screen| {
            progress.missing = differences(&path, expected, &session_screen(screen, &self.names));
            progress.missing.is_empty()
        });
        self.phone(name)?.settle(shown).await.expect("the phone is here");
        Ok(())
    }

    fn check_outcome(
        &mut self,
        fails: Option<&Value>,
        outcome: Option<Result<Done, Failure>>,
    ) -> Result<Vec<String>, String> {
        if let Some(Err(failed)) = &outcome {
            self.coverage.meet_failure(failed);
        }
        match (fails, outcome) {
            (None, None | Some(Ok(_))) => Ok(Vec::new()),
            (None, Some(Err(failed))) => Ok(vec![format!("it failed: {}", failure(&failed))]),
            (Some(expected), Some(Err(failed))) => Ok(differences("fails", expected, &failure(&failed))),
            (Some(expected), Some(Ok(_))) => Ok(vec![format!("fails: expected {expected}, and it worked")]),
            (Some(_), None) => Err("it has no outcome that could fail".to_owned()),
        }
    }

    fn calls_of<'a>(&self, told: &'a Told) -> Result<Calls<'a>, String> {
        told.calls.keys().map(|phone| Ok((phone.as_str(), self.calls(phone)?))).collect()
    }
}

/// A cause that is not named made no call.
fn check_calls(phone: &str, expected: &BTreeMap<String, u64>, made: &BTreeMap<&str, u64>) -> Option<String> {
    let made: BTreeMap<&str, u64> =
        made.iter().map(|(cause, count)| (*cause, *count)).filter(|it| it.1 > 0).collect();
    let expected: BTreeMap<&str, u64> =
        expected.iter().map(|(cause, count)| (cause.as_str(), *count)).filter(|it| it.1 > 0).collect();
    (made != expected).then(|| format!("calls.{phone}: expected {expected:?}, made {made:?}"))
}
