//! Going on when people come, rest or leave: only what is unplayed is planned anew.

use super::{Pairing, Round, evening, history::History, plan::plan_after, singles::singles_after};
use crate::{
    change::Change,
    id::{GameId, PlayerId},
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
    /// How many games are played at a time.
    pub courts: usize,
    /// How many rounds are left to plan.
    pub rounds: usize,
}

/// The change that plans the rest of an evening anew: unplayed games go, unless they are under way,
/// and the games of [`remaining_rounds`] come, with ids from `make_id`.
///
/// None without a session, with fewer present than a game needs, or if nothing would change.
pub fn replan(
    state: &SessionState,
    remaining: &Remaining<'_>,
    make_id: &mut dyn FnMut() -> GameId,
) -> Option<Change> {
    let session = state.session.as_ref()?;
    let players = session.players.iter().enumerate();
    let present: Vec<usize> = (players.filter(|(_, player)| remaining.present.contains(&player.id)))
        .map(|(position, _)| position)
        .collect();
    if present.len() < session.game_mode.min_players() {
        return None;
    }
    let stays = |id: &GameId| remaining.under_way.contains(id);
    let rounds = evening::rounds(state, remaining.courts, |game| game.is_played() || stays(&game.id));
    let pairings = |round: Vec<_>| round.into_iter().map(|(_, pairing)| pairing).collect();
    let played: Vec<Round> = rounds.into_iter().map(pairings).collect();
    let delete: Vec<GameId> =
        state.upcoming().iter().map(|game| game.id.clone()).filter(|id| !stays(id)).collect();
    let room = (MAX_GAMES + delete.len()).saturating_sub(state.games.len());
    let rest = remaining_rounds(session.game_mode, &played, &present, remaining.courts, remaining.rounds);
    let create = evening::new_games(&session.players, rest.iter().flatten().take(room), make_id);
    (!delete.is_empty() || !create.is_empty()).then_some(Change::Replan { delete, create })
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
