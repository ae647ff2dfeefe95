//! Games as lists show them: the result, both sides with the score between, the day.

use pace_rules::group::GameLine;
use ratatui::{
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    screens::stats::{difference_text, sign_style},
    theme::Theme,
    view::Model,
    widgets::{list, text},
};

/// A game, and by how much it changed the rating where that is shown.
pub(crate) type Row<'a> = (&'a GameLine, Option<i32>);

const DAY: usize = 11;
const SCORE: usize = 5;
/// "Lost by 1".
const MARGIN: usize = 9;
const CHANGE: usize = 4;

/// The games that fit into an area, the chosen one among them.
pub(crate) fn lines(rows: &[Row<'_>], at: usize, area: Rect, model: &Model) -> Vec<Line<'static>> {
    let has_margin = rows.iter().any(|(game, _)| game.margin.is_some());
    let has_change = rows.iter().any(|(_, change)| change.is_some());
    let result = if has_margin { MARGIN } else { 1 };
    let change = if has_change { CHANGE + 2 } else { 0 };
    let room = usize::from(area.width).saturating_sub(2 + result + 2 + SCORE + 4 + change + 2 + DAY);
    let widest = |side: fn(&GameLine) -> &[String]| {
        let widths = rows.iter().map(|(game, _)| text::width(&side(game).join(" & ")));
        widths.max().unwrap_or(0)
    };
    let [a, b] = [widest(|game| &game.team_a_names), widest(|game| &game.team_b_names)];
    let half = room / 2;
    let left = a.min(half.max(room.saturating_sub(b)));
    let right = b.min(room.saturating_sub(left));
    let line = |place: usize| {
        let (game, changed) = rows[place];
        let theme = model.theme;
        let chosen = if place == at { theme.selected() } else { theme.plain() };
        let teams = format!(
            "{}  {}  {}",
            text::left(&text::joined(&game.team_a_names, left), left),
            score(game),
            text::left(&text::joined(&game.team_b_names, right), right),
        );
        let mut spans = vec![
            Span::raw(if place == at { "▸ " } else { "  " }),
            Span::styled(text::left(&words(game), result), won_style(game.won, theme)),
            Span::raw("  "),
            Span::styled(teams, chosen),
        ];
        if let Some(changed) = changed {
            let words = text::right(&difference_text(changed.into()), CHANGE + 2);
            spans.push(Span::styled(words, sign_style(changed.into(), theme)));
        }
        spans.push(Span::styled(text::right(&model.clock.day(game.date), DAY + 2), theme.faint()));
        Line::from(spans)
    };
    list::window(at, rows.len(), usize::from(area.height)).map(line).collect()
}

fn words(game: &GameLine) -> String {
    match (game.margin, game.won) {
        (Some(margin), true) => format!("Won by {margin}"),
        (Some(margin), false) => format!("Lost by {margin}"),
        (None, true) => "W".to_owned(),
        (None, false) => "L".to_owned(),
    }
}

/// The points of both sides in five columns; where neither is known, "v".
fn score(game: &GameLine) -> String {
    let points = |points: Option<u8>| points.map_or_else(|| "?".to_owned(), |points| points.to_string());
    if game.team_a_score.is_none() && game.team_b_score.is_none() {
        return "  v  ".to_owned();
    }
    format!("{:>2}-{:<2}", points(game.team_a_score), points(game.team_b_score))
}

pub(crate) const fn won_style(won: bool, theme: Theme) -> Style {
    if won { theme.good() } else { theme.bad() }
}
