//! Edit a game: its teams, its result, or no result.

use pace_core::draft::GameDraft;
use pace_rules::{
    change::GameEdit,
    game::Game,
    id::{GameId, PlayerId},
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{
    court::{card_lines, names, picker_lines},
    title,
};
use crate::{
    command::Command,
    judge,
    keys::Key,
    picker::{Picker, keys_of},
    scorecard::Scorecard,
    view::{Hint, Model, Reaction, View},
};

/// The game as it was when editing began, and as it is typed.
pub(crate) struct EditGame {
    id: GameId,
    number: u32,
    before: (Vec<PlayerId>, Vec<PlayerId>, Scorecard),
    card: Scorecard,
    picker: Picker,
}

impl EditGame {
    pub(crate) fn new(game: &Game) -> Self {
        let card = Scorecard::of(game);
        Self {
            id: game.id.clone(),
            number: game.game_number,
            before: (game.team_a.clone(), game.team_b.clone(), card.clone()),
            card,
            picker: Picker { picks: game.players().cloned().collect() },
        }
    }

    fn save(&self, model: &Model) -> Reaction {
        let Some(session) = model.session.as_ref().and_then(|snapshot| snapshot.session.as_ref()) else {
            return Reaction::back();
        };
        let draft = self.picker.draft(session, self.card.result());
        if let Err(rejection) = judge::game(session, draft.clone()) {
            return Reaction::wrong(rejection.to_string());
        }
        let edit = self.edit(draft);
        if edit == GameEdit::default() {
            return Reaction::back();
        }
        Reaction::back().and(Command::EditGame(self.id.clone(), edit))
    }

    /// Only what was changed: the rest may have been changed by others meanwhile.
    fn edit(&self, draft: GameDraft) -> GameEdit {
        let (team_a, team_b, card) = &self.before;
        let mut edit = if self.card.result() == card.result() {
            GameEdit::default()
        } else {
            GameEdit::result(self.card.result())
        };
        if draft.team_a != *team_a || draft.team_b != *team_b {
            (edit.team_a, edit.team_b) = (Some(draft.team_a), Some(draft.team_b));
        }
        edit
    }
}

impl View for EditGame {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, &format!("Edit game {}", self.number), "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(session) = model.session.as_ref().and_then(|snapshot| snapshot.session.as_ref()) else {
            return;
        };
        let columns = usize::from(area.width);
        let is_complete = self.picker.is_complete(session);
        let (team_a, team_b) = self.picker.sides(session);
        let mut lines =
            card_lines(&self.card, &names(session, team_a), &names(session, team_b), columns, model.theme);
        if !is_complete {
            lines.pop();
            lines.push(Line::styled("   Choose who plays, by key: team A first.", model.theme.strong()));
        } else if self.card.winner.is_none() {
            lines.pop();
            lines.push(Line::from("   No result. a or b says who won; Enter saves it as planned."));
        }
        if !is_complete || self.card.winner.is_none() {
            lines.push(Line::default());
            lines.extend(picker_lines(&self.picker, session, columns, model.theme));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let session = model.session.as_ref().and_then(|snapshot| snapshot.session.as_ref());
        if let Some(session) = session.filter(|session| !self.picker.is_complete(session)) {
            let keys = keys_of(session.players.len());
            return vec![(keys, "choose players"), ("⌫", "back"), ("Esc", "leave as it was")];
        }
        let mut keys = vec![("a/b", "winner")];
        if self.card.winner.is_some() {
            keys.extend([("0-9", "loser's points"), ("Tab", "winner's points"), ("x", "clear the result")]);
        }
        keys.extend([("p", "other players"), ("Enter", "save"), ("Esc", "leave as it was")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let Some(session) = model.session.as_ref().and_then(|snapshot| snapshot.session.clone()) else {
            return Reaction::back();
        };
        if *key == Key::Esc {
            return Reaction::back();
        }
        if !self.picker.is_complete(&session) {
            self.picker.key(key, &session);
            return Reaction::stay();
        }
        match key {
            Key::Enter => return self.save(model),
            Key::Char('x') => self.card = Scorecard::default(),
            // A change of players leaves the sides' result as it is.
            Key::Char('p') => self.picker = Picker::default(),
            Key::Backspace if self.card.loser.is_empty() && !self.card.on_winner => {
                self.card.winner = None;
            }
            _ => {
                self.card.key(key);
            }
        }
        Reaction::stay()
    }
}
