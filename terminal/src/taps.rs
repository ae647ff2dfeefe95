//! What keys ask for, screen by screen.

mod groups;
mod planning;
mod profiles;

use std::sync::Arc;

use pace_core::{
    draft::{Schedule, SessionDraft},
    input::CallError,
};
use pace_rules::{
    change::{GameEdit, SessionEdit},
    game::Team,
    id::SessionId,
    money::Money,
    session::{CourtCostType, GameMode},
};

use crate::{
    command::Command,
    examples::{Evening, draft, home, letters, on, picture, result},
    keys::Key,
    pages::Place,
    screens::{
        edit_game::EditGame, edit_session::EditSession, join::Join, new_session::NewSession,
        session::SessionScreen, tray::Tray,
    },
    ui::Ui,
};

/// What all these keys asked for together.
fn press(ui: &mut Ui, keys: impl IntoIterator<Item = Key>) -> Vec<Command> {
    keys.into_iter().flat_map(|key| ui.key(&key)).collect()
}

fn typed(text: &str) -> Vec<Key> {
    letters(text).chain([Key::Enter]).collect()
}

fn session(evening: &Evening) -> Ui {
    on(evening.model(), SessionScreen::default())
}

#[test]
fn the_next_game_is_recorded_in_four_keys() {
    let evening = Evening::five().loaded();
    let next = evening.snapshot().next.as_ref().expect("a next game").game.id.clone();
    let mut ui = session(&evening);
    let asked = press(&mut ui, typed("b15"));
    let edit = GameEdit::result(Some(result(Team::B, 15)));
    assert_eq!(asked, [Command::EditGame(next, edit)]);
}

#[test]
fn a_result_without_points_takes_two_keys() {
    let evening = Evening::five().loaded();
    let asked = press(&mut session(&evening), typed("a"));
    let [Command::EditGame(_, edit)] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((edit.winning_team, edit.team_a_score), (Some(Some(Team::A)), Some(None)));
}

#[test]
fn a_game_that_is_not_planned_is_recorded_with_the_players_chosen() {
    let evening = Evening::five().loaded();
    let players = evening.snapshot().session.as_ref().expect("a session").players.clone();
    let asked = press(&mut session(&evening), typed("n1325b07"));
    let [Command::RecordGame(draft)] = asked.as_slice() else { panic!("{asked:?}") };
    let id = |at: usize| players[at].id.clone();
    assert_eq!((&draft.team_a, &draft.team_b), (&vec![id(0), id(2)], &vec![id(1), id(4)]));
    assert_eq!(draft.result, Some(result(Team::B, 7)));
}

#[test]
fn a_refused_result_asks_for_nothing_and_stays_typed() {
    let mut ui = session(&Evening::five().loaded());
    let keys = [Key::Char('a'), Key::Char('9'), Key::Tab, Key::Char('5'), Key::Enter];
    assert_eq!(press(&mut ui, keys), []);
    let picture = picture(&ui);
    assert!(picture.contains("The winner's score cannot be below the loser's"), "{picture}");
    assert!(picture.contains("Enter saves 5-9"), "{picture}");
}

#[test]
fn points_never_go_to_another_game_than_the_one_they_were_typed_for() {
    let mut ui = session(&Evening::five().loaded());
    press(&mut ui, letters("a1"));
    // A sync brings the result of that very game.
    ui.model = Evening::five().played(Team::B, 3).loaded().model();
    assert_eq!(press(&mut ui, [Key::Char('5')]), []);
    assert!(picture(&ui).contains("That game was recorded meanwhile"));
    assert_eq!(press(&mut ui, [Key::Enter]), []);
}

#[test]
fn players_being_chosen_are_not_lost_to_a_game_that_somebody_plans() {
    let names = ["Ann", "Ben", "Cal", "Dee", "Eva"];
    let bare = SessionDraft { schedule: Schedule::Off, ..draft(GameMode::Doubles, &names, None) };
    let mut ui = session(&Evening::of(bare).loaded());
    press(&mut ui, letters("1325"));
    // A sync brings a game that is planned.
    ui.model = Evening::five().loaded().model();
    let asked = press(&mut ui, typed("b07"));
    assert!(matches!(asked.as_slice(), [Command::RecordGame(_)]), "{asked:?}");
}

#[test]
fn a_page_that_cannot_be_loaded_says_which_key_loads_it_and_which_sends_what_waits() {
    let failed = Evening::five().loaded().record_failed(CallError::NotConnected).opened(None);
    let item = failed.snapshot().tray[0].id.clone();
    let mut ui = session(&failed);
    let picture = picture(&ui);
    assert!(picture.contains("Press r to load it again"), "{picture}");
    assert_eq!(press(&mut ui, letters("rR")), [Command::Refresh, Command::Retry(item)]);
}

