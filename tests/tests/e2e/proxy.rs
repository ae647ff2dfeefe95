//! The proxy itself: what it counts can be relied on.

use pace_tests::evening::{Evening, played};

#[tokio::test]
async fn a_healthy_line_is_one_connection_for_many_calls() {
    let evening = Evening::begin().await;
    evening.ann.proxy.keep_alive(true);
    let before = evening.ann.proxy.log();
    for points in 0..5 {
        let page = evening.ann.session(&evening.session);
        let recorded = page.record_game(played(&evening.ann_sees(), 21, points));
        evening.ann.settle(recorded).await.expect("saved");
    }
    let after = evening.ann.proxy.log();
    assert_eq!(after.requests.len() - before.requests.len(), 5);
    assert_eq!(after.connections - before.connections, 1);
}

#[tokio::test]
async fn the_phones_own_record_of_its_calls_is_what_the_proxy_saw() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, 9))).await.expect("saved");
    evening.sync().await;
    let told: Vec<String> =
        evening.ann.calls().iter().map(|call| format!("{} /api{}", call.method, call.path)).collect();
    let seen: Vec<String> = evening
        .ann
        .proxy
        .log()
        .requests
        .iter()
        .map(|request| format!("{} {}", request.method, request.path))
        .collect();
    assert_eq!(told, seen);
}
