//! Players, pairs and the next games.

use pace_core::{input::CallError, snapshot::Tab};

use crate::{
    examples::{
        buffer,
        group::{Circle, member},
        letters, on,
        profile::{next_games, pair, player},
        text,
    },
    keys::Key,
    pictures::typing,
    screens::{pair::PairScreen, player::PlayerScreen, present::Present, suggestion::SuggestionScreen},
    ui::Ui,
    view::Model,
};

const UNKNOWN: (u16, &str) = (404, r#"{"error":"There is no such player","code":"player_unknown"}"#);

fn player_on(model: Model, keys: impl IntoIterator<Item = Key>) -> Ui {
    typing(on(model, PlayerScreen::default()), keys)
}

fn pair_on(model: Model, keys: impl IntoIterator<Item = Key>) -> Ui {
    typing(on(model, PairScreen::default()), keys)
}

fn suggestion_on(model: Model, present: &[&str], courts: usize) -> Ui {
    let names = present.iter().map(|name| (member(name), (*name).to_owned())).collect();
    on(model, SuggestionScreen::new(names, courts))
}

/// Names that are hard to show.
fn odd() -> Circle {
    Circle::club()
        .called("Ann", "王小明")
        .called("Ben", "Bartholomew the Third of Nowhere")
        .called("Cal", "Maximiliane von und zu Habsburg")
        .called("Dee", "👩‍👩‍👧 Dee")
}

pub(super) fn states() -> Vec<(&'static str, Ui)> {
    players().into_iter().chain(pairs()).chain(suggestions()).collect()
}

fn players() -> Vec<(&'static str, Ui)> {
    let ann = || Circle::club().showing(&player("Ann"));
    let season = || Circle::season(20).showing(&player("Ann"));
    let wide = || odd().showing(&player("Ann"));
    let asked = |answer| Circle::club().asked(&player("Ann"), answer);
    vec![
        ("player_overview", player_on(ann(), [])),
        ("player_rating", player_on(ann(), letters("2"))),
        (
            "player_rating_step",
            player_on(ann(), [Key::Char('2'), Key::Left, Key::Left, Key::Left, Key::Left]),
        ),
        ("player_partners", player_on(ann(), letters("3"))),
        ("player_opponents", player_on(ann(), letters("4"))),
        ("player_games", player_on(ann(), letters("5"))),
        ("player_clutch", player_on(ann(), letters("c"))),
        ("player_unlucky", player_on(ann(), letters("u"))),
        ("player_with_partner", player_on(ann(), [Key::Char('3'), Key::Down, Key::Enter])),
        ("player_against_opponent", player_on(ann(), [Key::Char('4'), Key::Enter])),
        ("player_season", player_on(season(), [])),
        ("player_season_rating", player_on(season(), letters("2"))),
        ("player_season_opponents", player_on(season(), letters("4"))),
        ("player_season_games", player_on(season(), [Key::Char('5'), Key::LineEnd])),
        ("player_wide_names", player_on(wide(), [])),
        ("player_wide_names_rating", player_on(wide(), letters("2"))),
        ("player_wide_names_opponents", player_on(wide(), letters("4"))),
        ("player_wide_names_games", player_on(wide(), letters("5"))),
        ("player_wide_names_clutch", player_on(wide(), letters("c"))),
        ("player_new", player_on(Circle::of(&["Ann", "Ben"]).showing(&player("Ann")), [])),
        ("player_removed", player_on(Circle::club().showing(&player("Zoe")), [])),
        ("player_loading", player_on(asked(None), [])),
        ("player_offline", player_on(asked(Some(Err(CallError::NotConnected))), [])),
        ("player_unknown", player_on(asked(Some(Ok(UNKNOWN))), [])),
        ("player_sync_failed", player_on(Circle::club().not_pulled(&player("Ann")), letters("2"))),
    ]
}

fn pairs() -> Vec<(&'static str, Ui)> {
    let club = || Circle::club().showing(&pair("Ann", "Ben"));
    let wide = || odd().showing(&pair("Ben", "Ann"));
    let asked = |answer| Circle::club().asked(&pair("Ann", "Ben"), answer);
    vec![
        ("pair_overview", pair_on(club(), [])),
        ("pair_opponents", pair_on(club(), letters("2"))),
        ("pair_games", pair_on(club(), letters("3"))),
        ("pair_against", pair_on(club(), [Key::Char('2'), Key::Enter])),
        ("pair_unlucky", pair_on(club(), letters("u"))),
        ("pair_wide_names", pair_on(wide(), [])),
        ("pair_wide_names_opponents", pair_on(wide(), letters("2"))),
        ("pair_wide_names_against", pair_on(wide(), [Key::Char('2'), Key::Enter])),
        ("pair_new", pair_on(Circle::of(&["Ann", "Ben"]).showing(&pair("Ann", "Ben")), [])),
        ("pair_loading", pair_on(asked(None), [])),
        ("pair_offline", pair_on(asked(Some(Err(CallError::NotConnected))), [])),
        ("pair_unknown", pair_on(asked(Some(Ok(UNKNOWN))), [])),
    ]
}

fn suggestions() -> Vec<(&'static str, Ui)> {
    const FIVE: [&str; 5] = ["Ann", "Ben", "Cal", "Dee", "Eva"];
    const TONIGHT: [[[&str; 2]; 2]; 3] = [
        [["Ann", "Ben"], ["Cal", "Dee"]],
        [["Ann", "Cal"], ["Dee", "Eva"]],
        [["Ann", "Dee"], ["Ben", "Cal"]],
    ];
    let choosing = |keys: &[Key]| {
        let model = Circle::club().loaded(Tab::Players).model();
        typing(on(model, Present::default()), keys.iter().cloned())
    };
    let five = |courts| next_games(&FIVE, courts);
    let ten: Vec<String> = (1..=10).map(|number| format!("P{number}")).collect();
    let ten: Vec<&str> = ten.iter().map(String::as_str).collect();
    let long = |names: &[&str]| -> Vec<_> {
        let long = |name: &&str| (member(name), format!("Maximiliane von und zu {name}"));
        names.iter().map(long).collect()
    };
    let two_courts = Circle::of(&ten).showing(&next_games(&ten, 2));
    vec![
        ("present", choosing(&[Key::Char('a'), Key::Down, Key::Char(' '), Key::Right])),
        ("present_too_few", choosing(&[Key::Char(' '), Key::Enter])),
        ("present_nobody_in_the_group", {
            on(Circle::of(&[]).loaded(Tab::Players).model(), Present::default())
        }),
        ("suggestion", suggestion_on(Circle::club().after(&five(1), &TONIGHT), &FIVE, 1)),
        ("suggestion_first_games", suggestion_on(Circle::club().showing(&five(1)), &FIVE, 1)),
        ("suggestion_two_courts", on(two_courts, SuggestionScreen::new(long(&ten), 2))),
        ("suggestion_loading", suggestion_on(Circle::club().asked(&five(1), None), &FIVE, 1)),
        (
            "suggestion_offline",
            suggestion_on(Circle::club().asked(&five(1), Some(Err(CallError::NotConnected))), &FIVE, 1),
        ),
        ("suggestion_unknown", suggestion_on(Circle::club().asked(&five(1), Some(Ok(UNKNOWN))), &FIVE, 1)),
    ]
}

#[test]
fn the_least_window_shows_profiles_whole() {
    const SHOWN: [&str; 7] = [
        "player_rating",
        "player_wide_names_games",
        "player_wide_names_clutch",
        "player_wide_names_opponents",
        "pair_wide_names_opponents",
        "player_sync_failed",
        "suggestion_two_courts",
    ];
    for (name, ui) in states().into_iter().filter(|(name, _)| SHOWN.contains(name)) {
        insta::assert_snapshot!(format!("least_window_{name}"), text(&buffer(&ui, 72, 20)));
    }
}
