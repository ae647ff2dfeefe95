//! The figures of a player or a pair, a line each.

use pace_rules::group::{Outcome, PairProfile, PlayerProfile};
use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    screens::{
        group::form,
        stats::{difference_text, sign_style},
    },
    theme::Theme,
    widgets::text,
};

/// Columns of the labels.
const LABEL: usize = 20;

/// What a player and a pair are measured by.
pub(crate) struct Figures<'a> {
    pub(crate) wins: u32,
    pub(crate) losses: u32,
    pub(crate) win_rate: f64,
    pub(crate) best_run: u32,
    /// For and against.
    pub(crate) points: [u32; 2],
    pub(crate) difference: i64,
    pub(crate) form: &'a [Outcome],
    /// Above 0 for wins, below for losses.
    pub(crate) run: i32,
    /// Close games won.
    pub(crate) clutch: usize,
    /// Close games lost.
    pub(crate) unlucky: usize,
}

impl<'a> From<&'a PlayerProfile> for Figures<'a> {
    fn from(profile: &'a PlayerProfile) -> Self {
        Self {
            wins: profile.wins,
            losses: profile.losses,
            win_rate: profile.win_rate,
            best_run: profile.best_win_streak,
            points: [profile.points_scored, profile.points_conceded],
            difference: profile.point_differential,
            form: &profile.recent_form,
            run: profile.current_streak,
            clutch: profile.clutch_count,
            unlucky: profile.unlucky_count,
        }
    }
}

impl<'a> From<&'a PairProfile> for Figures<'a> {
    fn from(profile: &'a PairProfile) -> Self {
        Self {
            wins: profile.wins,
            losses: profile.losses,
            win_rate: profile.win_rate,
            best_run: profile.best_win_streak,
            points: [profile.points_for, profile.points_against],
            difference: profile.point_differential,
            form: &profile.recent_form,
            run: profile.current_streak,
            clutch: profile.clutch_count,
            unlucky: profile.unlucky_count,
        }
    }
}

impl Figures<'_> {
    pub(crate) fn lines(&self, theme: Theme) -> Vec<Line<'static>> {
        let rate = Span::styled(format!("{:.1} % won", self.win_rate), theme.rate(self.win_rate));
        let [scored, conceded] = self.points;
        let difference = Span::styled(difference_text(self.difference), sign_style(self.difference, theme));
        let mut recent = form(self.form, theme);
        recent.push(Span::styled("  newest first; ", theme.faint()));
        recent.push(Span::styled(run(self.run), sign_style(self.run.into(), theme)));
        let close = |key, count: usize, words: String, style| {
            let key = if count == 0 { Span::raw("") } else { Span::styled(key, theme.strong()) };
            [key, Span::styled(words, if count == 0 { theme.faint() } else { style })]
        };
        let won = text::counted(self.clutch, "clutch win", "clutch wins");
        let lost = text::counted(self.unlucky, "unlucky loss", "unlucky losses");
        let close: Vec<Span<'static>> = (close("c ", self.clutch, won, theme.good()).into_iter())
            .chain([Span::raw("   ")])
            .chain(close("u ", self.unlucky, lost, theme.bad()))
            .chain([Span::styled("   by 1 or 2 points", theme.faint())])
            .collect();
        vec![
            line("Won and lost", vec![Span::raw(format!("{}-{}   ", self.wins, self.losses)), rate], theme),
            line("Best run of wins", vec![Span::raw(self.best_run.to_string())], theme),
            line(
                "Points",
                vec![Span::raw(format!("{scored} for, {conceded} against   ")), difference],
                theme,
            ),
            line("Recent form", recent, theme),
            line("Close games", close, theme),
        ]
    }
}

/// A label and what it says.
pub(crate) fn line(label: &str, words: Vec<Span<'static>>, theme: Theme) -> Line<'static> {
    let label = Span::styled(text::left(label, LABEL), theme.faint());
    Line::from(std::iter::once(label).chain(words).collect::<Vec<_>>())
}

/// Something that stands out: a label, whom it is about, and their record.
pub(crate) fn remark(
    label: &str,
    who: &[&str],
    record: &str,
    style: Style,
    columns: usize,
    theme: Theme,
) -> Line<'static> {
    let room = columns.saturating_sub(LABEL + text::width(record) + 2);
    let words = vec![Span::styled(text::joined(who, room), style), Span::raw(format!("  {record}"))];
    line(label, words, theme)
}

/// "5-3, 62.5 % of 8 games".
pub(crate) fn record(wins: u32, losses: u32, win_rate: f64) -> String {
    let games = text::counted((wins + losses) as usize, "game", "games");
    format!("{wins}-{losses}, {win_rate:.1} % of {games}")
}

/// The run that ends with the newest game, of any length.
fn run(run: i32) -> String {
    match run {
        0 => "no games".to_owned(),
        1 => "won the last game".to_owned(),
        -1 => "lost the last game".to_owned(),
        2.. => format!("{run} wins in a row"),
        _ => format!("{} losses in a row", run.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn a_run_of_any_length_has_its_words() {
        assert_eq!([1, -1].map(run), ["won the last game", "lost the last game"]);
        assert_eq!([12, -7].map(run), ["12 wins in a row", "7 losses in a row"]);
    }
}
