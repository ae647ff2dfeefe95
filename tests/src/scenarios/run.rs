//! Plays a scenario from its beginning to its end.

use std::collections::BTreeMap;

use pace_core::{effect::Done, failure::Failure};

use super::{
    compare::differences,
    coverage::Coverage,
    format::{About, Deed, Event, Scenario, Step, Told, Wait},
    home::home_screen,
    intents::{GroupIntent, Intent, TabName},
    names::CLUB,
    page::Outcome,
    phones::Phones,
    screen::failure,
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
    phones: &Phones,
    progress: &mut Progress,
) -> Result<Coverage, Vec<String>> {
    let mut stage = Stage::set_up(&scenario.phones, scenario.access, phones).await;
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
    /// The first phone creates the group and the session, the others join and open them.
    async fn begin(&mut self, scenario: &Scenario) -> Result<(), String> {
        let Some((first, others)) = scenario.phones.split_first() else { return Ok(()) };
        let group = scenario.club.is_some().then(|| CLUB.to_owned());
        let told = Told { group, ..Told::default() };
        if let Some(club) = &scenario.club {
            self.manage(&Intent::CreateGroup { name: club.name.clone() }, first, &told).await?;
            if !club.players.is_empty() {
                let players = club.players.clone();
                self.manage_in_club(&GroupIntent::AddPlayers { players }, first).await?;
            }
            for other in others {
                self.manage(&Intent::Join { typed: "{code1}".to_owned() }, other, &told).await?;
                self.manage_in_club(&GroupIntent::Open { tab: TabName::Sessions }, other).await?;
            }
        }
        if let Some(evening) = &scenario.evening {
            self.manage(&Intent::CreateSession(evening.clone()), first, &told).await?;
            for other in others {
                self.manage(&Intent::Open {}, other, &told).await?;
            }
        }
        Ok(())
    }

    /// Does what has to work.
    async fn manage(&mut self, intent: &Intent, phone: &str, told: &Told) -> Result<(), String> {
        let outcome = self.act(intent, phone, told).await?;
        self.succeed(outcome, phone).await
    }

    async fn manage_in_club(&mut self, intent: &GroupIntent, phone: &str) -> Result<(), String> {
        let outcome = self.act_in_group(intent, phone, CLUB).await?;
        self.succeed(outcome, phone).await
    }

    async fn succeed(&mut self, outcome: Option<Outcome>, name: &str) -> Result<(), String> {
        let Some(outcome) = outcome else { return Ok(()) };
        let outcome = self.phone(name)?.settle(outcome).await;
        self.learn_pools().await;
        outcome.map(drop).map_err(|failed| format!("{name}: {failed}"))
    }

    /// Plays a step: all that is not as expected then.
    async fn play(&mut self, step: &Step, progress: &mut Progress) -> Result<Vec<String>, String> {
        let told = &step.told;
        // A phone that starts again counts anew.
        let restarts = matches!(step.deed, Deed::Happens(Event::PhoneRestarts {}));
        let before = if restarts { Calls::new() } else { self.calls_of(told).await? };
        let outcome = self.perform(step, progress).await?;
        self.learn_pools().await;
        let mut wrong = self.check_outcome(told, outcome)?;
        for (phone, made) in self.calls_of(told).await? {
            let before = before.get(phone);
            let earlier = |cause: &str| before.and_then(|before| before.get(cause)).copied().unwrap_or(0);
            let made: BTreeMap<_, _> =
                made.into_iter().map(|(cause, all)| (cause, all - earlier(cause))).collect();
            wrong.extend(check_calls(phone, &told.calls[phone], &made));
        }
        for (phone, expected) in &told.shows {
            let there = self.sight(phone, &step.about).await?.shown(&self.names).await;
            wrong.extend(differences(&format!("shows.{phone}"), expected, &there));
            self.coverage.meet_screen(&step.about, expected, &there);
        }
        for (phone, expected) in &told.home {
            let home = home_screen(&self.phone(phone)?.home().snapshot().await.screen, &self.names);
            wrong.extend(differences(&format!("home.{phone}"), expected, &home));
            self.coverage.meet_home(expected);
        }
        for (phone, expected) in &told.disk {
            wrong.extend(self.check_disk(phone, *expected).await?);
        }
        Ok(wrong)
    }

    async fn perform(
        &mut self,
        step: &Step,
        progress: &mut Progress,
    ) -> Result<Option<Result<Done, Failure>>, String> {
        let Told { phone, tap, .. } = &step.told;
        let named = || phone.as_deref().ok_or("it needs a phone");
        match (&step.deed, tap) {
            (Deed::Do(_) | Deed::DoInGroup(_) | Deed::DoOnProfile(_), _) => {
                let phone = named()?;
                let Some(outcome) = self.act_as_told(step, phone).await? else { return Ok(None) };
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
                phone.settle(phone.proxy().until(is_held)).await;
                Ok(None)
            }
            (Deed::Wait(Wait::Screen {}), None) => {
                self.wait_for_screen(named()?, step, progress).await.map(|()| None)
            }
        }
    }

    async fn act_as_told(&mut self, step: &Step, phone: &str) -> Result<Option<Outcome>, String> {
        let outcome = match (&step.deed, &step.about) {
            (Deed::DoInGroup(intent), About::Group(group)) => self.act_in_group(intent, phone, group).await,
            (Deed::DoOnProfile(intent), About::Profile { group, profile }) => {
                self.act_on_profile(*intent, phone, group, profile).await
            }
            (Deed::Do(intent), _) => self.act(intent, phone, &step.told).await,
            _ => Err("nobody does this".to_owned()),
        };
        self.learn_pools().await;
        outcome
    }

    async fn wait_for_screen(&self, name: &str, step: &Step, progress: &mut Progress) -> Result<(), String> {
        let expected = step.told.shows.get(name).ok_or("it does not say what to wait for")?;
        let path = format!("shows.{name}");
        let sight = self.sight(name, &step.about).await?;
        let shown = sight.wait_for(&self.names, |there| {
            progress.missing = differences(&path, expected, there);
            progress.missing.is_empty()
        });
        self.phone(name)?.settle(shown).await;
        Ok(())
    }

    fn check_outcome(
        &mut self,
        told: &Told,
        outcome: Option<Result<Done, Failure>>,
    ) -> Result<Vec<String>, String> {
        if let Some(Err(failed)) = &outcome {
            self.coverage.meet_failure(failed);
        }
        match (&told.fails, &told.finds, outcome) {
            (None, Some(group), Some(Ok(Done::Found(id)))) => {
                Ok(differences("finds", &group.as_str().into(), &self.names.of_group(&id).into()))
            }
            (_, Some(_), None | Some(Ok(_))) => Err("it has no outcome that could be a group".to_owned()),
            (None, None, None | Some(Ok(_))) => Ok(Vec::new()),
            (None, _, Some(Err(failed))) => Ok(vec![format!("it failed: {}", failure(&failed))]),
            (Some(expected), _, Some(Err(failed))) => Ok(differences("fails", expected, &failure(&failed))),
            (Some(expected), _, Some(Ok(_))) => {
                Ok(vec![format!("fails: expected {expected}, and it worked")])
            }
            (Some(_), _, None) => Err("it has no outcome that could fail".to_owned()),
        }
    }

    async fn calls_of<'a>(&self, told: &'a Told) -> Result<Calls<'a>, String> {
        let mut calls = Calls::new();
        for phone in told.calls.keys() {
            calls.insert(phone, self.calls(phone).await?);
        }
        Ok(calls)
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
