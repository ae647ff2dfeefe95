//! The page behind a viewer link.

use http::Method;
use serde_json::json;

use crate::support::{Answer, Server, game_id, session, won_as};

async fn page(server: &Server, token: &str) -> Answer {
    server.raw(Method::GET, &format!("/s/{token}"), "").await
}

#[tokio::test]
async fn the_page_tells_the_evening_and_holds_no_id() {
    let server = Server::start().await;
    let id = game_id(9);
    let mut body = session(&id);
    body["session"]["name"] = "Fri <b>day</b> & co".into();
    body["session"]["players"][1]["name"] = "<script>alert(1)</script>".into();
    body["initialGames"] =
        json!([{"id": game_id(2), "teamA": ["ann", "cal"], "teamB": ["ben", "dan"], "winningTeam": null}]);
    let viewer = server.post("/sessions", &body).await.ok()["session"]["viewer"].clone();
    let viewer = viewer.as_str().expect("a token").to_owned();
    server.post(&format!("/sessions/{id}/games"), &won_as(&game_id(1))).await.ok();
    let answer = page(&server, &viewer).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'nonce-"), "{policy}");
    let html = answer.text();
    for secret in [&id, &game_id(1), &game_id(2)] {
        assert!(!html.contains(secret.as_str()), "{secret} is a capability");
    }
    assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    for said in [
        "Fri &#60;b&#62;day&#60;/b&#62; &#38; co",
        "Fri, Jan 9, 2026, 19:00 UTC",
        "<th scope=\"row\">Ann</th><td>1–0</td><td>100.0%</td><td>+6</td>",
        "<th scope=\"row\">Cal</th><td>$12.12</td><td>-$2.50</td><td>$14.62</td>",
        "$48.50",
        "21–15",
        "Upcoming",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
}

#[tokio::test]
async fn unknown_tokens_and_session_ids_lead_nowhere() {
    let server = Server::start().await;
    server.evening().await;
    for token in ["s1", "00000000000000000000000000000000", "%2e%2e"] {
        let answer = page(&server, token).await;
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("Page not found"));
    }
}

#[tokio::test]
async fn the_page_of_a_deleted_session_says_so() {
    let server = Server::start().await;
    let viewer = server.post("/sessions", &session("s1")).await.ok()["session"]["viewer"].clone();
    server.delete("/sessions/s1").await.ok();
    let answer = page(&server, viewer.as_str().expect("a token")).await;
    assert_eq!(answer.status, 410);
    assert!(answer.text().contains("This session was deleted"));
}

#[tokio::test]
async fn a_token_in_a_request_is_never_taken_over() {
    let server = Server::start().await;
    let mut body = session("s1");
    body["session"]["viewer"] = "chosen".into();
    body["session"]["version"] = 40.into();
    let created = server.post("/sessions", &body).await.ok();
    assert_ne!(created["session"]["viewer"], "chosen");
    assert_eq!(created["session"]["version"], 1);
    let replaced = server.put("/sessions/s1", &body).await.ok();
    assert_eq!(replaced["session"]["viewer"], created["session"]["viewer"]);
}

#[tokio::test]
async fn an_invitation_opened_in_a_browser_says_what_to_do_and_tells_nothing() {
    let server = Server::start().await;
    server.evening().await;
    let mut pages = Vec::new();
    for path in ["/session/s1", "/session/s1/summary", "/session/unknown"] {
        let answer = server.raw(http::Method::GET, path, "").await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains("You are invited to a session"));
        assert!(!answer.text().contains("Ann"));
        let host = server.addr;
        let in_the_app = format!(r#"<a href="pace://{host}{path}">Open in Pace</a>"#);
        assert!(answer.text().contains(&in_the_app), "{in_the_app} in {}", answer.text());
        pages.push(answer.text().replace(&in_the_app, "").len());
    }
    assert!(pages.iter().all(|length| *length == pages[0]), "{pages:?}");
}

#[tokio::test]
async fn an_invitation_to_a_group_shows_the_code_of_the_link_and_how_to_join_and_tells_of_no_group() {
    let server = Server::start().await;
    server.group().await;
    let code = server.get("/groups/g1").await.ok()["shareableLink"].as_str().expect("a code").to_owned();
    let open = async |code: &str| {
        let answer = server.raw(Method::GET, &format!("/group/shareable/{code}"), "").await;
        assert_eq!(answer.status, 200, "{code}");
        let headers =
            ["content-security-policy", "referrer-policy", "x-content-type-options", "x-robots-tag"];
        let [policy, others @ ..] = headers.map(|name| answer.header(name).to_owned());
        assert!(policy.starts_with("default-src 'none'; style-src 'nonce-"), "{policy}");
        assert_eq!(others, ["no-referrer", "nosniff", "noindex"]);
        let nonce = policy.split(['\'', '\'']).find_map(|part| part.strip_prefix("nonce-")).expect("a nonce");
        answer.text().replace(nonce, "NONCE")
    };
    let page = open(&code).await;
    let in_the_app = format!("pace://{}/group/shareable/{code}", server.addr);
    for said in ["You are invited to a group", "choose “Join”", &format!("<code>{code}</code>"), &in_the_app]
    {
        assert!(page.contains(said), "{said} in {page}");
    }
    let typed = code.to_uppercase();
    assert_eq!(open(&typed).await.replace(&typed, &code), page, "as it is typed");
    assert_eq!(open("zzzzzz").await, page.replace(&code, "zzzzzz"), "whether or not there is such a group");
    server.delete("/groups/g1").await.ok();
    assert_eq!(open(&code).await, page);
}

#[tokio::test]
async fn what_is_no_code_is_not_shown_on_an_invitation() {
    let server = Server::start().await;
    let open = async |code: &str| server.raw(Method::GET, &format!("/group/shareable/{code}"), "").await;
    for wrong in
        ["k7mq2", "k7mq2xx", "k7mq2o", "%3Cb%3Eb%3E", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%C3%A4bcde"]
    {
        let answer = open(wrong).await;
        assert_eq!(answer.status, 200, "{wrong}");
        assert!(answer.text().contains("There is no code in this link"), "{wrong}: {}", answer.text());
        assert!(!answer.text().contains("Open in Pace"), "{wrong}");
        assert!(!answer.text().contains("<code>") && !answer.text().contains("script"), "{}", answer.text());
    }
}
