//! Guests of the last sessions, who may become players of the pool.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::history::{Evening, History};
use crate::{id::SessionId, name::tidy, time::Timestamp};

/// How long a guest is remembered.
const REMEMBERED: Duration = Duration::from_hours(30 * 24);

/// Somebody who played without being in the pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct RecentGuest {
    /// The name, in the spelling met first.
    pub name: String,
    /// Rosters of the last 30 days that the name is on.
    pub session_count: u32,
    /// The latest of those sessions.
    pub last_session_id: SessionId,
    /// Its name, or `Unknown Session`.
    pub last_session_name: String,
    /// Its date.
    pub last_session_date: Timestamp,
}

/// The guests of sessions dated within 30 days before `now`, or later, whose name nobody of the pool
/// has or had; names that differ in case are one. The latest first.
pub fn recent_guests(history: &History, now: Timestamp) -> Vec<RecentGuest> {
    let known: BTreeSet<String> = history.pool.members.values().map(|member| key(&member.name)).collect();
    let mut evenings: Vec<&Evening> =
        history.evenings.iter().filter(|evening| evening.session.date >= now - REMEMBERED).collect();
    evenings.sort_by_key(|evening| (evening.session.date, &evening.session.id));
    let mut guests: BTreeMap<String, RecentGuest> = BTreeMap::new();
    for Evening { session, .. } in evenings {
        let unlinked = session.players.iter().filter(|player| player.group_player_id.is_none());
        let names: BTreeMap<String, &str> =
            unlinked.rev().map(|player| (key(&player.name), player.name.as_str())).collect();
        for (key, name) in names {
            if key.is_empty() || known.contains(&key) {
                continue;
            }
            let guest = guests.entry(key).or_insert_with(|| RecentGuest {
                name: tidy(name),
                session_count: 0,
                last_session_id: session.id.clone(),
                last_session_name: String::new(),
                last_session_date: session.date,
            });
            guest.session_count += 1;
            guest.last_session_id = session.id.clone();
            guest.last_session_name = session.name.clone().unwrap_or_else(|| "Unknown Session".to_owned());
            guest.last_session_date = session.date;
        }
    }
    let mut guests: Vec<RecentGuest> = guests.into_values().collect();
    guests.sort_by_key(|guest| Reverse(guest.last_session_date));
    guests
}

fn key(name: &str) -> String {
    tidy(name).to_lowercase()
}
