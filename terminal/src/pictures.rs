//! Every screen in its named states, as pictures of 80 × 24.

mod planning;
mod profiles;

use pace_core::{
    input::{CallError, GroupIntent},
    snapshot::Tab as GroupTab,
};
use pace_rules::{game::Team, pool::PoolChange, session::GameMode};
use ratatui::style::Color;

use crate::{
    examples::{
        Evening, buffer, draft,
        group::{Circle, member},
        home, letters, on, picture, text,
    },
    hosting::Host,
    keys::Key,
    screens::{
        edit_game::EditGame,
        edit_session::EditSession,
        group::GroupScreen,
        groups::Groups,
        help::Help,
        invite::Invite,
        join::Join,
        new_session::NewSession,
        players::Players,
        session::{SessionScreen, Tab},
        sessions::Sessions,
        settings::Settings,
        tray::Tray,
    },
    ui::Ui,
    view::Model,
};

fn session(evening: &Evening, tab: Tab) -> Ui {
    on(evening.model(), SessionScreen::on(tab))
}

fn typing(mut ui: Ui, keys: impl IntoIterator<Item = Key>) -> Ui {
    for key in keys {
        ui.key(&key);
    }
    ui
}

fn changed(mut model: Model, change: impl FnOnce(&mut Model)) -> Model {
    change(&mut model);
    model
}

/// A game of the history being edited.
fn editing(evening: &Evening) -> Ui {
    let model = evening.model();
    let game = model.session.as_ref().and_then(|snapshot| snapshot.history.first().cloned());
    on(model, EditGame::new(&game.expect("a played game").game))
}

