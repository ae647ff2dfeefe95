//! What keys ask for on the screens of a group.

use pace_core::{
    input::{CallError, GroupIntent},
    snapshot::Tab,
};
use pace_rules::{
    money::Money,
    pool::{Person, PoolChange},
};

use super::{press, typed};
use crate::{
    command::Command,
    examples::{
        Evening,
        group::{Circle, group_id, member},
        home, letters, on, picture,
    },
    keys::Key,
    pages::Place,
    screens::{group::GroupScreen, join::Join, session::SessionScreen},
    ui::Ui,
};

fn club(tab: Tab) -> Ui {
    on(Circle::club().paid().loaded(tab).model(), GroupScreen::on(tab))
}

fn ann_and_ben() -> (Person, Person) {
    (Person::Member(member("Ann")), Person::Member(member("Ben")))
}

#[test]
fn every_tab_is_loaded_when_it_is_opened_and_not_when_it_is_open_already() {
    let mut ui = club(Tab::Sessions);
    assert_eq!(press(&mut ui, letters("1")), []);
    for (digit, tab) in ('1'..='6').zip(Tab::ALL).skip(1) {
        assert_eq!(press(&mut ui, [Key::Char(digit)]), [Command::OpenTab(tab)], "{digit}");
    }
    assert_eq!(press(&mut ui, [Key::Tab]), [Command::OpenTab(Tab::Sessions)]);
    assert_eq!(press(&mut ui, [Key::BackTab]), [Command::OpenTab(Tab::Balances)]);
    assert_eq!(press(&mut ui, letters("r")), [Command::Refresh]);
    assert_eq!(press(&mut ui, letters("q")), [Command::Leave]);
}

#[test]
fn pages_are_opened_from_the_tabs() {
    let group = group_id();
    let session = Command::Open(Place::Session(Circle::session(3)));
    assert_eq!(press(&mut club(Tab::Sessions), [Key::Enter]), [session]);
    let ann = Command::Open(Place::Player { group: group.clone(), player: member("Ann") });
    assert_eq!(press(&mut club(Tab::Leaderboard), [Key::Enter]), std::slice::from_ref(&ann));
    assert_eq!(press(&mut club(Tab::Players), [Key::Enter]), [ann]);
    let pair = Place::Pair { group, one: member("Ann"), other: member("Ben") };
    assert_eq!(press(&mut club(Tab::Pairings), [Key::Enter]), [Command::Open(pair)]);
}

#[test]
fn the_pool_is_changed_by_a_key_or_a_name() {
    let mut ui = club(Tab::Players);
    let names = vec!["Fay".to_owned(), "Gil".to_owned()];
    assert_eq!(press(&mut ui, typed("aFay, Gil")), [Command::AddToGroup(names)]);
    assert_eq!(press(&mut ui, typed("e Two")), [Command::RenameMember(member("Ann"), "Ann Two".to_owned())]);
    assert_eq!(press(&mut ui, letters("d")), [Command::RemoveMember(member("Ann"))]);
    let guest = [Key::LineEnd, Key::Up, Key::Char('+')];
    assert_eq!(press(&mut ui, guest), [Command::PromoteGuest("Gus".to_owned())]);
    assert_eq!(press(&mut ui, [Key::Down, Key::Char('+')]), [Command::ReturnMember(member("Zoe"))]);
    assert_eq!(press(&mut ui, typed("a  ")), [], "a name is needed");
    assert!(picture(&ui).contains("Type a name."));
}

#[test]
fn a_group_is_deleted_by_its_name_alone() {
    let mut ui = club(Tab::Sessions);
    assert_eq!(press(&mut ui, typed("DFriday")), []);
    assert!(picture(&ui).contains("That is not its name."));
    assert_eq!(press(&mut ui, typed(" club")), [Command::DeleteGroup]);
    let gone = r#"{"error":"This group was deleted","code":"group_deleted"}"#;
    let circle = Circle::club().opened(Tab::Sessions, Ok((410, gone)));
    let mut ui = on(circle.model(), GroupScreen::default());
    assert_eq!(press(&mut ui, letters("z")), [Command::RestoreGroup]);
}

#[test]
fn a_transfer_of_the_plan_is_marked_as_paid_and_the_mark_taken_back() {
    let (ann, ben) = ann_and_ben();
    let mut ui = club(Tab::Balances);
    let amount = Money::from_cents(1_910);
    let paid = Command::RecordPayment { from: ben.clone(), to: ann.clone(), amount };
    assert_eq!(press(&mut ui, [Key::Enter, Key::Char('y')]), [paid]);
    let last = press(&mut ui, [Key::LineEnd, Key::Char('d'), Key::Char('y')]);
    assert!(matches!(last.as_slice(), [Command::DeletePayment(id)] if id.as_str() == "pay-1"), "{last:?}");
    // Any other payment is typed; Ann cannot pay Ann.
    let of_form = |keys: &[Key]| [letters("a").collect(), keys.to_vec(), vec![Key::Ctrl('s')]].concat();
    let amount = [vec![Key::Down, Key::Down], letters("12,5").collect()].concat();
    let paid = Command::RecordPayment { from: ann, to: ben, amount: Money::from_cents(1_250) };
    assert_eq!(press(&mut ui, of_form(&amount)), [paid]);
    assert_eq!(press(&mut ui, of_form(&[vec![Key::Down, Key::Left], amount[1..].to_vec()].concat())), []);
    assert!(picture(&ui).contains("somebody else"));
}

