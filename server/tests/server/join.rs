//! Finding a group by its code.

use std::time::Duration;

use pace_server::Rate;

use crate::support::Server;

async fn code(server: &Server) -> String {
    server.get("/groups/g1").await.ok()["shareableLink"].as_str().expect("a code").to_owned()
}

#[tokio::test]
async fn a_code_leads_to_its_group_however_its_letters_are_written() {
    let server = Server::start().await;
    server.group().await;
    let code = code(&server).await;
    let group = server.get("/groups/g1").await.ok();
    for written in [code.clone(), code.to_uppercase(), format!("%20{code}%20")] {
        assert_eq!(server.get(&format!("/groups/shareable/{written}")).await.ok(), group);
    }
    for unknown in ["zzzzzz", "g1", "players", "%ff"] {
        let answer = server.get(&format!("/groups/shareable/{unknown}")).await;
        assert_eq!(answer.status, 404, "{unknown}");
    }
    server.delete("/groups/g1").await.ok();
    server.get(&format!("/groups/shareable/{code}")).await.refused(410, "group_deleted");
}

#[tokio::test]
async fn whoever_guesses_codes_is_slowed_down() {
    let server = Server::with(|config| {
        config.limits.address_lookups = Rate { burst: 3, every: Duration::from_secs(10) };
    })
    .await;
    server.group().await;
    let code = code(&server).await;
    for guess in ["aaaaaa", "aaaaab", "aaaaac"] {
        server.get(&format!("/groups/shareable/{guess}")).await.refused(404, "group_unknown");
    }
    server.advance(Duration::from_millis(2_500));
    let answer = server.get(&format!("/groups/shareable/{code}")).await;
    answer.refused(429, "too_often");
    assert_eq!(answer.header("retry-after"), "8");
    server.get("/groups/g1").await.ok();
    server.advance(Duration::from_secs(8));
    server.get(&format!("/groups/shareable/{code}")).await.ok();
}

#[tokio::test]
async fn all_guesses_together_are_limited_too() {
    let server = Server::with(|config| {
        config.limits.lookups = Rate { burst: 2, every: Duration::from_secs(1) };
    })
    .await;
    for status in [404, 404, 429] {
        assert_eq!(server.get("/groups/shareable/aaaaaa").await.status, status);
    }
}

/// A server that lets each address ask once, for those calls.
async fn ask_through_a_proxy(trusts: bool, forwarded: &[(&'static str, &str)]) -> Vec<u16> {
    let server = Server::with(|config| {
        config.trust_forwarded = trusts;
        config.limits.address_lookups = Rate { burst: 1, every: Duration::from_secs(10) };
    })
    .await;
    let mut statuses = Vec::new();
    for (name, value) in forwarded {
        let answer = server.get("/groups/shareable/aaaaaa").header(name, value).await;
        statuses.push(answer.status.as_u16());
    }
    statuses
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_caller_has_an_address_of_its_own() {
    let forwarded = [
        ("x-forwarded-for", "192.0.2.1"),
        ("x-forwarded-for", "192.0.2.2"),
        // Whatever a caller puts before it, the proxy's word is the last.
        ("x-forwarded-for", "203.0.113.9, 192.0.2.1"),
        ("forwarded", "for=\"192.0.2.3:4711\";proto=https"),
        ("forwarded", "for=192.0.2.3"),
    ];
    assert_eq!(ask_through_a_proxy(true, &forwarded).await, [404, 404, 429, 404, 429]);
}

#[tokio::test]
async fn without_a_trusted_proxy_nobody_is_believed() {
    let forwarded = [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-for", "192.0.2.2")];
    assert_eq!(ask_through_a_proxy(false, &forwarded).await, [404, 429]);
}
