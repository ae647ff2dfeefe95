//! Summary: who pays what to the cent, the fewest payments, and the text to share.

use pace_core::snapshot::SessionSnapshot;
use pace_rules::{
    id::PlayerId,
    session::{CourtCostType, Session},
    settlement::Settlement,
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{
    court::signed,
    stats::{difference_text, marked_name, sign_style},
};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    theme::Theme,
    view::{Hint, Model, Reaction},
    widgets::{table, text},
};

/// Columns that the summary is laid out for before it is known how many there are.
const COLUMNS: usize = 78;

/// How far it is scrolled down.
#[derive(Debug, Clone, Default)]
pub(crate) struct Summary {
    down: usize,
}

impl Summary {
    pub(crate) fn key(&mut self, key: &Key, snapshot: &SessionSnapshot, model: &Model) -> Option<Reaction> {
        let length = lines(snapshot, COLUMNS, model).len();
        if move_in_list(&mut self.down, length.saturating_sub(8), key) {
            return Some(Reaction::stay());
        }
        match key {
            Key::Char('c') => Some(
                Reaction::run(Command::Copy(share(snapshot, model)))
                    .saying("Copied, where the terminal allows it; w writes it to a file."),
            ),
            Key::Char('w') => {
                let name = format!("pace-{}.txt", model.clock.typed(snapshot.session.as_ref()?.date).0);
                Some(Reaction::run(Command::Write { name, text: share(snapshot, model) }))
            }
            _ => None,
        }
    }

    pub(crate) fn keys() -> Vec<Hint> {
        vec![("↑↓", "scroll"), ("c", "copy text"), ("w", "write to a file")]
    }

    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &SessionSnapshot, model: &Model) {
        let lines = lines(snapshot, usize::from(area.width), model);
        let down = self.down.min(lines.len().saturating_sub(usize::from(area.height)));
        let shown: Vec<Line<'_>> = lines.into_iter().skip(down).take(usize::from(area.height)).collect();
        frame.render_widget(Paragraph::new(shown), area);
    }
}

/// The text to share. Amounts that are not final say so.
pub(crate) fn share(snapshot: &SessionSnapshot, model: &Model) -> String {
    snapshot.share_text(&as_of(snapshot, model))
}

/// When the amounts were last everybody's: now, for a session that was never fetched.
fn as_of(snapshot: &SessionSnapshot, model: &Model) -> String {
    model.clock.recent(snapshot.last_synced.unwrap_or(model.clock.now))
}

fn lines(snapshot: &SessionSnapshot, columns: usize, model: &Model) -> Vec<Line<'static>> {
    let theme = model.theme;
    let (Some(session), Some(settlement)) = (&snapshot.session, &snapshot.settlement) else {
        return Vec::new();
    };
    let played = snapshot.history.len();
    let games = if played == 1 { "1 game".to_owned() } else { format!("{played} games") };
    let kind = if session.betting_enabled { "" } else { ", statistics only" };
    let head = format!("{games} played{kind}. {}", costs(session, settlement));
    let head = text::wrap(&head, columns).into_iter();
    let mut lines: Vec<Line<'static>> = head.map(|line| Line::styled(line, theme.plain())).collect();
    if snapshot.provisional {
        let sentence = format!("As of {}, provisional: not everything is saved.", as_of(snapshot, model));
        lines.push(Line::styled(sentence, theme.bad()));
    }
    lines.push(Line::default());
    lines.extend(bill(snapshot, settlement, session.betting_enabled, columns, theme));
    lines.push(Line::styled(
        format!("Shares add up to {}, balances to {}.", settlement.shares_total, settlement.balances_total),
        theme.faint(),
    ));
    lines.extend(payments(settlement, theme));
    lines.extend([Line::default(), Line::styled("To share (c copies it):", theme.strong())]);
    lines.extend(
        share(snapshot, model).lines().map(|line| Line::from(format!("  {}", text::cut(line, columns - 2)))),
    );
    lines
}

fn costs(session: &Session, settlement: &Settlement) -> String {
    let court = match session.court_cost_type {
        CourtCostType::PerPerson => format!("{} per person = {}", session.court_cost_value, settlement.court),
        CourtCostType::Total => settlement.court.to_string(),
    };
    let bet =
        if session.betting_enabled { format!(", bet {}", session.bet_per_player) } else { String::new() };
    format!("Court {court}, shuttles {}{bet}.", settlement.shuttles)
}

fn bill(
    snapshot: &SessionSnapshot,
    settlement: &Settlement,
    betting: bool,
    columns: usize,
    theme: Theme,
) -> Vec<Line<'static>> {
    let mut head = vec!["Player", "W-L", "Win %", "+/-", "Share"];
    head.extend(if betting { ["Net", "Pays", "Balance"] } else { ["Pays", "Balance", ""] });
    if !betting {
        head.pop();
    }
    let rows: Vec<Vec<table::Cell>> = (settlement.rows.iter().zip(&snapshot.players))
        .map(|(row, player)| {
            let cell = |text: String| (text, theme.plain());
            let mut cells = vec![
                (marked_name(snapshot, &row.player, &row.name), theme.strong()),
                cell(format!("{}-{}", player.wins, player.losses)),
                cell(format!("{:.1}", player.win_rate())),
                cell(difference_text(player.difference())),
                cell(row.share.to_string()),
            ];
            if betting {
                cells.push((signed(row.net), sign_style(row.net.cents(), theme)));
            }
            cells.push((row.pay.to_string(), theme.strong()));
            cells.push((signed(row.balance), sign_style(row.balance.cents(), theme)));
            cells
        })
        .collect();
    table::lines(&head, &rows, columns, theme.faint())
}

/// The fewest payments that settle everybody.
fn payments(settlement: &Settlement, theme: Theme) -> Vec<Line<'static>> {
    let name = |id: &PlayerId| {
        let row = settlement.rows.iter().find(|row| row.player == *id);
        row.map_or_else(|| "Unknown".to_owned(), |row| row.name.clone())
    };
    if settlement.transfers.is_empty() {
        return vec![Line::default(), Line::from("Nobody owes anybody anything.")];
    }
    let count = settlement.transfers.len();
    let head = if count == 1 {
        "One payment settles it:".to_owned()
    } else {
        format!("{count} payments settle it:")
    };
    let pay = |transfer: &pace_rules::transfers::Transfer| {
        Line::from(format!("  {} pays {} {}", name(&transfer.from), name(&transfer.to), transfer.amount))
    };
    let head = [Line::default(), Line::styled(head, theme.strong())];
    head.into_iter().chain(settlement.transfers.iter().map(pay)).collect()
}
