//! What may come: legal evenings, arbitrary states and arbitrary changes, all of a few ids, so that
//! they meet. Large strategies are boxed, so that they fit the stack of an unoptimised build.

use std::{hash::BuildHasher, sync::Arc};

use pace_rules::{
    apply::apply,
    change::{Change, GameEdit, SessionEdit},
    game::{Game, NewGame, Team},
    id::{GameId, GroupId, PlayerId, SessionId},
    money::Money,
    player::Player,
    session::{CourtCostType, GameMode, Session},
    state::SessionState,
    time::Timestamp,
};
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    string::string_regex,
    test_runner::RngSeed,
};

/// No files of failures; the seed is printed, `PROPTEST_RNG_SEED` repeats it.
pub(crate) fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if matches!(config.rng_seed, RngSeed::Random) {
        config.rng_seed = RngSeed::Fixed(std::hash::RandomState::new().hash_one(0));
    }
    if let RngSeed::Fixed(seed) = config.rng_seed {
        println!("PROPTEST_RNG_SEED={seed}");
    }
    config
}

pub(crate) fn player_id(number: usize) -> PlayerId {
    PlayerId::new(format!("p{number}")).expect("letters and digits")
}

pub(crate) fn game_id(number: usize) -> GameId {
    GameId::new(format!("g{number}")).expect("letters and digits")
}

pub(crate) fn session_id(number: usize) -> SessionId {
    SessionId::new(format!("s{number}")).expect("letters and digits")
}

fn any_player_id() -> impl Strategy<Value = PlayerId> {
    (0..8_usize).prop_map(player_id)
}

fn any_game_id() -> impl Strategy<Value = GameId> {
    (0..12_usize).prop_map(game_id)
}

pub(crate) fn any_time() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        8 => 0..1_000_000_i64,
        1 => any::<i64>(),
        1 => Just(i64::MAX),
        1 => Just(i64::MIN),
    ]
    .prop_map(Timestamp::from_millis)
}

pub(crate) fn any_amount() -> impl Strategy<Value = Money> {
    prop_oneof![4 => 0..10_000_i64, 2 => 0..=100_000_000_i64, 1 => Just(0), 1 => Just(100_000_000)]
        .prop_map(Money::from_cents)
}

fn wild_amount() -> impl Strategy<Value = Money> {
    prop_oneof![6 => any_amount(), 1 => any::<i64>().prop_map(Money::from_cents)]
}

fn any_name() -> BoxedStrategy<String> {
    prop_oneof![
        6 => string_regex("[A-Za-z äß🏸]{1,12}").expect("a pattern"),
        1 => Just(String::new()),
        1 => Just("  ".to_owned()),
        1 => Just("x".repeat(256)),
        1 => string_regex("\\PC{0,8}").expect("a pattern"),
    ]
    .boxed()
}

fn any_player() -> impl Strategy<Value = Player> {
    (any_player_id(), any_name(), option::of(any::<bool>())).prop_map(|(id, name, is_guest)| Player {
        id,
        name,
        group_player_id: None,
        is_guest,
    })
}

fn any_mode() -> impl Strategy<Value = GameMode> {
    prop_oneof![3 => Just(GameMode::Doubles), 1 => Just(GameMode::Singles)]
}

fn any_cost_type() -> impl Strategy<Value = CourtCostType> {
    prop_oneof![Just(CourtCostType::PerPerson), Just(CourtCostType::Total)]
}

fn any_winner() -> impl Strategy<Value = Option<Team>> {
    prop_oneof![Just(None), Just(Some(Team::A)), Just(Some(Team::B))]
}

fn any_score() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![2 => Just(None), 6 => (0..=30_u8).prop_map(Some), 1 => any::<u8>().prop_map(Some)]
}

fn session_of(players: impl Strategy<Value = Vec<Player>> + 'static) -> BoxedStrategy<Session> {
    let head = (0..2_usize, option::of(any_name()), any_time(), any_player_id(), any_mode());
    let money = (any_cost_type(), wild_amount(), wild_amount(), wild_amount(), any::<bool>());
    (head, players, money, option::of(Just("token")))
        .prop_map(|(head, players, money, viewer)| {
            let (id, name, date, organizer_id, game_mode) = head;
            let (court_cost_type, court_cost_value, bird_cost_total, bet_per_player, betting_enabled) = money;
            Session {
                id: session_id(id),
                name,
                date,
                players,
                organizer_id,
                court_cost_type,
                court_cost_value,
                bird_cost_total,
                bet_per_player,
                game_mode,
                group_id: (id == 1).then(|| GroupId::new("group").expect("letters")),
                betting_enabled,
                version: 0,
                viewer: viewer.map(str::to_owned),
            }
        })
        .boxed()
}

pub(crate) fn any_session() -> BoxedStrategy<Session> {
    session_of(vec(any_player(), 0..8))
}

/// A session that the rules accept.
pub(crate) fn legal_session(mode: GameMode) -> BoxedStrategy<Session> {
    let players = mode.min_players()..=8;
    (players, any_session(), [any_amount(), any_amount(), any_amount()], 0..8_usize)
        .prop_map(move |(count, session, [court, birds, bet], organizer)| {
            let players = (0..count).map(|number| Player {
                id: player_id(number),
                name: format!("N{number}"),
                group_player_id: None,
                is_guest: None,
            });
            Session {
                id: session_id(0),
                name: None,
                players: players.collect(),
                organizer_id: player_id(organizer % count),
                court_cost_value: court,
                bird_cost_total: birds,
                bet_per_player: bet,
                game_mode: mode,
                ..session
            }
        })
        .boxed()
}

fn any_team() -> impl Strategy<Value = Vec<PlayerId>> {
    vec(any_player_id(), 0..4)
}

