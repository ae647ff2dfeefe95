//! The whole evening: two phones, six games, everything that goes wrong on a normal Friday.

use pace_core::{failure::Failure, notice::NoticeKind, snapshot::SyncMark};
use pace_rules::{
    change::GameEdit,
    game::{GameResult, Team},
    id::GameId,
    money::Money,
    part::Part,
    settlement::Settlement,
};
use pace_tests::{
    evening::{Evening, PLAYERS, played, result},
    phone::Phone,
    proxy::{Fault, Seen, When},
    wire,
};

fn is_write(seen: &Seen) -> bool {
    seen.is_write()
}

/// Plays the next scheduled game, as that phone sees it.
async fn play_next(phone: &Phone, evening: &Evening, score: GameResult) -> Result<GameId, Failure> {
    let page = phone.session(&evening.session);
    let game = page.snapshot().next.clone().expect("a scheduled game").game.id.clone();
    phone.settle(page.edit_game(game.clone(), GameEdit::result(Some(score)))).await.map(|_| game)
}

fn score(evening: &Evening, game: &GameId) -> (Option<u8>, Option<u8>) {
    let sees = evening.ann_sees();
    let view = sees.history.iter().find(|view| view.game.id == *game).expect("the game is in the history");
    (view.game.team_a_score, view.game.team_b_score)
}

fn assert_exact(settlement: &Settlement) {
    let share: i64 = settlement.rows.iter().map(|row| row.share.cents()).sum();
    let balance: i64 = settlement.rows.iter().map(|row| row.balance.cents()).sum();
    assert_eq!((share, balance), (4_850, 0));
    assert_eq!((settlement.shares_total, settlement.balances_total), (Money::from_cents(4_850), Money::ZERO));
}

/// Six games with scores, from the two phones in turn.
async fn six_games(evening: &Evening) -> Vec<GameId> {
    let mut games = Vec::new();
    for (turn, (a, b)) in [(21, 15), (18, 21), (21, 19), (21, 9), (12, 21), (22, 20)].into_iter().enumerate()
    {
        let phone = if turn % 2 == 0 { &evening.ann } else { &evening.ben };
        phone.settle(phone.session(&evening.session).refresh()).await.expect("a sync before the tap");
        games.push(play_next(phone, evening, result(a, b)).await.expect("it is saved"));
    }
    evening.sync().await;
    games
}

