//! What the viewer page says, as text.

use askama::Template;
use pace_rules::{
    game::{Game, Team},
    id::PlayerId,
    money::Money,
    session::{GameMode, Session},
    settlement::{Settlement, SettlementRow, settle},
    state::SessionState,
    statistics::{PlayerStatistics, statistics},
    time::Timestamp,
};

/// One evening: results, money, games.
#[derive(Debug, Template)]
#[template(path = "summary.html")]
pub(super) struct Summary<'a> {
    nonce: &'a str,
    title: &'a str,
    date: String,
    mode: &'static str,
    as_of: String,
    players: Vec<PlayerLine>,
    money: Option<MoneyTable>,
    /// Newest first.
    played: Vec<GameLine>,
    upcoming: Vec<GameLine>,
}

#[derive(Debug)]
struct PlayerLine {
    name: String,
    wins: u32,
    losses: u32,
    win_rate: String,
    difference: String,
}

#[derive(Debug)]
struct MoneyTable {
    organizer: String,
    court: Money,
    shuttles: Money,
    total: Money,
    has_bets: bool,
    lines: Vec<MoneyLine>,
}

#[derive(Debug)]
struct MoneyLine {
    name: String,
    share: Money,
    bets: String,
    pays: String,
}

#[derive(Debug)]
struct GameLine {
    number: u32,
    team_a: String,
    team_b: String,
    won_by_a: bool,
    score: Option<String>,
}

impl<'a> Summary<'a> {
    /// The page of a session; none without one.
    pub(super) fn new(nonce: &'a str, state: &'a SessionState, now: Timestamp) -> Option<Self> {
        let session = state.session.as_deref()?;
        let played = state.played();
        Some(Self {
            nonce,
            title: session.title(),
            date: time(session.date, "%a, %b %-d, %Y, %H:%M UTC"),
            mode: match session.game_mode {
                GameMode::Doubles => "Doubles",
                GameMode::Singles => "Singles",
            },
            as_of: time(now, "%H:%M UTC"),
            players: statistics(state).into_iter().map(PlayerLine::new).collect(),
            money: settle(state).and_then(|settlement| MoneyTable::new(session, settlement)),
            played: played.into_iter().rev().map(|game| GameLine::new(session, game)).collect(),
            upcoming: state.upcoming().into_iter().map(|game| GameLine::new(session, game)).collect(),
        })
    }
}

impl PlayerLine {
    fn new(player: PlayerStatistics) -> Self {
        Self {
            wins: player.wins,
            losses: player.losses,
            win_rate: format!("{:.1}%", player.win_rate()),
            difference: signed(player.difference()),
            name: player.name,
        }
    }
}

impl MoneyTable {
    /// None where nothing is to be paid.
    fn new(session: &Session, settlement: Settlement) -> Option<Self> {
        let has_bets = session.bet() != Money::ZERO;
        if settlement.total == Money::ZERO && !has_bets {
            return None;
        }
        Some(Self {
            organizer: name(session, &session.organizer_id),
            court: settlement.court,
            shuttles: settlement.shuttles,
            total: settlement.total,
            has_bets,
            lines: settlement.rows.into_iter().map(MoneyLine::new).collect(),
        })
    }
}

impl MoneyLine {
    fn new(row: SettlementRow) -> Self {
        let plus = if row.net > Money::ZERO { "+" } else { "" };
        Self {
            share: row.share,
            bets: format!("{plus}{}", row.net),
            pays: if row.is_organizer {
                "prepaid".to_owned()
            } else if row.pay < Money::ZERO {
                format!("gets {}", -row.pay)
            } else {
                row.pay.to_string()
            },
            name: row.name,
        }
    }
}

impl GameLine {
    fn new(session: &Session, game: &Game) -> Self {
        let side =
            |team: Team| game.team(team).iter().map(|id| name(session, id)).collect::<Vec<_>>().join(" & ");
        let points = |team: Team| game.score(team).map_or_else(|| "?".to_owned(), |score| score.to_string());
        let is_scored = game.team_a_score.is_some() || game.team_b_score.is_some();
        Self {
            number: game.game_number,
            team_a: side(Team::A),
            team_b: side(Team::B),
            won_by_a: game.winning_team == Some(Team::A),
            score: is_scored.then(|| format!("{}–{}", points(Team::A), points(Team::B))),
        }
    }
}

fn name(session: &Session, id: &PlayerId) -> String {
    session.player(id).map_or_else(|| "Unknown".to_owned(), |player| player.name.clone())
}

fn signed(difference: i64) -> String {
    if difference > 0 { format!("+{difference}") } else { difference.to_string() }
}

/// A page without script cannot know the reader's time zone.
fn time(at: Timestamp, format: &str) -> String {
    jiff::Timestamp::from_millisecond(at.millis())
        .map_or_else(|_| at.to_string(), |time| time.strftime(format).to_string())
}
