//! Sessions of a group.

use pace_core::{
    draft::{DraftPlayer, Link, SessionDraft},
    snapshot::{Tab, TabView},
};
use pace_rules::{
    id::{GroupPlayerId, SessionId},
    session::Session,
};
use pace_tests::{circle::Circle, evening::draft, phone::Phone};

/// A session of the group with those players.
fn of_group(circle: &Circle, players: Vec<DraftPlayer>) -> SessionDraft {
    SessionDraft { group: Some(circle.group.clone()), players, ..draft(&circle.ann.clock) }
}

fn player(name: &str, link: Link) -> DraftPlayer {
    DraftPlayer { name: name.to_owned(), link }
}

async fn session_at(phone: &Phone, id: &SessionId) -> Session {
    phone.settle(phone.session(id).open()).await.expect("it opens");
    phone.session(id).snapshot().session.as_deref().expect("a session").clone()
}

#[tokio::test]
async fn a_new_session_is_linked_by_choice_and_by_name_and_others_are_guests_or_added_first() {
    let circle = Circle::begin().await;
    let annabel = circle.member(&circle.ann, "Annabel");
    let players = vec![
        player("Nan", Link::Member(annabel.clone())),
        player("BENEDICT", Link::ByName),
        player("Cordelia", Link::Guest),
        player("Gus", Link::AddToGroup),
    ];
    let (id, created) = circle.ann.home().create_session(of_group(&circle, players));
    assert!(circle.ann.session(&id).snapshot().session.is_some(), "shown at once");
    circle.ann.settle(created).await.expect("created");
    assert_eq!(circle.ann.session(&id).snapshot().group.as_deref(), Some("Fridays under test"));

    circle.sync().await;
    let (benedict, gus) = (circle.member(&circle.ben, "Benedict"), circle.member(&circle.ben, "Gus"));
    let session = session_at(&circle.ben, &id).await;
    let links: Vec<Option<GroupPlayerId>> =
        session.players.iter().map(|player| player.group_player_id.clone()).collect();
    assert_eq!(links, [Some(annabel), Some(benedict), None, Some(gus)]);
}

#[tokio::test]
async fn a_new_session_of_a_new_group_is_sent_after_it() {
    let circle = Circle::begin().await;
    let (group, grouped) = circle.ann.home().create_group("Brand new");
    let draft = SessionDraft { group: Some(group.clone()), ..draft(&circle.ann.clock) };
    let (id, created) = circle.ann.home().create_session(draft);
    circle.ann.settle(grouped).await.expect("the group is created");
    circle.ann.settle(created).await.expect("then its session");
    circle.ann.settle(circle.ann.group(&group).open(Tab::Sessions)).await.expect("it opens");
    let Some(TabView::Sessions(sessions)) = circle.ann.group(&group).snapshot().content.clone() else {
        panic!("no sessions");
    };
    assert_eq!(sessions.iter().map(|session| session.id.clone()).collect::<Vec<_>>(), [id]);
}