#[test]
fn undo_names_the_game_and_asks_once() {
    let evening = Evening::five().six_games().loaded();
    let id = evening.snapshot().undo.clone().expect("a game to undo");
    let mut ui = session(&evening);
    assert_eq!(press(&mut ui, letters("u")), []);
    assert!(picture(&ui).contains("Ben & Dee def. Cal & Eva (30-28)"));
    assert_eq!(press(&mut ui, [Key::Esc]), []);
    assert_eq!(press(&mut ui, letters("uy")), [Command::Undo(id)]);
}

#[test]
fn deleting_the_session_takes_more_than_enter() {
    let mut ui = session(&Evening::five().loaded());
    assert_eq!(press(&mut ui, [Key::Char('D'), Key::Enter]), []);
    assert_eq!(press(&mut ui, letters("y")), [Command::DeleteSession]);
}

#[test]
fn capital_r_retries_what_failed_and_a_small_one_syncs() {
    let failed = Evening::five().loaded().record_failed(CallError::NotConnected);
    let item = failed.snapshot().tray[0].id.clone();
    assert_eq!(press(&mut session(&failed), letters("R")), [Command::Retry(item.clone())]);
    assert_eq!(press(&mut session(&failed), letters("r")), [Command::Refresh]);
    let mut tray = on(failed.model(), Tray::default());
    assert_eq!(press(&mut tray, letters("d")), [Command::Discard(item)]);
    let sync = Evening::five().loaded().sync_failed();
    assert_eq!(press(&mut session(&sync), letters("R")), [Command::Refresh]);
    assert_eq!(press(&mut session(&Evening::five().opened(None)), letters("R")), [Command::Refresh]);
}

#[test]
fn a_notice_can_be_acted_on_or_put_away_where_it_is_shown() {
    let evening = Evening::five().six_games().overwritten(15).loaded();
    let notice = evening.snapshot().notices[0].id;
    assert_eq!(press(&mut session(&evening), letters("o")), [Command::RestoreOverwritten(notice)]);
    assert_eq!(press(&mut session(&evening), letters("x")), [Command::Dismiss(notice)]);

    let twice = Evening::five().six_games().recorded_twice().loaded();
    let second = twice.snapshot().history[0].game.id.clone();
    assert_eq!(press(&mut session(&twice), letters("o")), [Command::DeleteGame(second)]);
}

#[test]
fn a_deleted_game_can_be_restored() {
    let evening = Evening::five().six_games().loaded();
    let id = evening.snapshot().history[1].game.id.clone();
    let mut ui = session(&evening);
    let keys = [Key::Char('h'), Key::Down, Key::Char('d'), Key::Char('y')];
    assert_eq!(press(&mut ui, keys), [Command::DeleteGame(id.clone())]);
    ui.model.deleted = Some(id.clone());
    assert_eq!(press(&mut ui, letters("z")), [Command::RestoreGame(id)]);
}

#[test]
fn an_edited_game_sends_only_what_changed() {
    let evening = Evening::five().six_games().loaded();
    let game = evening.snapshot().history[0].game.clone();
    let ids = |at: &[usize]| {
        let players = &evening.snapshot().session.clone().expect("a session").players;
        Some(at.iter().map(|at| players[*at].id.clone()).collect::<Vec<_>>())
    };
    let edited = |keys: &str| press(&mut on(evening.model(), EditGame::new(&game)), typed(keys));
    assert_eq!(edited(""), []);
    let teams = GameEdit { team_a: ids(&[0, 1]), team_b: ids(&[2, 3]), ..GameEdit::default() };
    assert_eq!(edited("p1234"), [Command::EditGame(game.id.clone(), teams)]);
    assert_eq!(edited("x"), [Command::EditGame(game.id.clone(), GameEdit::result(None))]);
    let lower = GameEdit::result(Some(result(Team::A, 12)));
    assert_eq!(edited("12"), [Command::EditGame(game.id.clone(), lower)]);
}

#[test]
fn an_edited_session_sends_whole_parts_and_only_those_that_changed() {
    let evening = Evening::five().loaded();
    let model = evening.model();
    let session = evening.snapshot().session.clone().expect("a session");
    let mut ui = on(model.clone(), EditSession::new(&session, &model.clock));
    let keys = [vec![Key::Tab; 4], vec![Key::Ctrl('u')], letters("12,50").collect(), vec![Key::Ctrl('s')]];
    let edit = SessionEdit {
        court_cost_value: Some(Money::from_cents(1_250)),
        court_cost_type: Some(CourtCostType::Total),
        ..SessionEdit::default()
    };
    assert_eq!(press(&mut ui, keys.concat()), [Command::EditSession(edit)]);
    let mut ui = on(model.clone(), EditSession::new(&session, &model.clock));
    assert_eq!(press(&mut ui, [Key::Ctrl('s')]), []);
}

