//! Rating: its line over all games, and why the chosen game changed it.

use pace_rules::{game::Team, group::RatingStep};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    screens::{
        below,
        profile::lines::won_style,
        say,
        stats::{difference_text, sign_style},
    },
    view::Model,
    widgets::{
        chart::{Figures, LEAST_ROWS},
        text,
    },
};

/// How the rating comes about, for those who look closely.
const RULE: &str = "A side has the mean rating of its players; guests count for nothing.";

/// `back`: how many games the chosen one is back from the newest.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, steps: &[RatingStep], back: usize, model: &Model) {
    let Some(newest) = steps.len().checked_sub(1) else {
        return say(frame, area, "The server does not say how this rating came about.");
    };
    let at = newest - back.min(newest);
    let mut why = why(steps, at, usize::from(area.width), model);
    let with_rule = usize::from(area.height) > why.len() + 2 * usize::from(LEAST_ROWS);
    if with_rule {
        why.push(Line::styled(text::cut(RULE, usize::from(area.width)), model.theme.faint()));
    }
    let rows = u16::try_from(why.len()).unwrap_or(u16::MAX).min(area.height);
    let above = area.height - rows;
    let [chart, below] = below(area, above);
    if above > LEAST_ROWS {
        let chart = Rect { height: above - 1, ..chart };
        line(steps, at).draw(frame, chart, model);
    }
    frame.render_widget(Paragraph::new(why), below);
}

/// The line, and the place that is marked on it.
struct Drawn {
    values: Vec<i32>,
    marked: usize,
    first: pace_rules::time::Timestamp,
    last: pace_rules::time::Timestamp,
}

fn line(steps: &[RatingStep], at: usize) -> Drawn {
    let [first, last] = [steps.first(), steps.last()].map(|step| step.map(|step| step.game.date));
    let start = steps.first().map(|step| step.before);
    Drawn {
        values: start.into_iter().chain(steps.iter().map(|step| step.after)).collect(),
        marked: at + 1,
        first: first.unwrap_or_default(),
        last: last.unwrap_or_default(),
    }
}

impl Drawn {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let games = text::counted(self.values.len() - 1, "game", "games");
        let labels = vec![model.clock.day(self.first), games, model.clock.day(self.last)];
        Figures { values: &self.values, marked: self.marked, labels }.draw(frame, area, model.theme);
    }
}

/// The chosen game, what it changed, and what was expected.
fn why(steps: &[RatingStep], at: usize, columns: usize, model: &Model) -> Vec<Line<'static>> {
    let theme = model.theme;
    let step = &steps[at];
    let game = &step.game;
    let a = (&game.team_a_names, game.team_a_score);
    let b = (&game.team_b_names, game.team_b_score);
    let [(own, own_points), (others, others_points)] = if step.team == Team::A { [a, b] } else { [b, a] };
    let score = match (own_points, others_points) {
        (Some(own), Some(others)) => format!(" {own}-{others}"),
        _ => String::new(),
    };
    let result = format!("{}{score}", if game.won { "Won" } else { "Lost" });
    let place = format!("Game {} of {}, {}: ", at + 1, steps.len(), model.clock.day(game.date));
    let change = difference_text(step.change.into());
    let room = columns.saturating_sub(3) / 2;
    let sides = format!("{} v {}", text::joined(own, room), text::joined(others, room));
    let odds = format!(
        "Chance to win {:.0} %: own side {}, the others {}.",
        step.expected,
        rating(step.side_rating),
        rating(step.opponent_rating)
    );
    vec![
        Line::from(vec![
            Span::styled(place, theme.strong()),
            Span::styled(result, won_style(game.won, theme)),
        ]),
        Line::from(sides),
        Line::from(vec![
            Span::raw(format!("Rating {} ", step.before)),
            Span::styled(change, sign_style(step.change.into(), theme)),
            Span::raw(format!(" = {}", step.after)),
        ]),
        Line::from(odds),
        Line::from(reason(step)),
    ]
}

/// Why it changed by more or less.
fn reason(step: &RatingStep) -> &'static str {
    if (step.expected - 50.0).abs() < 0.5 {
        return "Both sides were level.";
    }
    match (step.game.won, step.expected < 50.0) {
        (true, true) => "A win against the odds brings more.",
        (true, false) => "An expected win brings less.",
        (false, true) => "An expected loss costs less.",
        (false, false) => "A loss against the odds costs more.",
    }
}

/// A side's rating; the mean of two may end in a half.
fn rating(side: f64) -> String {
    if side.fract() == 0.0 { format!("{side:.0}") } else { format!("{side:.1}") }
}