/// Mostly two teams that can play in that mode.
pub(crate) fn teams(size: usize) -> impl Strategy<Value = (Vec<PlayerId>, Vec<PlayerId>)> {
    let fair = Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle().prop_map(move |order| {
        let team = |from: usize| order[from..from + size].iter().copied().map(player_id).collect();
        (team(0), team(size))
    });
    prop_oneof![8 => fair, 1 => (any_team(), any_team())]
}

fn any_teams() -> impl Strategy<Value = (Vec<PlayerId>, Vec<PlayerId>)> {
    prop_oneof![3 => teams(2), 1 => teams(1)]
}

fn any_new_game() -> BoxedStrategy<NewGame> {
    let number =
        prop_oneof![4 => Just(None), 1 => (0..9_u32).prop_map(Some), 1 => any::<u32>().prop_map(Some)];
    (any_game_id(), any_teams(), any_winner(), any_score(), any_score(), number)
        .prop_map(|(id, (team_a, team_b), winning_team, team_a_score, team_b_score, game_number)| NewGame {
            id,
            team_a,
            team_b,
            winning_team,
            team_a_score,
            team_b_score,
            game_number,
        })
        .boxed()
}

fn any_session_edit() -> BoxedStrategy<SessionEdit> {
    let what = (option::of(option::of(any_name())), option::of(any_time()), option::of(any_player_id()));
    let money = (
        option::of(any_cost_type()),
        option::of(wild_amount()),
        option::of(wild_amount()),
        option::of(wild_amount()),
        option::of(any::<bool>()),
    );
    (what, money)
        .prop_map(|((name, date, organizer_id), money)| {
            let (court_cost_type, court_cost_value, bird_cost_total, bet_per_player, betting_enabled) = money;
            SessionEdit {
                name,
                date,
                court_cost_type,
                court_cost_value,
                bird_cost_total,
                bet_per_player,
                betting_enabled,
                organizer_id,
            }
        })
        .boxed()
}

fn any_game_edit() -> BoxedStrategy<GameEdit> {
    let result = (option::of(any_winner()), option::of(any_score()), option::of(any_score()));
    (option::of(any_teams()), result)
        .prop_map(|(teams, (winning_team, team_a_score, team_b_score))| {
            let (team_a, team_b) = teams.unzip();
            GameEdit { team_a, team_b, winning_team, team_a_score, team_b_score }
        })
        .boxed()
}

pub(crate) fn any_change() -> BoxedStrategy<Change> {
    prop_oneof![
        1 => (any_session(), vec(any_new_game(), 0..3))
            .prop_map(|(session, games)| Change::CreateSession { session: Box::new(session), games }),
        4 => any_session_edit().prop_map(Change::EditSession),
        2 => any_session().prop_map(|session| Change::ReplaceSession(Box::new(session))),
        1 => Just(Change::DeleteSession),
        8 => Just(Change::RestoreSession),
        2 => any_player().prop_map(Change::AddPlayer),
        2 => (any_player_id(), any_name()).prop_map(|(id, name)| Change::RenamePlayer { id, name }),
        2 => any_player_id().prop_map(|id| Change::RemovePlayer { id }),
        12 => any_new_game().prop_map(Change::CreateGame),
        10 => (any_game_id(), any_game_edit()).prop_map(|(id, edit)| Change::EditGame { id, edit }),
        4 => any_game_id().prop_map(|id| Change::DeleteGame { id }),
        3 => any_game_id().prop_map(|id| Change::RestoreGame { id }),
        2 => (vec(any_game_id(), 0..4), vec(any_new_game(), 0..4)).prop_map(|(delete, create)| {
            let create = create.into_iter().map(|game| NewGame { game_number: None, ..game }).collect();
            Change::Replan { delete, create }
        }),
    ]
    .boxed()
}

/// What the rules let a session become.
pub(crate) fn evening() -> BoxedStrategy<SessionState> {
    let session = any_mode().prop_flat_map(legal_session);
    (session, vec((any_change(), any_time()), 0..40))
        .prop_map(|(session, changes)| {
            let mut state = SessionState::default();
            let create = Change::CreateSession { session: Box::new(session), games: Vec::new() };
            apply(&mut state, &create, Timestamp::default()).expect("a legal session");
            for (change, at) in &changes {
                // A refusal leaves the state as it was: that is a law of its own.
                drop(apply(&mut state, change, *at));
            }
            state
        })
        .boxed()
}

pub(crate) fn any_game() -> BoxedStrategy<Game> {
    let times = (option::of(any_time()), option::of(any_time()), option::of(any_time()));
    let rest = (any::<u32>(), any::<bool>(), option::of("[ab]"), any::<u32>());
    (any_new_game(), times, rest)
        .prop_map(|(game, times, (game_number, scheduled, author, version))| Game {
            id: game.id,
            session_id: session_id(0),
            game_number,
            team_a: game.team_a,
            team_b: game.team_b,
            winning_team: game.winning_team,
            team_a_score: game.team_a_score,
            team_b_score: game.team_b_score,
            created_at: times.0,
            updated_at: times.1,
            result_at: times.2,
            scheduled,
            author,
            version: version.into(),
        })
        .boxed()
}

/// Any state at all, legal or not.
pub(crate) fn any_state() -> BoxedStrategy<SessionState> {
    let games = btree_map(any_game_id(), any_game().prop_map(Arc::new), 0..8);
    let deleted = btree_map(any_game_id(), option::of(any_game().prop_map(Arc::new)), 0..4);
    let junk = (option::of(any_session().prop_map(Arc::new)), any::<bool>(), games, deleted).prop_map(
        |(session, is_deleted, games, deleted)| SessionState { session, is_deleted, games, deleted },
    );
    prop_oneof![2 => evening(), 1 => junk].boxed()
}
