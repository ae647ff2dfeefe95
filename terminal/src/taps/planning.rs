//! What the keys of a new session and of a plan ask for.

use std::collections::BTreeSet;

use pace_core::{
    draft::{Link, Schedule, SessionDraft},
    snapshot::{SessionSnapshot, Tab},
};
use pace_rules::{
    id::{GameId, PlayerId},
    schedule::format::Format,
    session::GameMode,
};

use super::press;
use crate::{
    command::Command,
    examples::{Evening, draft, group::Circle, letters, on, picture},
    keys::Key,
    screens::{new_session::NewSession, session::SessionScreen},
    ui::Ui,
};

const EIGHT: [&str; 8] = ["Ann", "Ben", "Cal", "Dee", "Eva", "Fay", "Gil", "Hal"];

/// The form of a group of those players, which first asks who plays.
fn of_group(names: &[&str]) -> Ui {
    let model = Circle::of(names).loaded(Tab::Sessions).model();
    let (group, clock) = (model.group.clone().expect("a group"), model.clock.clone());
    on(model, NewSession::of_group(&clock, group))
}

/// The draft that these keys and Ctrl-S make.
fn created(ui: &mut Ui, keys: impl IntoIterator<Item = Key>) -> SessionDraft {
    let mut asked = press(ui, keys.into_iter().chain([Key::Ctrl('s')]));
    match asked.pop() {
        Some(Command::CreateSession(draft)) if asked.is_empty() => *draft,
        other => panic!("{other:?}:\n{}", picture(ui)),
    }
}

fn links(draft: &SessionDraft) -> Vec<(&str, &Link)> {
    draft.players.iter().map(|player| (player.name.as_str(), &player.link)).collect()
}

#[test]
fn eight_known_players_are_taken_in_nine_keys() {
    let keys: Vec<Key> = letters("21345678").collect();
    let draft = created(&mut of_group(&EIGHT), keys);
    let names: Vec<&str> = draft.players.iter().map(|player| player.name.as_str()).collect();
    assert_eq!(names, ["Ben", "Ann", "Cal", "Dee", "Eva", "Fay", "Gil", "Hal"], "in the order of the keys");
    assert_eq!(draft.group.expect("a group").as_str(), "group-1");
}

