//! A person with a phone: taps something that the screen offers.

use pace_core::{
    effect::Done,
    failure::Failure,
    snapshot::{Page, SessionSnapshot, SyncMark, TrayItem},
};
use pace_rules::{
    change::{GameEdit, SessionEdit},
    id::{GameId, SessionId},
};
use pace_tests::{
    evening::{played, result},
    phone::Phone,
    proxy::{Fault, When},
};

use super::ledger::Ledger;

/// Most calls that an action makes, and a load or sync.
const ACTION: usize = 3;
const READ: usize = 2;

pub(super) struct Actor {
    pub(super) name: &'static str,
    pub(super) phone: Phone,
    pub(super) session: SessionId,
}

impl Actor {
    pub(super) fn sees(&self) -> std::sync::Arc<SessionSnapshot> {
        self.phone.session(&self.session).snapshot()
    }

    /// One thing that a person does, with the faults that befall its calls.
    pub(super) async fn act(mut self, choices: &mut fastrand::Rng, ledger: &mut Ledger) -> Self {
        self.spoil_the_line(choices).await;
        match choices.u8(0..20) {
            0..=6 => self.record(choices, ledger).await,
            7..=10 => self.edit(choices).await,
            11 => self.delete(choices, ledger).await,
            12 => self.undo(ledger).await,
            13 => self.rename(choices).await,
            14..=15 => self.read(true).await,
            16 => self.read(false).await,
            17..=18 => self.clear_tray(choices, ledger).await,
            _ => self = self.die_and_come_back(choices, ledger).await,
        }
        self.phone.proxy.heal().expect("it listens again");
        self.check_nothing_dropped(ledger);
        self
    }

    /// What was recorded here is on the screen or in the tray, whatever happened.
    fn check_nothing_dropped(&self, ledger: &Ledger) {
        let sees = self.sees();
        if sees.session.is_none() {
            return;
        }
        let tray: Vec<GameId> = sees.tray.iter().flat_map(|item| ledger.recorded_in(item)).collect();
        for id in ledger.kept_by(self.name) {
            let shown = sees.history.iter().any(|it| it.game.id == id);
            assert!(
                shown || tray.contains(&id),
                "game {id} is neither shown nor in the tray: {:?}",
                sees.tray
            );
        }
    }

    async fn spoil_the_line(&self, choices: &mut fastrand::Rng) {
        if choices.u8(0..12) == 0 {
            return self.phone.proxy.refuse().await;
        }
        for _ in 0..choices.u8(0..4) {
            let after = When::After(choices.usize(1..4));
            let fault = match choices.u8(0..12) {
                0..=1 => Fault::CutBefore,
                2..=4 => Fault::LostAnswer,
                5 => Fault::CutWithin,
                6 => Fault::LateArrival(after),
                7 => Fault::LateDuplicate(after),
                8 => Fault::busy(choices.u64(0..8)),
                9 => Fault::gateway(502),
                10 => Fault::captive_portal(),
                _ => Fault::redirect("http://127.0.0.1:9/"),
            };
            self.phone.proxy.next(fault);
        }
    }

    /// Waits for an outcome; no more calls reach the proxy than are allowed.
    async fn settle(&self, allowed: usize, outcome: pace_core::Outcome) -> Result<Done, Failure> {
        let before = self.phone.proxy.count();
        let outcome = self.phone.settle(outcome).await;
        let made = self.phone.proxy.count() - before;
        // What still waits from before has calls of its own.
        let others = self.sees().pending * ACTION;
        assert!(made <= allowed + others, "{made} calls for {allowed} allowed");
        outcome
    }

    async fn record(&self, choices: &mut fastrand::Rng, ledger: &mut Ledger) {
        let sees = self.sees();
        if sees.session.is_none() {
            return;
        }
        let page = self.phone.session(&self.session);
        let mut taps = Vec::new();
        // Sometimes several taps before the first answer.
        for _ in 0..choices.usize(1..=3) {
            let (a, b) = ledger.scores();
            let tap = page.record_game(played(&sees, a, b));
            let id = of_scores(&self.sees(), a, b);
            ledger.asked.insert(id.clone(), (self.name, a, b));
            taps.push((id, tap));
        }
        let allowed = taps.len() * ACTION;
        for (id, tap) in taps {
            let outcome = self.settle(allowed, tap).await;
            self.check_shown(&id, &outcome);
            if outcome.is_ok() {
                ledger.saved.insert(id);
            }
        }
    }

    /// The screen agrees with what the caller was told.
    fn check_shown(&self, id: &GameId, outcome: &Result<Done, Failure>) {
        let sees = self.sees();
        let mark = sees.history.iter().find(|it| it.game.id == *id).map(|it| it.sync);
        match outcome {
            Ok(_) => assert_eq!(mark, Some(SyncMark::Saved)),
            Err(Failure::Unconfirmed) => assert_eq!(mark, Some(SyncMark::Unconfirmed)),
            Err(failure) => assert_eq!(mark, None, "rolled back as {failure:?}"),
        }
    }

