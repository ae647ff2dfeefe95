//! Balances: the fewest payments that settle everybody, who owes and is owed, and what was paid.

use pace_core::snapshot::{BalancesView, GroupSnapshot, PaymentLine, TabView};
use pace_rules::{balances::Account, pool::Person, transfers::Transfer};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::GroupTab;
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    screens::{
        account::AccountScreen, confirm::Confirm, court::signed, history::mark, payment::PaymentForm, say,
        stats::sign_style,
    },
    view::{Hint, Model, Reaction},
    widgets::{list, text},
};

/// Where the cursor stands.
#[derive(Debug, Clone, Default)]
pub(super) struct BalancesTab {
    at: usize,
}

/// A line that can be chosen.
enum Item<'a> {
    Plan(&'a Transfer<Person>),
    Person(&'a Account),
    Paid(&'a PaymentLine),
}

fn balances(snapshot: &GroupSnapshot) -> Option<&BalancesView> {
    match &snapshot.content {
        Some(TabView::Balances(view)) => Some(view),
        _ => None,
    }
}

fn items(snapshot: &GroupSnapshot) -> Vec<Item<'_>> {
    let Some(view) = balances(snapshot) else { return Vec::new() };
    let plan = view.balances.plan.iter().map(Item::Plan);
    let people = view.balances.people.iter().map(Item::Person);
    plan.chain(people).chain(view.payments.iter().map(Item::Paid)).collect()
}

fn as_of(snapshot: &GroupSnapshot, model: &Model) -> String {
    model.clock.recent(snapshot.last_synced.unwrap_or(model.clock.now))
}

impl BalancesTab {
    fn chosen<'a>(&self, snapshot: &'a GroupSnapshot) -> Option<Item<'a>> {
        let mut items = items(snapshot);
        let at = self.at.min(items.len().checked_sub(1)?);
        Some(items.swap_remove(at))
    }

    fn lines(
        &self,
        view: &BalancesView,
        snapshot: &GroupSnapshot,
        columns: usize,
        model: &Model,
    ) -> (Vec<Line<'static>>, usize) {
        let theme = model.theme;
        let mut lines = Vec::new();
        if view.provisional {
            let sentence = format!("As of {}, provisional: not everything is saved.", as_of(snapshot, model));
            lines.push(Line::styled(sentence, theme.bad()));
        }
        if view.balances.plan.is_empty() {
            lines.push(Line::from("Nobody owes anybody anything."));
        }
        let mut row_of_chosen = 0;
        let mut section = "";
        for (place, item) in items(snapshot).iter().enumerate() {
            let name = item.section();
            if name != section {
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                lines.push(Line::styled(name, theme.strong()));
                section = name;
            }
            let chosen = place == self.at;
            if chosen {
                row_of_chosen = lines.len();
            }
            let style = if chosen { theme.selected() } else { theme.plain() };
            let mut spans = vec![Span::raw(if chosen { "▸ " } else { "  " })];
            let room = columns.saturating_sub(2);
            match item {
                Item::Plan(transfer) => {
                    spans.push(Span::styled(text::cut(&view.balances.sentence(transfer), room), style));
                }
                Item::Person(account) => {
                    let name = text::left(&account.name, 30.min(room.saturating_sub(14)));
                    spans.push(Span::styled(name, style));
                    let amount = text::right(&signed(account.balance), 14);
                    spans.push(Span::styled(amount, sign_style(account.balance.cents(), theme)));
                }
                Item::Paid(line) => {
                    let mark = mark(line.sync, theme);
                    let sentence = format!("{} paid {} {}", line.from, line.to, line.payment.amount);
                    let room = room.saturating_sub(text::width(&mark.content) + 1);
                    let time = model.clock.recent(line.payment.at);
                    spans.push(Span::styled(text::apart(&sentence, &time, room), style));
                    spans.extend([Span::raw(" "), mark]);
                }
            }
            lines.push(Line::from(spans));
        }
        (lines, row_of_chosen)
    }
}

impl Item<'_> {
    const fn section(&self) -> &'static str {
        match self {
            Self::Plan(_) => "To settle up",
            Self::Person(_) => "Balances: + is to receive, - to pay",
            Self::Paid(_) => "Paid",
        }
    }
}

impl GroupTab for BalancesTab {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model) {
        let Some(view) = balances(snapshot) else { return };
        if view.balances.people.is_empty() && view.payments.is_empty() {
            let words = "Nothing to settle yet: no session of this group has costs or bets. Press a to mark a \
                         payment all the same.";
            return say(frame, area, words);
        }
        let (lines, chosen) = self.lines(view, snapshot, usize::from(area.width), model);
        // The head of a list is shown with its first line.
        let chosen = if self.at == 0 { 0 } else { chosen };
        let shown = list::window(chosen, lines.len(), usize::from(area.height));
        frame.render_widget(Paragraph::new(lines[shown].to_vec()), area);
    }

    fn keys(&self, snapshot: &GroupSnapshot) -> Vec<Hint> {
        let mut keys = match self.chosen(snapshot) {
            Some(Item::Plan(_)) => vec![("↑↓", "choose"), ("Enter", "mark as paid")],
            Some(Item::Person(_)) => vec![("↑↓", "choose"), ("Enter", "where it comes from")],
            Some(Item::Paid(_)) => vec![("↑↓", "choose"), ("d", "take back")],
            None => Vec::new(),
        };
        keys.extend([("a", "mark a payment"), ("c", "copy text"), ("w", "write to a file")]);
        keys
    }

    fn key(&mut self, key: &Key, snapshot: &GroupSnapshot, model: &Model) -> Option<Reaction> {
        if move_in_list(&mut self.at, items(snapshot).len(), key) {
            return Some(Reaction::stay());
        }
        let view = balances(snapshot)?;
        let share = || snapshot.balances_text(&as_of(snapshot, model));
        match key {
            Key::Char('a') => return Some(Reaction::open(PaymentForm::new(view, snapshot))),
            Key::Char('c') => {
                return Some(
                    Reaction::run(Command::Copy(share()?))
                        .saying("Copied, where the terminal allows it; w writes it to a file."),
                );
            }
            Key::Char('w') => {
                let name = format!("pace-balances-{}.txt", model.clock.typed(model.clock.now).0);
                return Some(Reaction::run(Command::Write { name, text: share()? }));
            }
            _ => {}
        }
        let reaction = match (key, self.chosen(snapshot)?) {
            (Key::Enter, Item::Plan(transfer)) => Reaction::open(Confirm {
                question: "Mark as paid?".to_owned(),
                detail: format!("{}. It can be taken back.", view.balances.sentence(transfer)),
                command: Command::RecordPayment {
                    from: transfer.from.clone(),
                    to: transfer.to.clone(),
                    amount: transfer.amount,
                },
                only_y: false,
            }),
            (Key::Enter, Item::Person(account)) => Reaction::open(AccountScreen::new(account.person())),
            (Key::Char('d') | Key::Delete, Item::Paid(line)) => Reaction::open(Confirm {
                question: "Take this mark back?".to_owned(),
                detail: format!("{} paid {} {}.", line.from, line.to, line.payment.amount),
                command: Command::DeletePayment(line.payment.id.clone()),
                only_y: false,
            }),
            _ => return None,
        };
        Some(reaction)
    }
}
