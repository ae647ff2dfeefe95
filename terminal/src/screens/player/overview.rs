//! Overview: figures, and whom it goes well with or against.

use pace_rules::group::{HeadToHead, OpponentStats, PartnerStats, PlayerProfile};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use crate::{
    screens::profile::figures::{Figures, record, remark},
    theme::Theme,
    view::Model,
};

pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, profile: &PlayerProfile, down: usize, model: &Model) {
    let lines = lines(profile, usize::from(area.width), model.theme);
    let down = down.min(lines.len().saturating_sub(usize::from(area.height)));
    frame.render_widget(Paragraph::new(lines[down..].to_vec()), area);
}

pub(super) fn lines(profile: &PlayerProfile, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Figures::from(profile).lines(theme);
    let partner = |it: Option<&'_ PartnerStats>| it.map(|it| (it.partner_name.clone(), facts(&it.record)));
    let opponent = |it: Option<&'_ OpponentStats>| it.map(|it| (it.opponent_name.clone(), facts(&it.record)));
    let remarks: Vec<Line<'static>> = [
        ("Hot duo with", partner(profile.hot_duo()), theme.good()),
        ("Struggles with", partner(profile.struggles_with()), theme.bad()),
        ("Dominates", opponent(profile.dominates()), theme.good()),
        ("Nemesis", opponent(profile.nemesis()), theme.bad()),
    ]
    .into_iter()
    .filter_map(|(label, found, style)| {
        let (name, facts) = found?;
        Some(remark(label, &[&name], &facts, style, columns, theme))
    })
    .collect();
    if !remarks.is_empty() {
        lines.push(Line::default());
        lines.extend(remarks);
    }
    lines
}

fn facts(games: &HeadToHead) -> String {
    record(games.wins, games.losses, games.win_rate)
}
