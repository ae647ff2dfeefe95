//! The page behind a viewer link: it only reads, and holds no id that could do more.

mod summary;

use askama::Template;
use axum::{
    extract::State,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode, Uri,
        header::{CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    response::{Html, IntoResponse, Response},
};

use self::summary::Summary;
use crate::{app::App, error::Error, extract::Path, id};

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// A page with one sentence.
#[derive(Debug, Template)]
#[template(path = "notice.html")]
struct Notice<'a> {
    nonce: &'a str,
    title: &'a str,
    text: &'a str,
    in_the_app: Option<String>,
}

/// An invitation to a group; without a code if the link has none.
#[derive(Debug, Template)]
#[template(path = "group_invitation.html")]
struct GroupInvitation<'a> {
    nonce: &'a str,
    code: Option<&'a str>,
    in_the_app: Option<String>,
}

/// `GET /s/{viewer}`: the evening as it is now.
pub(crate) async fn page(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let nonce = id::viewer_token();
    let notice = |status, title, text| {
        render(status, &Notice { nonce: &nonce, title, text, in_the_app: None }, &nonce)
    };
    match app.store.viewed(&token).await? {
        None => {
            let text = "Nothing is behind this link. Check that it was copied whole.";
            notice(StatusCode::NOT_FOUND, "Page not found", text)
        }
        Some(state) if state.is_deleted => {
            notice(StatusCode::GONE, "This session was deleted", "Ask whoever sent you the link.")
        }
        Some(state) => {
            let summary = Summary::new(&nonce, &state, (app.clock)()).ok_or(Error::Internal)?;
            render(StatusCode::OK, &summary, &nonce)
        }
    }
}

/// `GET /session/{id}` and what follows it: an invitation, for those who open it in a browser. It
/// tells nothing of the session, not even whether there is one.
pub(crate) async fn invitation(uri: Uri, headers: HeaderMap) -> Result<Response, Error> {
    let text = "This link is an invitation to score together. Open Pace, choose “Join”, and paste the whole \
                link there. To only look on, ask for the link of the summary instead.";
    let (nonce, title) = (id::viewer_token(), "You are invited to a session");
    let in_the_app = in_the_app(&headers, &uri);
    render(StatusCode::OK, &Notice { nonce: &nonce, title, text, in_the_app }, &nonce)
}

/// `GET /group/shareable/{code}`: an invitation, for those who open it in a browser. It shows the code
/// of the link and tells nothing of a group: no group is looked up, so nothing can be guessed here.
pub(crate) async fn group_invitation(
    Path(code): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let nonce = id::viewer_token();
    let code = code.trim().to_ascii_lowercase();
    let code = Some(code.as_str()).filter(|code| id::is_group_code(code));
    let in_the_app = code.and_then(|_| in_the_app(&headers, &uri));
    render(StatusCode::OK, &GroupInvitation { nonce: &nonce, code, in_the_app }, &nonce)
}

/// The same address for the app. Anybody may run a server, so that phones cannot know that a web
/// address belongs to the app, and open it in a browser.
fn in_the_app(headers: &HeaderMap, page: &Uri) -> Option<String> {
    let host = headers.get(HOST)?.to_str().ok()?;
    Some(format!("pace://{host}{}", page.path()))
}

/// A page without scripts or anything from elsewhere; only its own style is let in.
fn render(status: StatusCode, page: &impl Template, nonce: &str) -> Result<Response, Error> {
    let html = page.render().map_err(|error| {
        tracing::error!(%error, "a page could not be rendered");
        Error::Internal
    })?;
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::try_from(policy).map_err(|_| Error::Internal)?);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    Ok(response)
}
