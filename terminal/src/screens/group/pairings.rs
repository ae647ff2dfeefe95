//! Pairings: pairs who played together, those with enough games first.

use pace_core::snapshot::{GroupSnapshot, TabView};
use pace_rules::group::PairingRow;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{GroupTab, leaderboard::medal};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    screens::{pair::PairScreen, say},
    view::{Hint, Model, Reaction},
    widgets::{list, text},
};

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairings {
    at: usize,
}

fn rows(snapshot: &GroupSnapshot) -> &[PairingRow] {
    match &snapshot.content {
        Some(TabView::Pairings(rows)) => rows,
        _ => &[],
    }
}

impl GroupTab for Pairings {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model) {
        let rows = rows(snapshot);
        if rows.is_empty() {
            return say(frame, area, "No pair has played together yet. Play doubles, and pairs appear here.");
        }
        let theme = model.theme;
        let columns = usize::from(area.width);
        let name = 36.min(columns.saturating_sub(32));
        let line = |place: usize| {
            let row = &rows[place];
            let chosen = place == self.at;
            let (rank, style) =
                if row.is_qualified { medal(place + 1, theme) } else { ("  *".to_owned(), theme.faint()) };
            let names = format!("{} & {}", row.player1_name, row.player2_name);
            let games = format!("{}-{}", row.wins, row.losses);
            let figures = format!("{}  {:>5}  {:>5}", text::left(&names, name), row.games_played, games);
            Line::from(vec![
                Span::raw(if chosen { "▸" } else { " " }),
                Span::styled(rank, style),
                Span::raw(" "),
                Span::styled(figures, if chosen { theme.selected() } else { theme.plain() }),
                Span::styled(format!("  {:>6.1}", row.win_rate), theme.rate(row.win_rate)),
            ])
        };
        let head = format!("     {}  {:>5}  {:>5}  {:>6}", text::left("Pair", name), "Games", "W-L", "Win %");
        let mut lines = vec![Line::styled(head, theme.faint())];
        let unranked = rows.iter().any(|row| !row.is_qualified);
        let height = usize::from(area.height).saturating_sub(1 + 2 * usize::from(unranked));
        lines.extend(list::window(self.at, rows.len(), height).map(line));
        if unranked {
            let words = "* Fewer than 5 games together: listed, not ranked.";
            lines.extend([Line::default(), Line::styled(words, theme.faint())]);
        }
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
        let place = Place::Pair {
            group: snapshot.id.clone(),
            one: row.player1_id.clone(),
            other: row.player2_id.clone(),
        };
        Some(Reaction::open(PairScreen::default()).and(Command::Open(place)))
    }
}
