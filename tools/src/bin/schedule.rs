//! Prints a plan for an evening of doubles with rotating partners, and how fair it is.

use std::{fmt::Write as _, process::ExitCode, time::Instant};

use clap::Parser;
use pace_rules::{
    schedule::{Round, fairness, plan},
    session::{MAX_GAMES, MAX_PLAYERS},
};

/// Most courts of a plan: as many as the largest roster fills.
const MAX_COURTS: usize = MAX_PLAYERS / 4;

/// Plans doubles with rotating partners: who plays with whom in each round, and who rests.
#[derive(Parser)]
#[command(name = "schedule")]
struct Arguments {
    /// How many players there are, 4 to 20.
    #[arg(long)]
    players: usize,
    /// How many courts there are, 1 to 5; those that the players cannot fill stay idle.
    #[arg(long)]
    courts: usize,
    /// How many rounds are played, 1000 games at most.
    #[arg(long)]
    rounds: usize,
    /// Print `{"rounds":[[[[a,b],[c,d]],…],…]}` with the players from 0, and nothing else.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(sentence) = arguments.refusal() {
        eprintln!("{sentence}");
        return ExitCode::from(2);
    }
    let start = Instant::now();
    let rounds = plan(arguments.players, arguments.courts, arguments.rounds);
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    if arguments.json {
        println!("{}", json(&rounds));
    } else {
        print!("{}", text(&arguments, &rounds, milliseconds));
    }
    ExitCode::SUCCESS
}

impl Arguments {
    /// Why there is no such plan.
    fn refusal(&self) -> Option<String> {
        let most = MAX_GAMES / self.courts.min(self.players / 4).max(1);
        match self {
            Self { players, .. } if !(4..=MAX_PLAYERS).contains(players) => {
                Some(format!("Doubles are planned for 4 to {MAX_PLAYERS} players, not for {players}."))
            }
            Self { courts, .. } if !(1..=MAX_COURTS).contains(courts) => {
                Some(format!("A plan has 1 to {MAX_COURTS} courts, not {courts}."))
            }
            Self { rounds, .. } if !(1..=most).contains(rounds) => {
                Some(format!("A plan for these players and courts has 1 to {most} rounds, not {rounds}."))
            }
            _ => None,
        }
    }
}

fn json(rounds: &[Round]) -> serde_json::Value {
    let games = |round: &Round| -> serde_json::Value {
        round.iter().map(|game| serde_json::json!([game.team_a, game.team_b])).collect()
    };
    serde_json::json!({ "rounds": rounds.iter().map(games).collect::<serde_json::Value>() })
}

/// The plan with the players from 1.
fn text(arguments: &Arguments, rounds: &[Round], milliseconds: f64) -> String {
    let names = |players: &[usize]| players.iter().map(|player| (player + 1).to_string()).collect::<Vec<_>>();
    let mut text = String::new();
    for (number, round) in rounds.iter().enumerate() {
        let courts = round.iter().map(|game| {
            format!("{:>5} v {:<5}", names(&game.team_a).join("+"), names(&game.team_b).join("+"))
        });
        let courts = courts.collect::<Vec<_>>().join("  |  ");
        let is_resting = |player: &usize| round.iter().all(|game| game.players().all(|it| it != *player));
        let resting: Vec<usize> = (0..arguments.players).filter(is_resting).collect();
        let rests = match resting.len() {
            0 => String::new(),
            1 => format!("  {} rests", names(&resting).join(", ")),
            _ => format!("  {} rest", names(&resting).join(", ")),
        };
        let _ = writeln!(text, "Round {:>2}  {courts}{rests}", number + 1);
    }
    let idle = arguments.courts - arguments.courts.min(arguments.players / 4);
    let fairness = fairness(arguments.players, rounds);
    let mut sentences = fairness.sentences();
    match idle {
        0 => {}
        1 => sentences.push("One court stays idle.".to_owned()),
        _ => sentences.push(format!("{idle} courts stay idle.")),
    }
    let _ = writeln!(text, "\n{}\n", sentences.join(" "));
    let _ = writeln!(
        text,
        "repeats={} opponents={}-{} sumsq={} plays={}-{} rests={} lb={} ms={milliseconds:.1}",
        fairness.repeats,
        fairness.opponents.least,
        fairness.opponents.most,
        fairness.sum_of_squares,
        fairness.plays.least,
        fairness.plays.most,
        fairness.rests(),
        fairness.least_sum_of_squares,
    );
    text
}
