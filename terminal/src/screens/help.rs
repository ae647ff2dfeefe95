//! Help: every key.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::title;
use crate::{
    keys::{Key, move_in_list},
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// How far it is scrolled down.
#[derive(Debug, Clone, Default)]
pub(crate) struct Help {
    down: usize,
}

const SECTIONS: [(&str, &[Hint]); 10] = [
    (
        "Record a game (Play)",
        &[
            ("1-9 ↑↓", "choose a planned game; the next one is chosen already"),
            ("a b ← →", "who won"),
            ("0-9", "the loser's points; the winner's follow, Tab changes them"),
            ("Enter", "save; without points it is saved without"),
            ("n", "a game that is not planned: choose players by their keys"),
            ("e d", "edit or delete the chosen game"),
        ],
    ),
    (
        "Anywhere in a session",
        &[
            ("p h s m L", "Play, History, Stats, Summary, Plan; Tab goes on to the next"),
            ("r", "pull everybody's latest"),
            ("u", "undo the game played last; it is named first"),
            ("z", "restore the game deleted last"),
            ("R", "retry what failed"),
            ("t", "tray: what is not saved, and what others changed"),
            ("o x", "act on the notice shown, or put it away"),
            ("E", "edit session: name, date, costs, bet, organizer"),
            ("P", "players: add, rename, remove"),
            ("v", "links and a QR code for others"),
            ("W", "in a session of a group: who should play next"),
            ("D", "delete the session"),
        ],
    ),
    ("History", &[("e", "edit a game"), ("d", "delete a game"), ("u", "undo the last one")]),
    (
        "Plan the rest of the evening (L)",
        &[
            ("↑↓ ← →", "courts, format and rounds; Backspace: as many rounds as were planned"),
            ("Space", "who plays from now on; which games are on court and stay"),
            ("PgUp PgDn", "look through the rounds that would come"),
            ("Enter", "plan it: unplayed games go, these come, as one change"),
        ],
    ),
    ("Summary", &[("c", "copy the text to share"), ("w", "write it to a file")]),
    (
        "A player or a pair",
        &[
            ("1-5", "Overview, Rating, Partners, Opponents, Games; Tab goes on to the next"),
            ("c u", "close games: clutch wins, unlucky losses"),
            ("Enter", "all games with a partner, against an opponent"),
            ("← →", "Rating: game by game, what it changed and why"),
        ],
    ),
    (
        "Who should play next (s in a group)",
        &[
            ("Space a", "who is there; all"),
            ("← →", "how many courts"),
            ("Enter", "games with their odds, and who rests"),
        ],
    ),
    (
        "New session of a group",
        &[
            ("1-9 a-z", "tick who plays, arrows and Space too; / searches, Enter goes on"),
            ("Ctrl-P", "back to the players of the group"),
            ("Ctrl-G", "guest, or player of the group"),
        ],
    ),
    (
        "Forms",
        &[
            ("↑↓ Tab", "go from row to row"),
            ("← → Space", "change a choice"),
            ("Ctrl-S", "save from any row"),
            ("Esc", "leave"),
        ],
    ),
    (
        "Everywhere",
        &[("?", "this help"), ("q Esc", "back"), ("Ctrl-C", "quit; nothing typed and saved is lost")],
    ),
];

impl View for Help {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Help", "● saving   ? unconfirmed   ! not saved", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let lines = lines(model);
        let down = self.down.min(lines.len().saturating_sub(usize::from(area.height)));
        let shown: Vec<Line<'_>> = lines.into_iter().skip(down).collect();
        frame.render_widget(Paragraph::new(shown), area);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("↑↓", "scroll"), ("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        if move_in_list(&mut self.down, lines(model).len().saturating_sub(12), key) {
            return Reaction::stay();
        }
        match key {
            Key::Esc | Key::Char('q' | '?') => Reaction::back(),
            _ => Reaction::stay(),
        }
    }
}

fn lines(model: &Model) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (name, keys) in SECTIONS {
        lines.push(Line::styled(name, model.theme.strong()));
        lines.extend(keys.iter().map(|(key, words)| {
            Line::from(vec![
                Span::styled(format!("  {}", text::left(key, 11)), model.theme.strong()),
                Span::raw(*words),
            ])
        }));
        lines.push(Line::default());
    }
    lines
}
