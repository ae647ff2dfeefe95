//! Play: the next game, and the few keys that record it.

use pace_core::{
    shared::Shared,
    snapshot::{GameView, SessionSnapshot},
};
use pace_rules::{
    change::GameEdit,
    game::Team,
    id::{GameId, PlayerId},
    session::Session,
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{
    confirm::Confirm,
    court::{WHO_WON, card_lines, leaders, names, picker_lines},
    edit_game::EditGame,
};
use crate::{
    command::Command,
    judge,
    keys::Key,
    picker::{Picker, keys_of},
    scorecard::Scorecard,
    theme::Theme,
    view::{Hint, Model, Reaction},
    widgets::text,
};

/// What is being chosen and typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Play {
    /// A planned game; none for the next one.
    pub(crate) selected: Option<GameId>,
    /// A game that is not planned is being recorded.
    pub(crate) unplanned: bool,
    pub(crate) card: Scorecard,
    pub(crate) picker: Picker,
}

/// The planned games in order.
fn planned(snapshot: &SessionSnapshot) -> Vec<&GameView> {
    snapshot.next.iter().chain(&snapshot.upcoming).collect()
}

impl Play {
    fn is_unplanned(&self, snapshot: &SessionSnapshot) -> bool {
        self.unplanned || snapshot.next.is_none()
    }

