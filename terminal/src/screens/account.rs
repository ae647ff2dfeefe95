//! Where somebody's balance comes from: its lines, which add up to it.

use pace_core::snapshot::TabView;
use pace_rules::{balances::Account, pool::Person};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{court::signed, say, stats::sign_style, title};
use crate::{
    keys::{Key, move_in_list},
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Whose, and how far it is scrolled down.
pub(crate) struct AccountScreen {
    person: Person,
    down: usize,
}

impl AccountScreen {
    pub(crate) const fn new(person: Person) -> Self {
        Self { person, down: 0 }
    }

    fn account<'a>(&self, model: &'a Model) -> Option<&'a Account> {
        let Some(TabView::Balances(view)) = &model.group.as_ref()?.content else { return None };
        view.balances.people.iter().find(|account| account.person().key() == self.person.key())
    }
}

impl View for AccountScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let name = self.account(model).map_or("Balance", |account| &account.name);
        title(model.theme, name, "where the balance comes from", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(account) = self.account(model) else {
            return say(frame, area, "Nothing is left to settle here.");
        };
        let theme = model.theme;
        let columns = usize::from(area.width);
        let mut lines: Vec<Line<'_>> = (account.lines.iter())
            .map(|line| {
                let title = format!("{}  {}", text::left(&model.clock.day(line.date), 12), line.title);
                Line::from(vec![
                    Span::raw(text::left(&title, columns.saturating_sub(16))),
                    Span::styled(
                        text::right(&signed(line.amount), 14),
                        sign_style(line.amount.cents(), theme),
                    ),
                ])
            })
            .collect();
        let height = usize::from(area.height).saturating_sub(2);
        let down = self.down.min(lines.len().saturating_sub(height));
        lines = lines.into_iter().skip(down).take(height).collect();
        let words = match account.balance.cents() {
            1.. => "To receive, all together",
            0 => "Even",
            _ => "To pay, all together",
        };
        lines.push(Line::default());
        lines.push(Line::from(vec![
            Span::styled(text::left(words, columns.saturating_sub(16)), theme.strong()),
            Span::styled(text::right(&signed(account.balance), 14), theme.strong()),
        ]));
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("↑↓", "scroll"), ("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let length = self.account(model).map_or(0, |account| account.lines.len());
        if move_in_list(&mut self.down, length, key) {
            return Reaction::stay();
        }
        match key {
            Key::Esc | Key::Char('q') | Key::Enter => Reaction::back(),
            _ => Reaction::stay(),
        }
    }
}