#[tokio::test]
async fn an_evening_of_two_phones_adds_up_to_the_cent() {
    let mut evening = Evening::begin().await;
    let games = six_games(&evening).await;
    assert_eq!(evening.ann_sees().history.len(), 6);
    assert_eq!(evening.ann_sees().history, evening.ben_sees().history);

    // Ben edits the second game, Ann undoes the last one.
    let ben = evening.ben.session(&evening.session);
    let edit = GameEdit::result(Some(result(21, 18)));
    evening.ben.settle(ben.edit_game(games[1].clone(), edit)).await.expect("edited");
    let ann = evening.ann.session(&evening.session);
    let undo = evening.ann_sees().undo.clone().expect("a game to undo");
    assert_eq!(undo, games[5], "the one that was played last");
    evening.ann.settle(ann.undo(undo)).await.expect("undone");
    evening.sync().await;
    assert_eq!(evening.ann_sees().history.len(), 5);
    assert_eq!(score(&evening, &games[1]), (Some(21), Some(18)));
    assert_eq!(evening.ann_sees().upcoming.len() + 1, 10, "the undone game is scheduled again");

    // No network: rolled back, said, and the retry works.
    evening.ann.proxy.refuse().await;
    assert_eq!(play_next(&evening.ann, &evening, result(21, 17)).await, Err(Failure::Offline));
    assert_eq!(evening.ann_sees().history.len(), 5);
    evening.ann.proxy.heal().expect("it listens again");
    let item = evening.ann_sees().tray[0].id.clone();
    evening.ann.settle(ann.retry(&item)).await.expect("the retry works");
    assert_eq!(evening.ann_sees().history.len(), 6);

    // No answer: marked, said, and settled by the next pull.
    evening.ben.proxy.times(3, is_write, Fault::LostAnswer);
    evening.ben.settle(ben.refresh()).await.expect("synced");
    assert_eq!(play_next(&evening.ben, &evening, result(16, 21)).await, Err(Failure::Unconfirmed));
    assert_eq!(evening.ben_sees().history.iter().filter(|it| it.sync == SyncMark::Unconfirmed).count(), 1);
    evening.sync().await;
    assert!(evening.ben_sees().history.iter().all(|view| view.sync == SyncMark::Saved));
    assert_eq!((evening.ann_sees().history.len(), evening.ben_sees().history.len()), (7, 7));

    // Ann's phone dies between the tap and the answer.
    let seen = evening.ann.proxy.count() + 1;
    evening.ann.proxy.times(1, is_write, Fault::SlowAnswer(When::Released));
    let next = evening.ann_sees().next.clone().expect("a scheduled game").game.id.clone();
    drop(ann.edit_game(next.clone(), GameEdit::result(Some(result(21, 11)))));
    evening.ann.proxy.until(|log| log.requests.len() == seen).await;
    evening.ann.proxy.until(|log| log.requests[seen - 1].answers.len() == 1).await;
    evening.ann = evening.ann.restart().await;
    assert_eq!(evening.ann.home().snapshot().unsaved[0].count(), 1, "Home says what is not saved");
    let ann = evening.ann.session(&evening.session);
    evening.ann.settle(ann.open()).await.expect("the page loads");
    evening.sync().await;
    assert_eq!(score(&evening, &next), (Some(21), Some(11)));
    assert_eq!((evening.ann_sees().pending, evening.ann_sees().tray.len()), (0, 0));

    // Both see the same, which is what the server has, and the money is right to the cent.
    let (ann_sees, ben_sees) = (evening.ann_sees(), evening.ben_sees());
    assert_eq!((ann_sees.history.len(), &ann_sees.history), (8, &ben_sees.history));
    assert_eq!((&ann_sees.upcoming, &ann_sees.players), (&ben_sees.upcoming, &ben_sees.players));
    let truth = evening.server.session(&evening.session).await;
    assert_eq!((truth.games.len(), truth.games.iter().filter(|game| game.is_played()).count()), (15, 8));
    assert_exact(ann_sees.settlement.as_ref().expect("a bill"));
    assert_eq!(ann_sees.settlement, ben_sees.settlement);
    assert!(!ann_sees.provisional);
}

#[tokio::test]
async fn whoever_is_overwritten_is_told_once_and_can_put_it_back() {
    let evening = Evening::begin().await;
    let game = play_next(&evening.ann, &evening, result(21, 15)).await.expect("saved");
    evening.sync().await;
    let ben = evening.ben.session(&evening.session);
    let edit = GameEdit::result(Some(result(15, 21)));
    evening.ben.settle(ben.edit_game(game.clone(), edit)).await.expect("the last write wins");
    evening.sync().await;
    assert_eq!(score(&evening, &game), (Some(15), Some(21)));
    let notices = evening.ann_sees().notices.clone();
    let overwritten: Vec<_> =
        notices.iter().filter(|it| matches!(&it.kind, NoticeKind::Overwritten { .. })).collect();
    assert_eq!(overwritten.len(), 1);
    let NoticeKind::Overwritten { game: told, part, yours, .. } = &overwritten[0].kind else { return };
    assert_eq!((told.as_ref(), part), (Some(&game), &Part::Result));
    assert_eq!(yours.winning_team, Some(Some(Team::A)));
    assert_eq!(yours.team_b_score, Some(15));

    // Syncing once more does not tell it again, and one tap puts Ann's result back.
    evening.sync().await;
    assert_eq!(evening.ann_sees().notices, notices);
    let ann = evening.ann.session(&evening.session);
    evening.ann.settle(ann.restore_overwritten(overwritten[0].id)).await.expect("put back");
    evening.sync().await;
    assert_eq!(score(&evening, &game), (Some(21), Some(15)));
    let told = |notices: &[pace_core::notice::Notice]| {
        notices.iter().filter(|it| matches!(it.kind, NoticeKind::Overwritten { .. })).count()
    };
    assert_eq!((told(&evening.ann_sees().notices), told(&evening.ben_sees().notices)), (0, 1));
}

