//! Going on when people come, rest or leave: only what is unplayed is planned anew.

use std::cmp::Reverse;

use super::{
    NoPlan, Outlook, Pairing, Round, evening,
    format::{Format, Standing, americano_rounds, fixed_sides, king_of_the_court, mexicano, standing},
    history::History,
    outlook::outlook,
    pairs::Pairs,
    plan::plan_after,
    played_rounds, possible_games,
    singles::singles_after,
};
use crate::{
    change::Change,
    id::{GameId, PlayerId},
    player::Player,
    session::{GameMode, MAX_GAMES, MAX_PLAYERS},
    state::SessionState,
};

/// What remains of an evening.
#[derive(Debug, Clone, Copy)]
pub struct Remaining<'a> {
    /// Who plays from now on: not those who rest or have left, but those who came.
    pub present: &'a [PlayerId],
    /// Unplayed games that stay as they are, because they are being played now.
    pub under_way: &'a [GameId],
    /// How it goes on.
    pub format: Format,
    /// How many games are played at a time.
    pub courts: usize,
    /// How many rounds are left to plan; none for as many as the unplayed games take, and where there
    /// are none, for all that the format has. It is one where the next follows from the results.
    pub rounds: Option<usize>,
}

/// The rest of an evening, planned anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replan {
    /// Unplayed games that go.
    pub delete: Vec<GameId>,
    /// The rounds that come, by positions on the roster.
    pub rounds: Vec<Round>,
    /// How fair the whole evening will have been.
    pub outlook: Outlook,
    /// The points of those present so far, best first.
    pub standing: Vec<Standing>,
}

impl Replan {
    /// The one change that does it, with ids from `make_id`; `players` is the roster.
    pub fn into_change(self, players: &[Player], make_id: &mut dyn FnMut() -> GameId) -> Change {
        let create = evening::new_games(players, self.rounds.iter().flatten(), make_id);
        Change::Replan { delete: self.delete, create }
    }
}

/// Plans the rest of an evening anew: unplayed games go, unless they are under way, and others come.
///
/// With rotating partners and in singles these are the games of [`remaining_rounds`]. Fixed pairs stay
/// as they played, and whoever has lost a partner plays with whoever else has none; pairs that have
/// not met meet first. A [`mexicano`] or [`king_of_the_court`] goes on by the results so far.
///
/// # Errors
/// [`NoPlan`] says why that cannot be planned.
pub fn replan(state: &SessionState, remaining: &Remaining<'_>) -> Result<Replan, NoPlan> {
    let session = state.session.as_ref().ok_or(NoPlan::NoSession)?;
    let mode = session.game_mode;
    let players = session.players.iter().take(MAX_PLAYERS).enumerate();
    let present: Vec<usize> = (players.filter(|(_, player)| remaining.present.contains(&player.id)))
        .map(|(position, _)| position)
        .collect();
    remaining.format.suits(mode, present.len())?;
    let stays = |id: &GameId| remaining.under_way.contains(id);
    let (under_way, delete): (Vec<GameId>, Vec<GameId>) =
        state.upcoming().into_iter().map(|game| game.id.clone()).partition(stays);
    if remaining.format.needs_results() && !under_way.is_empty() {
        return Err(NoPlan::ResultsFirst);
    }
    let courts = remaining.courts.max(1);
    let before = evening::rounds(state, courts, |game| game.is_played() || stays(&game.id));
    let pairings = |round: Vec<_>| round.into_iter().map(|(_, pairing)| pairing).collect();
    let before: Vec<Round> = before.into_iter().map(pairings).collect();
    let results = played_rounds(state, courts);
    let at_a_time = courts.min(present.len() / mode.min_players());
    let left = (!delete.is_empty()).then(|| delete.len().div_ceil(at_a_time.max(1)));
    let wanted = remaining.rounds.or(left);
    let mut rounds = match remaining.format {
        Format::Mexicano => vec![mexicano(&present, courts, &results)],
        Format::KingOfTheCourt => vec![king_of_the_court(&present, courts, &results)],
        Format::FixedPairs => {
            fixed_sides(&pairs(&present, &everything(state)), courts, remaining.rounds, &before)
        }
        Format::RoundRobin | Format::Americano => {
            let all = || match (remaining.format, mode) {
                (Format::RoundRobin, _) if courts == 1 => possible_games(mode, present.len()),
                (_, GameMode::Singles) => possible_games(mode, present.len()).div_ceil(at_a_time),
                _ => americano_rounds(present.len(), courts),
            };
            remaining_rounds(mode, &before, &present, courts, wanted.unwrap_or_else(all))
        }
    };
    cut(&mut rounds, (MAX_GAMES + delete.len()).saturating_sub(state.games.len()));
    if delete.is_empty() && rounds.is_empty() {
        return Err(NoPlan::Nothing);
    }
    let outlook = outlook(&present, &before, &rounds);
    Ok(Replan { delete, outlook, standing: standing(&present, &results), rounds })
}

/// Takes away what is more than so many games.
fn cut(rounds: &mut Vec<Round>, mut room: usize) {
    for round in rounds.iter_mut() {
        round.truncate(room);
        room -= round.len();
    }
    rounds.retain(|round| !round.is_empty());
}

/// All games, planned ones too, for what they say about who belongs together.
fn everything(state: &SessionState) -> Vec<Pairing> {
    evening::rounds(state, 1, |_| true).into_iter().flatten().map(|(_, pairing)| pairing).collect()
}

/// Those present in pairs: first those who are partners most often in these games, then whoever is
/// left, in order.
fn pairs(present: &[usize], games: &[Pairing]) -> Vec<Vec<usize>> {
    let mut together = Pairs::new();
    for (one, other) in games.iter().flat_map(Pairing::partners) {
        together.add(one, other, 1);
    }
    let mut pairs: Vec<[usize; 2]> = (present.iter().enumerate())
        .flat_map(|(place, one)| present[place + 1..].iter().map(move |other| [*one, *other]))
        .collect();
    pairs.sort_by_key(|[one, other]| Reverse(together.get(*one, *other)));
    let mut taken: Vec<Vec<usize>> = Vec::new();
    for pair in pairs {
        if !taken.iter().flatten().any(|player| pair.contains(player)) {
            taken.push(pair.to_vec());
        }
    }
    taken.sort();
    taken
}

/// So many rounds for those who are present after what was played, all by positions on the roster.
///
/// What was played counts: who has played least plays next, and partners and opponents who have met
/// and those who have just rested are taken account of. Whoever is more than one game behind the
/// median of those who have played came late or was away: from then on they count as having played as
/// often as whoever has played least of the others, and so play as often as these, not every game to
/// catch up. In singles everybody meets whom they have met least.
pub fn remaining_rounds(
    mode: GameMode,
    played: &[Round],
    present: &[usize],
    courts: usize,
    rounds: usize,
) -> Vec<Round> {
    let mut present: Vec<usize> = present.iter().copied().filter(|player| *player < MAX_PLAYERS).collect();
    present.sort_unstable();
    present.dedup();
    let follow = match mode {
        GameMode::Doubles => plan_after,
        GameMode::Singles => singles_after,
    };
    let on_roster = |places: Vec<usize>| places.into_iter().map(|place| present[place]).collect();
    let game = |game: Pairing| Pairing { team_a: on_roster(game.team_a), team_b: on_roster(game.team_b) };
    (follow(&History::of(played).among(&present), courts, rounds).into_iter())
        .map(|round| round.into_iter().map(game).collect())
        .collect()
}
