//! The server's database was put back from an older copy.

use pace_core::{failure::Failure, notice::NoticeKind};
use pace_rules::change::GameEdit;
use pace_tests::{
    backend::Backend,
    evening::{Evening, played, result},
    proxy::{Fault, Seen},
};

/// Goes back to an older copy of the database, as an operator does.
async fn put_back(evening: Evening, copy: &str) -> Evening {
    let Evening { directory, clock, server, ann, ben, session } = evening;
    server.stop().await;
    let server = Backend::start_restored(&directory.path().join(copy), &clock).await;
    ann.proxy.swap(server.address());
    ben.proxy.swap(server.address());
    Evening { directory, clock, server, ann, ben, session }
}

async fn back_up(evening: Evening, copy: &str) -> Evening {
    let Evening { directory, clock, server, ann, ben, session } = evening;
    let server = server.back_up(&directory.path().join(copy)).await.expect("a copy");
    ann.proxy.swap(server.address());
    ben.proxy.swap(server.address());
    Evening { directory, clock, server, ann, ben, session }
}

fn told(sees: &pace_core::snapshot::SessionSnapshot) -> usize {
    sees.notices.iter().filter(|it| matches!(it.kind, NoticeKind::ServerRestored { .. })).count()
}

async fn record(evening: &Evening, team_b: u8) {
    let page = evening.ann.session(&evening.session);
    evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, team_b))).await.expect("saved");
}

#[tokio::test]
async fn everybody_is_told_and_sees_what_the_server_has_now() {
    let evening = Evening::begin().await;
    record(&evening, 1).await;
    let evening = back_up(evening, "older.db").await;
    record(&evening, 2).await;
    evening.sync().await;
    assert_eq!(evening.ben_sees().history.len(), 2);
    let evening = put_back(evening, "older.db").await;
    evening.sync().await;
    for sees in [evening.ann_sees(), evening.ben_sees()] {
        assert_eq!((told(&sees), sees.history.len()), (1, 1));
        assert_eq!(sees.history[0].game.team_b_score, Some(1));
    }
    evening.sync().await;
    assert_eq!((told(&evening.ann_sees()), told(&evening.ben_sees())), (1, 1), "told once");
}

#[tokio::test]
async fn a_write_to_the_older_history_is_judged_there_and_nothing_is_lost_unsaid() {
    let evening = Evening::begin().await;
    let evening = back_up(evening, "older.db").await;
    record(&evening, 1).await;
    let evening = put_back(evening, "older.db").await;
    record(&evening, 2).await;
    let sees = evening.ann_sees();
    assert_eq!(told(&sees), 1, "the write's answer brought the news");
    assert_eq!(sees.history.iter().map(|it| it.game.team_b_score).collect::<Vec<_>>(), [Some(2)]);
    evening.sync().await;
    assert_eq!(evening.ann_sees().history, evening.ben_sees().history);
}

#[tokio::test]
async fn an_edit_of_a_game_that_the_older_history_lacks_waits_in_the_tray() {
    let evening = Evening::begin().await;
    let evening = back_up(evening, "older.db").await;
    record(&evening, 1).await;
    let game = evening.ann_sees().history[0].game.id.clone();
    let evening = put_back(evening, "older.db").await;
    let edit = GameEdit::result(Some(result(21, 5)));
    let page = evening.ann.session(&evening.session);
    let outcome = evening.ann.settle(page.edit_game(game, edit)).await;
    assert!(matches!(outcome, Err(Failure::Rejected { .. })), "{outcome:?}");
    assert_eq!(evening.ann_sees().tray.len(), 1);
    evening.sync().await;
    assert_eq!((told(&evening.ann_sees()), evening.ann_sees().history.len()), (1, 0));
}

#[tokio::test]
async fn an_unconfirmed_write_that_the_older_history_lacks_comes_back_to_the_person() {
    let evening = Evening::begin().await;
    let evening = back_up(evening, "older.db").await;
    evening.ann.proxy.times(3, Seen::is_write, Fault::LostAnswer);
    let page = evening.ann.session(&evening.session);
    let outcome = evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, 4))).await;
    assert_eq!(outcome, Err(Failure::Unconfirmed));
    let evening = put_back(evening, "older.db").await;
    evening.sync().await;
    assert_eq!((evening.ann_sees().history.len(), evening.ann_sees().tray.len()), (0, 1));
    let item = evening.ann_sees().tray[0].id.clone();
    evening.ann.settle(page.retry(&item)).await.expect("the retry works");
    evening.sync().await;
    assert_eq!((evening.ann_sees().history.len(), evening.ben_sees().history.len()), (1, 1));
}

#[tokio::test]
async fn a_session_that_the_older_copy_lacks_is_not_found() {
    let evening = Evening::begin().await;
    let evening = back_up(evening, "older.db").await;
    let (session, created) = evening.ann.home().create_session(pace_tests::evening::draft(&evening.clock));
    evening.ann.settle(created).await.expect("created");
    let evening = put_back(evening, "older.db").await;
    let page = evening.ann.session(&session);
    assert_eq!(evening.ann.settle(page.open()).await, Err(Failure::NotFound));
}
