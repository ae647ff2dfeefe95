//! Leaderboard: the active players, best rating first.

use pace_core::snapshot::{GroupSnapshot, TabView};
use pace_rules::group::{LeaderboardRow, Outcome, Trend};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::GroupTab;
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    screens::{player::PlayerScreen, say},
    theme::Theme,
    view::{Hint, Model, Reaction},
    widgets::{list, text},
};

/// Columns of the longest name, if there is room for it.
const NAME: usize = 24;
/// So many results of one kind at the head of the form are a streak.
const STREAK: usize = 3;

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Leaderboard {
    at: usize,
}

fn rows(snapshot: &GroupSnapshot) -> &[LeaderboardRow] {
    match &snapshot.content {
        Some(TabView::Leaderboard(rows)) => rows,
        _ => &[],
    }
}

impl GroupTab for Leaderboard {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model) {
        let rows = rows(snapshot);
        if rows.is_empty() {
            return say(frame, area, "Nobody is on the board yet. Add players (3), then play a session.");
        }
        let theme = model.theme;
        let columns = usize::from(area.width);
        let name = NAME.min(columns.saturating_sub(48));
        let head = format!(
            "     {}  {:>6}  {:>5}  {:>6}   Last five",
            text::left("Player", name),
            "Rating",
            "W-L",
            "Win %"
        );
        let line = |place: usize| {
            let row = &rows[place];
            let (medal, style) = medal(row.rank, theme);
            let figures = format!(
                "{}  {:>6}  {:>5}  {:>6}   ",
                text::left(&row.player_name, name),
                row.elo_rating,
                format!("{}-{}", row.wins, row.losses),
                format!("{:.1}", row.win_rate),
            );
            let chosen = if place == self.at { theme.selected() } else { theme.plain() };
            let mut spans = vec![
                Span::raw(if place == self.at { "▸" } else { " " }),
                Span::styled(medal, style),
                Span::raw(" "),
                Span::styled(figures, chosen),
            ];
            spans.extend(form(&row.recent_form, theme));
            spans.extend(trend(row, theme));
            Line::from(spans)
        };
        let mut lines = vec![Line::styled(head, theme.faint())];
        let height = usize::from(area.height).saturating_sub(1);
        lines.extend(list::window(self.at, rows.len(), height).map(line));
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, snapshot: &GroupSnapshot) -> Vec<Hint> {
        if rows(snapshot).is_empty() { Vec::new() } else { vec![("↑↓", "choose"), ("Enter", "profile")] }
    }

    fn key(&mut self, key: &Key, snapshot: &GroupSnapshot, _model: &Model) -> Option<Reaction> {
        let rows = rows(snapshot);
        if move_in_list(&mut self.at, rows.len(), key) {
            return Some(Reaction::stay());
        }
        let row = rows.get(self.at).filter(|_| *key == Key::Enter)?;
        let place = Place::Player { group: snapshot.id.clone(), player: row.group_player_id.clone() };
        Some(Reaction::open(PlayerScreen::default()).and(Command::Open(place)))
    }
}

/// The rank in three columns; the first three stand out.
pub(super) fn medal(rank: usize, theme: Theme) -> (String, Style) {
    let style = match rank {
        1 => theme.gold(),
        2 | 3 => theme.strong(),
        _ => theme.faint(),
    };
    (format!("{rank:>3}"), style)
}

/// Results as letters, newest first.
pub(crate) fn form(outcomes: &[Outcome], theme: Theme) -> Vec<Span<'static>> {
    if outcomes.is_empty() {
        return vec![Span::styled("no games", theme.faint())];
    }
    let letter = |outcome: &Outcome| match outcome {
        Outcome::Win => Span::styled("W ", theme.good()),
        Outcome::Loss => Span::styled("L ", theme.bad()),
    };
    outcomes.iter().map(letter).collect()
}

fn trend(row: &LeaderboardRow, theme: Theme) -> Vec<Span<'static>> {
    let gap = " ".repeat(10_usize.saturating_sub(2 * row.recent_form.len()));
    let gap = if row.recent_form.is_empty() { "  ".to_owned() } else { gap };
    let (arrow, style) = match row.trend {
        Trend::Up => ("↑", theme.good()),
        Trend::Down => ("↓", theme.bad()),
        Trend::Stable => ("–", theme.faint()),
    };
    let first = row.recent_form.first();
    let streak = row.recent_form.iter().take_while(|outcome| Some(*outcome) == first).count();
    let badge = match first {
        Some(Outcome::Win) if streak >= STREAK => " hot",
        Some(Outcome::Loss) if streak >= STREAK => " cold",
        _ => "",
    };
    vec![Span::styled(format!("{gap} {arrow}"), style), Span::styled(badge, style)]
}