#[tokio::test]
async fn an_edit_of_what_the_person_had_not_seen_says_what_it_replaced() {
    let evening = Evening::begin().await;
    let game = play_next(&evening.ann, &evening, result(21, 15)).await.expect("saved");
    // Ben has not synced: for him the game is still to be played.
    let ben = evening.ben.session(&evening.session);
    let edit = GameEdit::result(Some(result(21, 13)));
    evening.ben.settle(ben.edit_game(game, edit)).await.expect("nobody is refused for having seen less");
    let told = evening.ben_sees().notices.iter().any(
        |it| matches!(&it.kind, NoticeKind::YouOverwrote { before, .. } if before.team_b_score == Some(15)),
    );
    assert!(told, "{:?}", evening.ben_sees().notices);
}

#[tokio::test]
async fn an_edit_of_a_deleted_game_waits_in_the_tray_and_can_bring_it_back() {
    let evening = Evening::begin().await;
    let game = play_next(&evening.ann, &evening, result(21, 15)).await.expect("saved");
    evening.sync().await;
    let ann = evening.ann.session(&evening.session);
    evening.ann.settle(ann.delete_game(game.clone())).await.expect("deleted");
    let ben = evening.ben.session(&evening.session);
    let edit = GameEdit::result(Some(result(21, 12)));
    let outcome = evening.ben.settle(ben.edit_game(game.clone(), edit)).await;
    assert!(matches!(&outcome, Err(Failure::Rejected { code, .. }) if code == "game_deleted"), "{outcome:?}");
    let item = evening.ben_sees().tray[0].clone();
    assert!(item.can_restore);
    evening.ben.settle(ben.restore_with_mine(&item.id)).await.expect("brought back");
    evening.sync().await;
    assert_eq!(score(&evening, &game), (Some(21), Some(12)));
    assert_eq!(evening.ben_sees().tray.len(), 0);
}

#[tokio::test]
async fn the_same_game_recorded_by_two_phones_is_asked_about() {
    let evening = Evening::begin().await;
    let (ann, ben) = (evening.ann.session(&evening.session), evening.ben.session(&evening.session));
    evening.ann.settle(ann.record_game(played(&evening.ann_sees(), 21, 15))).await.expect("saved");
    evening.ben.settle(ben.record_game(played(&evening.ben_sees(), 21, 15))).await.expect("saved");
    evening.sync().await;
    let notices = evening.ann_sees().notices.clone();
    let twice = notices.iter().find_map(|notice| match &notice.kind {
        NoticeKind::RecordedTwice { second, .. } => Some(second.clone()),
        _ => None,
    });
    let second = twice.expect("the notice \"recorded twice?\"");
    evening.ann.settle(ann.delete_game(second)).await.expect("removed");
    evening.sync().await;
    assert_eq!((evening.ann_sees().history.len(), evening.ben_sees().history.len()), (1, 1));
    assert_eq!(evening.ann_sees().notices.len(), 0);
}

#[tokio::test]
async fn the_viewer_link_opens_a_page_that_only_reads() {
    let evening = Evening::begin().await;
    six_games(&evening).await;
    let viewer = evening.ann_sees().session.as_ref().and_then(|it| it.viewer.clone()).expect("a viewer link");
    let request = http::Request::builder().uri(format!("/s/{viewer}")).header("host", "localhost");
    let request = request.body(http_body_util::Full::default()).expect("a request");
    let page = wire::send(evening.server.address(), request).await.expect("an answer");
    assert_eq!(page.status(), 200);
    let page = String::from_utf8(page.body().to_vec()).expect("text");
    assert!(PLAYERS.iter().all(|name| page.contains(name)), "{page}");
    assert!(page.contains("48.50"), "{page}");
    assert!(!page.contains(evening.session.as_str()), "no viewer page holds the session's id");
    assert!(!page.contains("<script"), "no script");

    // Loopback is no address for others, so the text has no link; with one it has this very link.
    let text = evening.ann_sees().share_text("19:42");
    assert!(!text.contains("127.0.0.1"), "{text}");
    let mut reachable = (*evening.ann_sees()).clone();
    reachable.origin = Some("http://192.168.1.5:7223".to_owned());
    let text = reachable.share_text("19:42");
    assert!(text.contains(&format!("http://192.168.1.5:7223/s/{viewer}")), "{text}");
}
