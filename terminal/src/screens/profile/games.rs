//! A list of games out of a profile: the close ones, or all with a partner, against an opponent or a pair.

use pace_core::snapshot::Page;
use pace_rules::{
    group::{Edge, GameLine, PairProfile, PlayerProfile},
    id::GroupPlayerId,
};
use ratatui::{Frame, layout::Rect, style::Style, text::Line, widgets::Paragraph};

use super::{figures::record, lines};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    screens::{
        say,
        stats::{difference_text, sign_style},
        title,
    },
    theme::Theme,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Which games.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those won by 1 or 2 points.
    Clutch,
    /// Those lost by 1 or 2 points.
    Unlucky,
    Partner(GroupPlayerId),
    Opponent(GroupPlayerId),
    /// Those against a pair.
    Pair([GroupPlayerId; 2]),
}

/// The list as it stands in the page that is open, and where the cursor stands.
pub(crate) struct GamesScreen {
    which: Which,
    at: usize,
}

/// What is shown of it.
struct Shown<'a> {
    title: String,
    facts: Vec<(String, Style)>,
    games: &'a [GameLine],
}

impl GamesScreen {
    pub(crate) const fn new(which: Which) -> Self {
        Self { which, at: 0 }
    }

    fn shown<'a>(&self, model: &'a Model) -> Option<Shown<'a>> {
        let of_player = || self.of_player(&model.player.as_ref()?.player.as_ref()?.profile, model.theme);
        let of_pair = || self.of_pair(model.pair.as_ref()?.pair.as_ref()?, model.theme);
        of_player().or_else(of_pair)
    }

    fn of_player<'a>(&self, profile: &'a PlayerProfile, theme: Theme) -> Option<Shown<'a>> {
        let name = &profile.player_name;
        let (title, record, edge) = match &self.which {
            Which::Clutch => return Some(close(name, &profile.clutch_games, true, theme)),
            Which::Unlucky => return Some(close(name, &profile.unlucky_games, false, theme)),
            Which::Partner(id) => {
                let partner = profile.partner_stats.iter().find(|partner| partner.partner_id == *id)?;
                let edge = partner.record.edge().map(|edge| match edge {
                    Edge::Ahead => "It goes well together.".to_owned(),
                    Edge::Even => "It can go either way together.".to_owned(),
                    Edge::Behind => "It does not go well together.".to_owned(),
                });
                (format!("{name} with {}", partner.partner_name), &partner.record, edge)
            }
            Which::Opponent(id) => {
                let opponent = profile.opponent_stats.iter().find(|opponent| opponent.opponent_id == *id)?;
                let other = &opponent.opponent_name;
                let edge = opponent.record.edge().map(|edge| better_of(edge, name, other, "has"));
                (format!("{name} against {other}"), &opponent.record, edge)
            }
            Which::Pair(_) => return None,
        };
        let words = self::record(record.wins, record.losses, record.win_rate);
        let mut facts = vec![(words, theme.rate(record.win_rate))];
        facts.extend(edge.map(|words| (words, theme.plain())));
        Some(Shown { title, facts, games: &record.games })
    }

    fn of_pair<'a>(&self, profile: &'a PairProfile, theme: Theme) -> Option<Shown<'a>> {
        let name = format!("{} & {}", profile.player1_name, profile.player2_name);
        let met = match &self.which {
            Which::Clutch => return Some(close(&name, &profile.clutch_games, true, theme)),
            Which::Unlucky => return Some(close(&name, &profile.unlucky_games, false, theme)),
            Which::Pair([one, other]) => profile
                .matchups
                .iter()
                .find(|met| met.opponent_player1_id == *one && met.opponent_player2_id == *other)?,
            Which::Partner(_) | Which::Opponent(_) => return None,
        };
        let other = format!("{} & {}", met.opponent_player1_name, met.opponent_player2_name);
        let points = format!(
            "Points {} for, {} against: {}",
            met.points_for,
            met.points_against,
            difference_text(met.point_differential)
        );
        let mut facts = vec![
            (record(met.wins, met.losses, met.win_rate), theme.rate(met.win_rate)),
            (points, sign_style(met.point_differential, theme)),
        ];
        facts.extend(met.edge().map(|edge| (better_of(edge, &name, &other, "have"), theme.plain())));
        Some(Shown { title: format!("{name} against {other}"), facts, games: &met.games })
    }
}

fn better_of(edge: Edge, one: &str, other: &str, has: &str) -> String {
    match edge {
        Edge::Ahead => format!("{one} {has} the better of {other}."),
        Edge::Even => "Neither side has the better of the other.".to_owned(),
        Edge::Behind => format!("{other} {has} the better of {one}."),
    }
}

fn close<'a>(name: &str, games: &'a [GameLine], won: bool, theme: Theme) -> Shown<'a> {
    let (one, many) = if won { ("clutch win", "clutch wins") } else { ("unlucky loss", "unlucky losses") };
    let facts = format!("{}, by 1 or 2 points", text::counted(games.len(), one, many));
    Shown { title: name.to_owned(), facts: vec![(facts, lines::won_style(won, theme))], games }
}

impl View for GamesScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let Some(shown) = self.shown(model) else { return title(model.theme, "Games", "", columns) };
        let mut lines = Vec::new();
        for (words, style) in std::iter::once((shown.title, model.theme.strong())).chain(shown.facts) {
            lines.extend(text::wrap(&words, columns).into_iter().map(|row| Line::styled(row, style)));
        }
        lines
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(shown) = self.shown(model) else {
            let page = model.player.as_ref().map(|it| &it.page).or(model.pair.as_ref().map(|it| &it.page));
            let gone = "These games are not there any more.";
            let words = page.and_then(|page: &Page| super::instead(page, "games", gone));
            return say(frame, area, words.as_deref().unwrap_or(gone));
        };
        if shown.games.is_empty() {
            return say(frame, area, "There is no such game.");
        }
        let rows: Vec<lines::Row<'_>> = shown.games.iter().map(|game| (game, None)).collect();
        let at = self.at.min(rows.len() - 1);
        frame.render_widget(Paragraph::new(lines::lines(&rows, at, area, model)), area);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("↑↓", "scroll"), ("r", "sync"), ("?", "help"), ("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let length = self.shown(model).map_or(0, |shown| shown.games.len());
        if move_in_list(&mut self.at, length, key) {
            return Reaction::stay();
        }
        match key {
            Key::Char('r') => Reaction::run(Command::Refresh),
            Key::Esc | Key::Enter | Key::Char('q') => Reaction::back(),
            _ => Reaction::stay(),
        }
    }

    fn has_bars(&self) -> bool {
        true
    }
}
