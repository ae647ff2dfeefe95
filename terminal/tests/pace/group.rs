//! An evening of a group by keys: code, links, ratings, plan, money.

use crate::{
    evening::{DOWN, END, ENTER, ESC, RIGHT, address, directory, host},
    screen::Screen,
};

/// Ann makes a group of five.
fn create_group(ann: &mut Screen) -> String {
    ann.keys("g").shows(&["New group", "nobody needs an account"]);
    ann.keys("Friday club").keys(ENTER);
    ann.shows(&["Friday club", "all saved", "No session yet. Press n to begin the first one."]);
    ann.keys("3").shows(&["Nobody is in this group yet."]);
    ann.keys("a").shows(&["Add players"]);
    ann.keys("Ann, Ben, Cal, Dee, Eva").keys(ENTER).shows(&["Eva", "no games yet", "all saved"]);
    let head = ann.keys("1").shows(&["No session yet.", "Last synced"]);
    let code = head.lines().nth(1).and_then(|row| row.split_whitespace().nth(1));
    code.expect("a code").to_owned()
}

#[test]
fn a_group_evening_by_code_links_ratings_and_money() {
    let (one, two) = (directory(), directory());
    let mut ann = host(one.path());
    let server = address(&ann.shows(&["Pace", "New group", "127.0.0.1"]));
    let code = create_group(&mut ann);

    // Ben joins by the code, in capitals, after one that leads nowhere.
    let mut ben = Screen::start(two.path(), &["--server", &server]);
    ben.shows(&["Pace", "given with --server"]);
    ben.keys("j").keys("aaaaaa").keys(ENTER).shows(&["No group here has the code aaaaaa."]);
    ben.keys("\x15").keys(&code.to_uppercase()).keys(ENTER).shows(&["Friday club", "No session yet."]);

    // Four of the group are ticked, Gus comes as a guest; court 40 in total.
    ann.keys("n").shows(&["Who plays?", "5  Eva"]);
    ann.keys("1234").shows(&["4 chosen"]);
    ann.keys(ENTER).shows(&["Friday club", "linked"]);
    ann.keys(DOWN).keys(DOWN).keys(DOWN).keys(DOWN).keys(DOWN).keys(DOWN).keys(DOWN).keys(DOWN);
    ann.keys("Gus").shows(&["guest"]);
    ann.keys(DOWN).keys(DOWN).keys(DOWN).keys("40").keys(DOWN).keys(RIGHT).shows(&["$40.00", "in total"]);
    ann.keys("\x13").shows(&["· Friday club", "all saved", "5 players"]);

    // The rest of the evening is planned on the Plan tab.
    ann.keys("L").shows(&["What would come", "Who plays: 5 of 5"]);
    ann.keys(ENTER).shows(&["Next: game 1", "Ann & Ben", "all saved"]);
    ann.keys("a15").keys(ENTER).shows(&["Next: game 2", "all saved"]);
    ann.keys("s").shows(&["Gus (guest)"]);
    ann.keys("W").shows(&["Who should play next", "Court 1"]);
    ann.keys("q").shows(&["Gus (guest)"]);

    // Ben sees the board after a pull, and why the rating changed.
    ben.keys("r").shows(&["5 players"]);
    ben.keys("2").shows(&["1532", "1468", "Last five"]);
    ben.keys(ENTER).shows(&["rating 1532", "rank 1 of 5"]);
    ben.keys("2").shows(&["Rating 1500 +32 = 1532"]);
    ben.keys("q").shows(&["Leaderboard", "1532"]);
    ben.keys("5").shows(&["1 game, 1 session, 5 players"]);
    ben.keys("4").shows(&["Cal & Dee", "Fewer than 5 games together"]);

    // Gus becomes a player: the past is his from then on.
    ben.keys("3").shows(&["Guests of the last 30 days", "Gus"]);
    ben.keys(END).keys("+").no_longer_shows("Guests of the last 30 days");
    ben.shows(&["Gus", "all saved"]);

    // Who owes what, and a mark that Ben paid, which Ann sees and takes back.
    ben.keys("6").shows(&["Ben pays Ann $8.00", "+$32.00"]);
    ben.keys(ENTER).shows(&["Mark as paid?"]);
    ben.keys("y").shows(&["Ben paid Ann $8.00", "+$24.00", "all saved"]);
    ann.keys("q").shows(&["Friday club", "1 Sessions", "5 players"]);
    ann.keys("6").shows(&["Ben paid Ann $8.00", "+$24.00"]);
    ann.keys(END).keys("d").shows(&["Take this mark back?"]);
    ann.keys("y").shows(&["Ben pays Ann $8.00", "+$32.00", "all saved"]);

    // A new code: the old one leads nowhere; whoever was there still is.
    ann.keys("N").shows(&["Give the group a new code?"]);
    ann.keys("y").no_longer_shows(&format!("code {code}"));
    ann.shows(&["all saved"]);
    ben.keys("r").no_longer_shows(&format!("code {code}"));
    ben.keys("q").shows(&["1  Friday club", "New session"]);
    ben.keys("j").keys(&code).keys(ENTER).shows(&["No group here has the code"]);
    ben.keys(ESC).shows(&["1  Friday club"]);
    ben.keys("1").shows(&["1 Sessions", "5 players"]);

    // Ann deletes it by its name; Ben is told, and brings it back.
    ann.keys("D").keys("Friday club").keys(ENTER).shows(&["This group was deleted.", "all saved"]);
    ben.keys("r").shows(&["This group was deleted. Press z to restore it"]);
    ben.keys("z").shows(&["1 Sessions", "5 players", "all saved"]);
    ann.keys("z").shows(&["1 Sessions"]);

    assert!(ben.quit().success());
    assert!(ann.quit().success());
}
