//! Every change: what it does, and why it may be refused.

use pace_rules::{
    apply::{Touched, apply, provisional},
    change::{Change, GameEdit, SessionEdit, Target},
    game::{GameResult, MAX_ASKED_NUMBER, NewGame, Team},
    id::GameId,
    money::{MAX_AMOUNT, Money},
    part::Part,
    player::Player,
    rejection::Rejection,
    session::{CourtCostType, GameMode, MAX_GAMES, Session},
    state::SessionState,
    sync::Sync,
};

use crate::{
    any::{game_id, player_id, session_id},
    evening::{FRIDAY, id, minute, played, session},
};

const FOUR: [&str; 4] = ["Ann", "Ben", "Cal", "Dee"];

fn friday() -> SessionState {
    played(session(GameMode::Doubles, &FOUR), &FRIDAY)
}

fn planned(number: usize) -> NewGame {
    NewGame {
        id: game_id(number),
        team_a: vec![id("Ann"), id("Ben")],
        team_b: vec![id("Cal"), id("Dee")],
        winning_team: None,
        team_a_score: None,
        team_b_score: None,
        game_number: None,
    }
}

fn add(name: &str) -> Change {
    Change::AddPlayer(Player {
        id: id("Eve"),
        name: name.to_owned(),
        group_player_id: None,
        is_guest: Some(true),
    })
}

fn edit(number: usize, edit: GameEdit) -> Change {
    Change::EditGame { id: game_id(number), edit }
}

fn result(winning_team: Team, a: Option<u8>, b: Option<u8>) -> GameEdit {
    GameEdit::result(Some(GameResult { winning_team, team_a_score: a, team_b_score: b }))
}

fn set(edit: SessionEdit) -> Change {
    Change::EditSession(edit)
}

/// What `apply` says, ten minutes on.
fn tried(state: &mut SessionState, change: &Change) -> Result<Vec<Touched>, Rejection> {
    apply(state, change, minute(10))
}

/// Why `apply` refuses; the state stays as it was.
fn refused(state: &SessionState, change: &Change) -> Option<Rejection> {
    let mut after = state.clone();
    let rejection = tried(&mut after, change).err();
    assert!(rejection.is_none() || after == *state, "{change:?}");
    rejection
}

fn parts(touched: Result<Vec<Touched>, Rejection>) -> Vec<Part> {
    touched.expect("a legal change").into_iter().map(|touched| touched.part).collect()
}

#[test]
fn a_new_session_is_checked_and_its_blank_names_filled() {
    let new = |change: fn(&mut Session)| {
        let mut session = session(GameMode::Doubles, &FOUR);
        change(&mut session);
        Change::CreateSession { session: Box::new(session), games: Vec::new() }
    };
    let refused = |change| refused(&SessionState::default(), &new(change));
    assert_eq!(refused(|session| session.players.clear()), Some(Rejection::NoPlayers));
    let mode = GameMode::Doubles;
    assert_eq!(refused(|session| session.players.truncate(3)), Some(Rejection::TooFewPlayers { mode }));
    assert_eq!(refused(|session| session.players[3].id = id("Ann")), Some(Rejection::PlayerExists));
    assert_eq!(refused(|session| session.organizer_id = id("Eve")), Some(Rejection::OrganizerUnknown));
    assert_eq!(refused(|session| session.players[0].name = "x".repeat(256)), Some(Rejection::NameTooLong));
    assert_eq!(refused(|session| session.name = Some("x".repeat(256))), Some(Rejection::NameTooLong));
    assert_eq!(
        refused(|session| session.bet_per_player = Money::from_cents(-1)),
        Some(Rejection::AmountRange)
    );
    let above = |session: &mut Session| session.bird_cost_total = MAX_AMOUNT + Money::from_cents(1);
    assert_eq!(refused(above), Some(Rejection::AmountRange));
    let many = |session: &mut Session| {
        session.players = (0..21)
            .map(|number| Player {
                id: player_id(number),
                name: String::new(),
                group_player_id: None,
                is_guest: None,
            })
            .collect();
    };
    assert_eq!(refused(many), Some(Rejection::TooManyPlayers));

    let mut state = SessionState::default();
    let blanks = new(|session| {
        session.name = Some("  ".to_owned());
        session.players[2].name = " ".to_owned();
        session.players[3].name = " Dee ".to_owned();
    });
    assert_eq!(parts(tried(&mut state, &blanks)), [Part::Existence]);
    let session = state.session.expect("begun");
    assert_eq!(
        (session.title(), &session.players[2].name[..], &session.players[3].name[..]),
        ("Badminton Session", "Player 3", "Dee")
    );
}

