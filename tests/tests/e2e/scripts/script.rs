//! One script from its seed to its end.

use std::collections::{BTreeMap, BTreeSet};

use pace_core::{
    failure::Failure,
    snapshot::{Page, SessionSnapshot},
};
use pace_rules::{game::Game, id::GameId};
use pace_tests::evening::Evening;

use super::{actor::Actor, ledger::Ledger};

/// Things that the two persons do.
const STEPS: usize = 20;
/// With a healthy line everything is settled after a few pulls.
const PULLS: usize = 8;

pub(super) async fn run(seed: u64) {
    let mut choices = fastrand::Rng::with_seed(seed);
    let mut ledger = Ledger::default();
    let Evening { directory, server, ann, ben, session, .. } = Evening::begin().await;
    let games = server.session(&session).await.games;
    let planned: BTreeSet<GameId> = games.into_iter().map(|game| game.id).collect();
    let mut ann = Actor { name: "Ann", phone: ann, session: session.clone() };
    let mut ben = Actor { name: "Ben", phone: ben, session: session.clone() };
    for _ in 0..STEPS {
        if choices.bool() {
            ann = ann.act(&mut choices, &mut ledger).await;
        } else {
            ben = ben.act(&mut choices, &mut ledger).await;
        }
    }
    for actor in [&ann, &ben] {
        bring_to_rest(actor, &mut choices, &mut ledger).await;
    }
    for actor in [&ann, &ben] {
        actor.read(true).await;
    }
    let truth = server.session(&session).await;
    ledger.check(&planned, &truth.games);
    for actor in [&ann, &ben] {
        let screen = actor.sees();
        assert_eq!(screen.page, Page::Ready);
        assert_eq!((screen.pending, screen.tray.len()), (0, 0));
        assert_eq!(shown(&screen), of_server(&truth.games), "what is shown is what the server has");
        assert_eq!(
            screen.session.as_ref().map(|it| it.name.clone()),
            truth.session.as_ref().map(|it| it.name.clone())
        );
        assert_eq!(actor.phone.proxy.log().changed_resend(), None, "a key was sent with other bytes");
    }
    drop(directory);
}

/// The line is healthy again: pulls, retries and gives up until nothing waits.
async fn bring_to_rest(actor: &Actor, choices: &mut fastrand::Rng, ledger: &mut Ledger) {
    for _ in 0..PULLS {
        actor.read(true).await;
        actor.wait_until_sent().await;
        let sees = actor.sees();
        if sees.pending + sees.tray.len() == 0 {
            return;
        }
        actor.clear_tray(choices, ledger).await;
        // What the rules refuse again cannot be saved; a person gives it up in the end.
        for item in &actor.sees().tray {
            if matches!(item.failure, Failure::Rejected { .. }) {
                actor.give_up(item, ledger).await;
            }
        }
    }
    let sees = actor.sees();
    panic!("never at rest: {} pending, tray {:?}", sees.pending, sees.tray);
}

type Line = (Vec<String>, Option<u8>, Option<u8>, bool);

fn line(game: &Game) -> (GameId, Line) {
    let players = game.players().map(ToString::to_string).collect();
    (game.id.clone(), (players, game.team_a_score, game.team_b_score, game.is_played()))
}

fn shown(sees: &SessionSnapshot) -> BTreeMap<GameId, Line> {
    sees.history.iter().chain(&sees.next).chain(&sees.upcoming).map(|view| line(&view.game)).collect()
}

fn of_server(games: &[Game]) -> BTreeMap<GameId, Line> {
    games.iter().map(line).collect()
}
