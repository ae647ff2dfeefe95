//! Results that two phones may both have recorded.

use std::{collections::BTreeMap, time::Duration};

use crate::{
    game::{Game, Team},
    id::{GameId, PlayerId},
    state::SessionState,
};

/// Equal results further apart are two games.
const APART: Duration = Duration::from_mins(10);

/// A side with its players in a fixed order, its score and whether it won.
type Side<'a> = (Vec<&'a PlayerId>, Option<u8>, bool);

/// Games that look like one game recorded by two people: the same two teams, scores and winner,
/// within ten minutes, from different authors (two unknown ones count as the same). Each later game
/// is named once, in second place, beside the first game that it may repeat.
pub fn recorded_twice(state: &SessionState) -> Vec<(GameId, GameId)> {
    let mut equals: BTreeMap<[Side<'_>; 2], Vec<&Game>> = BTreeMap::new();
    let mut twice = Vec::new();
    for game in state.played() {
        let mut sides = [side(game, Team::A), side(game, Team::B)];
        sides.sort_unstable();
        let earlier = equals.entry(sides).or_default();
        if let Some(first) = earlier.iter().find(|first| may_repeat(first, game)) {
            twice.push((first.id.clone(), game.id.clone()));
        }
        earlier.push(game);
    }
    twice
}

fn side(game: &Game, team: Team) -> Side<'_> {
    let mut players: Vec<&PlayerId> = game.team(team).iter().collect();
    players.sort_unstable();
    (players, game.score(team), game.winning_team == Some(team))
}

fn may_repeat(first: &Game, later: &Game) -> bool {
    let apart = later.result_at.zip(first.result_at).map(|(later, first)| later.since(first));
    apart.is_some_and(|apart| apart <= APART) && first.author != later.author
}
