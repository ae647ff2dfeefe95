//! What the pages of a player and of a pair have in common: their frame, figures and lists of games.

pub(crate) mod figures;
pub(crate) mod games;
pub(crate) mod lines;

use pace_core::{failure::Failure, snapshot::Page};
use pace_rules::time::Timestamp;
use ratatui::text::{Line, Span};

use crate::{clock::Clock, keys::Key, theme::Theme, view::Hint};

/// What is said in place of a page that shows nothing yet: `what` loads, or `gone` says that it is not there.
pub(crate) fn instead(page: &Page, what: &str, gone: &str) -> Option<String> {
    match page {
        Page::Loading => Some(format!("Loading {what}…")),
        Page::Failed(Failure::NotFound) => Some(gone.to_owned()),
        Page::Failed(failure) => Some(format!("{failure} Press R to try again.")),
        Page::Ended => Some("This group was deleted. Press q to go back.".to_owned()),
        Page::Ready | Page::Refreshing => None,
    }
}

/// How fresh the page is.
pub(crate) fn synced(page: &Page, last_synced: Option<Timestamp>, clock: &Clock) -> String {
    match (page, last_synced) {
        (Page::Refreshing, _) => "Syncing…".to_owned(),
        (Page::Loading, _) => "Loading…".to_owned(),
        (_, Some(time)) => format!("Last synced {}", clock.recent(time)),
        (_, None) => "Not synced yet".to_owned(),
    }
}

/// The names of tabs with their digits, the open one marked.
pub(crate) fn tabs(names: &[&str], open: usize, theme: Theme) -> Line<'static> {
    let tab = |(place, name): (usize, &&str)| {
        let style = if place == open { theme.selected() } else { theme.plain() };
        [Span::styled(format!(" {} {name} ", place + 1), style), Span::raw(" ")]
    };
    Line::from(names.iter().enumerate().flat_map(tab).collect::<Vec<_>>())
}

/// The tab that a key opens.
pub(crate) fn tab_of(key: &Key, open: usize, tabs: usize) -> Option<usize> {
    match key {
        Key::Char(digit) => {
            let place = digit.to_digit(10)?.checked_sub(1)?;
            usize::try_from(place).ok().filter(|place| *place < tabs)
        }
        Key::Tab => Some((open + 1) % tabs),
        Key::BackTab => Some((open + tabs - 1) % tabs),
        _ => None,
    }
}

/// The keys of a page that is not shown.
pub(crate) fn keys_instead(page: &Page) -> Vec<Hint> {
    let again = match page {
        Page::Failed(Failure::NotFound) => Some(("r", "look again")),
        Page::Failed(_) => Some(("R", "try again")),
        _ => None,
    };
    again.into_iter().chain([("?", "help"), ("q Esc", "back")]).collect()
}

/// The keys of the lists of close games that are not empty.
pub(crate) fn close_games(clutch: usize, unlucky: usize) -> Vec<Hint> {
    let keys = [(clutch, ("c", "clutch wins")), (unlucky, ("u", "unlucky losses"))];
    keys.into_iter().filter_map(|(games, hint)| (games > 0).then_some(hint)).collect()
}