#[test]
fn a_second_key_takes_somebody_out_again() {
    let draft = created(&mut of_group(&EIGHT), letters("123456").chain(letters("25")));
    assert_eq!(links(&draft).iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Ann", "Cal", "Dee", "Fay"]);
}

#[test]
fn whoever_is_found_is_ticked_with_the_first_key() {
    let names: Vec<String> = (0..40).map(|number| format!("Player of number {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let keys = letters("/39").chain([Key::Enter, Key::Char('1'), Key::Esc]);
    // The last ones have no key, but are reached with arrows and Space.
    let keys = keys.chain(vec![Key::Down; 12]).chain([Key::Char(' ')]);
    let draft = created(&mut of_group(&names), keys);
    assert_eq!(draft.players[0].name, "Player of number 39");
    assert!(draft.players[1].name.starts_with("Player of number "), "{:?}", draft.players);
}

#[test]
fn the_twenty_first_player_is_refused_and_not_marked() {
    let names: Vec<String> = (1..=22).map(|number| format!("P{number:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut ui = of_group(&names);
    assert_eq!(press(&mut ui, letters("1234567890abcdefghijk")), []);
    let shown = picture(&ui);
    assert!(shown.contains("20 chosen") && shown.contains("A session has 20 players at most."), "{shown}");
    assert!(!shown.contains("✓P21"), "{shown}");
    assert_eq!(created(&mut ui, []).players.len(), 20);
}

#[test]
fn a_typed_name_is_linked_or_a_guest_and_one_key_changes_that() {
    let to_players = || [Key::Enter].into_iter().chain(vec![Key::Down; 4]);
    let typed = |keys: Vec<Key>| created(&mut of_group(&["Ann"]), to_players().chain(keys));
    let guest: Vec<Key> = letters("Gus").collect();
    let switched = |keys: &[Key]| [keys, &[Key::Ctrl('g')]].concat();
    assert_eq!(typed(guest.clone()).players[0].link, Link::ByName);
    assert_eq!(typed(switched(&guest)).players[0].link, Link::AddToGroup);
    assert_eq!(typed(switched(&switched(&guest))).players[0].link, Link::ByName);
    let ann: Vec<Key> = letters(" ANN ").collect();
    assert_eq!(typed(ann.clone()).players[0].link, Link::ByName);
    assert_eq!(typed(switched(&ann)).players[0].link, Link::Guest);
    // Another name is another person.
    let other = [switched(&guest), vec![Key::Char('!')]].concat();
    assert_eq!(links(&typed(other))[0], ("Gus!", &Link::ByName));
    let mut ui = of_group(&["Ann"]);
    press(&mut ui, to_players().chain(letters("ann")));
    assert!(picture(&ui).contains("✓ linked"), "{}", picture(&ui));
}

#[test]
fn somebody_of_the_group_cannot_be_there_twice() {
    let mut ui = of_group(&EIGHT);
    let keys = letters("1234").chain([Key::Enter]).chain(vec![Key::Down; 8]).chain(letters("ann"));
    assert_eq!(press(&mut ui, keys.chain([Key::Ctrl('s')])), []);
    assert!(picture(&ui).contains("ann is there twice"), "{}", picture(&ui));
}

#[test]
fn whoever_organizes_stays_the_organizer_when_somebody_before_leaves_the_list() {
    let organizer = |removed: usize| {
        let choose = letters("123456").chain([Key::Enter]).chain(vec![Key::Down; 11]);
        let choose = choose.chain([Key::Right, Key::Right, Key::Right]);
        // From the organizer's row up to the player's.
        let remove = vec![Key::Up; 7 - removed].into_iter().chain([Key::Ctrl('d')]);
        let draft = created(&mut of_group(&EIGHT), choose.chain(remove));
        draft.players[draft.organizer].name.clone()
    };
    assert_eq!(organizer(1), "Dee");
    assert_eq!(organizer(5), "Dee");
    assert_eq!(organizer(3), "Ann", "the organizer left the list");
}

#[test]
fn a_session_begins_with_the_format_courts_and_rounds_that_are_chosen() {
    let schedule = |format: usize, courts: usize, rounds: &str| {
        let keys = letters("12345678").chain([Key::Enter]).chain(vec![Key::Down; 18]);
        let keys =
            keys.chain(vec![Key::Right; format]).chain([Key::Down]).chain(vec![Key::Right; courts - 1]);
        let keys = keys.chain([Key::Down]).chain(letters(rounds));
        created(&mut of_group(&EIGHT), keys).schedule
    };
    assert_eq!(schedule(1, 1, ""), Schedule::Full);
    assert_eq!(schedule(1, 1, "7"), Schedule::Games(7));
    let rounds = |format, courts, rounds| Schedule::Rounds { format, courts, rounds };
    assert_eq!(schedule(1, 2, ""), rounds(Format::RoundRobin, 2, None));
    assert_eq!(schedule(2, 2, "7"), rounds(Format::Americano, 2, Some(7)));
    assert_eq!(schedule(3, 2, ""), rounds(Format::Mexicano, 2, None));
    assert_eq!(schedule(4, 1, ""), rounds(Format::KingOfTheCourt, 1, None));
    assert_eq!(schedule(5, 2, "3"), rounds(Format::FixedPairs, 2, Some(3)));
}

fn evening(format: Format, played: usize) -> Evening {
    let schedule = Schedule::Rounds { format, courts: 2, rounds: None };
    let evening = Evening::of(SessionDraft { schedule, ..draft(GameMode::Doubles, &EIGHT, None) });
    (0..played).fold(evening, |evening, _| evening.played(pace_rules::game::Team::A, 15)).loaded()
}

/// The plan's tab on two courts.
fn plan(evening: &Evening, format: Format) -> Ui {
    let schedule = Schedule::Rounds { format, courts: 2, rounds: None };
    let mut ui = on(evening.model(), SessionScreen::beginning_with(schedule));
    assert_eq!(press(&mut ui, letters("L")), []);
    ui
}

fn upcoming(sees: &SessionSnapshot) -> Vec<GameId> {
    sees.next.iter().chain(&sees.upcoming).map(|view| view.game.id.clone()).collect()
}

fn playing(command: &Command) -> BTreeSet<PlayerId> {
    let Command::Replan { create, .. } = command else { panic!("{command:?}") };
    create.iter().flat_map(|game| game.team_a.iter().chain(&game.team_b)).cloned().collect()
}

#[test]
fn the_rest_is_planned_for_those_who_are_there_with_one_command() {
    let evening = evening(Format::Americano, 4);
    let sees = evening.snapshot();
    let ben = sees.session.clone().expect("a session").players[1].id.clone();
    let mut ui = plan(&evening, Format::Americano);
    let keys = vec![Key::Down; 4].into_iter().chain([Key::Char(' '), Key::Enter]);
    let asked = press(&mut ui, keys);
    let [command @ Command::Replan { delete, create }] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((delete, create.len()), (&upcoming(&sees), 10));
    assert_eq!((playing(command).len(), playing(command).contains(&ben)), (7, false));
    let shown = picture(&ui);
    assert!(shown.contains("Planned: 10 games.") && shown.contains("Who won?"), "{shown}");
    // Who is away and how many courts there are is still known when the plan is opened again.
    press(&mut ui, letters("L"));
    let shown = picture(&ui);
    assert!(shown.contains("Who plays: 7 of 8") && shown.contains("Courts  ◂2▸"), "{shown}");
}

#[test]
fn a_game_on_court_stays() {
    let evening = evening(Format::Americano, 4);
    let on_court = upcoming(&evening.snapshot())[1].clone();
    let asked = press(&mut plan(&evening, Format::Americano), [Key::LineEnd, Key::Char(' '), Key::Enter]);
    let [Command::Replan { delete, .. }] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((delete.len(), delete.contains(&on_court)), (9, false));
}

#[test]
fn courts_format_and_rounds_can_be_changed() {
    let evening = evening(Format::Americano, 4);
    let planned = |keys: Vec<Key>| {
        let asked = press(&mut plan(&evening, Format::Americano), keys.into_iter().chain([Key::Enter]));
        match asked.as_slice() {
            [Command::Replan { create, .. }] => create.len(),
            other => panic!("{other:?}"),
        }
    };
    let to_rounds = || vec![Key::Down, Key::Down];
    assert_eq!(planned([to_rounds(), vec![Key::Right]].concat()), 12, "a round more than the five");
    assert_eq!(planned([to_rounds(), vec![Key::Left; 9]].concat()), 2, "never less than one");
    assert_eq!(planned([to_rounds(), vec![Key::Right, Key::Backspace]].concat()), 10, "as planned");
    assert_eq!(planned([to_rounds(), vec![Key::Right], vec![Key::Up; 2], vec![Key::Left]].concat()), 6);
    assert_eq!(planned(vec![Key::Down, Key::Right]), 2, "the next round of a Mexicano");
}

#[test]
fn the_next_round_by_results_follows_when_they_are_in() {
    let waiting = evening(Format::Mexicano, 1);
    let mut ui = plan(&waiting, Format::Mexicano);
    assert_eq!(press(&mut ui, [Key::LineEnd, Key::Char(' '), Key::Enter]), []);
    assert!(picture(&ui).contains("! The next round follows from the results"), "{}", picture(&ui));
    let asked = press(&mut plan(&evening(Format::Mexicano, 2), Format::Mexicano), [Key::Enter]);
    let [Command::Replan { delete, create }] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((delete.len(), create.len()), (0, 2));
}

#[test]
fn with_too_few_players_nothing_is_planned_and_escape_goes_back_to_play() {
    let evening = evening(Format::Americano, 4);
    let mut ui = plan(&evening, Format::Americano);
    let away = std::iter::repeat_n([Key::Down, Key::Char(' ')], 5).flatten();
    assert_eq!(press(&mut ui, [Key::Down, Key::Down].into_iter().chain(away).chain([Key::Enter])), []);
    assert!(picture(&ui).contains("! A plan needs at least 4 players."), "{}", picture(&ui));
    assert_eq!(press(&mut ui, [Key::Esc]), []);
    assert!(picture(&ui).contains("Who won?"));
}
