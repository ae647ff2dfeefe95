//! Who should play next: games with their odds, and who rests.

use pace_core::snapshot::Page;
use pace_rules::{
    game::Team,
    id::GroupPlayerId,
    suggestion::{Odds, Resting, SuggestedGame, Suggestion},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{profile, say, title};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Said where the group, or one who is there, is not.
const GONE: &str = "Somebody who is there is not in the group any more. Press q and choose again.";
/// Columns before a game's lines.
const INDENT: usize = 10;

/// The names of those who are there, the courts, and how far it is scrolled down.
pub(crate) struct SuggestionScreen {
    names: Vec<(GroupPlayerId, String)>,
    courts: usize,
    down: usize,
}

impl SuggestionScreen {
    pub(crate) const fn new(names: Vec<(GroupPlayerId, String)>, courts: usize) -> Self {
        Self { names, courts, down: 0 }
    }

    fn name(&self, id: &GroupPlayerId) -> &str {
        self.names.iter().find(|(other, _)| other == id).map_or("Unknown", |(_, name)| name)
    }

    fn team(&self, ids: &[GroupPlayerId], columns: usize) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.name(id)).collect();
        text::joined(&names, columns)
    }

    fn lines(
        &self,
        suggestion: &Suggestion<GroupPlayerId>,
        columns: usize,
        model: &Model,
    ) -> Vec<Line<'static>> {
        let theme = model.theme;
        let mut lines = Vec::new();
        let counted = counts_games(suggestion);
        for (court, game) in (1_usize..).zip(&suggestion.games) {
            lines.extend(self.game(court, game, columns, model));
            if counted {
                lines.push(Line::styled(format!("{}{}", " ".repeat(INDENT), met(game)), theme.faint()));
            }
            lines.push(Line::default());
        }
        if suggestion.resting.is_empty() {
            lines.push(Line::styled("Everybody plays.", theme.faint()));
            return lines;
        }
        lines.push(Line::styled("Resting", theme.strong()));
        let widest = suggestion.resting.iter().map(|rest| text::width(self.name(&rest.id))).max();
        let width = widest.unwrap_or(0).min(columns.saturating_sub(44));
        for rest in &suggestion.resting {
            let name = text::left(self.name(&rest.id), width);
            let why = if counted { why_rests(rest) } else { String::new() };
            lines.push(Line::from(vec![Span::raw(format!("  {name}  ")), Span::styled(why, theme.faint())]));
        }
        lines.push(Line::default());
        let reason = text::wrap(reason(counted), columns);
        lines.extend(reason.into_iter().map(|row| Line::styled(row, theme.faint())));
        lines
    }

    /// Both sides, on a row each if they are long, and the odds.
    fn game(
        &self,
        court: usize,
        game: &SuggestedGame<GroupPlayerId>,
        columns: usize,
        model: &Model,
    ) -> Vec<Line<'static>> {
        let theme = model.theme;
        let room = columns.saturating_sub(INDENT);
        let [a, b] = [&game.team_a, &game.team_b].map(|team| self.team(team, room.saturating_sub(3)));
        let favours = |team: Team, words: &str| {
            let (names, chance) = match team {
                Team::A => (&a, game.chance),
                Team::B => (&b, 100.0 - game.chance),
            };
            (format!("{chance:.0} % for {names}: {words}"), theme.plain())
        };
        let (odds, style) = match game.odds() {
            Odds::Even => {
                let chance = game.chance.round();
                (format!("{chance:.0} % : {:.0} %, even", 100.0 - chance), theme.good())
            }
            Odds::Edge(team) => favours(team, "an edge"),
            Odds::Favourite(team) => favours(team, "favourites"),
        };
        let together = format!("{a}  v  {b}");
        let rows = if text::width(&together) <= room { vec![together] } else { vec![a, format!("v  {b}")] };
        let head = |row: usize| if row == 0 { format!("Court {court}") } else { String::new() };
        let sides = rows.into_iter().enumerate().map(|(row, side)| {
            Line::from(vec![
                Span::styled(text::left(&head(row), INDENT), theme.faint()),
                Span::styled(side, theme.strong()),
            ])
        });
        let odds = text::wrap(&odds, room)
            .into_iter()
            .map(|row| Line::from(vec![Span::raw(" ".repeat(INDENT)), Span::styled(row, style)]));
        sides.chain(odds).collect()
    }
}

