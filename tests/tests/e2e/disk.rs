//! What a phone keeps on disk, and what it makes of what it finds there.

use std::{fs, path::Path};

use pace_core::{Client, Data, Options, StartError, failure::Failure, snapshot::HomeSnapshot};
use pace_rules::change::GameEdit;
use pace_tests::{
    backend::Backend,
    evening::{Evening, PLAYERS, played, result},
    phone::Phone,
    proxy::{Fault, Log, Proxy, Seen, When},
};

fn files(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("the directory").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> = entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether any file of the directory has those bytes.
fn holds(directory: &Path, text: &str) -> bool {
    let contents = files(directory).into_iter().map(|name| fs::read(directory.join(name)).expect("a file"));
    contents.into_iter().any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
}

fn notices(home: &HomeSnapshot) -> Vec<&str> {
    home.notices.iter().map(|notice| notice.text.as_str()).collect()
}

async fn unconfirmed(evening: &Evening, team_b: u8) {
    evening.ann.proxy.times(3, Seen::is_write, Fault::LostAnswer);
    let page = evening.ann.session(&evening.session);
    let outcome = evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, team_b))).await;
    assert_eq!(outcome, Err(Failure::Unconfirmed));
}

#[tokio::test]
async fn with_nothing_to_save_no_player_and_no_game_is_on_disk() {
    let evening = Evening::begin().await;
    unconfirmed(&evening, 15).await;
    let sees = evening.ann_sees();
    let game = &sees.history[0].game;
    assert!(holds(&evening.ann.directory, game.id.as_str()), "a write of one's own is kept until then");
    evening.sync().await;
    assert_eq!(evening.ann_sees().pending, 0);
    for phone in [evening.ann, evening.ben] {
        let directory = phone.directory.clone();
        phone.stop().await;
        assert_eq!(files(&directory), ["lock", "preferences.json"]);
        for text in
            PLAYERS.into_iter().chain([game.id.as_str(), game.team_a[0].as_str(), "Friday under test"])
        {
            assert!(!holds(&directory, text), "{text} is on disk");
        }
        assert!(holds(&directory, evening.session.as_str()), "the current session's id is");
    }
}

#[tokio::test]
async fn a_page_that_was_only_read_leaves_nothing_on_disk() {
    let evening = Evening::begin().await;
    evening.ben.settle(evening.ben.session(&evening.session).refresh()).await.expect("synced");
    assert_eq!(files(&evening.ben.directory), ["lock", "preferences.json"]);
    assert!(PLAYERS.iter().all(|name| !holds(&evening.ben.directory, name)));
}

#[tokio::test]
async fn files_that_cannot_be_read_are_set_aside_and_said() {
    let torn = r#"{"sessions":[{"server":"http://127.0.0.1:1","sess"#;
    let foreign = r#"["a list of something else"]"#;
    for (name, content) in [
        ("journal.json", torn),
        ("journal.json", foreign),
        ("preferences.json", torn),
        ("preferences.json", foreign),
    ] {
        let mut evening = Evening::begin().await;
        let directory = evening.ann.directory.clone();
        let path = directory.join(name);
        fs::write(&path, content).expect("written");
        evening.ann = evening.ann.restart().await;
        let home = evening.ann.home().snapshot();
        assert!(notices(&home)[0].contains(name), "{:?}", notices(&home));
        let aside = fs::read_to_string(directory.join(format!("{name}.unreadable-1"))).expect("kept");
        assert_eq!(aside, content, "nothing of it is lost");
        evening.ann.settle(evening.ann.session(&evening.session).open()).await.expect("Pace works on");
    }
}

