//! The one task that carries out what `step` asks for, in its order.

use std::sync::Arc;

use tokio::sync::mpsc::UnboundedReceiver;

use super::{disk::Disk, engine::Engine, http::Http};
use crate::{
    effect::{Call, Effect},
    input::{CallError, Event},
};

/// Works until it is told to stop.
pub(super) async fn run(
    engine: Arc<Engine>,
    mut work: UnboundedReceiver<Vec<Effect>>,
    disk: Disk,
    http: Http,
) {
    let disk = Arc::new(disk);
    let mut next = None;
    loop {
        let wake = engine.next_wake();
        tokio::select! {
            biased;
            () = engine.stopped.notified() => break,
            () = engine.go_ahead(), if next.is_some() => if let Some(effects) = next.take() {
                carry_out(effects, &engine, &disk, &http).await;
                engine.finish();
            },
            effects = work.recv(), if next.is_none() => match effects {
                Some(effects) => next = Some(effects),
                None => break,
            },
            () = engine.timer_moved.notified() => {}
            () = engine.wait_until(wake) => engine.dispatch(Event::Woke),
        }
    }
    engine.end();
    // What was tapped and not yet worked on still belongs on disk; its calls wait for the next start.
    while let Some(mut effects) = next.take().or_else(|| work.try_recv().ok()) {
        effects.retain(|effect| !matches!(effect, Effect::Call(_)));
        carry_out(effects, &engine, &disk, &http).await;
        engine.finish();
    }
    engine.dismiss_waiting();
}

async fn carry_out(effects: Vec<Effect>, engine: &Arc<Engine>, disk: &Arc<Disk>, http: &Http) {
    let mut journaled = true;
    for effect in effects {
        match effect {
            // Shown when the step was made.
            Effect::PublishHome | Effect::Publish(_) => {}
            Effect::SaveJournal => {
                let journal = engine.read(crate::state::State::journal);
                let disk = disk.clone();
                let saved = tokio::task::spawn_blocking(move || disk.save_journal(&journal)).await;
                journaled = matches!(&saved, Ok(Ok(())));
                if !journaled {
                    tracing::error!(?saved, "the journal could not be written");
                }
            }
            Effect::SavePreferences => {
                let preferences = engine.read(|state| state.preferences().clone());
                let disk = disk.clone();
                let saved = tokio::task::spawn_blocking(move || disk.save_preferences(&preferences)).await;
                if !matches!(&saved, Ok(Ok(()))) {
                    tracing::error!(?saved, "the preferences could not be written");
                }
            }
            Effect::Call(call) if !journaled && call.key.is_some() => {
                engine.dispatch(Event::Answered { call: call.id, answer: Err(CallError::NotJournaled) });
            }
            Effect::Call(call) => {
                engine.begin();
                tokio::spawn(make(call, engine.clone(), http.clone()));
            }
            Effect::Resolve(token, outcome) => engine.resolve(token, outcome),
        }
    }
}

async fn make(call: Call, engine: Arc<Engine>, http: Http) {
    let answer = http.make(&call).await;
    engine.go_ahead().await;
    tracing::debug!(cause = ?call.cause, method = call.method, answer = ?answer.as_ref().map(|answer| answer.status));
    engine.record(&call, answer.as_ref().ok().map(|answer| answer.status));
    engine.dispatch(Event::Answered { call: call.id, answer });
    engine.finish();
}