#[test]
fn a_session_begins_once_and_its_games_are_numbered_in_order() {
    let mut state = SessionState::default();
    let games = vec![planned(5), planned(3), planned(4)];
    let create = Change::CreateSession { session: Box::new(session(GameMode::Doubles, &FOUR)), games };
    assert_eq!(parts(tried(&mut state, &create)).len(), 4);
    let numbers: Vec<_> = state.upcoming().iter().map(|game| (game.game_number, game.id.clone())).collect();
    assert_eq!(numbers, [(1, game_id(5)), (2, game_id(3)), (3, game_id(4))]);
    assert_eq!(tried(&mut state, &create), Ok(Vec::new()));
    let other = Session { id: session_id(1), ..session(GameMode::Doubles, &FOUR) };
    let other = Change::CreateSession { session: Box::new(other), games: Vec::new() };
    assert_eq!(refused(&state, &other), Some(Rejection::IdTaken));
    let twice = vec![planned(5), planned(5)];
    let twice = Change::CreateSession { session: Box::new(session(GameMode::Doubles, &FOUR)), games: twice };
    assert_eq!(refused(&SessionState::default(), &twice), Some(Rejection::IdTaken));
}

#[test]
fn a_deleted_session_refuses_all_but_its_restoration() {
    let mut state = friday();
    assert_eq!(parts(tried(&mut state, &Change::DeleteSession)), [Part::Existence]);
    assert_eq!(tried(&mut state, &Change::DeleteSession), Ok(Vec::new()));
    let again =
        Change::CreateSession { session: Box::new(session(GameMode::Doubles, &FOUR)), games: Vec::new() };
    for change in [add("Eve"), Change::DeleteGame { id: game_id(1) }, Change::CreateGame(planned(9)), again] {
        assert_eq!(refused(&state, &change), Some(Rejection::SessionDeleted));
    }
    assert_eq!(parts(tried(&mut state, &Change::RestoreSession)), [Part::Existence]);
    assert_eq!(state, friday());
}

#[test]
fn an_edit_of_the_session_touches_the_parts_that_differ() {
    let mut state = friday();
    let same = SessionEdit { bet_per_player: Some(Money::from_cents(250)), ..SessionEdit::default() };
    assert_eq!(tried(&mut state, &set(same)), Ok(Vec::new()));
    let costs = SessionEdit {
        name: Some(Some(" ".to_owned())),
        court_cost_type: Some(CourtCostType::PerPerson),
        bet_per_player: Some(Money::from_cents(250)),
        organizer_id: Some(id("Ben")),
        ..SessionEdit::default()
    };
    let touched = tried(&mut state, &set(costs)).expect("a legal change");
    assert_eq!(
        touched[0].before.as_ref().and_then(|before| before.name.clone()),
        Some(Some("Friday 9".to_owned()))
    );
    assert_eq!(parts(Ok(touched)), [Part::Name, Part::CourtCost, Part::Organizer]);
    assert_eq!(state.session.as_ref().expect("begun").name, None);
    assert_eq!(refused(&state, &set(SessionEdit::default())), Some(Rejection::NothingToChange));
    let stranger = SessionEdit { organizer_id: Some(id("Eve")), ..SessionEdit::default() };
    assert_eq!(refused(&state, &set(stranger)), Some(Rejection::OrganizerUnknown));
}

#[test]
fn a_replaced_session_keeps_its_players_group_viewer_and_once_it_has_games_its_mode() {
    let mut state = friday();
    let mut wanted = session(GameMode::Doubles, &["Ben", "Eve", "Cal", "Dee"]);
    wanted.organizer_id = id("Ben");
    wanted.players[0].name = "Benny".to_owned();
    (wanted.name, wanted.viewer, wanted.version) = (None, None, 99);
    let touched = parts(tried(&mut state, &Change::ReplaceSession(Box::new(wanted.clone()))));
    assert_eq!(touched, [Part::Name, Part::Organizer, Part::Player(id("Ben")), Part::Player(id("Eve"))]);
    let session = state.session.clone().expect("begun");
    let names: Vec<_> = session.players.iter().map(|player| &player.name[..]).collect();
    assert_eq!(names, ["Ann", "Benny", "Cal", "Dee", "Eve"]);
    assert_eq!((session.viewer.as_deref(), session.version), (Some("v9kq2"), 0));
    wanted.game_mode = GameMode::Singles;
    let replace = |wanted: &Session| Change::ReplaceSession(Box::new(wanted.clone()));
    assert_eq!(refused(&state, &replace(&wanted)), Some(Rejection::ModeHasGames));
    // Though whoever is missing stays, what is sent has to be a session of its own.
    wanted.players.truncate(1);
    let mode = GameMode::Singles;
    assert_eq!(refused(&state, &replace(&wanted)), Some(Rejection::TooFewPlayers { mode }));
    wanted.players.clear();
    assert_eq!(refused(&state, &replace(&wanted)), Some(Rejection::NoPlayers));
}

