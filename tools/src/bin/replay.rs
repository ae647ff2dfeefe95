//! Times what a group's games say, as the number of games grows: the replay and what is read off it.

use std::{process::ExitCode, time::Instant};

use clap::Parser;
use pace_rules::{
    game::{Game, Team},
    group::{Evening, History, Standings},
    id::{GameId, GroupId, GroupPlayerId, PlayerId, SessionId},
    money::Money,
    player::Player,
    pool::{Member, Pool},
    session::{CourtCostType, GameMode, Session},
    time::Timestamp,
};

/// Games of one evening.
const EVENING: usize = 20;
/// Players of one evening.
const ROSTER: usize = 10;
const DAY: i64 = 86_400_000;

/// Times the replay of a group's games: the fastest of some runs for each size.
#[derive(Parser)]
#[command(name = "replay")]
struct Arguments {
    /// Numbers of games.
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000")]
    games: Vec<usize>,
    /// Players in the pool.
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(10..=1000))]
    players: u16,
    /// Runs of each size.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    println!(
        "   games      replay  leaderboard   overview    profile  (ms, the fastest of {})",
        arguments.runs
    );
    for games in arguments.games {
        let Some(history) = history(games, usize::from(arguments.players)) else {
            eprintln!("{games} games cannot be made.");
            return ExitCode::FAILURE;
        };
        let Some(somebody) = history.pool.members.keys().next() else { return ExitCode::FAILURE };
        let now = Timestamp::from_millis(DAY * 20_000);
        let fastest = (0..arguments.runs).map(|_| times(&history, somebody, now)).reduce(faster);
        if let Some([replay, leaderboard, overview, profile]) = fastest {
            println!("{games:>8}  {replay:>10.2}   {leaderboard:>10.2} {overview:>10.2} {profile:>10.2}");
        }
    }
    ExitCode::SUCCESS
}

fn faster(one: [f64; 4], other: [f64; 4]) -> [f64; 4] {
    std::array::from_fn(|step| one[step].min(other[step]))
}

/// Milliseconds of each step.
fn times(history: &History, somebody: &GroupPlayerId, now: Timestamp) -> [f64; 4] {
    let milliseconds = |start: Instant| start.elapsed().as_secs_f64() * 1e3;
    let start = Instant::now();
    let standings = Standings::of(history);
    let replay = milliseconds(start);
    let start = Instant::now();
    let board = standings.leaderboard();
    let leaderboard = milliseconds(start);
    let start = Instant::now();
    let overview = standings.overview(now);
    let overview_took = milliseconds(start);
    let start = Instant::now();
    let profile = standings.player_profile(somebody);
    let profile_took = milliseconds(start);
    // What nobody looks at might not be worked out.
    std::hint::black_box((board, overview, profile));
    [replay, leaderboard, overview_took, profile_took]
}

/// Evenings of [`ROSTER`] players of the pool in turn, with results drawn from a fixed beginning.
fn history(games: usize, players: usize) -> Option<History> {
    let group = GroupId::new("group").ok()?;
    let ids: Vec<GroupPlayerId> = (0..players)
        .map(|number| GroupPlayerId::new(format!("gp-{number:04}")).ok())
        .collect::<Option<_>>()?;
    let name = |number: usize| format!("Player {number}");
    let members = ids
        .iter()
        .enumerate()
        .map(|(number, id)| (id.clone(), Member { name: name(number), is_removed: false }));
    let pool = Pool { group: Some(group.clone()), members: members.collect(), ..Pool::default() };
    let mut dice = 88_172_645_463_325_252_u64;
    let mut roll = move |end: usize| {
        // Marsaglia, Xorshift RNGs, 2003.
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % end as u64).unwrap_or(0)
    };
    let mut evenings = Vec::new();
    for evening in 0..games.div_ceil(EVENING) {
        let first = roll(players);
        let roster: Vec<Player> = (0..ROSTER)
            .map(|place| {
                let number = (first + place) % players;
                let id = PlayerId::new(format!("p-{evening}-{place}")).ok()?;
                let group_player_id = ids.get(number).cloned();
                Some(Player { id, name: name(number), group_player_id, is_guest: None })
            })
            .collect::<Option<_>>()?;
        let id = SessionId::new(format!("session-{evening}")).ok()?;
        let date = Timestamp::from_millis(DAY * i64::try_from(evening).ok()?);
        let count = EVENING.min(games - evening * EVENING);
        let rows =
            (1..=count).map(|number| game(&id, number, date, &roster, &mut roll)).collect::<Option<_>>()?;
        let session = Session {
            id,
            name: None,
            date,
            organizer_id: roster.first()?.id.clone(),
            players: roster,
            court_cost_type: CourtCostType::Total,
            court_cost_value: Money::ZERO,
            bird_cost_total: Money::ZERO,
            bet_per_player: Money::ZERO,
            game_mode: GameMode::Doubles,
            group_id: Some(group.clone()),
            betting_enabled: false,
            version: 0,
            viewer: None,
        };
        evenings.push(Evening { session, games: rows });
    }
    Some(History { pool, evenings })
}

fn game(
    session: &SessionId,
    number: usize,
    date: Timestamp,
    roster: &[Player],
    roll: &mut impl FnMut(usize) -> usize,
) -> Option<Game> {
    let mut four: Vec<PlayerId> = Vec::new();
    while four.len() < 4 {
        let player = &roster[roll(roster.len())].id;
        if !four.contains(player) {
            four.push(player.clone());
        }
    }
    let team_b = four.split_off(2);
    let loser = u8::try_from(roll(20)).ok()?;
    let b_won = roll(2) == 1;
    let [of_a, of_b] = if b_won { [loser, 21] } else { [21, loser] };
    Some(Game {
        id: GameId::new(format!("{session}-{number}")).ok()?,
        session_id: session.clone(),
        game_number: u32::try_from(number).ok()?,
        team_a: four,
        team_b,
        winning_team: Some(if b_won { Team::B } else { Team::A }),
        team_a_score: Some(of_a),
        team_b_score: Some(of_b),
        created_at: None,
        updated_at: None,
        result_at: Some(date + std::time::Duration::from_mins(u64::try_from(number).ok()?)),
        scheduled: false,
        author: None,
        version: 0,
    })
}
