//! What is said below a page: failures with Retry, then the first notice with its keys.

use pace_core::snapshot::Page;
use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    command::Command,
    keys::Key,
    notices,
    screens::tray,
    view::{Model, Say},
    waiting::{self, Waiting},
    widgets::text,
};

/// Most rows of one bar.
const MOST_ROWS: usize = 2;

/// The bars of a page, each in one row or two.
pub(crate) fn lines(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let Some(waiting) = waiting::of(model) else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some((what, why)) = failure(&waiting) {
        lines.push(Line::styled(text::cut(&format!("! {what}"), columns), model.theme.bad()));
        lines.extend(rows(&why, "  ", columns, model.theme.plain()));
        let keys = if waiting.tray.is_empty() { "R retry" } else { "R retry   t tray" };
        with_keys(&mut lines, keys, columns, model);
    }
    if let Some(notice) = waiting.notices.first() {
        let sentence = notices::sentence(notice, model);
        lines.extend(rows(&sentence, "i ", columns, model.theme.waiting()));
        let keys = notices::keys(notice).into_iter().map(|(key, words)| format!("{key} {words}"));
        let more = waiting.notices.len() - 1;
        let more = (more > 0).then(|| format!("t {more} more"));
        let keys: Vec<String> = keys.chain(more).collect();
        with_keys(&mut lines, &keys.join("   "), columns, model);
    }
    lines
}

/// Puts keys at the end of the last row if there is room, else on a row of their own.
fn with_keys(lines: &mut Vec<Line<'static>>, keys: &str, columns: usize, model: &Model) {
    let used = lines.last().map_or(columns, Line::width);
    let gap = columns.checked_sub(used + text::width(keys)).filter(|gap| *gap >= 3);
    let keys = |gap: usize| Span::styled(format!("{}{keys}", " ".repeat(gap)), model.theme.strong());
    match (lines.last_mut(), gap) {
        (Some(last), Some(gap)) => last.push_span(keys(gap)),
        _ => lines.push(Line::from(keys(2))),
    }
}

/// A sentence for the bar of any screen.
pub(crate) fn said(say: &Say, model: &Model, columns: usize) -> Vec<Line<'static>> {
    match say {
        Say::Done(sentence) => rows(sentence, "✓ ", columns, model.theme.good()),
        Say::Doing(sentence) => rows(sentence, "● ", columns, model.theme.waiting()),
        Say::Wrong(sentence) => rows(sentence, "! ", columns, model.theme.bad()),
    }
}

fn rows(sentence: &str, mark: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
    let mut wrapped = text::wrap(sentence, columns.saturating_sub(2));
    if wrapped.len() > MOST_ROWS {
        let rest = wrapped.split_off(MOST_ROWS - 1).join(" ");
        wrapped.push(text::cut(&rest, columns.saturating_sub(2)));
    }
    let start = |at: usize| if at == 0 { mark.to_owned() } else { "  ".to_owned() };
    wrapped.into_iter().enumerate().map(|(at, row)| Line::styled(start(at) + &row, style)).collect()
}

/// What failed, and why.
fn failure(waiting: &Waiting<'_>) -> Option<(String, String)> {
    if let Some(item) = waiting.tray.first() {
        let what = item.what.first().map_or_else(String::new, ToString::to_string);
        let more = item.what.len() + waiting.tray.len() - 2;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        return Some((format!("{}: {what}{more}", tray::state(&item.failure)), item.failure.to_string()));
    }
    let failure = waiting.sync_failure?;
    Some(("The sync did not work.".to_owned(), failure.to_string()))
}

/// What a key asks for in the bars.
pub(crate) fn command(key: &Key, model: &Model) -> Option<Command> {
    let waiting = waiting::of(model)?;
    if *key == Key::Char('R') {
        if let Some(item) = waiting.tray.first() {
            return Some(Command::Retry(item.id.clone()));
        }
        let failed = waiting.sync_failure.is_some() || matches!(waiting.page, Page::Failed(_));
        return failed.then_some(Command::Refresh);
    }
    notices::command(waiting.notices.first()?, key)
}
