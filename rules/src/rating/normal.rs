//! The standard normal distribution.

use std::f64::consts::{PI, SQRT_2};

/// How likely a value is.
pub(super) fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / (SQRT_2 * PI.sqrt())
}

/// The share of values below `x`, to 7.5e-8: Abramowitz and Stegun, *Handbook of Mathematical
/// Functions*, 26.2.17.
pub(super) fn cumulative(x: f64) -> f64 {
    const SERIES: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let above = density(x) * SERIES.iter().rev().fold(0.0, |sum, factor| (sum + factor) * t);
    if x < 0.0 { above } else { 1.0 - above }
}

#[cfg(test)]
mod tests {
    use super::cumulative;

    #[test]
    fn shares_are_those_of_the_tables() {
        let table = [
            (0.0, 0.5),
            (1.0, 0.841_344_746),
            (-1.0, 0.158_655_254),
            (1.959_964, 0.975),
            (-3.0, 0.001_349_898),
        ];
        for (x, share) in table {
            assert!((cumulative(x) - share).abs() < 1e-7, "{x}");
        }
    }
}
