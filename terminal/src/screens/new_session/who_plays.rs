//! Who of the group plays: everybody is ticked with one key.

use pace_core::snapshot::{GroupSnapshot, MemberView};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::NewSession;
use crate::{
    keys::Key,
    theme::Theme,
    view::{Hint, Reaction},
    widgets::{list, search::Search, text},
};

/// The keys of those who are shown first; the others are ticked with Space.
const LABELS: &str = "1234567890abcdefghijklmnopqrstuvwxyz";
/// Players in a row.
const ACROSS: usize = 3;

/// Where the cursor stands, and what is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct WhoPlays {
    at: usize,
    search: Search,
}

impl WhoPlays {
    fn shown<'a>(&self, group: &'a GroupSnapshot) -> Vec<&'a MemberView> {
        group.players_matching(self.search.text())
    }

    /// Whether Esc shows all again.
    pub(super) fn is_searching(&self) -> bool {
        self.search.is_typing() || !self.search.text().is_empty()
    }

    pub(super) fn keys(&self) -> Vec<Hint> {
        if self.search.is_typing() {
            return Search::keys();
        }
        vec![
            ("1-9 a-z", "who plays"),
            ("↑↓ ← → Space", "choose"),
            ("/", "search"),
            ("Enter", "go on"),
            ("Ctrl-S", "create the session"),
            ("Esc", "leave"),
        ]
    }
}

impl NewSession {
    /// Takes a key while players of the group are chosen.
    pub(super) fn key_of_who_plays(&mut self, key: &Key, group: &GroupSnapshot) -> Reaction {
        let Some(who) = &mut self.who_plays else { return Reaction::stay() };
        if who.search.key(key) {
            who.at = 0;
            return Reaction::stay();
        }
        let shown: Vec<String> = who.shown(group).into_iter().map(|member| member.name.clone()).collect();
        let last = shown.len().saturating_sub(1);
        match key {
            Key::Enter => self.who_plays = None,
            Key::Left => who.at = who.at.saturating_sub(1),
            Key::Right => who.at = (who.at + 1).min(last),
            Key::Up => who.at = who.at.checked_sub(ACROSS).unwrap_or(who.at),
            Key::Down => who.at = if who.at + ACROSS <= last { who.at + ACROSS } else { who.at },
            Key::Char(letter) => {
                let labelled = LABELS.chars().position(|label| label == *letter);
                let place = if *letter == ' ' { Some(who.at) } else { labelled };
                if let Some(name) = place.and_then(|place| shown.get(place)) {
                    who.at = place.unwrap_or(who.at);
                    self.touched = true;
                    return self.tick(name).unwrap_or_else(Reaction::stay);
                }
            }
            _ => {}
        }
        Reaction::stay()
    }

    pub(super) fn draw_who_plays(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        group: &GroupSnapshot,
        theme: Theme,
    ) {
        let Some(who) = &self.who_plays else { return };
        let area = who.search.draw(frame, area, theme);
        let shown = who.shown(group);
        if shown.is_empty() {
            return crate::screens::say(frame, area, "No player of this group has that in the name.");
        }
        let cell = usize::from(area.width) / ACROSS;
        let mut labels = LABELS.chars();
        let cells: Vec<Span<'static>> = (shown.iter().enumerate())
            .map(|(place, member)| {
                let ticked = self.has(&member.name);
                let mark = if ticked { '✓' } else { ' ' };
                let cursor = if place == who.at { '▸' } else { ' ' };
                let label = labels.next().unwrap_or(' ');
                let style = if ticked { theme.selected() } else { theme.plain() };
                let name =
                    text::cut(&format!("{cursor}{label} {mark}{}", member.name), cell.saturating_sub(1));
                Span::styled(text::left(&name, cell), style)
            })
            .collect();
        let rows: Vec<Line<'_>> = cells.chunks(ACROSS).map(|row| Line::from(row.to_vec())).collect();
        let window = list::window(who.at / ACROSS, rows.len(), usize::from(area.height));
        frame.render_widget(Paragraph::new(rows[window].to_vec()), area);
    }
}