fn new_session() -> Ui {
    on(home(), NewSession::new(&home().clock))
}

#[test]
fn a_session_needs_nothing_typed_at_all() {
    let asked = press(&mut new_session(), [Key::Ctrl('s')]);
    let [Command::CreateSession(draft)] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!(draft.name.as_deref(), Some("Sat 10 Jan 2026, 19:30"));
    assert_eq!(draft.players, ["", "", "", ""].map(Into::into));
    assert_eq!((draft.bet, draft.schedule), (None, Schedule::Off));
}

#[test]
fn names_can_be_typed_with_commas_and_singles_takes_two() {
    let mut ui = new_session();
    press(&mut ui, [vec![Key::Tab; 3], vec![Key::Right, Key::Tab]].concat());
    press(&mut ui, letters("Ann,Ben,"));
    let asked = press(&mut ui, [Key::Ctrl('s')]);
    let [Command::CreateSession(draft)] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!(draft.players, ["Ann", "Ben"].map(Into::into));
}

#[test]
fn a_wrong_amount_is_said_beside_it_and_nothing_typed_is_lost() {
    let mut ui = new_session();
    press(&mut ui, letters("Friday"));
    press(&mut ui, vec![Key::Tab; 9]);
    let asked = press(&mut ui, [letters("1,000").collect(), vec![Key::Ctrl('s')]].concat());
    assert_eq!(asked, []);
    let picture = picture(&ui);
    for shown in ["[Friday", "[1,000", "! no comma for thousands"] {
        assert!(picture.contains(shown), "{shown}:\n{picture}");
    }
    assert_eq!(press(&mut ui, [Key::Esc]), []);
    assert!(crate::examples::picture(&ui).contains("Press Esc once more"));
}

#[test]
fn a_link_to_another_server_goes_there_first() {
    let id = SessionId::new("0197").expect("an id");
    let mut ui = on(home(), Join::default());
    assert_eq!(
        press(&mut ui, typed("http://other:7223/session/0197")),
        [Command::SetServer("http://other:7223".to_owned()), Command::Open(Place::Session(id.clone()))]
    );
    let mut ui = on(home(), Join::default());
    assert_eq!(press(&mut ui, typed("0197")), [Command::Open(Place::Session(id))]);
}

#[test]
fn a_question_mark_helps_except_where_text_is_typed() {
    let mut ui = session(&Evening::five().loaded());
    press(&mut ui, letters("?"));
    assert!(picture(&ui).contains("Record a game (Play)"));
    let mut form = new_session();
    press(&mut form, letters("?"));
    assert!(picture(&form).contains("[?"));
}

#[test]
fn leaving_a_session_closes_it_and_control_c_quits_anywhere() {
    let mut ui = session(&Evening::five().loaded());
    assert_eq!(press(&mut ui, letters("q")), [Command::Leave]);
    assert!(picture(&ui).contains("New session"));
    assert_eq!(press(&mut ui, letters("q")), [Command::Quit]);
    assert_eq!(press(&mut new_session(), [Key::Ctrl('c')]), [Command::Quit]);
}

#[test]
fn what_is_told_stays_until_the_next_key() {
    let mut ui = session(&Evening::five().loaded());
    press(&mut ui, [Key::Enter]);
    assert!(picture(&ui).contains("! Who won?"));
    Arc::make_mut(ui.model.session.as_mut().expect("a session")).revision += 1;
    assert!(picture(&ui).contains("! Who won?"));
    press(&mut ui, [Key::Down]);
    assert!(!picture(&ui).contains("! Who won?"));
}

#[test]
fn a_session_with_unsaved_changes_is_opened_from_home_though_another_one_was_opened_last() {
    let mut model = Evening::five().loaded().record_failed(CallError::NotConnected).model();
    let mut other = (*model.home).clone();
    let unsaved = other.unsaved[0].session().expect("of a session").clone();
    other.current_session = SessionId::new("another").ok();
    other.unsaved[0].title = None;
    model.home = Arc::new(other);
    let mut ui = Ui::new(model);
    let shown = picture(&ui);
    assert!(shown.contains("1  Open a session") && shown.contains(unsaved.as_str()), "{shown}");
    assert_eq!(press(&mut ui, [Key::Char('1')]), [Command::Open(Place::Session(unsaved))]);
}
