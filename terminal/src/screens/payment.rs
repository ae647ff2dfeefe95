//! Mark a payment: who paid whom how much.

use pace_core::snapshot::{BalancesView, GroupSnapshot};
use pace_rules::{money::Money, pool::Person};
use ratatui::{Frame, layout::Rect, text::Line};

use super::title;
use crate::{
    amount,
    command::Command,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::form::{Form, Row, Typed},
};

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Id {
    From,
    To,
    Amount,
    Save,
}

/// The form as it is filled in.
pub(crate) struct PaymentForm {
    people: Vec<Person>,
    form: Form<Id>,
}

impl PaymentForm {
    /// Everybody with a balance, and the players of the group.
    pub(crate) fn new(view: &BalancesView, snapshot: &GroupSnapshot) -> Self {
        let mut people: Vec<(Person, String)> =
            view.balances.people.iter().map(|account| (account.person(), account.name.clone())).collect();
        for member in snapshot.members.iter().filter(|member| !member.is_removed) {
            let person = Person::Member(member.id.clone());
            if !people.iter().any(|(known, _)| *known == person) {
                people.push((person, member.name.clone()));
            }
        }
        let names: Vec<&str> = people.iter().map(|(_, name)| name.as_str()).collect();
        let rows = vec![
            Row::choice(Id::From, "Who paid", &names, 0),
            Row::choice(Id::To, "Who was paid", &names, usize::from(names.len() > 1)),
            Row::text(Id::Amount, "How much", ""),
            Row::button(Id::Save, "Mark as paid"),
        ];
        Self { form: Form::new(rows), people: people.into_iter().map(|(person, _)| person).collect() }
    }

    fn save(&mut self) -> Reaction {
        self.form.forget_complaints();
        let person = |id| self.people.get(self.form.chosen(id)).cloned();
        let (Some(from), Some(to)) = (person(Id::From), person(Id::To)) else {
            return Reaction::wrong("There is nobody to pay yet: add players first.");
        };
        if from == to {
            self.form.complain(Id::To, "somebody else");
            return Reaction::wrong(self.form.complaint());
        }
        match amount::parse(self.form.typed(Id::Amount)) {
            Ok(amount) if amount > Money::ZERO => {
                Reaction::back().and(Command::RecordPayment { from, to, amount })
            }
            Ok(_) => {
                self.form.complain(Id::Amount, "more than nothing");
                Reaction::wrong(self.form.complaint())
            }
            Err(error) => {
                self.form.complain(Id::Amount, error);
                Reaction::wrong(self.form.complaint())
            }
        }
    }
}

impl View for PaymentForm {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Mark a payment", "Pace moves no money: it only keeps count", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        self.form.draw(frame, area, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        let mut keys = vec![("↑↓ Enter", "go on")];
        if matches!(self.form.focused(), Some(Id::From | Id::To)) {
            keys.push(("← → Space", "change"));
        }
        keys.extend([("Ctrl-S", "mark as paid"), ("Esc", "leave")]);
        keys
    }

    fn key(&mut self, key: &Key, _model: &Model) -> Reaction {
        if *key == Key::Esc {
            return Reaction::back();
        }
        match self.form.key(key) {
            Typed::Submitted => self.save(),
            Typed::Changed | Typed::Moved | Typed::Ignored => Reaction::stay(),
        }
    }

    fn takes_text(&self) -> bool {
        true
    }
}
