//! Two ratings of the same games: [`elo`], which the boards show and whose every step can be checked
//! by hand, and [`points`], which says how sure it is and predicts better, for odds and even teams.

pub mod elo;
mod normal;
pub mod points;
