//! Players of a session: add, rename, remove.

use pace_core::shared::Shared;
use pace_rules::{change::Change, id::PlayerId, player::Player, session::Session};
use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
    widgets::Paragraph,
};

use super::{stats::marked_name, title};
use crate::{
    command::Command,
    judge,
    keys::{Key, move_in_list},
    view::{Hint, Model, Reaction, View},
    widgets::{input::Input, text},
};

/// Where the cursor stands, and the name that is being typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Players {
    at: usize,
    typing: Option<(Typing, Input)>,
}

#[derive(Debug, Clone)]
enum Typing {
    NewPlayer,
    Name(PlayerId),
}

impl Players {
    fn key_typing(&mut self, key: &Key, session: &Shared<Session>) -> Reaction {
        let Some((typing, input)) = &mut self.typing else { return Reaction::stay() };
        match key {
            Key::Esc => self.typing = None,
            Key::Enter => {
                let name = input.text().trim().to_owned();
                let (change, command) = match typing {
                    Typing::NewPlayer => (None, Command::AddPlayer(name)),
                    Typing::Name(id) => (
                        Some(Change::RenamePlayer { id: id.clone(), name: name.clone() }),
                        Command::RenamePlayer(id.clone(), name),
                    ),
                };
                // Adding is judged with a player of the same name: the id is made by the core.
                let change = change.or_else(|| match &command {
                    Command::AddPlayer(name) => Some(Change::AddPlayer(Player {
                        id: PlayerId::new("new-player").ok()?,
                        name: name.clone(),
                        group_player_id: None,
                        is_guest: None,
                    })),
                    _ => None,
                });
                if let Some(Err(rejection)) = change.map(|change| judge::change(session, &change)) {
                    return Reaction::wrong(rejection.to_string());
                }
                self.typing = None;
                return Reaction::run(command);
            }
            _ => {
                input.key(key);
            }
        }
        Reaction::stay()
    }
}

impl View for Players {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Players", "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.session else { return };
        let Some(session) = &snapshot.session else { return };
        let columns = usize::from(area.width);
        let height = usize::from(area.height).saturating_sub(2);
        let first = (self.at + 1).saturating_sub(height);
        let mut lines: Vec<Line<'_>> = Vec::new();
        for (place, player) in session.players.iter().enumerate().skip(first).take(height) {
            let chosen = place == self.at;
            let name = marked_name(snapshot, &player.id, &player.name);
            let mark = if chosen { "▸" } else { " " };
            let line = format!("{mark} {:>2}  {name}", place + 1);
            let style = if chosen { model.theme.selected() } else { model.theme.plain() };
            lines.push(Line::styled(text::cut(&line, columns), style));
        }
        if let Some((typing, input)) = &self.typing {
            let label = if matches!(typing, Typing::NewPlayer) { "New player: " } else { "New name: " };
            let (shown, cursor) = input.window(columns.saturating_sub(label.len() + 1));
            let y = area.y + u16::try_from(lines.len() + 1).unwrap_or(0);
            let x = area.x + u16::try_from(label.len() + cursor).unwrap_or(0);
            lines.extend([Line::default(), Line::styled(format!("{label}{shown}"), model.theme.strong())]);
            frame.set_cursor_position(Position::new(x, y));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        if self.typing.is_some() {
            return vec![("Enter", "save"), ("Esc", "leave as it was")];
        }
        vec![("↑↓", "choose"), ("a", "add"), ("e Enter", "rename"), ("d", "remove"), ("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let Some(session) = model.session.as_ref().and_then(|snapshot| snapshot.session.clone()) else {
            return Reaction::back();
        };
        if self.typing.is_some() {
            return self.key_typing(key, &session);
        }
        if move_in_list(&mut self.at, session.players.len(), key) {
            return Reaction::stay();
        }
        let chosen = session.players.get(self.at.min(session.players.len().saturating_sub(1)));
        match (key, chosen) {
            (Key::Char('a'), _) => self.typing = Some((Typing::NewPlayer, Input::default())),
            (Key::Char('e') | Key::Enter, Some(player)) => {
                self.typing = Some((Typing::Name(player.id.clone()), Input::new(player.name.clone())));
            }
            // Refused by the rules for whoever has games or prepaid, with their sentence.
            (Key::Char('d') | Key::Delete, Some(player)) => {
                return Reaction::run(Command::RemovePlayer(player.id.clone()));
            }
            (Key::Char('q') | Key::Esc, _) => return Reaction::back(),
            _ => {}
        }
        Reaction::stay()
    }

    fn takes_text(&self) -> bool {
        self.typing.is_some()
    }
}
