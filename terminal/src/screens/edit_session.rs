//! Edit a session: name, date, costs, bet, organizer. Players have a screen of their own.

use pace_core::shared::Shared;
use pace_rules::{
    change::{Change, SessionEdit},
    money::Money,
    session::{CourtCostType, Session},
};
use ratatui::{Frame, layout::Rect, text::Line};

use super::{players::Players, title};
use crate::{
    amount,
    clock::Clock,
    command::Command,
    judge,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::form::{Form, Row, Typed},
};

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Id {
    Name,
    Date,
    Time,
    Organizer,
    Court,
    CourtKind,
    Shuttles,
    Betting,
    Bet,
    Save,
}

/// The session as it was when editing began, and the form.
pub(crate) struct EditSession {
    before: Shared<Session>,
    form: Form<Id>,
}

impl EditSession {
    pub(crate) fn new(session: &Shared<Session>, clock: &Clock) -> Self {
        let (date, time) = clock.typed(session.date);
        let names: Vec<&str> = session.players.iter().map(|player| player.name.as_str()).collect();
        let organizer = session.players.iter().position(|player| player.id == session.organizer_id);
        let kind = usize::from(session.court_cost_type == CourtCostType::Total);
        let mut form = Form::new(vec![
            Row::text(Id::Name, "Name", session.name.clone().unwrap_or_default()),
            Row::text(Id::Date, "Date", date),
            Row::text(Id::Time, "Time", time),
            Row::choice(Id::Organizer, "Organizer", &names, organizer.unwrap_or(0)).hint("prepaid the costs"),
            Row::text(Id::Court, "Court cost", amount::typed(session.court_cost_value)),
            Row::choice(Id::CourtKind, "Court cost is", &["per person", "in total"], kind),
            Row::text(Id::Shuttles, "Shuttles", amount::typed(session.bird_cost_total)).hint("in total"),
            Row::choice(Id::Betting, "Bet", &["off", "on"], usize::from(session.betting_enabled)),
            Row::text(Id::Bet, "Bet amount", amount::typed(session.bet_per_player))
                .hint("per player and game"),
            Row::button(Id::Save, "Save"),
        ]);
        form.show(Id::Bet, session.betting_enabled);
        Self { before: session.clone(), form }
    }

    fn amount(&mut self, id: Id) -> Money {
        amount::parse(self.form.typed(id)).unwrap_or_else(|error| {
            self.form.complain(id, error);
            Money::ZERO
        })
    }

    /// What was changed, part by part: a part is written whole.
    fn edit(&mut self, clock: &Clock) -> SessionEdit {
        let before = self.before.clone();
        let mut edit = SessionEdit::default();
        let name = Some(self.form.typed(Id::Name).to_owned()).filter(|name| !name.is_empty());
        edit.name = (name != before.name).then_some(name);
        let typed = (self.form.typed(Id::Date).to_owned(), self.form.typed(Id::Time).to_owned());
        if typed != clock.typed(before.date) {
            match (Clock::parse_date(&typed.0), Clock::parse_time(&typed.1)) {
                (Ok(date), Ok(time)) => edit.date = Some(clock.moment(date, time)),
                (Err(error), _) => self.form.complain(Id::Date, error),
                (_, Err(error)) => self.form.complain(Id::Time, error),
            }
        }
        let organizer = before.players.get(self.form.chosen(Id::Organizer)).map(|player| player.id.clone());
        edit.organizer_id = organizer.filter(|organizer| *organizer != before.organizer_id);
        let kind = if self.form.chosen(Id::CourtKind) == 0 {
            CourtCostType::PerPerson
        } else {
            CourtCostType::Total
        };
        let court = self.amount(Id::Court);
        if (court, kind) != (before.court_cost_value, before.court_cost_type) {
            (edit.court_cost_value, edit.court_cost_type) = (Some(court), Some(kind));
        }
        let shuttles = self.amount(Id::Shuttles);
        edit.bird_cost_total = (shuttles != before.bird_cost_total).then_some(shuttles);
        let betting = self.form.chosen(Id::Betting) == 1;
        let bet = if betting { self.amount(Id::Bet) } else { before.bet_per_player };
        if (bet, betting) != (before.bet_per_player, before.betting_enabled) {
            (edit.bet_per_player, edit.betting_enabled) = (Some(bet), Some(betting));
        }
        edit
    }

    fn save(&mut self, clock: &Clock) -> Reaction {
        self.form.forget_complaints();
        let edit = self.edit(clock);
        if self.form.is_wrong() {
            return Reaction::wrong(self.form.complaint());
        }
        if edit.parts().is_empty() {
            return Reaction::back();
        }
        match judge::change(&self.before, &Change::EditSession(edit.clone())) {
            Ok(()) => Reaction::back().and(Command::EditSession(edit)),
            Err(rejection) => Reaction::wrong(rejection.to_string()),
        }
    }
}

impl View for EditSession {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Edit session", self.before.title(), columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        self.form.draw(frame, area, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![
            ("↑↓ Enter", "go on"),
            ("← →", "change a choice"),
            ("Ctrl-S", "save"),
            ("Ctrl-P", "players"),
            ("Esc", "leave as it was"),
        ]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        match key {
            Key::Esc => return Reaction::back(),
            Key::Ctrl('p') => return Reaction::replace(Players::default()),
            _ => {}
        }
        match self.form.key(key) {
            Typed::Submitted => return self.save(&model.clock),
            Typed::Changed => self.form.show(Id::Bet, self.form.chosen(Id::Betting) == 1),
            Typed::Moved | Typed::Ignored => {}
        }
        Reaction::stay()
    }

    fn takes_text(&self) -> bool {
        true
    }
}
