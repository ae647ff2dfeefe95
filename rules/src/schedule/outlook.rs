//! How fair a whole evening will have been when the rest of it is played as planned.

use super::{
    Pairing, Round,
    fairness::{Extent, Fairness, measured},
    history::History,
};

/// Games of somebody who is present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Share {
    /// The position on the roster.
    pub player: usize,
    /// Games that were played or are under way.
    pub played: usize,
    /// Games to come.
    pub to_come: usize,
    /// Came late or was away for a while, and plays as often as the others from now on.
    pub is_late: bool,
}

/// An evening seen from now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Outlook {
    /// Of all of it among those who are present; plays are those of whoever was there all evening.
    pub fairness: Fairness,
    /// Everybody who is present, in roster order.
    pub shares: Vec<Share>,
}

/// What becomes of the evening for those present if these rounds follow those, all by positions on the
/// roster.
pub(super) fn outlook(present: &[usize], played: &[Round], planned: &[Round]) -> Outlook {
    // Whoever is absent has no place, so that their meetings do not count.
    let place = |player: &usize| present.iter().position(|it| it == player).unwrap_or(usize::MAX);
    let side = |team: &Vec<usize>| team.iter().map(place).collect();
    let game = |game: &Pairing| Pairing { team_a: side(&game.team_a), team_b: side(&game.team_b) };
    let seated = |rounds: &[Round]| -> Vec<Round> {
        rounds.iter().map(|round| round.iter().map(game).collect()).collect()
    };
    let credited = History::of(played).among(present);
    let mut history = History::new(present.len());
    let mut rests = vec![0; present.len()];
    let note = |rests: &mut Vec<usize>, history: &History| {
        for (rest, wait) in rests.iter_mut().zip(&history.waits) {
            *rest = (*rest).max(*wait);
        }
    };
    for round in seated(played) {
        history.record(&round);
        note(&mut rests, &history);
    }
    let before = history.plays.clone();
    let is_late: Vec<bool> =
        before.iter().zip(&credited.plays).map(|(plays, counted)| plays < counted).collect();
    for (place, _) in is_late.iter().enumerate().filter(|(_, is_late)| **is_late) {
        (rests[place], history.waits[place]) = (0, credited.waits[place]);
    }
    for round in seated(planned) {
        history.record(&round);
        note(&mut rests, &history);
    }
    let shares: Vec<Share> = (present.iter().enumerate())
        .map(|(place, player)| Share {
            player: *player,
            played: before[place],
            to_come: history.plays[place] - before[place],
            is_late: is_late[place],
        })
        .collect();
    let all_evening: Vec<usize> =
        shares.iter().filter(|share| !share.is_late).map(|share| share.played + share.to_come).collect();
    let longest_rest = rests.into_iter().max().unwrap_or(0);
    Outlook { fairness: measured(&history, Extent::of(&all_evening), longest_rest), shares }
}

impl Outlook {
    /// What people want to know, a sentence each; empty without a game.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = self.fairness.sentences();
        if let Some(first) = sentences.first_mut().filter(|_| self.shares.iter().any(|share| share.is_late)) {
            let to_come: Vec<usize> = self.shares.iter().map(|share| share.to_come).collect();
            *first = format!(
                "Whoever was there all evening plays {}, and from now on everyone plays {}.",
                self.fairness.plays.times(),
                Extent::of(&to_come).times()
            );
        }
        sentences
    }
}
