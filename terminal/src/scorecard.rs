//! Who won, and the points: the few keys after a game has been chosen.

use pace_rules::{
    game::{Game, GameResult, Team},
    scoring::winner_points,
};

use crate::keys::Key;

/// A result that is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scorecard {
    pub(crate) winner: Option<Team>,
    /// Digits of the loser's points.
    pub(crate) loser: String,
    /// Digits of the winner's points; empty where they follow from the loser's.
    pub(crate) winner_points: String,
    /// The digits go to the winner's points.
    pub(crate) on_winner: bool,
}

impl Scorecard {
    /// The result of a played game, to be changed.
    pub(crate) fn of(game: &Game) -> Self {
        let Some(result) = game.result() else { return Self::default() };
        let digits = |points: Option<u8>| points.map_or_else(String::new, |points| points.to_string());
        let follows = result.loser_score().map(winner_points) == result.winner_score();
        Self {
            winner: Some(result.winning_team),
            loser: digits(result.loser_score()),
            winner_points: if follows { String::new() } else { digits(result.winner_score()) },
            on_winner: false,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes a key; false if it is none of a scorecard's now.
    pub(crate) fn key(&mut self, key: &Key) -> bool {
        match key {
            Key::Char('a' | 'A') | Key::Left => self.winner = Some(Team::A),
            Key::Char('b' | 'B') | Key::Right => self.winner = Some(Team::B),
            _ if self.winner.is_none() => return false,
            Key::Char(digit) if digit.is_ascii_digit() => {
                let points = self.typed();
                // A third digit begins anew: quicker than deleting.
                if points.len() >= 2 {
                    points.clear();
                }
                points.push(*digit);
            }
            Key::Backspace => {
                if self.typed().pop().is_none() {
                    if self.on_winner {
                        self.on_winner = false;
                    } else {
                        self.winner = None;
                    }
                }
            }
            Key::Tab | Key::BackTab => self.on_winner = !self.on_winner,
            _ => return false,
        }
        true
    }

    fn typed(&mut self) -> &mut String {
        if self.on_winner { &mut self.winner_points } else { &mut self.loser }
    }

    /// The result as typed so far; none without a winner.
    pub(crate) fn result(&self) -> Option<GameResult> {
        let winning_team = self.winner?;
        let loser = self.loser.parse::<u8>().ok();
        let winner = self.winner_points.parse::<u8>().ok().or_else(|| loser.map(winner_points));
        let (of_a, of_b) = match winning_team {
            Team::A => (winner, loser),
            Team::B => (loser, winner),
        };
        Some(GameResult { winning_team, team_a_score: of_a, team_b_score: of_b })
    }

    /// "21-15", the winner's points first; "without points" where none are typed.
    pub(crate) fn score(&self) -> String {
        match self.result().map(|result| (result.winner_score(), result.loser_score())) {
            Some((Some(winner), Some(loser))) => format!("{winner}-{loser}"),
            Some((Some(winner), None)) => format!("{winner}-?"),
            _ => "without points".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use pace_rules::game::{GameResult, Team};

    use super::{Key, Scorecard};

    fn typed(keys: &str) -> Scorecard {
        let mut card = Scorecard::default();
        for letter in keys.chars() {
            card.key(&if letter == '\t' { Key::Tab } else { Key::Char(letter) });
        }
        card
    }

    #[test]
    fn the_winners_points_follow_from_the_losers() {
        let result = |team_a_score, team_b_score| {
            Some(GameResult { winning_team: Team::B, team_a_score, team_b_score })
        };
        assert_eq!(typed("b15").result(), result(Some(15), Some(21)));
        assert_eq!(typed("b28").result(), result(Some(28), Some(30)));
        assert_eq!(typed("b").result(), result(None, None));
        assert_eq!(typed("b0").result(), result(Some(0), Some(21)));
        assert_eq!(typed("b15\t11").result(), result(Some(15), Some(11)));
        assert_eq!(typed("15").result(), None, "points need a winner");
    }

    #[test]
    fn a_third_digit_begins_anew_and_backspace_goes_all_the_way_back() {
        assert_eq!(typed("a158").score(), "21-8");
        let mut card = typed("a15");
        for expected in ["21-1", "without points"] {
            assert!(card.key(&Key::Backspace));
            assert_eq!(card.score(), expected);
        }
        assert!(card.key(&Key::Backspace));
        assert!(card.is_empty());
        assert!(!card.key(&Key::Backspace));
    }

    #[test]
    fn the_winner_can_be_changed_after_the_points() {
        assert_eq!(typed("a15b").result(), typed("b15").result());
    }
}
