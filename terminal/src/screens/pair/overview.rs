//! Overview: the pair's figures, and the pairs that it beats or that beat it.

use pace_rules::group::{Matchup, PairProfile};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use crate::{
    screens::profile::figures::{Figures, record, remark},
    theme::Theme,
    view::Model,
};

pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, pair: &PairProfile, down: usize, model: &Model) {
    let lines = lines(pair, usize::from(area.width), model.theme);
    let down = down.min(lines.len().saturating_sub(usize::from(area.height)));
    frame.render_widget(Paragraph::new(lines[down..].to_vec()), area);
}

pub(super) fn lines(pair: &PairProfile, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Figures::from(pair).lines(theme);
    let line = |label, met: Option<&Matchup>, style| {
        let met = met?;
        let who = [met.opponent_player1_name.as_str(), met.opponent_player2_name.as_str()];
        let record = record(met.wins, met.losses, met.win_rate);
        Some(remark(label, &who, &record, style, columns, theme))
    };
    let dominates = line("Dominates", pair.dominates(), theme.good());
    let nemesis = line("Nemesis", pair.nemesis(), theme.bad());
    let remarks: Vec<Line<'static>> = dominates.into_iter().chain(nemesis).collect();
    if !remarks.is_empty() {
        lines.push(Line::default());
        lines.extend(remarks);
    }
    lines
}
