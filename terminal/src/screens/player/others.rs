//! Partners and Opponents: records with everybody of the pool, best win rate first.

use pace_rules::group::{HeadToHead, PlayerProfile};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    screens::say,
    theme::Theme,
    view::Model,
    widgets::{list, text},
};

/// Columns of the longest name, if there is room for it.
const NAME: usize = 30;

/// Of which others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Partners,
    Opponents,
}

struct Row<'a> {
    name: &'a str,
    record: &'a HeadToHead,
    remark: Option<(&'static str, Style)>,
}

/// A row with the remark of whomever it is about.
fn row<'a>(
    (name, record): (&'a str, &'a HeadToHead),
    good: (Option<&HeadToHead>, &'static str),
    poor: (Option<&HeadToHead>, &'static str),
    theme: Theme,
) -> Row<'a> {
    let is = |found: Option<&HeadToHead>| found.is_some_and(|found| std::ptr::eq(found, record));
    let good = is(good.0).then_some((good.1, theme.good()));
    let poor = || is(poor.0).then_some((poor.1, theme.bad()));
    Row { name, record, remark: good.or_else(poor) }
}

fn rows(profile: &PlayerProfile, side: Side, theme: Theme) -> Vec<Row<'_>> {
    match side {
        Side::Partners => {
            let good = (profile.hot_duo().map(|it| &it.record), "hot duo");
            let poor = (profile.struggles_with().map(|it| &it.record), "struggles");
            let all = profile.partner_stats.iter();
            all.map(|it| row((&it.partner_name, &it.record), good, poor, theme)).collect()
        }
        Side::Opponents => {
            let good = (profile.dominates().map(|it| &it.record), "dominates");
            let poor = (profile.nemesis().map(|it| &it.record), "nemesis");
            let all = profile.opponent_stats.iter();
            all.map(|it| row((&it.opponent_name, &it.record), good, poor, theme)).collect()
        }
    }
}

pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    profile: &PlayerProfile,
    side: Side,
    at: usize,
    model: &Model,
) {
    let theme = model.theme;
    let rows = rows(profile, side, theme);
    let (title, none) = match side {
        Side::Partners => ("Partner", "No doubles yet with anybody of the group."),
        Side::Opponents => ("Opponent", "No game yet against anybody of the group."),
    };
    if rows.is_empty() {
        return say(frame, area, none);
    }
    let name = NAME.min(usize::from(area.width).saturating_sub(40));
    let at = at.min(rows.len() - 1);
    let line = |place: usize| {
        let Row { name: shown, record, remark } = &rows[place];
        let games = format!("{}-{}", record.wins, record.losses);
        let figures = format!("{}  {:>5}  {:>7}", text::left(shown, name), record.games_played, games);
        let mut spans = vec![
            Span::raw(if place == at { "▸ " } else { "  " }),
            Span::styled(figures, if place == at { theme.selected() } else { theme.plain() }),
            Span::styled(format!("  {:>6.1}", record.win_rate), theme.rate(record.win_rate)),
        ];
        spans.extend(remark.map(|(words, style)| Span::styled(format!("   {words}"), style)));
        Line::from(spans)
    };
    let head = format!("  {}  {:>5}  {:>7}  {:>6}", text::left(title, name), "Games", "W-L", "Win %");
    let mut lines = vec![Line::styled(head, theme.faint())];
    lines.extend(list::window(at, rows.len(), usize::from(area.height).saturating_sub(1)).map(line));
    frame.render_widget(Paragraph::new(lines), area);
}
