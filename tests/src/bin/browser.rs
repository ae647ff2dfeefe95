//! Opens the viewer link of a shared text in a real browser: `browser [--keep DIR]`.
//!
//! Exit code 0: the page shows the evening; 1: it does not; 3: there is no browser here.

use std::{error::Error, path::Path, process::ExitCode};

use pace_core::{
    Client, Data, Options,
    draft::{GameDraft, Schedule, SessionDraft},
    snapshot::SessionSnapshot,
};
use pace_rules::{
    game::{GameResult, Team},
    money::Money,
    session::{CourtCostType, GameMode},
    time::Timestamp,
};
use tokio::process::Command;

/// Exit code for "not tried".
const SKIPPED: u8 = 3;
/// The widths of a small phone and of a laptop, in CSS pixels.
const WIDTHS: [u32; 2] = [360, 1000];

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Some(browser) = find_browser().await else {
        println!("skipped the viewer page in a browser: Chromium is not installed");
        return Ok(ExitCode::from(SKIPPED));
    };
    let directory = tempfile::tempdir()?;
    let kept = std::env::args().skip_while(|argument| argument != "--keep").nth(1);
    let pictures =
        kept.as_deref().map_or_else(|| directory.path().join("pictures"), |path| Path::new(path).to_owned());
    std::fs::create_dir_all(&pictures)?;

    let config = pace_server::Config::new(directory.path().join("pace.db"));
    let server = pace_server::start(config, pace_server::system_clock()).await?;
    let origin = format!("http://{}", server.addr);
    let mut options = Options::new(Data::Exactly(directory.path().join("phone")));
    options.server = Some(origin.clone());
    let phone = Client::start(options)?;
    let evening = play(&phone).await?;
    let viewer =
        evening.session.as_ref().and_then(|session| session.viewer.clone()).ok_or("no viewer token")?;
    let url = format!("{origin}/s/{viewer}");

    let profile = directory.path().join("profile");
    let page = dump(&browser, &profile, &url).await?;
    for expected in ["Friday &lt;b&gt;night", "Ann", "Player 5", "$9.70", "21", "Cal"] {
        if !page.contains(expected) {
            println!("the page lacks {expected:?}:\n{page}");
            return Ok(ExitCode::FAILURE);
        }
    }
    if page.contains(evening.id.as_str()) || page.contains("<script") {
        println!("the page has the session's id or a script:\n{page}");
        return Ok(ExitCode::FAILURE);
    }
    for width in WIDTHS {
        let picture = pictures.join(format!("viewer-{width}.png"));
        photograph(&browser, &profile, &url, width, &picture).await?;
        println!("{}", picture.display());
    }
    phone.stop().await;
    server.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// Five players, a round robin, two games played.
async fn play(phone: &Client) -> Result<SessionSnapshot, Box<dyn Error>> {
    let draft = SessionDraft {
        group: None,
        name: Some("Friday <b>night".to_owned()),
        date: Timestamp::from_millis(1_768_073_400_000),
        mode: GameMode::Doubles,
        players: ["Ann", "Ben", "Cal", "Dee", ""].map(Into::into).to_vec(),
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::from_cents(4_000),
        shuttle_cost: Money::from_cents(850),
        bet: None,
        schedule: Schedule::Games(4),
    };
    let (id, created) = phone.home().create_session(draft);
    created.await?;
    let session = phone.session(id);
    for loser in [17, 19] {
        let snapshot = session.snapshot();
        let next = snapshot.next.as_ref().ok_or("nothing to play")?;
        let result = GameResult { winning_team: Team::A, team_a_score: Some(21), team_b_score: Some(loser) };
        let edit = pace_rules::change::GameEdit::result(Some(result));
        session.edit_game(next.game.id.clone(), edit).await?;
    }
    let players = session.snapshot().players.iter().map(|player| player.player.clone()).collect::<Vec<_>>();
    let draft = GameDraft { team_a: players[..2].to_vec(), team_b: players[2..4].to_vec(), result: None };
    session.record_game(draft).await?;
    Ok(session.snapshot().as_ref().clone())
}

async fn find_browser() -> Option<String> {
    for name in ["chromium", "chromium-browser", "google-chrome"] {
        let version = Command::new(name).arg("--version").output().await;
        if version.is_ok_and(|output| output.status.success()) {
            return Some(name.to_owned());
        }
    }
    None
}

fn headless(browser: &str, profile: &Path) -> Command {
    let mut command = Command::new(browser);
    command.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
    ]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    command
}

async fn dump(browser: &str, profile: &Path, url: &str) -> Result<String, Box<dyn Error>> {
    let output = headless(browser, profile).args(["--dump-dom", url]).output().await?;
    Ok(String::from_utf8(output.stdout)?)
}

async fn photograph(
    browser: &str,
    profile: &Path,
    url: &str,
    width: u32,
    picture: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut command = headless(browser, profile);
    command.arg(format!("--window-size={width},1100")).arg(format!("--screenshot={}", picture.display()));
    let output = command.arg(url).output().await?;
    if output.status.success() && picture.exists() { Ok(()) } else { Err("no picture was made".into()) }
}
