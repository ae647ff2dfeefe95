//! Opponents: the pairs of the pool that the pair met, most games first.

use pace_rules::group::PairProfile;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    screens::{
        say,
        stats::{difference_text, sign_style},
    },
    view::Model,
    widgets::{list, text},
};

/// Columns of the longest names, if there is room for them.
const NAMES: usize = 34;

pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, pair: &PairProfile, at: usize, model: &Model) {
    if pair.matchups.is_empty() {
        return say(frame, area, "No game yet against two players of the group.");
    }
    let theme = model.theme;
    let name = NAMES.min(usize::from(area.width).saturating_sub(42));
    let at = at.min(pair.matchups.len() - 1);
    let line = |place: usize| {
        let met = &pair.matchups[place];
        let names = text::joined(&[&met.opponent_player1_name, &met.opponent_player2_name], name);
        let games = format!("{}-{}", met.wins, met.losses);
        let points = format!("{}-{}", met.points_for, met.points_against);
        let figures =
            format!("{}  {:>5}  {games:>5}  {points:>9}", text::left(&names, name), met.games_played);
        let difference = difference_text(met.point_differential);
        Line::from(vec![
            Span::raw(if place == at { "▸ " } else { "  " }),
            Span::styled(figures, if place == at { theme.selected() } else { theme.plain() }),
            Span::styled(format!("  {difference:>5}"), sign_style(met.point_differential, theme)),
            Span::styled(format!("  {:>6.1}", met.win_rate), theme.rate(met.win_rate)),
        ])
    };
    let head = format!(
        "  {}  {:>5}  {:>5}  {:>9}  {:>5}  {:>6}",
        text::left("Pair", name),
        "Games",
        "W-L",
        "Points",
        "+/-",
        "Win %"
    );
    let mut lines = vec![Line::styled(head, theme.faint())];
    lines.extend(list::window(at, pair.matchups.len(), usize::from(area.height).saturating_sub(1)).map(line));
    frame.render_widget(Paragraph::new(lines), area);
}
