//! Notices as sentences, and what can be done about each.

use pace_core::{
    notice::{Notice, NoticeKind},
    snapshot::GameView,
};
use pace_rules::{
    game::{GameResult, Team},
    id::GameId,
    part::{Part, PartValue},
    pool::PoolTarget,
    session::CourtCostType,
};

use crate::{
    command::Command,
    keys::Key,
    screens::court::names,
    view::{Hint, Model},
};

/// What a notice says.
pub(crate) fn sentence(notice: &Notice, model: &Model) -> String {
    let told = Told(model);
    match &notice.kind {
        NoticeKind::Overwritten { game: Some(game), part: Part::Result, yours, now: Some(now), .. }
            if yours.winning_team == Some(None) =>
        {
            let (name, now) = (told.name(game), told.value(Some(game), &Part::Result, now));
            format!("Somebody recorded {name}, whose result you had taken back: {now}.")
        }
        NoticeKind::Overwritten { game: Some(game), part: Part::Result, yours, now: Some(now), .. }
            if now.winning_team == Some(None) =>
        {
            let (name, yours) = (told.name(game), told.value(Some(game), &Part::Result, yours));
            format!("Somebody took the result of {name} back. Yours: {yours}.")
        }
        NoticeKind::Overwritten { game, part, yours, now: Some(_), .. } if *yours == PartValue::default() => {
            format!("Somebody brought {} back, which you had deleted.", told.what(game.as_ref(), part))
        }
        NoticeKind::Overwritten { game, part, yours, now, .. } => {
            let what = told.what(game.as_ref(), part);
            let yours = told.value(game.as_ref(), part, yours);
            match now {
                Some(now) => {
                    let now = told.value(game.as_ref(), part, now);
                    format!("Somebody changed {what}. Yours: {yours}; now: {now}.")
                }
                None => format!("Somebody deleted {what}. Yours: {yours}."),
            }
        }
        NoticeKind::YouOverwrote { game, part, before } => {
            let what = told.what(game.as_ref(), part);
            let before = told.value(game.as_ref(), part, before);
            format!("You replaced {what} by somebody else, which you had not seen: {before}.")
        }
        NoticeKind::YouReplaced { part, before } => {
            let what = match part {
                PoolTarget::Group => "the group",
                PoolTarget::Name => "the group's name",
                PoolTarget::Code => "the group's code",
                PoolTarget::Member(_) => "a player's name",
                PoolTarget::Payment(_) => "a payment",
            };
            let before = before.as_ref().map_or_else(String::new, |name| format!(": {name}"));
            format!("You replaced {what} by somebody else, which you had not seen{before}.")
        }
        NoticeKind::ServerRestored { since: Some(since) } => {
            format!("The server was restored. Check the games since {}.", model.clock.recent(*since))
        }
        NoticeKind::ServerRestored { since: None } => "The server was restored. Check the games.".to_owned(),
        NoticeKind::Saved { what } => format!("Saved after all: {what}."),
        NoticeKind::NotSaved { what } => format!("Not saved: {what}. It waits in the tray."),
        NoticeKind::MayHaveBeenSaved { what } => format!("Discarded, but it may have been saved: {what}."),
        NoticeKind::RecordedTwice { first, second } => {
            let line = told.game(second).map_or_else(String::new, |view| format!(": {}", view.line()));
            format!("Two phones recorded the same? See {} and {}{line}.", told.name(first), told.name(second))
        }
    }
}

/// What `o` does about it, if anything.
pub(crate) fn remedy(notice: &Notice) -> Option<&'static str> {
    match &notice.kind {
        NoticeKind::Overwritten { yours, .. } if *yours == PartValue::default() => Some("delete it again"),
        NoticeKind::Overwritten { .. } => Some("put yours back"),
        NoticeKind::YouOverwrote { .. } | NoticeKind::YouReplaced { before: Some(_), .. } => {
            Some("put theirs back")
        }
        NoticeKind::RecordedTwice { .. } => Some("remove the second"),
        _ => None,
    }
}

pub(crate) fn keys(notice: &Notice) -> Vec<Hint> {
    let remedy = remedy(notice).map(|remedy| ("o", remedy));
    remedy.into_iter().chain([("x", "put away")]).collect()
}

