//! How long a group's answers take: `cargo run --release -p pace-rules --example replay`.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use pace_rules::{
    game::{Game, Team},
    group::{Evening, GroupStrengths, History, Standings},
    id::{GameId, GroupId, GroupPlayerId, InvalidId, PlayerId, SessionId},
    money::Money,
    player::Player,
    pool::{Member, Pool},
    rating::points::{Belief, Decisiveness},
    scoring::winner_points,
    session::{CourtCostType, GameMode, Session},
    suggestion::{Present, Question, suggest},
    time::Timestamp,
};

const ROSTER: usize = 12;
const GAMES_AN_EVENING: usize = 24;
const RUNS: usize = 5;

fn main() -> Result<(), InvalidId> {
    for (games, members) in [(10_000, 40), (1_000_000, 400)] {
        let history = history(games, members)?;
        let now = Timestamp::from_millis(2_000_000_000_000);
        let id = GroupPlayerId::new("gp-0")?;
        let standings = Standings::of(&history);
        println!("{games} games of {members} players, the fastest of {RUNS} runs:");
        report("replay", || Standings::of(&history));
        report("leaderboard", || standings.leaderboard());
        report("overview", || standings.overview(now));
        report("player profile", || standings.player_profile(&id));
        report("strengths", || GroupStrengths::of(&standings).players());
    }
    println!("the next games of 20 players, all alike:");
    let present: Vec<Present<usize>> = (0..20).map(|id| Present { id, belief: Belief::default() }).collect();
    for courts in [1, 5] {
        let question = Question {
            mode: GameMode::Doubles,
            courts,
            present: &present,
            played: &[],
            decisiveness: Decisiveness::default(),
        };
        report(&format!("{courts} courts"), || suggest(&question));
    }
    Ok(())
}

fn report<T>(what: &str, mut answer: impl FnMut() -> T) {
    let mut fastest = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        let answer = black_box(answer());
        fastest = fastest.min(start.elapsed());
        drop(answer);
    }
    println!("  {what:15} {:9.2} ms", fastest.as_secs_f64() * 1_000.0);
}

fn history(games: usize, members: usize) -> Result<History, InvalidId> {
    let mut random = fastrand::Rng::with_seed(7);
    let mut pool = Pool { group: Some(GroupId::new("group")?), ..Pool::default() };
    for number in 0..members {
        let member = Member { name: format!("Player {number}"), is_removed: false };
        pool.members.insert(GroupPlayerId::new(format!("gp-{number}"))?, member);
    }
    let evenings = (0..games.div_ceil(GAMES_AN_EVENING)).map(|number| {
        let games = GAMES_AN_EVENING.min(games - number * GAMES_AN_EVENING);
        evening(number, games, members, &mut random)
    });
    Ok(History { pool, evenings: evenings.collect::<Result<_, _>>()? })
}

fn evening(
    number: usize,
    games: usize,
    members: usize,
    random: &mut fastrand::Rng,
) -> Result<Evening, InvalidId> {
    let id = SessionId::new(format!("session-{number}"))?;
    let date = Timestamp::default() + Duration::from_hours(24 * u64::try_from(number).unwrap_or(u64::MAX));
    let mut players = Vec::with_capacity(ROSTER);
    for (seat, member) in random.choose_multiple(0..members, ROSTER).into_iter().enumerate() {
        players.push(Player {
            id: PlayerId::new(format!("player-{number}-{seat}"))?,
            name: format!("Player {member}"),
            group_player_id: Some(GroupPlayerId::new(format!("gp-{member}"))?),
            is_guest: None,
        });
    }
    let mut rows = Vec::with_capacity(games);
    for game in 0..games {
        let four: Vec<PlayerId> =
            random.choose_multiple(&players, 4).into_iter().map(|player| player.id.clone()).collect();
        let (loser, a_won) = (random.u8(0..=28), random.bool());
        let (winner, team) = (winner_points(loser), if a_won { Team::A } else { Team::B });
        rows.push(Game {
            id: GameId::new(format!("game-{number}-{game}"))?,
            session_id: id.clone(),
            game_number: u32::try_from(game + 1).unwrap_or(u32::MAX),
            team_a: four[..2].to_vec(),
            team_b: four[2..].to_vec(),
            winning_team: Some(team),
            team_a_score: Some(if a_won { winner } else { loser }),
            team_b_score: Some(if a_won { loser } else { winner }),
            created_at: None,
            updated_at: None,
            result_at: Some(date + Duration::from_mins(10 * u64::try_from(game).unwrap_or(u64::MAX))),
            scheduled: false,
            author: None,
            version: 0,
        });
    }
    let session = Session {
        id,
        name: None,
        date,
        organizer_id: players[0].id.clone(),
        players,
        court_cost_type: CourtCostType::Total,
        court_cost_value: Money::ZERO,
        bird_cost_total: Money::ZERO,
        bet_per_player: Money::ZERO,
        game_mode: GameMode::Doubles,
        group_id: None,
        betting_enabled: false,
        version: 0,
        viewer: None,
    };
    Ok(Evening { session, games: rows })
}
