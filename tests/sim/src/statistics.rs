//! What happened in a run, counted: a check that never had anything to look at says nothing.

use std::{collections::BTreeMap, fmt};

/// Counts by kind and name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    counts: BTreeMap<(&'static str, &'static str), u64>,
}

impl Statistics {
    pub(crate) fn count(&mut self, kind: &'static str, name: &'static str) {
        *self.counts.entry((kind, name)).or_default() += 1;
    }

    /// Takes the counts of another run in.
    pub fn add(&mut self, other: &Self) {
        for (what, count) in &other.counts {
            *self.counts.entry(*what).or_default() += count;
        }
    }

    /// How often something happened.
    pub fn of(&self, kind: &str, name: &str) -> u64 {
        self.counts.iter().filter(|((k, n), _)| *k == kind && *n == name).map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = "";
        for ((kind, name), count) in &self.counts {
            if *kind != last {
                write!(f, "{}STATS {kind}:", if last.is_empty() { "" } else { "\n" })?;
                last = kind;
            }
            write!(f, " {name}={count}")?;
        }
        Ok(())
    }
}