/// What a key asks for about a notice.
pub(crate) fn command(notice: &Notice, key: &Key) -> Option<Command> {
    match (key, &notice.kind) {
        (Key::Char('x'), _) => Some(Command::Dismiss(notice.id)),
        (Key::Char('o'), NoticeKind::RecordedTwice { second, .. }) => {
            Some(Command::DeleteGame(second.clone()))
        }
        (
            Key::Char('o'),
            NoticeKind::Overwritten { .. }
            | NoticeKind::YouOverwrote { .. }
            | NoticeKind::YouReplaced { before: Some(_), .. },
        ) => Some(Command::RestoreOverwritten(notice.id)),
        _ => None,
    }
}

struct Told<'a>(&'a Model);

impl Told<'_> {
    fn game(&self, id: &GameId) -> Option<&GameView> {
        let snapshot = self.0.session.as_deref()?;
        let mut views = snapshot.history.iter().chain(&snapshot.next).chain(&snapshot.upcoming);
        views.find(|view| view.game.id == *id)
    }

    fn name(&self, id: &GameId) -> String {
        self.game(id).map_or_else(|| "a game".to_owned(), |view| format!("game {}", view.game.game_number))
    }

    fn what(&self, game: Option<&GameId>, part: &Part) -> String {
        let of = game.map(|id| self.name(id));
        match (part, of) {
            (Part::Result, Some(game)) => format!("the result of {game}"),
            (Part::Teams, Some(game)) => format!("the teams of {game}"),
            (_, Some(game)) => game,
            (Part::Existence, None) => "the session".to_owned(),
            (Part::Name, None) => "the session's name".to_owned(),
            (Part::Date, None) => "the date".to_owned(),
            (Part::CourtCost, None) => "the court cost".to_owned(),
            (Part::BirdCost, None) => "the shuttle cost".to_owned(),
            (Part::Bet, None) => "the bet".to_owned(),
            (Part::Organizer, None) => "the organizer".to_owned(),
            (Part::Player(_), None) => "a player's name".to_owned(),
            (Part::Result | Part::Teams, None) => "a game".to_owned(),
        }
    }

    fn value(&self, game: Option<&GameId>, part: &Part, value: &PartValue) -> String {
        let session = self.0.session.as_ref().and_then(|snapshot| snapshot.session.as_deref());
        let name = |id| session.map_or_else(String::new, |session| names(session, id));
        let teams = || {
            let sides = value.team_a.as_deref().zip(value.team_b.as_deref());
            sides.map(|(a, b)| format!("{} vs {}", name(a), name(b)))
        };
        let result = || match value.winning_team {
            Some(Some(winning_team)) => {
                let result = GameResult {
                    winning_team,
                    team_a_score: value.team_a_score,
                    team_b_score: value.team_b_score,
                };
                let winner = game.and_then(|id| self.game(id)).map_or_else(
                    || if winning_team == Team::A { "team A".to_owned() } else { "team B".to_owned() },
                    |view| view.team(winning_team).to_owned(),
                );
                match result.winner_score().zip(result.loser_score()) {
                    Some((won, lost)) => format!("{winner} won {won}-{lost}"),
                    None => format!("{winner} won"),
                }
            }
            _ => "not played".to_owned(),
        };
        let told = match part {
            Part::Result => Some(result()),
            Part::Teams => teams(),
            Part::Existence if game.is_some() => teams().map(|teams| format!("{teams}, {}", result())),
            Part::Name | Part::Existence | Part::Player(_) => {
                value.name.clone().map(|name| name.unwrap_or_else(|| "none".to_owned()))
            }
            Part::Date => value.date.map(|date| self.0.clock.long(date)),
            Part::CourtCost => value.court_cost_value.map(|cost| match value.court_cost_type {
                Some(CourtCostType::PerPerson) => format!("{cost} per person"),
                _ => format!("{cost} in total"),
            }),
            Part::BirdCost => value.bird_cost_total.map(|cost| cost.to_string()),
            Part::Bet if value.betting_enabled == Some(false) => Some("off".to_owned()),
            Part::Bet => value.bet_per_player.map(|bet| bet.to_string()),
            Part::Organizer => value.organizer_id.as_ref().map(|id| name(std::slice::from_ref(id))),
        };
        told.unwrap_or_else(|| "unknown".to_owned())
    }
}
