//! A line over the steps of a figure, drawn in braille, with one step marked.

use ratatui::{
    Frame,
    layout::Rect,
    symbols::Marker,
    text::Line,
    widgets::{Axis, Chart, Dataset, GraphType},
};

use crate::theme::Theme;

/// The least rows in which a line says something.
pub(crate) const LEAST_ROWS: u16 = 5;
/// The axis begins and ends at multiples of it.
const STEP: i32 = 50;

/// What is drawn: a figure at the start and after each step.
pub(crate) struct Figures<'a> {
    pub(crate) values: &'a [i32],
    /// The place of the one that is marked.
    pub(crate) marked: usize,
    /// Below the line, from the first to the last.
    pub(crate) labels: Vec<String>,
}

impl Figures<'_> {
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: Theme) {
        let [least, most] = bounds(self.values);
        let points: Vec<(f64, f64)> =
            (0_u32..).zip(self.values).map(|(place, value)| (f64::from(place), f64::from(*value))).collect();
        let Some((end, _)) = points.last() else { return };
        let marked: Vec<(f64, f64)> = points.get(self.marked).copied().into_iter().collect();
        let line = Dataset::default().marker(Marker::Braille).graph_type(GraphType::Line).data(&points);
        let mark = Dataset::default().marker(Marker::Dot).style(theme.gold()).data(&marked);
        let labels: Vec<Line<'_>> = self.labels.iter().map(|label| Line::from(label.as_str())).collect();
        let x = Axis::default().bounds([0.0, *end]).labels(labels).style(theme.faint());
        let middle = least + (most - least) / 2;
        let y = Axis::default()
            .bounds([f64::from(least), f64::from(most)])
            .labels([least, middle, most].map(|value| value.to_string()))
            .style(theme.faint());
        frame.render_widget(Chart::new(vec![line, mark]).x_axis(x).y_axis(y), area);
    }
}

/// The multiples of a step between which all values lie, never equal.
fn bounds(values: &[i32]) -> [i32; 2] {
    let least = values.iter().min().copied().unwrap_or(0).div_euclid(STEP) * STEP;
    let most = values.iter().max().copied().unwrap_or(0).div_euclid(STEP) * STEP + STEP;
    [least, most]
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn the_axis_holds_all_values_and_is_never_empty() {
        assert_eq!(bounds(&[1500, 1532, 1468]), [1450, 1550]);
        assert_eq!(bounds(&[1500, 1500]), [1500, 1550]);
        assert_eq!(bounds(&[]), [0, 50]);
    }
}