#[tokio::test]
async fn a_file_left_half_written_by_a_crash_is_no_trouble() {
    let mut evening = Evening::begin().await;
    unconfirmed(&evening, 15).await;
    fs::write(evening.ann.directory.join("journal.json.new"), r#"{"sess"#).expect("written");
    evening.ann = evening.ann.restart().await;
    assert_eq!(notices(&evening.ann.home().snapshot()), [""; 0]);
    assert_eq!(evening.ann.home().snapshot().unsaved[0].count(), 1);
}

#[tokio::test]
async fn a_second_process_takes_the_next_directory_and_says_so() {
    let parent = tempfile::tempdir().expect("a directory");
    let start = || Client::start(Options::new(Data::FirstFree(parent.path().to_owned())));
    let first = start().expect("the first one starts");
    let second = start().expect("the second one starts");
    assert_eq!(files(parent.path()), ["pace", "pace-2"]);
    assert_eq!(notices(&first.home().snapshot()), [""; 0]);
    assert!(notices(&second.home().snapshot())[0].contains("pace-2"));
    first.stop().await;
    let third = start().expect("the first directory is free again");
    assert_eq!(notices(&third.home().snapshot()), [""; 0]);
}

#[tokio::test]
async fn a_directory_that_is_held_is_not_shared() {
    let directory = tempfile::tempdir().expect("a directory");
    let start = || Client::start(Options::new(Data::Exactly(directory.path().to_owned())));
    let _first = start().expect("it starts");
    assert!(matches!(start(), Err(StartError::Held { .. })));
}

#[tokio::test]
async fn a_write_that_cannot_be_journaled_is_never_sent() {
    let evening = Evening::begin().await;
    let in_the_way = evening.ann.directory.join("journal.json.new");
    fs::create_dir(&in_the_way).expect("a directory in the way of the file");
    let before = evening.ann.proxy.count();
    let page = evening.ann.session(&evening.session);
    let outcome = evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, 15))).await;
    assert!(matches!(outcome, Err(Failure::Internal { .. })), "{outcome:?}");
    let sees = evening.ann_sees();
    assert_eq!((sees.history.len(), sees.tray.len()), (0, 1), "rolled back, and not lost");
    assert_eq!(evening.ann.proxy.count(), before, "the server never saw it");

    fs::remove_dir(&in_the_way).expect("removed");
    evening.ann.settle(page.retry(&sees.tray[0].id)).await.expect("the retry works");
    assert_eq!(evening.ann_sees().history.len(), 1);
}

#[tokio::test]
async fn writes_go_to_the_server_that_they_were_made_for_and_to_no_other() {
    let mut evening = Evening::begin().await;
    unconfirmed(&evening, 15).await;
    let other = Backend::start(&evening.directory.path().join("other.db"), &evening.clock).await;
    let elsewhere = Proxy::start(other.address()).expect("a port");
    let home = evening.ann.home();
    home.set_server(&elsewhere.url()).expect("an address");
    let unsaved = home.snapshot().unsaved.clone();
    assert_eq!((unsaved[0].elsewhere.clone(), unsaved[0].count()), (Some(evening.ann.proxy.url()), 1));
    let page = evening.ann.session(&evening.session);
    assert_eq!(evening.ann.settle(page.open()).await, Err(Failure::NotFound));
    assert!(elsewhere.log().requests.iter().all(|seen| !seen.is_write() && !seen.path.contains("verdicts")));

    // Also after a restart, which goes back to the first server.
    evening.ann = evening.ann.restart().await;
    evening.ann.settle(evening.ann.session(&evening.session).open()).await.expect("it loads");
    let sees = evening.ann_sees();
    assert_eq!((sees.history.len(), sees.pending, sees.tray.len()), (1, 0, 0));
}

#[tokio::test]
async fn home_shows_after_a_restart_what_is_not_saved_and_sends_nothing() {
    let mut evening = Evening::begin().await;
    unconfirmed(&evening, 15).await;
    let before = evening.ann.proxy.count();
    evening.ann = evening.ann.restart().await;
    let home = evening.ann.home().snapshot();
    assert_eq!((home.current_session.as_ref(), home.unsaved[0].count()), (Some(&evening.session), 1));
    assert_eq!(evening.ann.clock.next_wake(), None, "nothing is due");
    evening.ann.settle(evening.ann.session(&evening.session).open()).await.expect("it loads");
    let calls = &evening.ann.proxy.log().requests[before..];
    assert_eq!(calls.len(), 1, "one load, which asks the verdicts");
    assert!(calls[0].path.contains("verdicts="), "{}", calls[0].path);
    assert_eq!((evening.ann_sees().history.len(), evening.ann_sees().pending), (1, 0));
}

