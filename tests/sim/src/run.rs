//! One evening from its seed to its outcome.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{
    breaks::Break,
    plan::{Fate, Plan},
    statistics::Statistics,
    violation::{Checked, Violation},
    world::World,
};

/// How an evening went.
#[derive(Debug)]
pub struct Outcome {
    /// The law that was broken, if one was.
    pub violation: Option<Violation>,
    /// What happened in it.
    pub statistics: Statistics,
    /// A hash of all that happened: equal for two runs of one plan.
    pub digest: u64,
    /// Told line by line, if asked for.
    pub story: Vec<String>,
}

/// Plays a plan.
pub fn play(plan: &Plan, broken: Option<Break>, tells: bool) -> Outcome {
    let mut world = World::new(plan, broken, tells);
    let played = catch_unwind(AssertUnwindSafe(|| -> Checked {
        world.run_until_quiet()?;
        world.finish()
    }));
    let violation = match played {
        Ok(checked) => checked.err(),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Some(Violation { law: "0 no panic", message: text.unwrap_or_default() })
        }
    };
    let mut statistics = std::mem::take(&mut world.statistics);
    world.phones.iter().for_each(|phone| statistics.add(&phone.watch.statistics));
    Outcome { violation, statistics, digest: world.digest, story: world.into_story() }
}

/// The shortest evening, by leaving out what is not needed, in which the same law is broken.
pub fn shrink(plan: &Plan, broken: Option<Break>) -> Plan {
    let law = play(plan, broken, false).violation.map(|violation| violation.law);
    let fails = |plan: &Plan| play(plan, broken, false).violation.map(|violation| violation.law) == law;
    let mut shortest = plan.clone();
    for _ in 0..3 {
        let before = shortest.size();
        let mut index = shortest.actions.len();
        while index > 0 {
            index -= 1;
            let mut shorter = shortest.clone();
            shorter.actions.remove(index);
            if fails(&shorter) {
                shortest = shorter;
            }
        }
        for phone in 0..shortest.phones.len() {
            for call in 0..shortest.phones[phone].fates.len() {
                if shortest.phones[phone].fates[call] != Fate::Fine {
                    let mut shorter = shortest.clone();
                    shorter.phones[phone].fates[call] = Fate::Fine;
                    if fails(&shorter) {
                        shortest = shorter;
                    }
                }
            }
        }
        if shortest.size() == before {
            break;
        }
    }
    shortest
}

impl Plan {
    /// How many things people do in it.
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Whether nobody does anything in it.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }

    fn size(&self) -> usize {
        let faults = self.phones.iter().flat_map(|phone| &phone.fates).filter(|fate| **fate != Fate::Fine);
        self.actions.len() + faults.count()
    }
}
