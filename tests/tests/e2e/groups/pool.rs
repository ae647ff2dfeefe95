//! The pool on two phones.

use pace_core::{
    effect::Done,
    failure::Failure,
    notice::NoticeKind,
    snapshot::{Page, SyncMark, Tab},
};
use pace_tests::circle::{Circle, MEMBERS};

fn saved(names: &[&str]) -> Vec<(String, SyncMark)> {
    names.iter().map(|name| ((*name).to_owned(), SyncMark::Saved)).collect()
}

#[tokio::test]
async fn players_who_are_added_on_two_phones_at_once_are_on_both() {
    let circle = Circle::begin().await;
    let (ann, ben) = (circle.ann.group(&circle.group), circle.ben.group(&circle.group));
    let (from_ann, from_ben) =
        (ann.add_players(&["Eleanora", "Florian"]), ben.add_players(&["Eleanora", "Gus"]));
    assert_eq!(
        circle.names(&circle.ann)[4],
        ("Eleanora".to_owned(), SyncMark::Saving),
        "a tap shows at once"
    );
    circle.ann.settle(from_ann).await.expect("saved");
    circle.ben.settle(from_ben).await.expect("saved");
    circle.sync().await;
    let all = [MEMBERS.as_slice(), &["Eleanora", "Florian", "Gus"]].concat();
    assert_eq!(circle.names(&circle.ann), saved(&all), "the name that both added is one player");
    assert_eq!(circle.names(&circle.ben), saved(&all));
}

#[tokio::test]
async fn a_removed_player_returns_under_the_same_id() {
    let circle = Circle::begin().await;
    let page = circle.ann.group(&circle.group);
    let ben = circle.member(&circle.ann, "Benedict");
    let removed = page.remove_player(ben.clone());
    assert_eq!(circle.names(&circle.ann).len(), 3, "at once");
    circle.ann.settle(removed).await.expect("removed");
    circle.sync().await;
    assert_eq!(circle.names(&circle.ben), saved(&["Annabel", "Cordelia", "Desmond"]));

    circle.ann.settle(page.return_player(ben.clone())).await.expect("returned");
    circle.ann.settle(page.remove_player(ben.clone())).await.expect("removed once more");
    circle.ann.settle(page.add_players(&[" benedict "])).await.expect("added");
    assert_eq!(circle.member(&circle.ann, "Benedict"), ben);
    circle.sync().await;
    assert_eq!(circle.names(&circle.ben), saved(&MEMBERS));
}

#[tokio::test]
async fn a_name_that_is_taken_is_refused_before_any_call() {
    let circle = Circle::begin().await;
    let before = circle.ann.proxy.count();
    let page = circle.ann.group(&circle.group);
    let renamed = page.rename_player(circle.member(&circle.ann, "Benedict"), "ANNABEL");
    let outcome = circle.ann.settle(renamed).await;
    assert!(
        matches!(outcome, Err(Failure::Rejected { ref code, .. }) if code == "name_taken"),
        "{outcome:?}"
    );
    assert_eq!(circle.ann.proxy.count(), before);
}

#[tokio::test]
async fn whoever_renames_over_somebody_else_is_told_and_can_put_it_back() {
    let circle = Circle::begin().await;
    let desmond = circle.member(&circle.ann, "Desmond");
    let (ann, ben) = (circle.ann.group(&circle.group), circle.ben.group(&circle.group));
    circle.ben.settle(ben.rename_player(desmond.clone(), "Des")).await.expect("saved");
    circle.ann.settle(ann.rename_player(desmond.clone(), "Mond")).await.expect("saved");
    let notice = circle.sees(&circle.ann).notices[0].clone();
    assert!(
        matches!(&notice.kind, NoticeKind::YouReplaced { before: Some(name), .. } if name == "Des"),
        "{notice:?}"
    );
    circle.ann.settle(ann.restore_overwritten(notice.id)).await.expect("put back");
    circle.sync().await;
    assert_eq!(circle.member(&circle.ben, "Des"), desmond);
}

#[tokio::test]
async fn a_renewed_code_leads_to_the_group_and_the_old_one_nowhere() {
    let circle = Circle::begin().await;
    let code = |circle: &Circle| circle.sees(&circle.ann).head.as_ref().and_then(|head| head.code.clone());
    let old = code(&circle).expect("a code");
    circle.ann.settle(circle.ann.group(&circle.group).renew_code()).await.expect("renewed");
    let new = code(&circle).expect("a code");
    assert_ne!(new, old);
    let home = circle.ben.home();
    assert_eq!(circle.ben.settle(home.join(&old)).await, Err(Failure::NotFound));
    assert_eq!(circle.ben.settle(home.join("not a code")).await, Err(Failure::NotFound));
    let link = format!("https://pace.example/group/shareable/{}", new.to_uppercase());
    assert_eq!(circle.ben.settle(home.join(&link)).await, Ok(Done::Found(circle.group.clone())));
    assert_eq!(circle.ann.home().snapshot().recent_groups[0].code, new);
}

#[tokio::test]
async fn a_deleted_group_ends_on_the_other_phone_and_can_be_restored_there() {
    let circle = Circle::begin().await;
    circle.ann.settle(circle.ann.group(&circle.group).delete_group()).await.expect("deleted");
    assert_eq!(circle.sees(&circle.ann).page, Page::Ended);
    let page = circle.ben.group(&circle.group);
    circle.ben.settle(page.refresh()).await.expect("an answer");
    assert_eq!(circle.sees(&circle.ben).page, Page::Ended);
    assert_eq!(circle.ben.home().snapshot().recent_groups, []);

    circle.ben.settle(page.restore_group()).await.expect("restored");
    let mut observer = page.observe();
    let ready = observer.wait_for(|sees| sees.page == Page::Ready && sees.content.is_some());
    assert_eq!(circle.ben.settle(ready).await.expect("it is loaded").members.len(), 4);
    circle.ann.settle(circle.ann.group(&circle.group).open(Tab::Sessions)).await.expect("it is back");
    assert_eq!(circle.names(&circle.ann), saved(&MEMBERS));
}
