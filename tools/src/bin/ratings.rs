//! Prints how well Elo, the rating of pairs and the rating by points predict the games of a file.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::Parser;
use pace_rules::rating::elo::PLAYER_K;
use pace_tools::{
    contest::score,
    file::{Games, Refused, read},
    predictors::{Elo, PairElo, Points, Predictor},
};

/// Predicts each game of a file before it is rated, and says how well the second half was predicted.
#[derive(Parser)]
#[command(name = "ratings")]
struct Arguments {
    /// The games: `date,a1,a2,b1,b2,score_a,score_b`.
    #[arg(long, value_name = "FILE.csv")]
    games: PathBuf,
}

fn main() -> ExitCode {
    let Arguments { games: path } = Arguments::parse();
    match load(&path) {
        Ok(games) => {
            compare(&games);
            ExitCode::SUCCESS
        }
        Err(refused) => {
            eprintln!("{}: {refused}", path.display());
            ExitCode::from(2)
        }
    }
}

fn load(path: &PathBuf) -> Result<Games, Refused> {
    read(&fs::read(path).map_err(csv::Error::from)?)
}

fn compare(games: &Games) {
    let contestants: [(&str, Box<dyn Predictor>); 4] = [
        ("Elo K=64", Box::new(Elo::new(PLAYER_K, games.players))),
        ("Elo K=32", Box::new(Elo::new(32.0, games.players))),
        ("Pair Elo K=32", Box::new(PairElo::default())),
        ("Points rating", Box::new(Points::new(games.players))),
    ];
    for (name, mut predictor) in contestants {
        match score(games, &mut *predictor) {
            Some(score) => println!("{name:15} {score}"),
            None => println!("{name:15} no doubles to predict"),
        }
    }
}
