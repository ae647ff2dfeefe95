//! The games that a new session begins with: format, courts and rounds, and what they make.

use pace_core::draft::Schedule;
use pace_rules::{
    schedule::{NoPlan, fairness, format::Format},
    session::{GameMode, MAX_GAMES},
};

use super::{Id, NewSession};
use crate::widgets::text;

/// What was planned last, and for what: planning takes a while.
#[derive(Debug, Clone, Default)]
pub(super) struct Planned {
    of: (Schedule, GameMode, usize),
    made: Option<Result<Made, NoPlan>>,
}

/// What a schedule makes.
#[derive(Debug, Clone)]
struct Made {
    games: usize,
    rounds: usize,
    fairness: String,
}

impl NewSession {
    fn format(&self) -> Option<Format> {
        let offered = Format::offered(self.mode());
        self.form.chosen(Id::Plan).checked_sub(1).and_then(|at| offered.get(at)).copied()
    }

    pub(super) fn schedule(&self) -> Result<Schedule, String> {
        let Some(format) = self.format() else { return Ok(Schedule::Off) };
        let courts = self.form.chosen(Id::Courts) + 1;
        let rounds = match self.form.typed(Id::Rounds) {
            _ if format.needs_results() => None,
            "" => None,
            count => match count.parse() {
                Ok(count @ 1..=MAX_GAMES) => Some(count),
                _ => return Err(format!("a whole number from 1 to {MAX_GAMES}")),
            },
        };
        Ok(match (format, courts, rounds) {
            (Format::RoundRobin, 1, None) => Schedule::Full,
            (Format::RoundRobin, 1, Some(count)) => Schedule::Games(count),
            _ => Schedule::Rounds { format, courts, rounds },
        })
    }

    /// Why that schedule cannot be played.
    pub(super) fn unplannable(&self) -> Option<NoPlan> {
        match self.planned.made {
            Some(Err(why)) => Some(why),
            _ => None,
        }
    }

    /// Shows the rows that the chosen format has, and says what they make.
    pub(super) fn follow_games(&mut self) {
        let mode = self.mode();
        let names = Format::offered(mode).iter().map(|format| format.name().to_owned());
        self.form.offer(Id::Plan, std::iter::once("none".to_owned()).chain(names).collect());
        let format = self.format();
        let in_games = format == Some(Format::RoundRobin) && self.form.chosen(Id::Courts) == 0;
        self.form.show(Id::Courts, format.is_some());
        self.form.show(Id::Rounds, format.is_some_and(|format| !format.needs_results()));
        if let Some(row) = self.form.row_mut(Id::Rounds) {
            (if in_games { "Games" } else { "Rounds" }).clone_into(&mut row.label);
        }
        let of = (self.schedule().unwrap_or_default(), mode, self.names().len());
        if self.planned.made.is_none() || self.planned.of != of {
            self.planned = Planned { of, made: Some(made(of)) };
        }
        let hint = match (format, &self.planned.made) {
            (None, _) => "who plays with whom, and when".to_owned(),
            (_, Some(Err(why))) => why.to_string(),
            _ => String::new(),
        };
        self.form.say(Id::Plan, hint);
        let all = if self.form.typed(Id::Rounds).is_empty() { "blank: all, " } else { "" };
        let hint = match &self.planned.made {
            Some(Ok(it)) if in_games => format!("{all}{}", count(it.games, "game")),
            Some(Ok(it)) => {
                format!("{all}{} in {}", count(it.games, "game"), count(it.rounds, "round"))
            }
            _ => String::new(),
        };
        self.form.say(Id::Rounds, hint);
    }

    /// What the format is and how fair the plan, while that is being chosen.
    pub(super) fn about_games(&self, columns: usize) -> Vec<String> {
        let is_near = matches!(self.form.focused(), Some(Id::Plan | Id::Courts | Id::Rounds | Id::Create));
        let Some(format) = self.format().filter(|_| is_near) else { return Vec::new() };
        let mut lines = text::wrap(format.explanation(), columns);
        if let Some(Ok(it)) = &self.planned.made {
            let said = if format.needs_results() {
                "The first round is planned now, each next one from the results so far, with L in the session."
            } else {
                &it.fairness
            };
            lines.extend(text::wrap(said, columns));
        }
        lines
    }
}

fn made((schedule, mode, players): (Schedule, GameMode, usize)) -> Result<Made, NoPlan> {
    let rounds = schedule.rounds(mode, players)?;
    let fairness = fairness(players, &rounds);
    let said = fairness.sentences().join(" ");
    Ok(Made {
        games: rounds.iter().map(Vec::len).sum(),
        rounds: rounds.len(),
        fairness: if said.is_empty() { said } else { format!("{said} ({})", fairness.figures()) },
    })
}

/// "1 game", "3 games".
fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
