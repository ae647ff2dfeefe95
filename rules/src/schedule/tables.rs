//! Plans that are known to be best when all courts that the players can fill are played on.
//!
//! A table is one or two starting rounds and a step: in each further round every player of the
//! starting round moves on by one within a block of so many players, and whoever is left over stays.
//! For n ≡ 0 or 1 (mod 4) players these are whist tournaments (Anderson, *Combinatorial Designs and
//! Tournaments*, 1997): in one cycle everybody has everybody as partner once and as opponent twice.
//! For other numbers nobody has a partner twice in a cycle, and the opponents are as even as numbers
//! allow.

use super::SIX;

/// `a + b` against `c + d`.
pub(super) type Four = [usize; 4];

struct Starter {
    players: usize,
    /// How many players a block has, and so how many rounds one starting round gives.
    block: usize,
    rounds: &'static [&'static [Four]],
}

const STARTERS: [Starter; 15] = [
    Starter { players: 4, block: 3, rounds: &[&[[3, 0, 1, 2]]] },
    Starter { players: 5, block: 5, rounds: &[&[[1, 4, 2, 3]]] },
    Starter { players: 8, block: 7, rounds: &[&[[7, 4, 2, 1], [0, 5, 3, 6]]] },
    // Z3 × Z3: three blocks of three, and the starting round moved on by a block.
    Starter {
        players: 9,
        block: 3,
        rounds: &[
            &[[1, 2, 6, 3], [4, 8, 5, 7]],
            &[[4, 5, 0, 6], [7, 2, 8, 1]],
            &[[7, 8, 3, 0], [1, 5, 2, 4]],
        ],
    },
    Starter { players: 10, block: 10, rounds: &[&[[2, 9, 3, 7], [4, 5, 6, 8]]] },
    Starter { players: 11, block: 11, rounds: &[&[[3, 4, 6, 10], [5, 8, 7, 9]]] },
    Starter { players: 12, block: 11, rounds: &[&[[11, 8, 9, 1], [0, 5, 10, 3], [2, 4, 6, 7]]] },
    Starter { players: 13, block: 13, rounds: &[&[[1, 10, 7, 5], [2, 8, 3, 4], [6, 11, 9, 12]]] },
    Starter {
        players: 14,
        block: 7,
        rounds: &[
            &[[1, 2, 3, 5], [4, 12, 8, 13], [6, 9, 10, 11]],
            &[[1, 13, 6, 10], [2, 5, 8, 12], [3, 9, 4, 11]],
        ],
    },
    Starter { players: 15, block: 15, rounds: &[&[[3, 4, 7, 9], [5, 14, 6, 11], [8, 12, 10, 13]]] },
    Starter {
        players: 16,
        block: 15,
        rounds: &[&[[15, 1, 10, 9], [0, 2, 4, 12], [3, 14, 13, 7], [5, 8, 6, 11]]],
    },
    Starter {
        players: 17,
        block: 17,
        rounds: &[&[[1, 3, 12, 8], [2, 7, 15, 4], [5, 13, 6, 16], [9, 10, 14, 11]]],
    },
    Starter {
        players: 18,
        block: 18,
        rounds: &[&[[2, 3, 4, 14], [5, 7, 10, 17], [6, 11, 9, 15], [8, 12, 13, 16]]],
    },
    Starter {
        players: 19,
        block: 19,
        rounds: &[&[[3, 4, 5, 10], [6, 16, 11, 14], [7, 9, 13, 17], [8, 15, 12, 18]]],
    },
    Starter {
        players: 20,
        block: 19,
        rounds: &[&[[19, 9, 11, 14], [0, 1, 18, 6], [2, 7, 17, 15], [3, 13, 10, 4], [5, 16, 12, 8]]],
    },
];

/// One cycle of the table for so many players on as many courts as they can fill, if there is one.
///
/// Those who rest in a starting round of one block are the first few players. The rounds are taken
/// in steps of their number, so that the next few rest next: everybody rests in turn.
///
/// Six players have the games of a round robin: 15 pairs make no even cycle, and these rounds are as
/// even as can be, the first ones too, and never repeat partners at once.
pub(super) fn table(players: usize) -> Option<Vec<Vec<Four>>> {
    if players == 6 {
        return Some(SIX.iter().map(|game| vec![*game]).collect());
    }
    let starter = STARTERS.iter().find(|starter| starter.players == players)?;
    let block = starter.block;
    let step = if block == players { players % 4 } else { 1 };
    let distance = |place: usize| {
        let further = step * place;
        // A step that divides the block comes back to its beginning: then everybody moves by one.
        (further + if block.is_multiple_of(step) { further / block } else { 0 }) % block
    };
    let moved = |player: usize, by: usize| {
        let first = player / block * block;
        if first + block > players { player } else { first + (player - first + by) % block }
    };
    let round =
        |fours: &[Four], place| fours.iter().map(|four| four.map(|it| moved(it, distance(place)))).collect();
    Some(starter.rounds.iter().flat_map(|fours| (0..block).map(move |place| round(fours, place))).collect())
}

#[cfg(test)]
mod tests {
    use super::{STARTERS, table};
    use crate::schedule::{Extent, Pairing, Round, doubles, fairness};

    fn cycle(players: usize) -> Vec<Round> {
        let cycle = table(players).expect("a table");
        cycle.into_iter().map(|round| round.into_iter().map(doubles).collect()).collect()
    }

    #[test]
    fn in_a_whist_tournament_everybody_has_everybody_as_partner_once_and_as_opponent_twice() {
        for players in [4, 5, 8, 9, 12, 13, 16, 17, 20] {
            let fairness = fairness(players, &cycle(players));
            assert_eq!(fairness.partners, Extent { least: 1, most: 1 }, "{players} players");
            assert_eq!(fairness.opponents, Extent { least: 2, most: 2 }, "{players} players");
            let rounds = if players % 4 == 0 { players - 1 } else { players };
            assert_eq!(cycle(players).len(), rounds);
        }
    }

    #[test]
    fn in_the_other_tables_nobody_has_a_partner_twice_and_opponents_are_as_even_as_can_be() {
        for players in [10, 11, 14, 15, 18, 19] {
            let fairness = fairness(players, &cycle(players));
            assert_eq!(fairness.repeats, 0, "{players} players");
            assert_eq!(fairness.sum_of_squares, fairness.least_sum_of_squares, "{players} players");
            assert_eq!(cycle(players).len(), players);
        }
    }

    #[test]
    fn in_every_table_all_play_and_rest_in_turn() {
        for players in STARTERS.map(|starter| starter.players) {
            let cycle = cycle(players);
            for (number, round) in cycle.iter().enumerate() {
                let mut playing: Vec<usize> = round.iter().flat_map(Pairing::players).collect();
                playing.sort_unstable();
                playing.dedup();
                assert_eq!((playing.len(), round.len()), (players / 4 * 4, players / 4));
                let plays = fairness(players, &cycle[..=number]).plays;
                assert!(plays.most - plays.least <= 1, "{players} players, round {number}");
            }
            let fairness = fairness(players, &cycle);
            assert_eq!(fairness.plays.least, fairness.plays.most);
            assert_eq!(fairness.longest_rest, usize::from(players % 4 > 0), "{players} players");
        }
    }
}
