//! A late arrival: the rest of the evening is planned anew, on both phones.

use pace_core::{
    plan::PlanDraft,
    snapshot::{GameView, SessionSnapshot},
};
use pace_rules::{change::GameEdit, schedule::format::Format};
use pace_tests::evening::{Evening, result};

fn planned(sees: &SessionSnapshot) -> Vec<GameView> {
    sees.next.iter().chain(&sees.upcoming).cloned().collect()
}

#[tokio::test]
async fn whoever_comes_late_is_planned_for_with_one_write_and_both_phones_see_it() {
    let evening = Evening::begin().await;
    let (ann, ben) = (evening.ann.session(&evening.session), evening.ben.session(&evening.session));
    for turn in 0..5 {
        let page = if turn % 2 == 0 { &ann } else { &ben };
        let phone = if turn % 2 == 0 { &evening.ann } else { &evening.ben };
        phone.settle(page.refresh()).await.expect("synced");
        let next = page.snapshot().next.clone().expect("a planned game").game.id.clone();
        phone.settle(page.edit_game(next, GameEdit::result(Some(result(21, 15))))).await.expect("saved");
    }
    evening.sync().await;
    let played = evening.ann_sees().history.clone();

    // Frederik comes while a game is on court.
    evening.ben.settle(ben.add_player("Frederik")).await.expect("added");
    let sees = evening.ben_sees();
    let on_court = sees.next.clone().expect("a game on court");
    let players = &sees.session.as_ref().expect("a session").players;
    let draft = PlanDraft {
        present: players.iter().map(|player| player.id.clone()).collect(),
        under_way: vec![on_court.game.id.clone()],
        format: Format::Americano,
        courts: 1,
        rounds: Some(6),
    };
    let preview = ben.plan(&draft).expect("a plan");
    assert_eq!((preview.delete.len(), preview.create.len()), (9, 6));
    let calls = evening.ben.proxy.count();
    evening.ben.settle(ben.replan(preview.delete, preview.create)).await.expect("planned");
    assert_eq!(evening.ben.proxy.count(), calls + 1, "one write");
    evening.sync().await;

    // What was played stays, the game on court goes on, and both see the same.
    assert_eq!(evening.ann_sees().history, played);
    let upcoming = planned(&evening.ann_sees());
    assert_eq!(upcoming, planned(&evening.ben_sees()));
    assert_eq!((upcoming.len(), upcoming[0].game.id.clone()), (7, on_court.game.id.clone()));
    let of_frederik = upcoming.iter().filter(|view| view.line().contains("Frederik")).count();
    let share = preview.outlook.shares.last().expect("six");
    assert_eq!((of_frederik, share.is_late), (share.to_come, true));
    let to_come = preview.outlook.shares.iter().map(|share| share.to_come);
    let (least, most) = (to_come.clone().min(), to_come.max());
    assert_eq!((least, most), (Some(3), Some(5)), "who rests now plays once more than the others");
    assert!((4..=5).contains(&of_frederik), "as often as whoever has played least: {of_frederik}");
    let plays = preview.outlook.fairness.plays;
    assert_eq!((plays.least, plays.most), (8, 9), "of those who were there all evening");

    // The other phone plays on with the new plan.
    let next = upcoming[1].game.id.clone();
    evening.ann.settle(ann.edit_game(next, GameEdit::result(Some(result(15, 21))))).await.expect("saved");
    evening.sync().await;
    assert_eq!(evening.ben_sees().history.len(), 6);
    let truth = evening.server.session(&evening.session).await;
    assert_eq!(truth.games.len(), 5 + 7, "nothing of the plan before is left");
}
