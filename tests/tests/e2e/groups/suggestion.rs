//! Who should play next, asked by a real phone of the real server.

use pace_core::{
    draft::{GameDraft, Schedule, SessionDraft},
    effect::Done,
    failure::Failure,
    snapshot::Page,
};
use pace_rules::{
    change::GameEdit,
    game::GameResult,
    id::{GroupId, GroupPlayerId, SessionId},
    session::GameMode,
    suggestion::Suggestion,
};
use pace_tests::{
    circle::{Circle, MEMBERS},
    evening::{draft, result},
};

/// Eleanora is in the group too, so that one of the five has to rest.
async fn begin() -> (Circle, Vec<GroupPlayerId>) {
    let circle = Circle::begin().await;
    let ann = &circle.ann;
    ann.settle(ann.group(&circle.group).add_players(&["Eleanora"])).await.expect("added");
    let everybody = MEMBERS.into_iter().chain(["Eleanora"]).map(|name| circle.member(ann, name)).collect();
    (circle, everybody)
}

/// An evening of all five, in which those at the first places of the roster met those at the next.
async fn play(circle: &Circle, mode: GameMode, results: &[GameResult]) -> SessionId {
    let ann = &circle.ann;
    let group = Some(circle.group.clone());
    let draft = SessionDraft { group, mode, schedule: Schedule::Off, ..draft(&ann.clock) };
    let (id, created) = ann.home().create_session(draft);
    ann.settle(created).await.expect("created");
    let page = ann.session(&id);
    let roster = page.snapshot().session.as_ref().expect("a session").players.clone();
    let places = |places: std::ops::Range<usize>| roster[places].iter().map(|at| at.id.clone()).collect();
    let side = mode.team_size();
    for result in results {
        let game =
            GameDraft { team_a: places(0..side), team_b: places(side..2 * side), result: Some(*result) };
        ann.settle(page.record_game(game)).await.expect("recorded");
    }
    id
}

/// What Ben's phone is told, with one call.
async fn ask(
    circle: &Circle,
    present: &[GroupPlayerId],
    session: Option<&SessionId>,
) -> Result<Suggestion<GroupPlayerId>, Failure> {
    let before = circle.ben.proxy.count();
    let page = circle.ben.suggestion(&circle.group, present, 1, session);
    let opened = circle.ben.settle(page.open()).await;
    assert_eq!(circle.ben.proxy.count() - before, 1);
    assert_eq!(page.snapshot().page, opened.clone().map_or_else(Page::Failed, |_: Done| Page::Ready));
    opened.map(|_| page.snapshot().suggestion.as_deref().expect("a suggestion").clone())
}

#[tokio::test]
async fn whoever_played_least_tonight_plays_and_one_of_the_others_rests() {
    let (circle, everybody) = begin().await;
    let session = play(&circle, GameMode::Doubles, &[result(21, 9)]).await;
    let tonight = ask(&circle, &everybody, Some(&session)).await.expect("a suggestion");
    let [game] = tonight.games.as_slice() else { panic!("{tonight:?}") };
    assert!(game.team_a.iter().chain(&game.team_b).any(|id| *id == everybody[4]), "{game:?}");
    assert_eq!(game.partners_again, 0, "Annabel and Benedict, and their opponents, are parted");
    let [rests] = tonight.resting.as_slice() else { panic!("{tonight:?}") };
    assert_eq!((rests.games, rests.rests), (1, 1));

    let anew = ask(&circle, &everybody, None).await.expect("a suggestion");
    assert_eq!(
        anew.resting.iter().map(|rest| rest.games).collect::<Vec<_>>(),
        [0],
        "without tonight's games"
    );
}

#[tokio::test]
async fn the_odds_follow_from_what_was_played() {
    let (circle, everybody) = begin().await;
    let session = play(&circle, GameMode::Singles, &[result(21, 3)]).await;
    let two = &everybody[..2];
    let chance = async |session| {
        let suggestion = ask(&circle, two, session).await.expect("a suggestion");
        let game = suggestion.games.first().cloned();
        game.map(|game| if game.team_a == two[..1] { game.chance } else { 100.0 - game.chance })
    };
    let annabels = chance(Some(&session)).await.expect("singles, as the session");
    assert!((50.1..99.9).contains(&annabels), "she won 21-3: {annabels}");
    assert_eq!(chance(None).await, None, "two are too few for doubles");
    let page = circle.ann.session(&session);
    let game = page.snapshot().history[0].game.id.clone();
    circle.ann.settle(page.edit_game(game, GameEdit::result(Some(result(3, 21))))).await.expect("edited");
    let after = chance(Some(&session)).await.expect("singles");
    assert!((annabels + after - 100.0).abs() < 0.001, "the other way round: {after}");
}

#[tokio::test]
async fn too_few_for_a_game_all_rest() {
    let (circle, everybody) = begin().await;
    let suggestion = ask(&circle, &everybody[..3], None).await.expect("a suggestion");
    assert!(suggestion.games.is_empty());
    let mut resting: Vec<_> = suggestion.resting.into_iter().map(|rest| rest.id).collect();
    resting.sort();
    let mut present = everybody[..3].to_vec();
    present.sort();
    assert_eq!(resting, present);
}

#[tokio::test]
async fn what_cannot_be_suggested_is_refused() {
    let (circle, everybody) = begin().await;
    let stranger = GroupPlayerId::new("gp-stranger").expect("an id");
    let with_stranger = [&everybody[..4], &[stranger]].concat();
    assert_eq!(ask(&circle, &with_stranger, None).await, Err(Failure::NotFound));
    let elsewhere = SessionId::new("s-elsewhere").expect("an id");
    assert_eq!(ask(&circle, &everybody, Some(&elsewhere)).await, Err(Failure::NotFound));
    let crowd: Vec<_> =
        (0..21).filter_map(|number| GroupPlayerId::new(format!("gp-{number}")).ok()).collect();
    let refused = ask(&circle, &crowd, None).await.expect_err("too many");
    let expected = "present: at most 20 players".to_owned();
    assert_eq!(refused, Failure::Rejected { code: "invalid".to_owned(), message: expected });
    let nowhere = GroupId::new("g-nowhere").expect("an id");
    let page = circle.ben.suggestion(&nowhere, &everybody, 1, None);
    assert_eq!(circle.ben.settle(page.open()).await, Err(Failure::NotFound));
}