/// Whether any game of tonight counted: without one there is nothing to say of turns and repeats.
fn counts_games(suggestion: &Suggestion<GroupPlayerId>) -> bool {
    suggestion.resting.iter().any(|rest| rest.games > 0)
        || suggestion.games.iter().any(|game| game.partners_again + game.opponents_again > 0)
}

/// How often they have met.
fn met(game: &SuggestedGame<GroupPlayerId>) -> String {
    let times = |count: u32| text::counted(count as usize, "time", "times");
    match (game.partners_again, game.opponents_again) {
        (0, 0) => "new partners, new opponents".to_owned(),
        (0, again) => format!("new partners; opponents met {} already", times(again)),
        (again, 0) => format!("partners played together {} already; new opponents", times(again)),
        (partners, opponents) => {
            format!("partners played together {}, opponents met {}", times(partners), times(opponents))
        }
    }
}

fn why_rests(rest: &Resting<GroupPlayerId>) -> String {
    let games = match rest.games {
        0 => "no game yet".to_owned(),
        games => text::counted(games as usize, "game so far", "games so far"),
    };
    match rest.rests {
        0 | 1 => games,
        rests => format!("{games}, rests {rests} rounds in a row"),
    }
}

/// Why just these rest.
const fn reason(counted: bool) -> &'static str {
    if counted {
        "Whoever has played least plays; of those who are level, those who make the most even games."
    } else {
        "No game of tonight counts yet, so those play who make the most even games."
    }
}

impl View for SuggestionScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let theme = model.theme;
        let facts = format!("{} there · {}", self.names.len(), text::counted(self.courts, "court", "courts"));
        let synced = model.suggestion.as_ref().map_or_else(String::new, |snapshot| {
            profile::synced(&snapshot.page, snapshot.last_synced, &model.clock)
        });
        let mut lines = title(theme, "Who should play next", "", columns);
        lines.push(Line::styled(text::apart(&facts, &synced, columns), theme.faint()));
        lines
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.suggestion else { return };
        if let Some(words) = profile::instead(&snapshot.page, "the next games", GONE) {
            return say(frame, area, &words);
        }
        let Some(suggestion) = &snapshot.suggestion else { return };
        if suggestion.games.is_empty() {
            return say(frame, area, "Too few are there for a game. Press q and choose more.");
        }
        let lines = self.lines(suggestion, usize::from(area.width), model);
        let down = self.down.min(lines.len().saturating_sub(usize::from(area.height)));
        frame.render_widget(Paragraph::new(lines[down..].to_vec()), area);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let Some(snapshot) = &model.suggestion else { return Vec::new() };
        if snapshot.suggestion.is_none() {
            return profile::keys_instead(&snapshot.page);
        }
        vec![("↑↓", "scroll"), ("r", "ask again"), ("?", "help"), ("q Esc", "back to who is there")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let shown = model.suggestion.as_ref().filter(|it| matches!(it.page, Page::Ready | Page::Refreshing));
        let suggestion = shown.and_then(|it| it.suggestion.clone());
        let length = suggestion.map_or(0, |it| self.lines(&it, 78, model).len());
        if move_in_list(&mut self.down, length.saturating_sub(8), key) {
            return Reaction::stay();
        }
        match key {
            Key::Char('r') => Reaction::run(Command::Refresh),
            Key::Esc | Key::Char('q') => Reaction::back().and(Command::Leave),
            _ => Reaction::stay(),
        }
    }

    fn has_bars(&self) -> bool {
        true
    }
}