#[tokio::test]
async fn after_a_restart_what_was_not_applied_goes_out_in_order_and_the_late_original_is_refused() {
    let mut evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    let held = evening.ann.proxy.count();
    evening.ann.proxy.times(1, Seen::is_write, Fault::SlowRequest(When::Released));
    for team_b in [1, 2, 3] {
        drop(page.record_game(played(&evening.ann_sees(), 21, team_b)));
    }
    evening.ann.proxy.until(|log| log.requests.len() > held).await;
    evening.ann = evening.ann.restart().await;
    assert_eq!(evening.ann.home().snapshot().unsaved[0].count(), 3);
    evening.ann.settle(evening.ann.session(&evening.session).open()).await.expect("it loads");
    evening.ann.until(&evening.session, |sees| sees.pending == 0).await;
    evening.ann.proxy.release();
    evening.ann.proxy.until(|log: &Log| log.requests[held].answers.len() == 1).await;
    assert_eq!(evening.ann.proxy.log().requests[held].answers[0].json()["code"], "expired");
    evening.sync().await;
    let order = evening.ben_sees().history.iter().rev().map(|it| it.game.team_b_score).collect::<Vec<_>>();
    assert_eq!(order, [Some(1), Some(2), Some(3)]);
    assert_eq!(evening.ann_sees().tray.len(), 0);
}

#[tokio::test]
async fn after_a_restart_an_edit_of_what_somebody_changed_meanwhile_waits_for_the_person() {
    let mut evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, 15))).await.expect("saved");
    evening.sync().await;
    let game = evening.ann_sees().history[0].game.id.clone();
    evening.ann.proxy.times(3, Seen::is_write, Fault::CutBefore);
    let edit = GameEdit::result(Some(result(21, 16)));
    let outcome = evening.ann.settle(page.edit_game(game.clone(), edit)).await;
    assert_eq!(outcome, Err(Failure::Unconfirmed));
    let ben = evening.ben.session(&evening.session);
    let edit = GameEdit::result(Some(result(21, 17)));
    evening.ben.settle(ben.edit_game(game, edit)).await.expect("saved");
    evening.ann = evening.ann.restart().await;
    evening.ann.settle(evening.ann.session(&evening.session).open()).await.expect("it loads");
    let sees = evening.ann_sees();
    assert_eq!(sees.history[0].game.team_b_score, Some(17));
    assert_eq!((sees.tray.len(), sees.pending), (1, 0));
    assert!(
        sees.tray[0].theirs.as_ref().is_some_and(|theirs| theirs.to_string().contains("17")),
        "{:?}",
        sees.tray
    );
}

#[tokio::test]
async fn a_phone_is_the_same_author_after_a_restart_and_another_one_in_another_session() {
    async fn author(phone: &Phone, evening: &Evening) -> String {
        phone.settle(phone.session(&evening.session).open()).await.expect("it loads");
        let last = phone.proxy.log().requests.pop().expect("the load");
        last.headers["pace-author"].to_str().expect("text").to_owned()
    }
    let mut evening = Evening::begin().await;
    let before = author(&evening.ann, &evening).await;
    evening.ann = evening.ann.restart().await;
    assert_eq!(author(&evening.ann, &evening).await, before);
    assert_ne!(author(&evening.ben, &evening).await, before);
    let (session, created) = evening.ann.home().create_session(pace_tests::evening::draft(&evening.clock));
    evening.ann.settle(created).await.expect("created");
    evening.session = session;
    assert_ne!(author(&evening.ann, &evening).await, before);
}

#[tokio::test]
async fn an_installation_without_an_id_gets_one_that_lasts() {
    let evening = Evening::begin().await;
    let directory = evening.directory.path().join("nobody");
    fs::create_dir(&directory).expect("a directory");
    let file = directory.join("preferences.json");
    let id = || {
        let kept: serde_json::Value =
            serde_json::from_slice(&fs::read(&file).expect("a file")).expect("JSON");
        kept["installId"].as_str().expect("an id").to_owned()
    };
    for nobody in ["", "  "] {
        let preferences = serde_json::json!({"server": "http://127.0.0.1:1", "installId": nobody});
        fs::write(&file, preferences.to_string()).expect("written");
        Client::start(Options::new(Data::Exactly(directory.clone()))).expect("it starts").stop().await;
        let made = id();
        assert!(made.len() == 32 && made.bytes().all(|byte| byte.is_ascii_hexdigit()), "{made}");
        Client::start(Options::new(Data::Exactly(directory.clone()))).expect("it starts").stop().await;
        assert_eq!(id(), made);
    }
}
