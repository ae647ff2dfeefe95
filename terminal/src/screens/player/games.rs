//! Games: all of them, newest first, with what each did to the rating.

use pace_core::snapshot::PlayerPage;
use ratatui::{Frame, layout::Rect, widgets::Paragraph};

use crate::{
    screens::profile::lines::{self, Row},
    view::Model,
};

/// Those of the history, or the last ten where the server sends none.
pub(super) fn rows(page: &PlayerPage) -> Vec<Row<'_>> {
    if page.rating_history.is_empty() {
        return page.profile.recent_games.iter().map(|game| (game, None)).collect();
    }
    page.rating_history.iter().rev().map(|step| (&step.game, Some(step.change))).collect()
}

pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, page: &PlayerPage, at: usize, model: &Model) {
    let rows = rows(page);
    let at = at.min(rows.len().saturating_sub(1));
    frame.render_widget(Paragraph::new(lines::lines(&rows, at, area, model)), area);
}
