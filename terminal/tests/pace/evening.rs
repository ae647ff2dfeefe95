//! The whole evening by keys.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
};

use crate::{screen::Screen, wire::Wire};

pub(crate) const ESC: &str = "\x1b";
pub(crate) const ENTER: &str = "\r";
pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const END: &str = "\x1b[F";
pub(crate) const RIGHT: &str = "\x1b[C";

/// A directory for one person, and a free port's server inside the program.
pub(crate) fn directory() -> tempfile::TempDir {
    tempfile::tempdir().expect("a directory")
}

pub(crate) fn host(home: &Path) -> Screen {
    let database = home.join("server").join("pace.db");
    let data = home.join("client");
    Screen::start(
        home,
        &[
            "--data",
            data.to_str().expect("a path in UTF-8"),
            "--db",
            database.to_str().expect("a path in UTF-8"),
        ],
    )
}

/// The server's address from the first row of Home.
pub(crate) fn address(home: &str) -> String {
    let row = home.lines().next().expect("a first row");
    row.split_whitespace().last().expect("an address").to_owned()
}

/// Five players, court 40 in total, shuttles 8.50, bet 2.50, round robin.
fn create_session(screen: &mut Screen) {
    screen.keys("n").shows(&["New session", "Player 4"]);
    screen.keys("Friday night").keys(ENTER).keys(ENTER).keys(ENTER).keys(ENTER);
    for name in ["Ann", "Ben", "Cal", "Dee", "Eva"] {
        screen.keys(name).keys(ENTER);
    }
    // The empty row for a sixth player, then the organizer.
    screen.keys(ENTER).keys(ENTER);
    screen.keys("40").keys(ENTER).keys(RIGHT).keys(ENTER);
    screen.keys("8,50").keys(ENTER).keys(RIGHT).keys(ENTER).keys("2.5").keys(ENTER).keys(RIGHT).keys(ENTER);
    screen.shows(&["5 players", "$40.00", "in total", "$8.50", "$2.50 per player", "all, 15 games"]);
    // Courts, games, and the button.
    screen.keys(ENTER).keys(ENTER).keys(ENTER);
    screen.shows(&["Next: game 1 of 15", "bet $2.50", "all saved"]);
}

#[test]
fn an_evening_is_scored_and_settled_by_two_terminals() {
    let (one, two) = (directory(), directory());
    let mut ann = host(one.path());
    let server = address(&ann.shows(&["Pace", "New session", "127.0.0.1"]));
    create_session(&mut ann);

    let mut ben = Screen::start(two.path(), &["--server", &server]);
    ben.shows(&["Pace", "given with --server"]);
    ben.keys("l").shows(&["Friday night", "5 players"]);
    ben.keys(ENTER).shows(&["Next: game 1 of 15"]);

    // Six games in turn; each phone pulls before it plays.
    let games = ["a15", "b19", "a20", "a08", "b17", "a28"];
    for (played, keys) in games.iter().enumerate() {
        let next = format!("Next: game {} of 15", played + 1);
        let after = format!("Next: game {} of 15", played + 2);
        let scorer = if played % 2 == 0 { &mut ann } else { &mut ben };
        scorer.keys("r").shows(&[&next]);
        scorer.keys(keys).shows(&["Enter saves"]);
        scorer.keys(ENTER).shows(&[&after, "all saved", "Recorded"]);
    }
    ann.keys("r").shows(&["Next: game 7 of 15", "History 6"]);

    // One result is corrected, one is undone and recorded again by the other.
    ann.keys("h").shows(&["Ben & Dee def. Cal & Eva (30-28)"]);
    ann.keys(DOWN).keys("e").shows(&["Edit game 5", "Enter saves 21-17"]);
    ann.keys("13").keys(ENTER).shows(&["(21-13)", "all saved"]);
    ann.keys("u").shows(&["Undo game 6?", "It becomes a planned game again."]);
    ann.keys("y").shows(&["History 5", "all saved"]);
    ben.keys("r").shows(&["Next: game 6 of 15", "History 5", "Somebody took the result of game 6 back."]);
    ben.keys("x").no_longer_shows("Somebody took");
    ben.keys("h").shows(&["(21-13)"]);
    ben.keys("p").keys("b11").keys(ENTER).shows(&["Next: game 7 of 15", "all saved"]);

    ann.keys("r").shows(&["History 6", "Somebody recorded game 6, whose result you had taken back"]);
    ann.keys("x").no_longer_shows("Somebody recorded");

    // Ben corrects what Ann recorded: she is told, and takes it back with one key.
    ben.keys("h").keys(END).keys("e").shows(&["Edit game 1", "Enter saves 21-15"]);
    ben.keys("16").keys(ENTER).shows(&["(21-16)", "all saved"]);
    ann.keys("r").shows(&["Somebody changed the result of game 1.", "won 21-15", "o put yours back"]);
    ann.keys("o").shows(&["(21-15)", "all saved"]);
    ann.no_longer_shows("Somebody changed");
    ben.keys("r").shows(&["Somebody changed the result of game 1.", "won 21-16"]);
    ben.keys("x").no_longer_shows("Somebody changed");

    ann.shows(&["History 6"]);
    ann.keys("m").shows(&["Shares add up to $48.50, balances to $0.00.", "payments settle it"]);
    let mine = ann.keys("\x1b[6~").shows(&["📊 Friday night", "💰 Settlement:"]);
    assert!(mine.contains("Ann → $0.00"), "{mine}");
    ben.keys("m").shows(&["Shares add up to $48.50, balances to $0.00."]);

    assert!(ben.quit().success());
    assert!(ann.quit().success());
    assert!(names_in(&one.path().join("client")).is_empty(), "{:?}", names_in(&one.path().join("client")));
}