#[test]
fn the_text_of_the_balances_is_copied_as_it_is_shown() {
    let mut ui = club(Tab::Balances);
    let copied = press(&mut ui, letters("c"));
    let [Command::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(text.starts_with("🏸 Friday club") && text.contains("Ben pays Ann $19.10"), "{text}");
}

#[test]
fn what_failed_is_retried_from_the_bar_and_given_up_in_the_tray() {
    let removal = GroupIntent::Change(PoolChange::RemoveMember { id: member("Ben") });
    let circle = Circle::club().loaded(Tab::Players).failed(removal, CallError::NotConnected);
    let item = circle.model().group.expect("a group").tray[0].id.clone();
    let mut ui = on(circle.model(), GroupScreen::on(Tab::Players));
    assert!(picture(&ui).contains("Not saved: Remove Ben"));
    assert_eq!(press(&mut ui, letters("R")), [Command::Retry(item.clone())]);
    assert_eq!(press(&mut ui, letters("td")), [Command::Discard(item)]);
}

#[test]
fn a_search_finds_by_a_part_of_the_name_and_its_letters_are_no_commands() {
    let mut ui = club(Tab::Sessions);
    assert_eq!(press(&mut ui, letters("/day 2")), []);
    assert!(!picture(&ui).contains("Friday 3"), "{}", picture(&ui));
    let session = Command::Open(Place::Session(Circle::session(2)));
    assert_eq!(press(&mut ui, [Key::Enter, Key::Enter]), [session]);
    let mut ui = club(Tab::Sessions);
    assert_eq!(press(&mut ui, letters("/qqD")), []);
    assert!(picture(&ui).contains("No session of this group has that in its name."));
    press(&mut ui, [Key::Esc]);
    assert!(picture(&ui).contains("Friday 3"));
}

#[test]
fn a_code_is_looked_up_and_a_link_goes_to_its_server_first() {
    let mut ui = on(home(), Join::default());
    assert_eq!(press(&mut ui, typed("K7MQ2X")), [Command::FindGroup("k7mq2x".to_owned())]);
    assert!(ui.looks_up("k7mq2x"), "it waits for the group");
    assert!(!ui.looks_up("a2b3c4"), "and for no other");
    let mut ui = on(home(), Join::default());
    let link = "http://other:7223/group/shareable/k7mq2x";
    let asked = press(&mut ui, [Key::Paste(link.to_owned()), Key::Enter]);
    let server = Command::SetServer("http://other:7223".to_owned());
    assert_eq!(asked, [server, Command::FindGroup("k7mq2x".to_owned())]);
    // Whoever went on typing is not taken away.
    press(&mut ui, letters("x"));
    assert!(!ui.looks_up("k7mq2x"));
}

#[test]
fn home_opens_the_groups_visited_last_by_a_digit() {
    let mut model = Circle::club().loaded(Tab::Sessions).model();
    model.forget_page();
    let mut ui = Ui::new(model);
    assert_eq!(press(&mut ui, letters("1")), [Command::Open(Place::Group(group_id()))]);
    assert_eq!(press(&mut Ui::new(home()), typed("gLunch")), [Command::CreateGroup("Lunch".to_owned())]);
    assert_eq!(press(&mut Ui::new(home()), letters("o")), [Command::ListGroups]);
}

#[test]
fn a_group_with_a_write_that_is_not_saved_is_opened_from_home() {
    let removal = GroupIntent::Change(PoolChange::RemoveMember { id: member("Ben") });
    let circle = Circle::club().loaded(Tab::Players).failed(removal, CallError::NotConnected);
    let mut model = circle.model();
    model.forget_page();
    let mut ui = Ui::new(model);
    assert!(picture(&ui).contains("with changes not saved yet"), "{}", picture(&ui));
    assert_eq!(press(&mut ui, letters("1")), [Command::Open(Place::Group(group_id()))]);
}

#[test]
fn in_a_session_of_a_group_the_next_game_is_asked_of_those_on_the_roster() {
    let evening = Evening::of_group().loaded();
    let id = evening.snapshot().id.clone();
    let mut ui = on(evening.model(), SessionScreen::default());
    let present = ["Ann", "Ben", "Cal", "Dee"].map(member).to_vec();
    let place = Place::Suggestion { group: group_id(), present, courts: 1, session: Some(id) };
    assert_eq!(press(&mut ui, letters("W")), [Command::Open(place)]);
    let mut ui = on(Evening::five().loaded().model(), SessionScreen::default());
    assert_eq!(press(&mut ui, letters("W")), []);
    assert!(picture(&ui).contains("Who should play next follows from the games of a group."));
}
