//! What the server works out, on the phone that did not play.

use pace_core::snapshot::{Page, Tab, TabView};
use pace_rules::{game::Team, id::GameId};
use pace_tests::{
    circle::Circle,
    evening::{draft, result},
};

/// Annabel and Benedict beat Cordelia and Desmond on Ann's phone.
async fn play(circle: &Circle) -> (pace_rules::id::SessionId, GameId) {
    let draft =
        pace_core::draft::SessionDraft { group: Some(circle.group.clone()), ..draft(&circle.ann.clock) };
    let (id, created) = circle.ann.home().create_session(draft);
    circle.ann.settle(created).await.expect("created");
    let page = circle.ann.session(&id);
    let players: Vec<_> = page
        .snapshot()
        .session
        .as_ref()
        .expect("a session")
        .players
        .iter()
        .map(|player| player.id.clone())
        .collect();
    let game = pace_core::draft::GameDraft {
        team_a: players[..2].to_vec(),
        team_b: players[2..4].to_vec(),
        result: Some(result(21, 15)),
    };
    circle.ann.settle(page.record_game(game)).await.expect("recorded");
    let game = page.snapshot().history[0].game.id.clone();
    (id, game)
}

#[tokio::test]
async fn the_board_has_the_game_of_another_phone_after_a_pull_and_not_after_its_deletion() {
    let circle = Circle::begin().await;
    let page = circle.ben.group(&circle.group);
    circle.ben.settle(page.open(Tab::Leaderboard)).await.expect("it opens");
    let board = || match &circle.sees(&circle.ben).content {
        Some(TabView::Leaderboard(rows)) => {
            rows.iter().map(|row| (row.player_name.clone(), row.elo_rating)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert!(board().iter().all(|(_, rating)| *rating == 1500));
    let (session, game) = play(&circle).await;
    circle.ben.settle(page.refresh()).await.expect("synced");
    let expected = [("Annabel", 1532), ("Benedict", 1532), ("Cordelia", 1468), ("Desmond", 1468)];
    assert_eq!(board(), expected.map(|(name, rating)| (name.to_owned(), rating)));
    circle.ann.settle(circle.ann.session(&session).delete_game(game)).await.expect("deleted");
    circle.ben.settle(page.refresh()).await.expect("synced");
    assert!(board().iter().all(|(_, rating)| *rating == 1500));
}

#[tokio::test]
async fn the_list_of_players_has_records_and_guests_and_a_promoted_guest_at_once() {
    let circle = Circle::begin().await;
    play(&circle).await;
    let page = circle.ben.group(&circle.group);
    circle.ben.settle(page.open(Tab::Players)).await.expect("it opens");
    let lists = || match &circle.sees(&circle.ben).content {
        Some(TabView::Players { players, guests }) => (
            players
                .iter()
                .map(|line| (line.member.name.clone(), line.figures.as_ref().map(|it| it.wins)))
                .collect::<Vec<_>>(),
            guests.iter().map(|guest| guest.name.clone()).collect::<Vec<_>>(),
        ),
        other => panic!("{other:?}"),
    };
    let (players, guests) = lists();
    assert_eq!((players[0].clone(), guests), (("Annabel".to_owned(), Some(1)), vec!["Eleanora".to_owned()]));
    let promoted = page.promote_guest("Eleanora");
    assert_eq!((lists().0[4].clone(), lists().1), (("Eleanora".to_owned(), None), vec![]), "at once");
    circle.ben.settle(promoted).await.expect("promoted");
    circle.ben.settle(page.refresh()).await.expect("synced");
    assert_eq!(lists().0[4], ("Eleanora".to_owned(), Some(0)));
}

#[tokio::test]
async fn the_pages_of_a_player_and_a_pair_are_one_call_each_and_follow_the_games() {
    let circle = Circle::begin().await;
    let (annabel, benedict) = (circle.member(&circle.ben, "Annabel"), circle.member(&circle.ben, "Benedict"));
    let player = circle.ben.player(&circle.group, &annabel);
    let pair = circle.ben.pair(&circle.group, &benedict, &annabel);
    let before = circle.ben.proxy.count();
    circle.ben.settle(player.open()).await.expect("it opens");
    circle.ben.settle(pair.open()).await.expect("it opens");
    assert_eq!(circle.ben.proxy.count() - before, 2);
    assert_eq!(player.snapshot().player.as_ref().map(|page| page.rating_history.len()), Some(0));

    circle.ben.settle(player.refresh()).await.expect("synced");
    let last = circle.ben.proxy.log().requests.pop().expect("the sync");
    assert_eq!((last.answers[0].status.as_u16(), last.answers[0].body.len()), (304, 0));

    play(&circle).await;
    circle.ben.settle(player.refresh()).await.expect("synced");
    circle.ben.settle(pair.refresh()).await.expect("synced");
    let page = player.snapshot().player.clone().expect("a player");
    assert_eq!(
        (page.profile.wins, page.rating_history[0].after, page.rating_history[0].team),
        (1, 1532, Team::A)
    );
    assert_eq!(pair.snapshot().pair.as_ref().map(|pair| pair.wins), Some(1));
    player.close();
    assert_eq!((player.snapshot().page.clone(), player.snapshot().player.clone()), (Page::Loading, None));
}
