//! Players, pairs and the next games.

use pace_core::{input::CallError, snapshot::Tab};

use super::press;
use crate::{
    command::Command,
    examples::{
        group::{Circle, member},
        letters, on, picture,
        profile::{next_games, pair, player},
    },
    keys::Key,
    pages::Place,
    screens::{
        group::GroupScreen, pair::PairScreen, player::PlayerScreen, present::Present,
        suggestion::SuggestionScreen,
    },
    ui::Ui,
};

fn ann() -> Ui {
    on(Circle::club().showing(&player("Ann")), PlayerScreen::default())
}

fn group() -> Ui {
    on(Circle::club().loaded(Tab::Players).model(), GroupScreen::on(Tab::Players))
}

/// That all of these are shown.
fn shows(ui: &Ui, words: &[&str]) {
    let picture = picture(ui);
    for words in words {
        assert!(picture.contains(words), "{words}:\n{picture}");
    }
}

#[test]
fn a_profile_is_pulled_retried_and_left() {
    assert_eq!(press(&mut ann(), letters("r")), [Command::Refresh]);
    let offline = Circle::club().asked(&player("Ann"), Some(Err(CallError::NotConnected)));
    assert_eq!(press(&mut on(offline, PlayerScreen::default()), letters("R")), [Command::Refresh]);
    let mut ui = on(Circle::club().not_pulled(&player("Ann")), PlayerScreen::default());
    shows(&ui, &["The sync did not work", "R retry"]);
    assert_eq!(press(&mut ui, letters("R")), [Command::Refresh]);
    assert_eq!(press(&mut ann(), letters("q")), [Command::Leave]);
    assert_eq!(press(&mut ann(), [Key::Esc]), [Command::Leave]);
    let mut pair = on(Circle::club().showing(&pair("Ann", "Ben")), PairScreen::default());
    assert_eq!(press(&mut pair, letters("rq")), [Command::Refresh, Command::Leave]);
}

#[test]
fn the_chosen_step_of_the_rating_follows_the_arrows_and_stops_at_both_ends() {
    let mut ui = ann();
    press(&mut ui, letters("2"));
    shows(&ui, &["Game 13 of 13"]);
    press(&mut ui, [Key::Left]);
    shows(&ui, &["Game 12 of 13"]);
    press(&mut ui, [Key::Right, Key::Right]);
    shows(&ui, &["Game 13 of 13"]);
    press(&mut ui, [Key::LineStart, Key::Left]);
    shows(&ui, &["Game 1 of 13", "Rating 1500 +32 = 1532", "Chance to win 50 %", "Both sides were level."]);
}

#[test]
fn a_game_of_the_list_leads_to_what_it_did_to_the_rating() {
    let mut ui = ann();
    press(&mut ui, [Key::Char('5'), Key::Down, Key::Down, Key::Enter]);
    shows(&ui, &["Game 11 of 13", "Rating "]);
}

#[test]
fn close_games_are_listed_and_the_profile_is_behind_them() {
    let mut ui = ann();
    assert_eq!(press(&mut ui, letters("c")), []);
    shows(&ui, &["clutch wins, by 1 or 2 points", "Won by 2"]);
    // Leaving the list leaves no page.
    assert_eq!(press(&mut ui, [Key::Esc]), []);
    press(&mut ui, letters("u"));
    shows(&ui, &["unlucky losses, by 1 or 2 points", "Lost by 2"]);
    assert_eq!(press(&mut ui, letters("qq")), [Command::Leave]);
}

#[test]
fn a_partner_and_an_opponent_open_with_all_their_games() {
    let mut ui = ann();
    press(&mut ui, [Key::Char('3'), Key::LineEnd, Key::Enter]);
    shows(&ui, &["Ann with ", "% of "]);
    press(&mut ui, [Key::Esc, Key::Char('4'), Key::Enter]);
    shows(&ui, &["Ann against ", "% of "]);
    let mut ui = on(Circle::club().showing(&pair("Ann", "Ben")), PairScreen::default());
    press(&mut ui, [Key::Char('2'), Key::Enter]);
    shows(&ui, &["Ann & Ben against Cal & Dee", "4-1, 80.0 % of 5 games", "Points "]);
}

#[test]
fn every_partner_and_opponent_can_be_reached() {
    for (tab, names) in
        [('3', ["Ben", "Cal", "Dee", "Eva", "Zoe"]), ('4', ["Ben", "Cal", "Dee", "Eva", "Zoe"])]
    {
        let mut ui = ann();
        press(&mut ui, [Key::Char(tab)]);
        shows(&ui, &names);
    }
}

#[test]
fn the_next_games_are_asked_for_those_who_are_there() {
    let mut ui = group();
    assert_eq!(press(&mut ui, letters("s")), []);
    // Too few first; then all but Ben, on two courts.
    assert_eq!(press(&mut ui, [Key::Char(' '), Key::Enter]), []);
    shows(&ui, &["Doubles takes 4"]);
    let keys = [Key::Char('a'), Key::Down, Key::Char(' '), Key::Right, Key::Enter];
    let asked = press(&mut ui, keys);
    let present = ["Ann", "Cal", "Dee", "Eva"].map(member).to_vec();
    let Some(Command::Open(place @ Place::Suggestion { group, .. })) = asked.first() else {
        panic!("{asked:?}")
    };
    assert_eq!(*place, Place::Suggestion { group: group.clone(), present, courts: 2, session: None });
}

#[test]
fn a_player_who_was_removed_cannot_be_there() {
    let mut ui = group();
    press(&mut ui, letters("s"));
    assert!(!picture(&ui).contains("Zoe"));
    press(&mut ui, letters("a"));
    shows(&ui, &["5 there"]);
    press(&mut ui, letters("a"));
    shows(&ui, &["0 there"]);
}

#[test]
fn courts_are_at_least_one_and_at_most_what_twenty_players_fill() {
    let mut ui = on(Circle::club().loaded(Tab::Players).model(), Present::default());
    press(&mut ui, vec![Key::Left; 3]);
    shows(&ui, &["1 court "]);
    press(&mut ui, vec![Key::Right; 9]);
    shows(&ui, &["5 courts"]);
}

#[test]
fn the_next_games_are_asked_for_again_and_left_for_who_is_there() {
    let present = ["Ann", "Ben", "Cal", "Dee"];
    let names = present.iter().map(|name| (member(name), (*name).to_owned())).collect();
    let model = Circle::club().showing(&next_games(&present, 1));
    let mut ui = on(model, SuggestionScreen::new(names, 1));
    shows(&ui, &["Court 1", "Everybody plays."]);
    assert_eq!(press(&mut ui, letters("rq")), [Command::Refresh, Command::Leave]);
}
