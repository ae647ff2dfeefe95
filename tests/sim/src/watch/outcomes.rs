//! What those who wait are told.

use std::time::Duration;

use super::{Awaited, Fate, Scene, Watch, Write};
use crate::{
    server::Server,
    subject::Subject,
    violation::{Checked, Violation, ensure},
};
use pace_core::{
    effect::Done, failure::Failure, input::Token, inspect::At, snapshot::SyncMark, state::State,
};
use pace_rules::id::GroupPlayerId;

const OUTCOME: &str = "6 one outcome";
const TRUTH: &str = "5 the outcome is true";
/// 30 s until the first call, 30 s of action, one timeout, and what clocks differ by.
const LONGEST: Duration = Duration::from_secs(75);

impl Watch {
    pub(crate) fn resolved(
        &mut self,
        scene: Scene<'_>,
        token: Token,
        outcome: &Result<Done, Failure>,
    ) -> Checked {
        let Scene { state, server, time, .. } = scene;
        let Some(Awaited { since, keys }) = self.tokens.remove(&token) else {
            return Err(Violation {
                law: OUTCOME,
                message: format!("{token:?} is told {outcome:?} once more"),
            });
        };
        self.statistics.count("outcome", name(outcome));
        ensure(time.since(since) <= LONGEST, OUTCOME, || {
            format!("{token:?} waits {:?} for {outcome:?}", time.since(since))
        })?;
        let fates: Vec<(&String, Fate)> = keys.iter().map(|key| (key, self.writes[key].fate)).collect();
        let unconfirmed =
            |key: &String| self.shapes.values().any(|shape| shape.in_log(key) == Some(At::Unconfirmed));
        match outcome {
            Ok(Done::Saved(_)) => {
                ensure(fates.iter().all(|(_, fate)| *fate == Fate::Applied), TRUTH, || {
                    format!("{token:?} is told that it is saved: {fates:?}")
                })?;
                for key in &keys {
                    self.check_overwrote(state, key, server)?;
                }
                Ok(())
            }
            Ok(Done::Fresh | Done::Found(_)) => Ok(()),
            Err(Failure::Unconfirmed) => {
                let is_shelved = self.shapes.is_empty();
                // The first failure of a group counts, whatever became of that write since.
                let was = keys.len() > 1 && keys.iter().any(|key| self.writes[key].is_doubtful);
                ensure(is_shelved || was || keys.iter().any(unconfirmed), TRUTH, || {
                    format!("{token:?} is told that it is unconfirmed: {fates:?}")
                })?;
                keys.iter().filter(|key| unconfirmed(key)).try_for_each(|key| self.check_marked(state, key))
            }
            Err(failure) => {
                let rolled_back = |fate: &Fate| matches!(fate, Fate::InTray | Fate::Discarded);
                let is_true = fates.len() != 1 || fates.iter().any(|(_, fate)| rolled_back(fate));
                ensure(is_true, TRUTH, || format!("{token:?} is told {failure:?}: {fates:?}"))
            }
        }
    }

    /// What nobody confirmed is marked so, and waits where it can be retried.
    fn check_marked(&self, state: &State, key: &str) -> Checked {
        let write = &self.writes[key];
        let Subject::Session(session) = &write.subject else {
            return check_group_marked(state, key, write);
        };
        let snapshot = state.session_snapshot(session);
        let waits = snapshot.tray.iter().any(|item| item.id == key && item.failure == Failure::Unconfirmed);
        ensure(waits, TRUTH, || format!("{key} is unconfirmed and cannot be retried: {:?}", snapshot.tray))?;
        let mut games = snapshot.history.iter().chain(&snapshot.next).chain(&snapshot.upcoming);
        let unmarked =
            games.find(|view| write.game() == Some(&view.game.id) && view.sync != SyncMark::Unconfirmed);
        ensure(unmarked.is_none(), TRUTH, || format!("{key} is unconfirmed and not marked: {unmarked:?}"))
    }

    /// Whoever overwrites what they had not seen is told so.
    fn check_overwrote(&self, state: &State, key: &String, server: &Server) -> Checked {
        let Subject::Session(session) = &self.writes[key].subject else { return Ok(()) };
        let Some(inside) = state.inside(session) else { return Ok(()) };
        let Some((epoch, ..)) = inside.base else { return Ok(()) };
        let Some(record) = server.record(epoch, &self.writes[key].subject, key) else { return Ok(()) };
        let missing =
            record.overwrote().iter().find(|overwrote| !self.told.overwrote(session, overwrote, &inside));
        ensure(missing.is_none(), "9 losses are told", || {
            format!("{key} overwrote {missing:?}, and its author is not told")
        })
    }
}

/// What nobody confirmed of a group is marked so, and waits where it can be retried.
fn check_group_marked(state: &State, key: &str, write: &Write) -> Checked {
    let Subject::Group(group) = &write.subject else { return Ok(()) };
    let snapshot = state.group_snapshot(group);
    let waits = snapshot.tray.iter().any(|item| item.id == key && item.failure == Failure::Unconfirmed);
    ensure(waits, TRUTH, || format!("{key} is unconfirmed and cannot be retried: {:?}", snapshot.tray))?;
    let member = |id: GroupPlayerId| snapshot.members.iter().find(|member| member.id == id);
    let unmarked = write.members().into_iter().filter_map(member);
    let unmarked = unmarked.filter(|member| member.sync != SyncMark::Unconfirmed).collect::<Vec<_>>();
    ensure(unmarked.is_empty(), TRUTH, || format!("{key} is unconfirmed and not marked: {unmarked:?}"))
}

fn name(outcome: &Result<Done, Failure>) -> &'static str {
    match outcome {
        Ok(Done::Saved(_)) => "saved",
        Ok(Done::Fresh) => "fresh",
        Ok(Done::Found(_)) => "found",
        Err(Failure::Rejected { code, .. }) => match code.as_str() {
            "invalid" => "rejected-invalid",
            "session_unknown" => "rejected-session-unknown",
            "session_deleted" => "rejected-session-deleted",
            "game_unknown" => "rejected-game-unknown",
            "game_deleted" => "rejected-game-deleted",
            "player_has_games" => "rejected-player-has-games",
            "game_played" => "rejected-game-played",
            "id_taken" => "rejected-id-taken",
            "group_unknown" => "rejected-group-unknown",
            "group_deleted" => "rejected-group-deleted",
            "player_unknown" => "rejected-player-unknown",
            "name_taken" => "rejected-name-taken",
            "not_saved_yet" => "rejected-not-saved-yet",
            "expired" => "rejected-expired",
            _ => "rejected-otherwise",
        },
        Err(Failure::Offline) => "offline",
        Err(Failure::Unconfirmed) => "unconfirmed",
        Err(Failure::ServerBusy { .. }) => "server-busy",
        Err(Failure::NotFound) => "not-found",
        Err(Failure::UpgradeRequired) => "upgrade-required",
        Err(Failure::Internal { .. }) => "internal",
    }
}