/// Files below a directory in which a player's name stands.
fn names_in(directory: &Path) -> Vec<std::path::PathBuf> {
    let entries =
        std::fs::read_dir(directory).expect("a directory").map(|entry| entry.expect("an entry").path());
    let holds_name = |path: &Path| {
        let bytes = std::fs::read(path).expect("a file");
        ["Ann", "Ben", "Cal", "Dee", "Eva", "Friday"]
            .iter()
            .any(|name| bytes.windows(name.len()).any(|window| window == name.as_bytes()))
    };
    entries
        .flat_map(|path| if path.is_dir() { names_in(&path) } else { vec![path] })
        .filter(|path| holds_name(path))
        .collect()
}

/// A server alone, on that port of this machine; 0 takes a free one.
fn serve(home: &Path, port: &str) -> (Screen, String) {
    let mut server =
        Screen::start(home, &["serve", "--listen", &format!("127.0.0.1:{port}"), "--db", "pace.db"]);
    let said = server.shows(&["listening on http://", "this machine alone", "Ctrl-C ends it."]);
    let address = said.lines().find_map(|row| row.strip_prefix("listening on ")).expect("an address");
    (server, address.trim().to_owned())
}

#[test]
fn a_write_without_a_server_is_taken_back_told_and_retried() {
    let (home, one) = (directory(), directory());
    let (server, address) = serve(home.path(), "0");
    let mut ann = Screen::start(one.path(), &["--server", &address]);
    ann.shows(&["New session"]);
    create_session(&mut ann);
    assert!(server.quit().success());

    ann.keys("a15").keys(ENTER).shows(&["Not saved", "No connection to the server", "Next: game 1 of 15"]);
    ann.keys("t").shows(&["Tray", "R Enter retry"]);
    ann.keys(ESC).shows(&["Planned games"]);
    let port = address.rsplit(':').next().expect("a port");
    let (server, _) = serve(home.path(), port);
    ann.keys("R").shows(&["Next: game 2 of 15", "all saved", "History 1"]);
    ann.no_longer_shows("Not saved");
    assert!(ann.quit().success());
    assert!(server.quit().success());
}

#[test]
fn a_write_whose_answer_is_lost_is_marked_and_settled_by_the_next_pull() {
    let (home, one) = (directory(), directory());
    let (server, address) = serve(home.path(), "0");
    let wire = Wire::to(address.trim_start_matches("http://"));
    let mut ann = Screen::start(one.path(), &["--server", &wire.address]);
    ann.shows(&["New session"]);
    create_session(&mut ann);

    wire.cut_answers(true);
    ann.keys("a15").keys(ENTER).shows(&["? 1 unconfirmed", "The server did not answer.", "History 1"]);
    ann.keys("h").shows(&["(21-15)", "? unconfirmed"]);
    wire.cut_answers(false);
    ann.keys("r").shows(&["all saved", "Saved after all", "History 1"]);
    ann.keys("x").no_longer_shows("Saved after all");
    assert!(ann.quit().success());
    assert!(server.quit().success());
}

#[test]
fn a_terminal_killed_after_a_tap_loses_and_doubles_nothing() {
    let (home, one) = (directory(), directory());
    let (server, address) = serve(home.path(), "0");
    let mut ann = Screen::start(one.path(), &["--server", &address]);
    ann.shows(&["New session"]);
    create_session(&mut ann);
    // Shown is journaled: from here on the game must be there.
    ann.keys("a15").keys(ENTER).shows(&["Next: game 2 of 15"]);
    ann.kill();
    let mut ann = Screen::start(one.path(), &["--server", &address]);
    ann.shows(&["Continue the session"]);
    ann.keys("c").shows(&["Next: game 2 of 15", "History 1", "all saved"]);
    assert!(ann.quit().success());
    assert!(server.quit().success());
}

#[test]
fn a_link_names_the_server_and_an_unknown_session_is_said() {
    let one = directory();
    let mut screen = host(one.path());
    screen.shows(&["The server runs inside this terminal"]);
    assert!(screen.quit().success());
    let (home, two) = (directory(), directory());
    let (server, address) = serve(home.path(), "0");
    let mut screen = Screen::start(two.path(), &["--session", &format!("{address}/session/unknown")]);
    screen.shows(&["This was not found on the server."]);
    assert!(screen.quit().success());
    assert!(server.quit().success());
}

#[test]
fn without_a_terminal_it_says_so_and_serves() {
    let home = directory();
    let mut server = Command::new(env!("CARGO_BIN_EXE_pace"))
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("pace starts");
    let mut said = String::new();
    BufReader::new(server.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
    assert!(said.starts_with("No terminal here, so Pace serves on http://127.0.0.1:"), "{said}");
    let address = said.split_whitespace().find_map(|word| word.strip_prefix("http://")).expect("an address");
    let mut wire = TcpStream::connect(address).expect("it listens");
    write!(wire, "GET /health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("it reads");
    let mut answer = String::new();
    wire.read_to_string(&mut answer).expect("it answers");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    server.kill().expect("it can be ended");
    server.wait().expect("it ends");
}
