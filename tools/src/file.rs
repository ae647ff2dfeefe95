//! Games from a file of comma-separated values.
//!
//! The header is `date,a1,a2,b1,b2,score_a,score_b`. In singles `a2` and `b2` are empty. A match of
//! several games stands in `score_a` as `21-15 19-21 21-18`, with `score_b` empty.

use std::collections::HashMap;

use csv::{Position, StringRecord};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use pace_rules::game::Team;

const HEADER: [&str; 7] = ["date", "a1", "a2", "b1", "b2", "score_a", "score_b"];
/// Most points that a side can have in one game, so that no sum overflows.
const MAX_POINTS: u32 = 10_000;

/// A game or match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// When it was played.
    pub date: DateTime,
    /// The players of team A and of team B by their places: one in singles, two in doubles.
    pub sides: [Vec<usize>; 2],
    /// Whoever won more games.
    pub winner: Team,
    /// The points of all games.
    pub points: [u32; 2],
}

/// The games of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Games {
    /// In the order of their dates, those of one date as in the file.
    pub matches: Vec<Match>,
    /// How many people play in them.
    pub players: usize,
}

/// Why a file is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It cannot be read, or is no text.
    #[error("{0}")]
    Unreadable(#[from] csv::Error),
    /// The first line names other columns.
    #[error("line 1: the first line has to be {}", HEADER.join(","))]
    Header,
    /// A row is wrong.
    #[error("line {line}: {wrong}")]
    Row {
        /// Which, from 1.
        line: u64,
        /// What is wrong with it.
        wrong: Wrong,
    },
    /// There is no row to predict.
    #[error("there are no games in it")]
    Empty,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// More or fewer columns.
    #[error("a row has 7 columns, this one has {0}")]
    Columns(usize),
    /// No date.
    #[error("{0:?} is no date such as 2026-01-09")]
    Date(String),
    /// A first player is missing.
    #[error("a1 and b1 have to be named")]
    Nobody,
    /// One side has two players, the other one.
    #[error("a2 and b2 are both named in doubles and both empty in singles")]
    Sides,
    /// Somebody plays twice.
    #[error("{0} is named twice")]
    Twice(String),
    /// No score.
    #[error("{0:?} is no score such as 21, or 21-15 for each game of a match")]
    Score(String),
    /// Nobody won.
    #[error("neither side won")]
    Draw,
}

/// Reads all rows.
///
/// # Errors
/// [`Refused`] at the first row that is wrong.
pub fn read(text: &[u8]) -> Result<Games, Refused> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text);
    if reader.headers()?.iter().ne(HEADER) {
        return Err(Refused::Header);
    }
    let mut places = HashMap::new();
    let mut matches = Vec::new();
    let mut row = StringRecord::new();
    while reader.read_record(&mut row)? {
        let refused =
            |wrong| Refused::Row { line: row.position().map_or(0, |start| line(text, start)), wrong };
        matches.push(parse(&row, &mut places).map_err(refused)?);
    }
    if matches.is_empty() {
        return Err(Refused::Empty);
    }
    matches.sort_by_key(|game| game.date);
    Ok(Games { matches, players: places.len() })
}

/// The line of a row that begins there, after any empty lines.
fn line(text: &[u8], start: &Position) -> u64 {
    let row = usize::try_from(start.byte()).ok().and_then(|start| text.get(start..)).unwrap_or_default();
    let empty = row.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    start.line() + empty.filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>()
}

fn parse(row: &StringRecord, places: &mut HashMap<String, usize>) -> Result<Match, Wrong> {
    let columns: Vec<&str> = row.iter().collect();
    let [date, a1, a2, b1, b2, score_a, score_b] =
        <[&str; 7]>::try_from(columns.as_slice()).map_err(|_| Wrong::Columns(columns.len()))?;
    let date = date_of(date).ok_or_else(|| Wrong::Date(date.to_owned()))?;
    if a1.is_empty() || b1.is_empty() {
        return Err(Wrong::Nobody);
    }
    if a2.is_empty() != b2.is_empty() {
        return Err(Wrong::Sides);
    }
    let names: Vec<&str> = [a1, a2, b1, b2].into_iter().filter(|name| !name.is_empty()).collect();
    if let Some(twice) = (1..names.len()).find(|nth| names[..*nth].contains(&names[*nth])) {
        return Err(Wrong::Twice(names[twice].to_owned()));
    }
    let (winner, points) = result(score_a, score_b)?;
    let mut place = |name: &&str| {
        let next = places.len();
        places.get(*name).copied().unwrap_or_else(|| *places.entry((*name).to_owned()).or_insert(next))
    };
    let players: Vec<usize> = names.iter().map(&mut place).collect();
    let (a, b) = players.split_at(players.len() / 2);
    Ok(Match { date, sides: [a.to_vec(), b.to_vec()], winner, points })
}

/// A day, a day with its time, or a moment with its zone.
fn date_of(text: &str) -> Option<DateTime> {
    let moment = || text.parse::<Timestamp>().ok().map(|moment| TimeZone::UTC.to_datetime(moment));
    text.parse().ok().or_else(moment)
}

/// Who won, and the points of all games.
fn result(score_a: &str, score_b: &str) -> Result<(Team, [u32; 2]), Wrong> {
    let games: Vec<[u32; 2]> = if score_b.is_empty() {
        score_a.split_whitespace().map(game).collect::<Result<_, _>>()?
    } else {
        vec![[points(score_a)?, points(score_b)?]]
    };
    if games.is_empty() {
        return Err(Wrong::Score(score_a.to_owned()));
    }
    let won = |side: usize| games.iter().filter(|game| game[side] > game[1 - side]).count();
    let winner = match won(0).cmp(&won(1)) {
        std::cmp::Ordering::Greater => Team::A,
        std::cmp::Ordering::Less => Team::B,
        std::cmp::Ordering::Equal => return Err(Wrong::Draw),
    };
    let sum = |side: usize| games.iter().map(|game| game[side]).sum();
    Ok((winner, [sum(0), sum(1)]))
}

fn game(text: &str) -> Result<[u32; 2], Wrong> {
    let (a, b) = text.split_once('-').ok_or_else(|| Wrong::Score(text.to_owned()))?;
    Ok([points(a)?, points(b)?])
}

fn points(text: &str) -> Result<u32, Wrong> {
    let points = text.parse().ok().filter(|points| *points <= MAX_POINTS);
    points.ok_or_else(|| Wrong::Score(text.to_owned()))
}
