//! The standard normal distribution.

use std::f64::consts::{PI, SQRT_2};

/// How likely a value is.
pub(super) fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / (SQRT_2 * PI.sqrt())
}

/// The share of values below `x`, to 15 digits: Hart, *Computer Approximations* (1968), as given by
/// West, *Better approximations to cumulative normal functions* (2005). Beyond 7 deviations shares are
/// no longer told apart.
pub(super) fn cumulative(x: f64) -> f64 {
    const ABOVE: [f64; 7] = [
        3.526_249_659_989_11e-2,
        0.700_383_064_443_688,
        6.373_962_203_531_65,
        33.912_866_078_383,
        112.079_291_497_871,
        221.213_596_169_931,
        220.206_867_912_376,
    ];
    const BELOW: [f64; 8] = [
        8.838_834_764_831_84e-2,
        1.755_667_163_182_64,
        16.064_177_579_207,
        86.780_732_202_946_1,
        296.564_248_779_674,
        637.333_633_378_831,
        793.826_512_519_948,
        440.413_735_824_752,
    ];
    let distance = x.abs().min(7.0);
    let polynomial = |factors: &[f64]| factors.iter().fold(0.0, |sum, factor| sum * distance + factor);
    let tail = (-distance * distance / 2.0).exp() * polynomial(&ABOVE) / polynomial(&BELOW);
    if x > 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::cumulative;

    #[test]
    fn shares_are_those_of_the_tables() {
        let table = [
            (0.0, 0.5),
            (1.0, 0.841_344_746_068_543),
            (-1.0, 0.158_655_253_931_457),
            (2.0, 0.977_249_868_051_821),
            (-3.0, 0.001_349_898_031_630_09),
        ];
        for (x, share) in table {
            assert!((cumulative(x) - share).abs() < 1e-14, "{x}");
        }
        assert!(cumulative(-40.0) < 1e-11 && cumulative(40.0) > 1.0 - 1e-11);
    }
}