fn twenty() -> Evening {
    let names: Vec<String> = (1..=20).map(|number| format!("Maximiliane von und zu {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Evening::of(draft(GameMode::Doubles, &names, None)).played(Team::A, 0).loaded()
}

fn wide() -> Evening {
    let names = ["王小明", "Žofie", "Bartholomew the Third of Nowhere", "👩‍👩‍👧 Dee"];
    Evening::of(draft(GameMode::Doubles, &names, Some(100))).played(Team::B, 21).loaded()
}

fn states_of_session() -> Vec<(&'static str, Ui)> {
    let fresh = Evening::five().loaded();
    let evening = Evening::five().six_games().loaded();
    let failed = || Evening::five().six_games().loaded().record_failed(CallError::NotConnected);
    let unconfirmed = || Evening::five().six_games().loaded().record_failed(CallError::NoAnswer);
    let overwritten = || Evening::five().six_games().overwritten(15).loaded();
    let unplanned = || typing(session(&evening, Tab::Play), [Key::Char('n')]);
    let singles = Evening::of(draft(GameMode::Singles, &["Ann", "Ben"], None)).played(Team::A, 5).loaded();
    let deleted = Some((410, r#"{"error":"This session was deleted","code":"session_deleted"}"#));
    vec![
        ("play_fresh", session(&fresh, Tab::Play)),
        ("play_after_six_games", session(&evening, Tab::Play)),
        ("play_winner_chosen", typing(session(&evening, Tab::Play), letters("b"))),
        ("play_points_typed", typing(session(&evening, Tab::Play), letters("b15"))),
        (
            "play_winners_points_typed",
            typing(
                session(&evening, Tab::Play),
                [Key::Char('a'), Key::Char('9'), Key::Tab, Key::Char('1'), Key::Char('1')],
            ),
        ),
        (
            "play_winner_below_loser",
            typing(
                session(&evening, Tab::Play),
                [Key::Char('a'), Key::Char('9'), Key::Tab, Key::Char('5'), Key::Enter],
            ),
        ),
        ("play_other_game_chosen", typing(session(&evening, Tab::Play), letters("4"))),
        ("play_choosing_players", typing(unplanned(), letters("13"))),
        ("play_players_chosen", typing(unplanned(), letters("1325a"))),
        ("play_two_in_singles", typing(session(&singles, Tab::Play), letters("b19"))),
        ("play_twenty_players", typing(session(&twenty(), Tab::Play), letters("n2ck"))),
        ("play_saving", session(&Evening::five().six_games().loaded().recording().0, Tab::Play)),
        ("play_not_saved", session(&failed(), Tab::Play)),
        ("play_unconfirmed", session(&unconfirmed(), Tab::Play)),
        ("play_overwritten", session(&overwritten(), Tab::Play)),
        ("play_sync_failed", session(&Evening::five().loaded().sync_failed(), Tab::Play)),
        ("play_wide_names", session(&wide(), Tab::Play)),
        ("history", session(&evening, Tab::History)),
        ("history_empty", session(&fresh, Tab::History)),
        ("history_unconfirmed", session(&unconfirmed(), Tab::History)),
        ("history_wide_names", session(&wide(), Tab::History)),
        (
            "history_recorded_twice",
            session(&Evening::five().six_games().recorded_twice().loaded(), Tab::History),
        ),
        ("stats", session(&evening, Tab::Stats)),
        ("stats_without_bet", session(&twenty(), Tab::Stats)),
        ("stats_of_group", session(&Evening::of_group().six_games().loaded(), Tab::Stats)),
        ("summary", session(&evening, Tab::Summary)),
        ("summary_scrolled", typing(session(&evening, Tab::Summary), [Key::PageDown])),
        ("summary_provisional", session(&unconfirmed(), Tab::Summary)),
        ("summary_without_bet", session(&singles, Tab::Summary)),
        ("undo", typing(session(&evening, Tab::Play), letters("u"))),
        ("delete_game", typing(session(&evening, Tab::History), [Key::Down, Key::Char('d')])),
        ("delete_session", typing(session(&evening, Tab::Play), letters("D"))),
        ("session_loading", {
            let mut evening = Evening::five();
            evening.intend(pace_core::input::Intent::Open);
            session(&evening, Tab::Play)
        }),
        ("session_offline", session(&Evening::five().opened(None), Tab::Play)),
        ("session_deleted", session(&Evening::five().opened(deleted), Tab::Play)),
        ("edit_game", editing(&evening)),
        ("edit_game_without_result", typing(editing(&evening), letters("x"))),
        ("edit_game_other_players", typing(editing(&evening), letters("p12"))),
        ("tray_not_saved", on(failed().model(), Tray::default())),
        ("tray_unconfirmed", on(unconfirmed().model(), Tray::default())),
        ("tray_notice", on(overwritten().model(), Tray::default())),
        ("tray_empty", on(evening.model(), Tray::default())),
        ("players", on(evening.model(), Players::default())),
        ("players_adding", typing(on(evening.model(), Players::default()), letters("aFay"))),
        (
            "players_nameless",
            typing(on(evening.model(), Players::default()), [Key::Enter, Key::Ctrl('u'), Key::Enter]),
        ),
        ("links", on(evening.model(), Invite)),
        (
            "links_on_this_machine",
            on(
                changed(evening.model(), |model| {
                    if let Some(snapshot) = &mut model.session {
                        std::sync::Arc::make_mut(snapshot).origin = None;
                    }
                }),
                Invite,
            ),
        ),
    ]
}

fn states_without_session() -> Vec<(&'static str, Ui)> {
    let new = || on(home(), NewSession::new(&home().clock));
    let filled = || {
        let mut keys = vec![Key::Tab; 4];
        keys.push(Key::Paste("Ann, Ben, 王小明, Dee, Eva".to_owned()));
        typing(new(), keys)
    };
    let evening = Evening::five().six_games().loaded();
    let edit_session = || {
        let model = evening.model();
        let session = model.session.as_ref().and_then(|snapshot| snapshot.session.clone());
        let edit = EditSession::new(&session.expect("a session"), &model.clock);
        on(model, edit)
    };
    let list = r#"[{"id":"s2","name":"Friday night","date":"2026-01-10T19:30:00.000Z","playerCount":5,
        "gameMode":"doubles"},{"id":"s1","name":null,"date":"2026-01-03T19:00:00.000Z","playerCount":2,
        "gameMode":"singles"}]"#;
    let listing = |body: Option<&str>| {
        let mut evening = Evening::five();
        evening.listed(body);
        on(evening.model(), Sessions::default())
    };
    let many = r#"[{"id":"g2","name":"Lunch break","shareableLink":"k7mq2x","createdAt":"2026-01-10T19:30:00.000Z"},
        {"id":"g1","name":"Friday club","shareableLink":"a2b3c4","createdAt":"2025-11-03T19:00:00.000Z"}]"#;
    let groups = |body: Option<&str>| {
        let mut evening = Evening::five();
        evening.groups_listed(body);
        on(evening.model(), Groups::default())
    };
    let recent = || {
        let mut model = Circle::club().loaded(GroupTab::Sessions).model();
        model.forget_page();
        model
    };
    let removal = GroupIntent::Change(PoolChange::RemoveMember { id: member("Ben") });
    let circle = Circle::club().loaded(GroupTab::Players).failed(removal, CallError::NotConnected);
    let unsaved_of_group = changed(circle.model(), Model::forget_page);
    let inside = || Host::Inside("/home/ann/.local/share/pace-server/pace.db".into());
    let unsaved = Evening::five().loaded().record_failed(CallError::NotConnected).model();
    vec![
        ("home", Ui::new(changed(home(), |model| model.hosting.host = inside()))),
        ("home_with_session", Ui::new(changed(unsaved, |model| model.hosting.host = Host::Joined))),
        ("new_session", new()),
        ("new_session_filled", filled()),
        (
            "new_session_wrong",
            typing(
                filled(),
                [
                    vec![Key::Down; 7],
                    vec![Key::Char('x')],
                    vec![Key::Down; 4],
                    vec![Key::Right, Key::Ctrl('s')],
                ]
                .concat(),
            ),
        ),
        ("edit_session", edit_session()),
        (
            "edit_session_wrong",
            typing(edit_session(), [vec![Key::Down, Key::Char('x'), Key::Ctrl('s')]].concat()),
        ),
        ("home_with_groups", Ui::new(recent())),
        ("home_with_unsaved_group", Ui::new(unsaved_of_group)),
        ("groups", groups(Some(many))),
        ("groups_search", typing(groups(Some(many)), letters("/lun"))),
        ("groups_none", groups(Some("[]"))),
        ("groups_offline", groups(None)),
        ("new_group", typing(Ui::new(home()), letters("gLunch"))),
        ("join_looking_up", typing(on(home(), Join::default()), letters("K7MQ2X").chain([Key::Enter]))),
        ("sessions", listing(Some(list))),
        ("sessions_none", listing(Some("[]"))),
        ("sessions_offline", listing(None)),
        ("join", typing(on(home(), Join::default()), letters("http://192.168.1.9:7223/session/0197"))),
        ("join_wrong", typing(on(home(), Join::default()), letters("a b").chain([Key::Enter]))),
        ("settings", on(home(), Settings::new("http://192.168.1.5:7223"))),
        ("help", on(home(), Help::default())),
    ]
}

fn group(circle: Circle, tab: GroupTab) -> Ui {
    on(circle.loaded(tab).model(), GroupScreen::on(tab))
}

fn states_of_group() -> Vec<(&'static str, Ui)> {
    let club = |tab| group(Circle::club(), tab);
    let empty = |tab| group(Circle::of(&[]), tab);
    let opened = |answer| {
        let circle = Circle::club().opened(GroupTab::Sessions, answer);
        on(circle.model(), GroupScreen::default())
    };
    let gone = Ok((410, r#"{"error":"This group was deleted","code":"group_deleted"}"#));
    let removal = || GroupIntent::Change(PoolChange::RemoveMember { id: member("Ben") });
    let failed = |error| {
        let circle = Circle::club().loaded(GroupTab::Players).failed(removal(), error);
        on(circle.model(), GroupScreen::on(GroupTab::Players))
    };
    vec![
        ("group_sessions", club(GroupTab::Sessions)),
        ("group_sessions_none", empty(GroupTab::Sessions)),
        ("group_sessions_search", typing(club(GroupTab::Sessions), letters("/2"))),
        ("group_leaderboard", club(GroupTab::Leaderboard)),
        ("group_leaderboard_empty", empty(GroupTab::Leaderboard)),
        ("group_players", club(GroupTab::Players)),
        ("group_players_guest", typing(club(GroupTab::Players), [Key::LineEnd, Key::Up])),
        ("group_players_empty", empty(GroupTab::Players)),
        ("group_players_not_saved", failed(CallError::NotConnected)),
        ("group_players_unconfirmed", failed(CallError::NoAnswer)),
        ("group_pairings", club(GroupTab::Pairings)),
        ("group_pairings_empty", empty(GroupTab::Pairings)),
        ("group_overview", club(GroupTab::Overview)),
        ("group_overview_scrolled", typing(club(GroupTab::Overview), [Key::PageDown])),
        ("group_overview_empty", empty(GroupTab::Overview)),
        ("group_balances", group(Circle::club().paid(), GroupTab::Balances)),
        ("group_balances_payment", typing(group(Circle::club().paid(), GroupTab::Balances), letters("a"))),
        ("group_balances_empty", empty(GroupTab::Balances)),
        (
            "group_account",
            typing(club(GroupTab::Balances), [Key::Down, Key::Down, Key::Down, Key::Down, Key::Enter]),
        ),
        ("group_mark_as_paid", typing(club(GroupTab::Balances), [Key::Enter])),
        ("group_offline", opened(Err(CallError::NotConnected))),
        ("group_deleted", opened(gone)),
        ("group_invite", typing(club(GroupTab::Sessions), letters("v"))),
        ("group_rename", typing(club(GroupTab::Sessions), letters("E"))),
        ("group_delete", typing(club(GroupTab::Sessions), letters("DFri").chain([Key::Enter]))),
        ("group_add_players", typing(club(GroupTab::Players), letters("aFay, Gil"))),
    ]
}

fn states() -> Vec<(&'static str, Ui)> {
    let of_session = states_of_session().into_iter().chain(planning::states());
    let of_groups = states_of_group().into_iter().chain(profiles::states());
    of_session.chain(of_groups).chain(states_without_session()).collect()
}

#[test]
fn every_state_has_its_picture() {
    for (name, ui) in states() {
        insta::assert_snapshot!(name, picture(&ui));
    }
}

#[test]
fn without_colour_nothing_is_coloured_and_nothing_is_missing() {
    for (name, mut ui) in states() {
        let with = buffer(&ui, 80, 24);
        ui.model.theme.colour = false;
        let without = buffer(&ui, 80, 24);
        assert_eq!(text(&with), text(&without), "{name}");
        let coloured = |cell: &ratatui::buffer::Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
        assert!(!without.content().iter().any(coloured), "{name} is coloured");
    }
}

#[test]
fn no_size_of_a_window_makes_a_screen_fail() {
    for (_, ui) in states() {
        for (columns, rows) in [(1, 1), (72, 20), (71, 40), (100, 30), (200, 60)] {
            buffer(&ui, columns, rows);
        }
    }
    let ui = Ui::new(home());
    assert!(text(&buffer(&ui, 60, 24)).starts_with("Make the window larger"));
}

#[test]
fn every_screen_says_how_to_leave_it() {
    for (name, ui) in states() {
        let picture = picture(&ui);
        let keys: Vec<&str> = picture.lines().rev().take(2).collect();
        assert!(keys.iter().any(|row| row.contains("Esc") || row.contains("q ")), "{name}: {keys:?}");
    }
}
