//! History: what was played, newest first.

use pace_core::snapshot::{GameView, SessionSnapshot, SyncMark};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{confirm::Confirm, edit_game::EditGame};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    theme::Theme,
    view::{Hint, Model, Reaction},
    widgets::text,
};

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    at: usize,
}

impl History {
    pub(crate) fn key(&mut self, key: &Key, snapshot: &SessionSnapshot) -> Option<Reaction> {
        if move_in_list(&mut self.at, snapshot.history.len(), key) {
            return Some(Reaction::stay());
        }
        let game = snapshot.history.get(self.at.min(snapshot.history.len().saturating_sub(1)))?;
        match key {
            Key::Char('e') | Key::Enter => Some(Reaction::open(EditGame::new(&game.game))),
            Key::Char('d') | Key::Delete => Some(Reaction::open(Confirm {
                question: format!("Delete game {}?", game.game.game_number),
                detail: game.line(),
                command: Command::DeleteGame(game.game.id.clone()),
                only_y: false,
            })),
            _ => None,
        }
    }

    pub(crate) fn keys(snapshot: &SessionSnapshot) -> Vec<Hint> {
        if snapshot.history.is_empty() {
            Vec::new()
        } else {
            vec![("↑↓", "choose"), ("e", "edit"), ("d", "delete"), ("u", "undo")]
        }
    }

    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &SessionSnapshot, model: &Model) {
        if snapshot.history.is_empty() {
            let lines =
                [Line::default(), Line::from("No game is played yet. Record the first one under Play (p).")];
            frame.render_widget(Paragraph::new(lines.to_vec()), area);
            return;
        }
        let at = self.at.min(snapshot.history.len() - 1);
        let height = usize::from(area.height);
        let first = (at + 1).saturating_sub(height);
        let lines: Vec<Line<'_>> = (snapshot.history.iter().enumerate().skip(first).take(height))
            .map(|(place, game)| line(game, place == at, usize::from(area.width), model))
            .collect();
        frame.render_widget(Paragraph::new(lines), area);
    }
}

fn line(game: &GameView, chosen: bool, columns: usize, model: &Model) -> Line<'static> {
    let theme = model.theme;
    let time = game.game.result_at.map_or_else(String::new, |time| model.clock.recent(time));
    let mark = mark(game.sync, theme);
    let taken = 13 + text::width(&mark.content) + 1;
    let words = format!("{:>3}  {}", game.game.game_number, game.line());
    let room = columns.saturating_sub(taken + 2);
    let style = if chosen { theme.selected() } else { theme.plain() };
    Line::from(vec![
        Span::raw(if chosen { "▸ " } else { "  " }),
        Span::styled(text::left(&words, room), style),
        Span::styled(text::right(&time, 13), theme.faint()),
        Span::raw(" "),
        mark,
    ])
}

/// How far something got, in a sign and a word.
pub(crate) fn mark(sync: SyncMark, theme: Theme) -> Span<'static> {
    match sync {
        SyncMark::Saved => Span::raw(""),
        SyncMark::Saving => Span::styled("● saving", theme.waiting()),
        SyncMark::Unconfirmed => Span::styled("? unconfirmed", theme.bad()),
    }
}
