//! What a load of a group may ask for beside the group and its pool.

use std::{collections::BTreeSet, sync::Arc};

use pace_rules::{
    balances::balances,
    group::{Evening, Standings, recent_guests},
    pool::GroupSync,
    state::SessionState,
};

use super::{answer::Day, players};
use crate::{
    error::Error,
    store::{GroupData, Needs},
};

/// Something of a group that is answered only if it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Include {
    Sessions,
    Leaderboard,
    Players,
    Pairings,
    Overview,
    Balances,
}

impl Include {
    const ALL: [(&'static str, Self); 6] = [
        ("sessions", Self::Sessions),
        ("leaderboard", Self::Leaderboard),
        ("players", Self::Players),
        ("pairings", Self::Pairings),
        ("overview", Self::Overview),
        ("balances", Self::Balances),
    ];

    /// Those that a list of words asks for.
    pub(super) fn parse(words: &str) -> Result<BTreeSet<Self>, Error> {
        let words = words.split(',').filter(|word| !word.is_empty());
        let parse = |word: &str| {
            let known = Self::ALL.into_iter().find(|(known, _)| *known == word);
            known.map(|(_, include)| include).ok_or_else(|| {
                let all: Vec<&str> = Self::ALL.into_iter().map(|(word, _)| word).collect();
                Error::invalid(format!("include: some of {} can be asked for", all.join(", ")))
            })
        };
        words.map(parse).collect()
    }

    pub(super) const fn needs(self) -> Needs {
        match self {
            Self::Sessions => Needs::Sessions,
            _ => Needs::Games,
        }
    }

    /// Whether it is read off the replay of the games.
    const fn is_figure(self) -> bool {
        !matches!(self, Self::Sessions | Self::Balances)
    }

    /// Whether its answer depends on the day.
    pub(super) const fn is_daily(self) -> bool {
        matches!(self, Self::Players | Self::Overview)
    }
}

/// The group with what is asked for, from one replay of its games.
pub(super) fn sync(data: GroupData, includes: &BTreeSet<Include>, day: Day) -> GroupSync {
    let mut sync = GroupSync {
        epoch: data.epoch.clone(),
        version: data.group.version,
        group: Some(data.group.clone()),
        members: data.history.pool.by_name(),
        ..GroupSync::default()
    };
    if includes.contains(&Include::Balances) {
        let states: Vec<SessionState> = data.history.evenings.iter().map(state).collect();
        sync.balances = Some(balances(&data.history.pool, &states));
    }
    if includes.iter().any(|include| include.is_figure()) {
        let standings = Standings::of(&data.history);
        for include in includes {
            match include {
                Include::Sessions | Include::Balances => {}
                Include::Leaderboard => sync.leaderboard = Some(standings.leaderboard()),
                Include::Players => {
                    sync.players = Some(players::active(&data, &standings));
                    sync.guests = Some(recent_guests(&data.history, day.begin()));
                }
                Include::Pairings => sync.pairings = Some(standings.pairings()),
                Include::Overview => sync.overview = Some(standings.overview(day.end())),
            }
        }
    }
    sync.verdicts = data.verdicts;
    if includes.contains(&Include::Sessions) {
        sync.sessions = Some(data.history.evenings.into_iter().map(|evening| evening.session).collect());
    }
    sync
}

fn state(evening: &Evening) -> SessionState {
    let games = evening.games.iter().map(|game| (game.id.clone(), Arc::new(game.clone())));
    let session = Some(Arc::new(evening.session.clone()));
    SessionState { session, games: games.collect(), ..SessionState::default() }
}
