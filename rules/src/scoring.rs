//! Points of a badminton game.

/// Points that win a game.
pub const WINNING_POINTS: u8 = 21;
/// Points that win however close it is.
pub const MAX_POINTS: u8 = crate::game::MAX_SCORE;

/// What the winner of a finished game has when the loser has `loser` points: 21, two more than the
/// loser from 20 all on, never above 30.
pub const fn winner_points(loser: u8) -> u8 {
    match loser.saturating_add(2) {
        points if points < WINNING_POINTS => WINNING_POINTS,
        points if points > MAX_POINTS => MAX_POINTS,
        points => points,
    }
}

#[cfg(test)]
mod tests {
    use super::winner_points;

    #[test]
    fn a_game_ends_at_21_or_two_ahead_and_at_30_at_the_latest() {
        let ends = [(0, 21), (15, 21), (19, 21), (20, 22), (27, 29), (28, 30), (29, 30), (255, 30)];
        for (loser, winner) in ends {
            assert_eq!(winner_points(loser), winner, "loser {loser}");
        }
    }
}