    fn target<'a>(&self, snapshot: &'a SessionSnapshot) -> Option<&'a GameView> {
        let chosen = planned(snapshot).into_iter().find(|view| Some(&view.game.id) == self.selected.as_ref());
        chosen.or(snapshot.next.as_ref())
    }

    /// Takes a key; none if it is not Play's.
    pub(crate) fn key(&mut self, key: &Key, snapshot: &SessionSnapshot) -> Option<Reaction> {
        let session = snapshot.session.as_ref()?;
        if self.is_unplanned(snapshot) {
            self.key_unplanned(key, snapshot, session)
        } else {
            self.key_planned(key, snapshot, session)
        }
    }

    fn key_planned(
        &mut self,
        key: &Key,
        snapshot: &SessionSnapshot,
        session: &Shared<Session>,
    ) -> Option<Reaction> {
        let games = planned(snapshot);
        let at = games.iter().position(|view| Some(&view.game.id) == self.selected.as_ref());
        if self.selected.is_some() && at.is_none() {
            let was_typing = !self.card.is_empty();
            (self.selected, self.card) = (None, Scorecard::default());
            if was_typing {
                return Some(Reaction::wrong("That game was recorded meanwhile: it is in History."));
            }
        }
        let at = at.unwrap_or(0);
        let target = games.get(at)?;
        if self.card.key(key) {
            // From here on the keys belong to this game, whatever a sync brings.
            self.selected = Some(target.game.id.clone());
            return Some(Reaction::stay());
        }
        let choose = |at: usize| games.get(at).map(|view| view.game.id.clone());
        match key {
            Key::Char(digit @ '1'..='9') => {
                let chosen = choose(usize::from(*digit as u8 - b'1'));
                self.selected = chosen.or_else(|| self.selected.take());
            }
            Key::Up if self.card.is_empty() => self.selected = choose(at.saturating_sub(1)),
            Key::Down if self.card.is_empty() => self.selected = choose((at + 1).min(games.len() - 1)),
            Key::Enter => return Some(self.save_planned(target, session)),
            Key::Char('n') => (self.unplanned, self.card) = (true, Scorecard::default()),
            Key::Char('e') => return Some(Reaction::open(EditGame::new(&target.game))),
            Key::Char('d') => {
                return Some(Reaction::open(Confirm {
                    question: format!("Delete planned game {}?", target.game.game_number),
                    detail: target.line(),
                    command: Command::DeleteGame(target.game.id.clone()),
                    only_y: false,
                }));
            }
            Key::Esc if !self.card.is_empty() => self.card = Scorecard::default(),
            Key::Esc if self.selected.is_some() => self.selected = None,
            _ => return None,
        }
        Some(Reaction::stay())
    }

    fn save_planned(&mut self, target: &GameView, session: &Shared<Session>) -> Reaction {
        let Some(result) = self.card.result() else { return Reaction::wrong(WHO_WON) };
        let draft = pace_core::draft::GameDraft {
            team_a: target.game.team_a.clone(),
            team_b: target.game.team_b.clone(),
            result: Some(result),
        };
        if let Err(rejection) = judge::game(session, draft) {
            return Reaction::wrong(rejection.to_string());
        }
        let said = self.recorded(target.team(result.winning_team));
        *self = Self::default();
        Reaction::run(Command::EditGame(target.game.id.clone(), GameEdit::result(Some(result)))).saying(said)
    }

    fn key_unplanned(
        &mut self,
        key: &Key,
        snapshot: &SessionSnapshot,
        session: &Shared<Session>,
    ) -> Option<Reaction> {
        self.picker.prefill(session);
        let is_complete = self.picker.is_complete(session);
        if is_complete && self.card.key(key) || self.card.is_empty() && self.picker.key(key, session) {
            // From here on the keys belong to this game, whatever a sync plans.
            self.unplanned = true;
            return Some(Reaction::stay());
        }
        match key {
            Key::Enter if is_complete => return Some(self.save_unplanned(session)),
            Key::Enter => return Some(Reaction::wrong("Choose the players first.")),
            Key::Char('+') if is_complete => {
                let draft = self.picker.draft(session, None);
                *self = Self::default();
                return Some(Reaction::run(Command::RecordGame(draft)).saying("Planned for later."));
            }
            Key::Esc if !self.card.is_empty() => self.card = Scorecard::default(),
            Key::Esc if !self.picker.picks.is_empty() && session.players.len() > 2 => {
                self.picker = Picker::default();
                self.unplanned &= snapshot.next.is_some();
            }
            Key::Esc if self.unplanned && snapshot.next.is_some() => *self = Self::default(),
            _ => return None,
        }
        Some(Reaction::stay())
    }

    fn save_unplanned(&mut self, session: &Shared<Session>) -> Reaction {
        let Some(result) = self.card.result() else { return Reaction::wrong(WHO_WON) };
        let draft = self.picker.draft(session, Some(result));
        if let Err(rejection) = judge::game(session, draft.clone()) {
            return Reaction::wrong(rejection.to_string());
        }
        let winners = match result.winning_team {
            Team::A => &draft.team_a,
            Team::B => &draft.team_b,
        };
        let said = self.recorded(&names(session, winners));
        *self = Self::default();
        Reaction::run(Command::RecordGame(draft)).saying(said)
    }

    fn recorded(&self, winners: &str) -> String {
        format!("Recorded: {winners} won {}. u takes it back.", self.card.score())
    }

    pub(crate) fn keys(&self, snapshot: &SessionSnapshot) -> Vec<Hint> {
        let unplanned = self.is_unplanned(snapshot);
        let complete =
            snapshot.session.as_ref().is_some_and(|session| self.picker.is_complete(session)) || !unplanned;
        let mut keys = Vec::new();
        match (complete, self.card.winner) {
            (false, _) => {
                let players = snapshot.session.as_ref().map_or(0, |session| session.players.len());
                keys.extend([(keys_of(players), "choose players"), ("⌫", "back")]);
            }
            (true, None) => keys.push(("a/b", "who won")),
            (true, Some(_)) => {
                return vec![
                    ("0-9", "points"),
                    ("Enter", "save"),
                    ("a/b", "winner"),
                    ("Tab", "winner's points"),
                    ("Esc", "clear"),
                ];
            }
        }
        if unplanned {
            keys.extend(complete.then_some(("+", "plan for later")));
            keys.extend(snapshot.next.is_some().then_some(("Esc", "planned games")));
        } else {
            keys.extend([("1-9 ↑↓", "choose game"), ("n", "other game"), ("e", "edit"), ("d", "delete")]);
        }
        keys
    }

    /// `courts` games are played at a time.
    pub(crate) fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        snapshot: &SessionSnapshot,
        courts: usize,
        model: &Model,
    ) {
        let Some(session) = &snapshot.session else { return };
        let columns = usize::from(area.width);
        let mut lines = if self.is_unplanned(snapshot) {
            self.unplanned_lines(session, columns, model.theme)
        } else {
            self.planned_lines(snapshot, columns, model.theme)
        };
        let mut below = vec![Line::default(), leaders(snapshot, columns, model.theme)];
        if !self.is_unplanned(snapshot) {
            let room = usize::from(area.height).saturating_sub(lines.len() + below.len() + 1);
            lines.extend(self.list(snapshot, courts, room, columns, model.theme));
        }
        let room = usize::from(area.height).saturating_sub(lines.len());
        lines.extend(below.drain(below.len().saturating_sub(room)..));
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn planned_lines(&self, snapshot: &SessionSnapshot, columns: usize, theme: Theme) -> Vec<Line<'static>> {
        let Some(target) = self.target(snapshot) else { return Vec::new() };
        let all = snapshot.history.len() + planned(snapshot).len();
        let is_next = snapshot.next.as_ref().is_some_and(|next| next.game.id == target.game.id);
        let place = if is_next { "Next: game" } else { "Game" };
        let head = format!("{place} {} of {all}", target.game.game_number);
        let mut lines = vec![Line::styled(head, theme.strong())];
        lines.extend(card_lines(&self.card, &target.team_a, &target.team_b, columns, theme));
        lines
    }

    fn unplanned_lines(&self, session: &Session, columns: usize, theme: Theme) -> Vec<Line<'static>> {
        let mut picker = self.picker.clone();
        picker.prefill(session);
        let size = session.game_mode.team_size();
        let (team_a, team_b) = picker.sides(session);
        let head = if picker.is_complete(session) {
            "A game that is not planned".to_owned()
        } else {
            let team = if team_a.len() < size { "A" } else { "B" };
            format!("Who plays? Choose {} for team {team} by key.", if size == 2 { "two" } else { "one" })
        };
        let mut lines = vec![Line::styled(head, theme.strong())];
        lines.extend(picker_lines(&picker, session, columns, theme));
        let shown = |players: &[PlayerId]| {
            let mut shown = names(session, players);
            if players.len() < size {
                shown = if players.is_empty() { "…".to_owned() } else { format!("{shown} & …") };
            }
            shown
        };
        lines.extend(card_lines(&self.card, &shown(team_a), &shown(team_b), columns, theme));
        if !picker.is_complete(session) {
            lines.pop();
        }
        lines
    }

    fn list(
        &self,
        snapshot: &SessionSnapshot,
        courts: usize,
        room: usize,
        columns: usize,
        theme: Theme,
    ) -> Vec<Line<'static>> {
        let games = planned(snapshot);
        let target = self.target(snapshot).map(|view| &view.game.id);
        let at = games.iter().position(|view| Some(&view.game.id) == target).unwrap_or(0);
        let room = room.saturating_sub(2).max(1);
        let first = (at + 1).saturating_sub(room);
        let on_court = match courts.min(games.len()) {
            0 | 1 => String::new(),
            courts => format!(", the first {courts} on court now"),
        };
        let head = format!("Planned games ({}){on_court}", games.len());
        let mut lines = vec![Line::default(), Line::styled(head, theme.strong())];
        for (place, view) in games.iter().enumerate().skip(first).take(room) {
            let digit = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
            let mark = if place == at { "▸" } else { " " };
            let line = format!("{mark} {digit}  game {:<3} {}", view.game.game_number, view.line());
            let style = if place == at { theme.strong() } else { theme.plain() };
            lines.push(Line::styled(text::cut(&line, columns), style));
        }
        lines
    }
}
