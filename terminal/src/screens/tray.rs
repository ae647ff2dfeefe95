//! Tray: what is not saved and waits for the person, and what there is to tell.

use pace_core::{failure::Failure, notice::Notice, snapshot::TrayItem};
use ratatui::{Frame, layout::Rect, style::Style, text::Line, widgets::Paragraph};

use super::title;
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    notices,
    theme::Theme,
    view::{Hint, Model, Reaction, View},
    waiting,
    widgets::text,
};

/// Where the cursor stands, failed writes first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tray {
    at: usize,
}

enum Item<'a> {
    Write(&'a TrayItem),
    Told(&'a Notice),
}

fn items(model: &Model) -> Vec<Item<'_>> {
    let Some(waiting) = waiting::of(model) else { return Vec::new() };
    waiting.tray.iter().map(Item::Write).chain(waiting.notices.iter().map(Item::Told)).collect()
}

impl Tray {
    fn chosen<'a>(&self, model: &'a Model) -> Option<Item<'a>> {
        let mut items = items(model);
        let at = self.at.min(items.len().checked_sub(1)?);
        Some(items.swap_remove(at))
    }
}

impl View for Tray {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Tray", "what waits for you", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let items = items(model);
        let columns = usize::from(area.width);
        if items.is_empty() {
            let line = "Everything is saved, and there is nothing to tell.";
            return frame.render_widget(Paragraph::new(vec![Line::default(), Line::from(line)]), area);
        }
        let at = self.at.min(items.len() - 1);
        let mut lines = Vec::new();
        let mut end_of_chosen = 0;
        for (place, item) in items.iter().enumerate() {
            lines.extend(item_lines(item, place == at, columns, model));
            if place == at {
                end_of_chosen = lines.len();
            }
        }
        let first = end_of_chosen.saturating_sub(usize::from(area.height));
        frame.render_widget(Paragraph::new(lines.split_off(first)), area);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let mut keys = match self.chosen(model) {
            None => Vec::new(),
            Some(Item::Told(notice)) => notices::keys(notice),
            Some(Item::Write(item)) => {
                let mut keys = vec![("R Enter", "retry"), ("d", "discard")];
                keys.extend(item.can_restore.then_some(("m", "restore with my result")));
                keys
            }
        };
        keys.extend([("↑↓", "choose"), ("r", "sync"), ("Esc", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        if move_in_list(&mut self.at, items(model).len(), key) {
            return Reaction::stay();
        }
        match (key, self.chosen(model)) {
            (Key::Esc | Key::Char('q' | 't'), _) => Reaction::back(),
            (Key::Char('r'), _) => Reaction::run(Command::Refresh),
            (Key::Char('R') | Key::Enter, Some(Item::Write(item))) => {
                Reaction::run(Command::Retry(item.id.clone()))
            }
            (Key::Char('d') | Key::Delete, Some(Item::Write(item))) => {
                Reaction::run(Command::Discard(item.id.clone()))
            }
            (Key::Char('m'), Some(Item::Write(item))) if item.can_restore => {
                Reaction::run(Command::RestoreWithMine(item.id.clone()))
            }
            (key, Some(Item::Told(notice))) => {
                notices::command(notice, key).map_or_else(Reaction::stay, Reaction::run)
            }
            _ => Reaction::stay(),
        }
    }
}

fn item_lines(item: &Item<'_>, chosen: bool, columns: usize, model: &Model) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut lines = vec![Line::default()];
    let mut say = |words: &str, style: Style, mark: &str| {
        for (at, line) in text::wrap(words, columns.saturating_sub(6)).into_iter().enumerate() {
            let start = if at == 0 { mark } else { "   " };
            lines.push(Line::styled(format!("{start}{line}"), style));
        }
    };
    let mark = if chosen { "▸  " } else { "   " };
    let head = if chosen { theme.strong() } else { theme.plain() };
    match item {
        Item::Told(notice) => say(&notices::sentence(notice, model), head, mark),
        Item::Write(item) => {
            let first = item.what.first().map_or_else(String::new, ToString::to_string);
            say(&format!("{}: {first}", state(&item.failure)), head, mark);
            for what in item.what.iter().skip(1) {
                say(&format!("and with it: {what}"), theme.plain(), "   ");
            }
            if let Some(theirs) = &item.theirs {
                say(&format!("Changed meanwhile. Now there: {theirs}"), theme.plain(), "   ");
            }
            say(&item.failure.to_string(), failure_style(&item.failure, theme), "   ");
        }
    }
    lines
}

/// In a word, where a write of the tray stands.
pub(crate) fn state(failure: &Failure) -> &'static str {
    if *failure == Failure::Unconfirmed { "Unconfirmed" } else { "Not saved" }
}

fn failure_style(failure: &Failure, theme: Theme) -> Style {
    if *failure == Failure::Unconfirmed { theme.waiting() } else { theme.bad() }
}
