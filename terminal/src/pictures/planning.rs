//! New sessions of a group, and plans, in their named states.

use pace_core::{
    draft::{Schedule, SessionDraft},
    snapshot::Tab as GroupTab,
};
use pace_rules::{game::Team, schedule::format::Format, session::GameMode};

use super::{session, twenty, typing, wide};
use crate::{
    examples::{Evening, draft, group::Circle, letters, on},
    keys::Key,
    screens::{
        new_session::NewSession,
        session::{SessionScreen, Tab},
    },
    ui::Ui,
};

/// Eight players on two courts, after so many games.
fn two_courts(format: Format, games: usize) -> Evening {
    let names = ["Ann", "Ben", "Cal", "Dee", "Eva", "Fay", "Gil", "Hal"];
    let schedule = Schedule::Rounds { format, courts: 2, rounds: None };
    let evening = Evening::of(SessionDraft { schedule, ..draft(GameMode::Doubles, &names, None) });
    (0..games).fold(evening, |evening, _| evening.played(Team::A, 15)).loaded()
}

pub(super) fn states() -> Vec<(&'static str, Ui)> {
    states_of_plan().into_iter().chain(states_of_new_session_of_group()).collect()
}

fn states_of_plan() -> Vec<(&'static str, Ui)> {
    let plan = |evening: &Evening, format: Format| {
        let schedule = Schedule::Rounds { format, courts: 2, rounds: None };
        typing(on(evening.model(), SessionScreen::beginning_with(schedule)), letters("L"))
    };
    let begun = two_courts(Format::Americano, 5);
    let down = |rows: usize| vec![Key::Down; rows];
    let late = two_courts(Format::Americano, 6).joined("Ivy").loaded();
    let rotating = || plan(&begun, Format::Americano);
    let maximilians = || plan(&twenty(), Format::Americano);
    vec![
        ("play_two_courts", typing(rotating(), [Key::Esc])),
        ("plan", rotating()),
        ("plan_fresh", plan(&two_courts(Format::Americano, 0), Format::Americano)),
        (
            "plan_some_away",
            typing(rotating(), [down(4), letters(" ").collect(), down(1), letters(" ").collect()].concat()),
        ),
        ("plan_on_court", typing(rotating(), [vec![Key::LineEnd], letters(" ").collect()].concat())),
        ("plan_late", typing(plan(&late, Format::Americano), [Key::Down, Key::Down, Key::Left])),
        (
            "plan_too_few",
            typing(
                rotating(),
                [
                    down(3),
                    letters(" ").collect(),
                    down(1),
                    letters(" ").collect(),
                    down(1),
                    letters(" ").collect(),
                    down(1),
                    letters(" ").collect(),
                    down(1),
                    letters(" ").collect(),
                ]
                .concat(),
            ),
        ),
        ("plan_mexicano", plan(&two_courts(Format::Mexicano, 2), Format::Mexicano)),
        (
            "plan_mexicano_waits",
            typing(
                plan(&two_courts(Format::Mexicano, 1), Format::Mexicano),
                [vec![Key::LineEnd], letters(" ").collect()].concat(),
            ),
        ),
        ("plan_king_of_the_court", plan(&two_courts(Format::KingOfTheCourt, 2), Format::KingOfTheCourt)),
        ("plan_fixed_pairs", plan(&two_courts(Format::FixedPairs, 2), Format::FixedPairs)),
        ("plan_twenty_players", typing(maximilians(), vec![Key::Right; 3])),
        (
            "plan_twenty_players_scrolled",
            typing(maximilians(), [vec![Key::Right; 3], vec![Key::LineEnd, Key::PageDown]].concat()),
        ),
        ("plan_wide_names", typing(session(&wide(), Tab::Play), letters("L"))),
    ]
}

fn states_of_new_session_of_group() -> Vec<(&'static str, Ui)> {
    let new = |circle: Circle| {
        let model = circle.loaded(GroupTab::Sessions).model();
        let group = model.group.clone().expect("a group");
        let clock = model.clock.clone();
        on(model, NewSession::of_group(&clock, group))
    };
    let ticked = || typing(new(Circle::club()), letters("1435"));
    let in_form = || typing(ticked(), [Key::Enter]);
    let maximilians: Vec<String> =
        (1..=40).map(|number| format!("Maximiliane von und zu {number}")).collect();
    let maximilians: Vec<&str> = maximilians.iter().map(String::as_str).collect();
    let planned = |keys: usize| {
        let to_plan = vec![Key::Up; 1];
        typing(in_form(), [vec![Key::Down; 20], to_plan, vec![Key::Right; keys]].concat())
    };
    let guest = |more: Vec<Key>| {
        let names = [vec![Key::Down; 8], letters("Gus").collect(), more].concat();
        typing(in_form(), names)
    };
    vec![
        ("new_session_who_plays", new(Circle::club())),
        ("new_session_who_plays_ticked", ticked()),
        ("new_session_who_plays_many", typing(new(Circle::of(&maximilians)), letters("13bz"))),
        ("new_session_who_plays_search", typing(new(Circle::club()), letters("/e"))),
        ("new_session_of_group", in_form()),
        ("new_session_of_group_empty", new(Circle::of(&[]))),
        ("new_session_guest", guest(Vec::new())),
        ("new_session_joins_group", guest(vec![Key::Ctrl('g')])),
        ("new_session_round_robin", planned(1)),
        ("new_session_americano", typing(planned(2), [Key::Down, Key::Down, Key::Char('7')])),
        ("new_session_mexicano", planned(3)),
        (
            "new_session_fixed_pairs_odd",
            typing(
                guest(Vec::new()),
                [vec![Key::Down; 20], vec![Key::Up], vec![Key::Left, Key::Ctrl('s')]].concat(),
            ),
        ),
    ]
}