#[test]
fn players_come_are_renamed_and_leave() {
    let mut state = friday();
    assert_eq!(parts(tried(&mut state, &add(" "))), [Part::Player(id("Eve"))]);
    assert_eq!(state.session.as_ref().expect("begun").players[4].name, "Player 5");
    assert_eq!(tried(&mut state, &add("Eve")), Ok(Vec::new()));
    let rename = |name: &str| Change::RenamePlayer { id: id("Eve"), name: name.to_owned() };
    assert_eq!(parts(tried(&mut state, &rename(" Eve "))), [Part::Player(id("Eve"))]);
    assert_eq!(refused(&state, &rename(" ")), Some(Rejection::NameMissing));
    let remove = |name: &str| Change::RemovePlayer { id: id(name) };
    assert_eq!(refused(&state, &remove("Ben")), Some(Rejection::PlayerHasGames { name: "Ben".to_owned() }));
    assert_eq!(parts(tried(&mut state, &remove("Eve"))), [Part::Player(id("Eve"))]);
    assert_eq!(tried(&mut state, &remove("Eve")), Ok(Vec::new()));
    assert_eq!(refused(&state, &rename("Eve")), Some(Rejection::PlayerUnknown));
    let fresh = played(session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee", "Eve"]), &[]);
    assert_eq!(
        refused(&fresh, &remove("Ann")),
        Some(Rejection::PlayerIsOrganizer { name: "Ann".to_owned() })
    );
    let four = played(session(GameMode::Doubles, &FOUR), &[]);
    let mode = GameMode::Doubles;
    assert_eq!(refused(&four, &remove("Dee")), Some(Rejection::TooFewPlayers { mode }));
}

#[test]
fn a_game_needs_two_full_sides_of_different_players_of_the_session() {
    let state = friday();
    let with = |change: fn(&mut NewGame)| {
        let mut game = planned(9);
        change(&mut game);
        refused(&state, &Change::CreateGame(game))
    };
    assert_eq!(with(|_| ()), None);
    let mode = GameMode::Doubles;
    assert_eq!(with(|game| game.team_a.truncate(1)), Some(Rejection::TeamSize { mode }));
    assert_eq!(with(|game| game.team_b.push(id("Eve"))), Some(Rejection::TeamSize { mode }));
    assert_eq!(with(|game| game.team_b[1] = id("Eve")), Some(Rejection::PlayerUnknown));
    assert_eq!(with(|game| game.team_b[1] = id("Ann")), Some(Rejection::PlayerTwice));
    assert_eq!(with(|game| game.team_a_score = Some(1)), Some(Rejection::ScoreWithoutWinner));
    let below = |game: &mut NewGame| {
        (game.winning_team, game.team_a_score, game.team_b_score) = (Some(Team::B), Some(21), Some(20));
    };
    assert_eq!(with(below), Some(Rejection::WinnerBelowLoser));
    let above = |game: &mut NewGame| (game.winning_team, game.team_a_score) = (Some(Team::A), Some(31));
    assert_eq!(with(above), Some(Rejection::ScoreRange));
}

#[test]
fn a_number_asked_for_is_given_if_it_is_free_and_sane() {
    let numbered = |asked| {
        let mut state = friday();
        let game = NewGame { game_number: Some(asked), ..planned(9) };
        tried(&mut state, &Change::CreateGame(game)).expect("a legal game");
        state.games[&game_id(9)].game_number
    };
    assert_eq!([numbered(9), numbered(2), numbered(0), numbered(u32::MAX)], [9, 5, 5, 5]);
    assert_eq!(numbered(MAX_ASKED_NUMBER), MAX_ASKED_NUMBER);
}

#[test]
fn the_time_of_a_result_is_that_of_its_first_winner() {
    let mut state = friday();
    assert_eq!(parts(tried(&mut state, &edit(1, result(Team::B, Some(0), Some(21))))), [Part::Result]);
    assert_eq!(state.games[&game_id(1)].result_at, Some(minute(1)));
    tried(&mut state, &edit(1, GameEdit::result(None))).expect("a legal change");
    let cleared = &state.games[&game_id(1)];
    assert_eq!((cleared.result(), cleared.team_b_score, cleared.result_at), (None, None, None));
    tried(&mut state, &edit(1, result(Team::A, None, None))).expect("a legal change");
    assert_eq!(state.games[&game_id(1)].result_at, Some(minute(10)));
    assert_eq!(state.last_played().map(|game| &game.id), Some(&game_id(1)));
}

#[test]
fn an_edit_sets_only_what_it_names() {
    let mut state = friday();
    let score = GameEdit { team_b_score: Some(Some(0)), ..GameEdit::default() };
    let touched = tried(&mut state, &edit(1, score.clone())).expect("a legal change");
    assert_eq!(touched[0].before.as_ref().and_then(|before| before.team_b_score), Some(19));
    assert_eq!(state.games[&game_id(1)].result().and_then(|result| result.loser_score()), Some(0));
    assert_eq!(state.games[&game_id(1)].updated_at, Some(minute(10)));
    let once = state.clone();
    assert_eq!(apply(&mut state, &edit(1, score), minute(11)), Ok(Vec::new()));
    assert_eq!(state, once);
    let swap = GameEdit { team_b: Some(vec![id("Dee"), id("Cal")]), ..GameEdit::default() };
    assert_eq!(parts(tried(&mut state, &edit(1, swap))), [Part::Teams]);
    let twice = GameEdit { team_b: Some(vec![id("Ann"), id("Cal")]), ..GameEdit::default() };
    assert_eq!(refused(&state, &edit(1, twice)), Some(Rejection::PlayerTwice));
    let lone_score =
        GameEdit { winning_team: Some(None), team_a_score: Some(Some(3)), ..GameEdit::default() };
    assert_eq!(refused(&state, &edit(1, lone_score)), Some(Rejection::ScoreWithoutWinner));
    assert_eq!(refused(&state, &edit(1, GameEdit::default())), Some(Rejection::NothingToChange));
    assert_eq!(refused(&state, &edit(9, GameEdit::result(None))), Some(Rejection::GameUnknown));
}

#[test]
fn a_deleted_game_is_neither_edited_nor_created_again_but_restored() {
    let mut state = friday();
    let (before, delete) = (state.clone(), Change::DeleteGame { id: game_id(2) });
    assert_eq!(parts(tried(&mut state, &delete)), [Part::Existence]);
    assert_eq!(tried(&mut state, &delete), Ok(Vec::new()));
    assert_eq!(refused(&state, &edit(2, GameEdit::result(None))), Some(Rejection::GameDeleted));
    assert_eq!(refused(&state, &Change::CreateGame(planned(2))), Some(Rejection::GameDeleted));
    let restore = Change::RestoreGame { id: game_id(2) };
    assert_eq!(parts(tried(&mut state, &restore)), [Part::Existence]);
    assert_eq!(state, before);
    assert_eq!(refused(&state, &Change::RestoreGame { id: game_id(9) }), Some(Rejection::GameUnknown));
}

#[test]
fn a_deletion_that_arrives_before_its_game_keeps_it_out() {
    let mut state = friday();
    assert_eq!(tried(&mut state, &Change::DeleteGame { id: game_id(9) }), Ok(Vec::new()));
    assert_eq!(refused(&state, &Change::CreateGame(planned(9))), Some(Rejection::GameDeleted));
    assert_eq!(refused(&state, &Change::RestoreGame { id: game_id(9) }), Some(Rejection::GameUnknown));
}

#[test]
fn a_restored_game_whose_number_was_given_away_gets_the_next() {
    let mut state = friday();
    tried(&mut state, &Change::DeleteGame { id: game_id(4) }).expect("a legal change");
    tried(&mut state, &Change::CreateGame(planned(9))).expect("a legal game");
    assert_eq!(state.games[&game_id(9)].game_number, 4);
    tried(&mut state, &Change::RestoreGame { id: game_id(4) }).expect("a legal change");
    assert_eq!(state.games[&game_id(4)].game_number, 5);
}

#[test]
fn a_game_of_a_player_who_left_is_not_restored() {
    let roster = session(GameMode::Doubles, &["Ann", "Ben", "Cal", "Dee", "Eve"]);
    let mut state = played(roster, &[("Ann Eve", "Ben Cal", None, None)]);
    tried(&mut state, &Change::DeleteGame { id: game_id(1) }).expect("a legal change");
    tried(&mut state, &Change::RemovePlayer { id: id("Eve") }).expect("a legal change");
    assert_eq!(refused(&state, &Change::RestoreGame { id: game_id(1) }), Some(Rejection::PlayerUnknown));
}

#[test]
fn a_new_plan_replaces_unplayed_games_or_nothing_at_all() {
    let mut state = friday();
    tried(&mut state, &Change::CreateGame(planned(8))).expect("a legal game");
    let replan = |delete: &[usize], create: Vec<NewGame>| Change::Replan {
        delete: delete.iter().copied().map(game_id).collect(),
        create,
    };
    assert_eq!(
        refused(&state, &replan(&[8, 2], vec![planned(9)])),
        Some(Rejection::GamePlayed { number: 2 })
    );
    let won = NewGame { winning_team: Some(Team::A), ..planned(9) };
    assert_eq!(refused(&state, &replan(&[8], vec![won])), Some(Rejection::ResultInPlan));
    assert_eq!(refused(&state, &replan(&[], Vec::new())), Some(Rejection::NothingToChange));
    assert_eq!(
        parts(tried(&mut state, &replan(&[8], vec![planned(9), planned(10)]))),
        [const { Part::Existence }; 3]
    );
    let upcoming: Vec<_> = state.upcoming().iter().map(|game| (game.game_number, game.id.clone())).collect();
    assert_eq!(upcoming, [(5, game_id(9)), (6, game_id(10))]);
}

#[test]
fn a_session_holds_a_thousand_games() {
    let mut state = friday();
    let create = (5..=MAX_GAMES).map(planned).collect();
    tried(&mut state, &Change::Replan { delete: Vec::new(), create }).expect("a legal plan");
    assert_eq!(refused(&state, &Change::CreateGame(planned(5_000))), Some(Rejection::TooManyGames));
    assert_eq!(tried(&mut state, &Change::CreateGame(planned(7))), Ok(Vec::new()));
}

#[test]
fn a_tap_is_dated_after_every_result_in_sight() {
    let state = friday();
    assert!(provisional(&state, minute(0)) > minute(4));
    assert_eq!(provisional(&state, minute(60)), minute(60));
    assert_eq!(provisional(&SessionState::default(), minute(0)), minute(0));
}

#[test]
fn a_change_depends_on_what_it_needs() {
    let record = Change::CreateGame(planned(1));
    let organize = set(SessionEdit { organizer_id: Some(id("Ben")), ..SessionEdit::default() });
    let leave = Change::RemovePlayer { id: id("Ann") };
    assert!(edit(1, GameEdit::result(None)).depends_on(&record));
    assert!(!edit(2, GameEdit::result(None)).depends_on(&record));
    assert!(!record.depends_on(&add("Eve")));
    assert!(record.depends_on(&leave) && leave.depends_on(&organize));
    assert!(record.depends_on(&Change::DeleteSession));
    assert!(leave.touches().contains(&Target::Detail(Part::Organizer)));
}

#[test]
fn a_deletion_told_again_keeps_the_last_content() {
    let mut state = friday();
    let delta = Sync { since: 4, version: 5, deleted: vec![game_id(4), game_id(9)], ..Sync::default() };
    state.absorb(&delta);
    state.absorb(&delta);
    assert_eq!(state.deleted[&game_id(4)], friday().games.get(&game_id(4)).cloned());
    assert_eq!(state.deleted[&game_id(9)], None::<std::sync::Arc<_>>);
}

#[test]
fn a_restored_game_is_an_ordinary_row() {
    let mut state = friday();
    state.absorb(&Sync { since: 4, version: 5, deleted: vec![game_id(4)], ..Sync::default() });
    let games = vec![friday().games[&game_id(4)].as_ref().clone()];
    state.absorb(&Sync { since: 5, version: 6, games, ..Sync::default() });
    assert_eq!(state, friday());
}

#[test]
fn ids_of_other_makers_are_taken_as_they_are() {
    for text in ["session-1767640000000-game-3", "a", "A.b_c~d-e"] {
        assert_eq!(GameId::new(text).map(|id| id.to_string()), Ok(text.to_owned()));
    }
    for text in ["", "a b", "a/b", "ä", "a|b", &"x".repeat(129)] {
        assert!(GameId::new(text).is_err(), "{text}");
    }
}
