//! Balances and payments on two phones.

use pace_core::snapshot::{BalancesView, SyncMark, Tab, TabView};
use pace_rules::{money::Money, pool::Person};
use pace_tests::{
    circle::Circle,
    evening::draft,
    phone::Phone,
    proxy::{Fault, Seen},
};

fn view(circle: &Circle, phone: &Phone) -> BalancesView {
    match &circle.sees(phone).content {
        Some(TabView::Balances(view)) => view.clone(),
        other => panic!("{other:?}"),
    }
}

/// An evening was played, and both phones look at the balances.
async fn begin() -> Circle {
    let circle = Circle::begin().await;
    let draft =
        pace_core::draft::SessionDraft { group: Some(circle.group.clone()), ..draft(&circle.ann.clock) };
    circle.ann.settle(circle.ann.home().create_session(draft).1).await.expect("created");
    for phone in [&circle.ann, &circle.ben] {
        phone.settle(phone.group(&circle.group).open(Tab::Balances)).await.expect("it opens");
    }
    circle
}

fn first_of_plan(view: &BalancesView) -> (Person, Person, Money) {
    let transfer = view.balances.plan[0].clone();
    (transfer.from, transfer.to, transfer.amount)
}

#[tokio::test]
async fn a_payment_settles_what_is_owed_at_once_and_on_the_other_phone_after_a_pull() {
    let circle = begin().await;
    let before = view(&circle, &circle.ann);
    assert_eq!(before.balances, view(&circle, &circle.ben).balances);
    let (from, to, amount) = first_of_plan(&before);
    let page = circle.ann.group(&circle.group);
    let paid = page.record_payment(from, to, amount);
    let at_once = view(&circle, &circle.ann);
    assert_eq!(at_once.balances.plan, before.balances.plan[1..]);
    assert_eq!((at_once.payments[0].sync, at_once.provisional), (SyncMark::Saving, true));
    circle.ann.settle(paid).await.expect("saved");
    let saved = view(&circle, &circle.ann);
    assert_eq!((saved.payments[0].sync, saved.provisional), (SyncMark::Saved, false));

    circle.sync().await;
    let (ann, ben) = (view(&circle, &circle.ann), view(&circle, &circle.ben));
    assert_eq!(ann.balances, ben.balances);
    assert_eq!((ben.payments.len(), ben.balances.plan.as_slice()), (1, &before.balances.plan[1..]));

    let page = circle.ben.group(&circle.group);
    circle.ben.settle(page.delete_payment(ben.payments[0].payment.id.clone())).await.expect("taken back");
    assert_eq!(view(&circle, &circle.ben).balances.plan, before.balances.plan);
    circle.sync().await;
    assert_eq!(view(&circle, &circle.ann).balances, before.balances);
}

#[tokio::test]
async fn a_payment_whose_answer_was_lost_is_marked_once() {
    let circle = begin().await;
    let (from, to, amount) = first_of_plan(&view(&circle, &circle.ann));
    circle.ann.proxy.times(1, Seen::is_write, Fault::LostAnswer);
    circle.ann.settle(circle.ann.group(&circle.group).record_payment(from, to, amount)).await.expect("saved");
    circle.sync().await;
    assert_eq!(view(&circle, &circle.ben).payments.len(), 1);
}