    async fn edit(&self, choices: &mut fastrand::Rng) {
        let sees = self.sees();
        let games: Vec<_> = sees.history.iter().chain(&sees.next).chain(&sees.upcoming).collect();
        let Some(game) = choices.choice(games) else { return };
        let score = result(choices.u8(0..=30), choices.u8(0..=30));
        let edit = GameEdit::result(Some(score));
        let page = self.phone.session(&self.session);
        // Refused, lost or saved: the end of the script holds them against each other.
        let _outcome = self.settle(ACTION, page.edit_game(game.game.id.clone(), edit)).await;
    }

    async fn delete(&self, choices: &mut fastrand::Rng, ledger: &mut Ledger) {
        let sees = self.sees();
        let Some(game) = choices.choice(sees.history.iter()) else { return };
        ledger.given_up.insert(game.game.id.clone());
        let page = self.phone.session(&self.session);
        let _outcome = self.settle(ACTION, page.delete_game(game.game.id.clone())).await;
    }

    async fn undo(&self, ledger: &mut Ledger) {
        let Some(game) = self.sees().undo.clone() else { return };
        ledger.given_up.insert(game.clone());
        let _outcome = self.settle(ACTION, self.phone.session(&self.session).undo(game)).await;
    }

    async fn rename(&self, choices: &mut fastrand::Rng) {
        if self.sees().session.is_none() {
            return;
        }
        let name = Some(Some(format!("Friday {}", choices.u8(..))));
        let edit = SessionEdit { name, ..SessionEdit::default() };
        let _outcome = self.settle(ACTION, self.phone.session(&self.session).edit_session(edit)).await;
    }

    pub(super) async fn read(&self, sync: bool) {
        let page = self.phone.session(&self.session);
        let _outcome = self.settle(READ, if sync { page.refresh() } else { page.open() }).await;
        // Receipts are followed by the second call, which nobody waits for.
        self.phone.until(&self.session, |sees| sees.page != Page::Refreshing).await;
    }

    /// Looks at each failed write and tries it again or gives it up.
    pub(super) async fn clear_tray(&self, choices: &mut fastrand::Rng, ledger: &mut Ledger) {
        let page = self.phone.session(&self.session);
        for item in &self.sees().tray {
            let games = ledger.recorded_in(item);
            if choices.u8(0..4) > 0 {
                let outcome = self.settle(item.what.len() * ACTION, page.retry(&item.id)).await;
                if outcome.is_ok() {
                    ledger.saved.extend(games);
                }
            } else {
                self.give_up(item, ledger).await;
            }
        }
        self.wait_until_sent().await;
    }

    pub(super) async fn give_up(&self, item: &TrayItem, ledger: &mut Ledger) {
        let discarded = self.phone.session(&self.session).discard(&item.id);
        if self.phone.settle(discarded).await.is_ok() {
            ledger.given_up.extend(ledger.recorded_in(item));
        }
    }

    async fn die_and_come_back(self, choices: &mut fastrand::Rng, ledger: &mut Ledger) -> Self {
        let Self { name, phone, session } = self;
        let sees = phone.session(&session).snapshot();
        if sees.session.is_some() {
            let (a, b) = ledger.scores();
            drop(phone.session(&session).record_game(played(&sees, a, b)));
            let id = of_scores(&phone.session(&session).snapshot(), a, b);
            ledger.asked.insert(id.clone(), (name, a, b));
            // Before the journal, before the call, in the midst of it.
            for _ in 0..choices.u8(0..40) {
                tokio::task::yield_now().await;
            }
            ledger.cut_short.insert(id);
        }
        let actor = Self { name, phone: phone.restart().await, session };
        actor.read(false).await;
        actor.wait_until_sent().await;
        actor
    }

    /// Until every write has an outcome, or waits for the person.
    pub(super) async fn wait_until_sent(&self) {
        let settled = |sees: &std::sync::Arc<SessionSnapshot>| {
            let unconfirmed = sees.tray.iter().filter(|it| it.failure == Failure::Unconfirmed).count();
            sees.pending <= unconfirmed || !matches!(sees.page, Page::Ready | Page::Refreshing)
        };
        self.phone.until(&self.session, settled).await;
    }
}

/// The game with those scores, which a tap has just put on the screen.
fn of_scores(sees: &SessionSnapshot, a: u8, b: u8) -> GameId {
    let game =
        sees.history.iter().find(|it| (it.game.team_a_score, it.game.team_b_score) == (Some(a), Some(b)));
    game.expect("a tap shows at once").game.id.clone()
}
