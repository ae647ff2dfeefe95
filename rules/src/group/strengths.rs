//! The rating by points of a group's players, in singles and in doubles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{game_line::GameLine, standings::Standings, timeline::Played};
use crate::{
    game::Team,
    id::{GameId, GroupPlayerId, SessionId},
    rating::points::{Belief, Decisiveness, Seen, Strengths, USUAL_MARGIN, lead_to_21, margin},
    session::GameMode,
};

/// The strengths of a group's players after all games, singles and doubles apart.
#[derive(Debug)]
pub struct GroupStrengths<'a> {
    standings: &'a Standings<'a>,
    singles: Strengths,
    doubles: Strengths,
    /// By how much games of a session with scores are usually won.
    usual_margins: BTreeMap<&'a SessionId, f64>,
}

/// A player's strengths.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlayerStrength {
    /// The player.
    pub group_player_id: GroupPlayerId,
    /// The name in the pool.
    pub player_name: String,
    /// In doubles.
    pub doubles: Strength,
    /// In singles.
    pub singles: Strength,
}

/// A strength, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Strength {
    /// On a scale on which newcomers have 1500.
    pub rating: i32,
    /// How much of a newcomer's uncertainty is gone, in percent.
    #[serde(serialize_with = "crate::wire::number")]
    pub reliability: f64,
}

impl From<Belief> for Strength {
    fn from(belief: Belief) -> Self {
        Self { rating: belief.rating(), reliability: belief.reliability() }
    }
}

/// What one game did to a player's strength, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StrengthStep {
    /// The game.
    pub game_id: GameId,
    /// Its session.
    pub session_id: SessionId,
    /// Singles or doubles.
    pub game_mode: GameMode,
    /// The player's team.
    pub team: Team,
    /// Who played and how it ended.
    #[serde(flatten)]
    pub game: GameLine,
    /// The chance of winning that the own side had, in percent.
    #[serde(serialize_with = "crate::wire::number")]
    pub chance: f64,
    /// The lead that was expected of the own side, in points of a game to 21.
    #[serde(serialize_with = "crate::wire::number")]
    pub expected_lead: f64,
    /// The lead that it had, likewise; the usual one of the session for a game without scores.
    #[serde(serialize_with = "crate::wire::number")]
    pub lead: f64,
    /// The strength before.
    pub before: Strength,
    /// By how much the rating changed.
    pub change: i32,
    /// The strength after.
    pub after: Strength,
}

impl<'a> GroupStrengths<'a> {
    /// Replays a group's games.
    pub fn of(standings: &'a Standings<'a>) -> Self {
        let mut strengths = Self::before(standings);
        for played in &standings.games {
            strengths.see(played);
        }
        strengths
    }

    fn before(standings: &'a Standings<'a>) -> Self {
        let newcomers = Strengths::new(standings.members.len());
        let usual_margins = usual_margins(&standings.games);
        Self { standings, singles: newcomers.clone(), doubles: newcomers, usual_margins }
    }

    /// The active players, strongest in doubles first; of equal ones, by name.
    pub fn players(&self) -> Vec<PlayerStrength> {
        let mut players: Vec<PlayerStrength> = (self.standings.by_name().into_iter())
            .map(|standing| PlayerStrength {
                group_player_id: standing.id.clone(),
                player_name: standing.member.name.clone(),
                doubles: self.belief(standing.id, GameMode::Doubles).into(),
                singles: self.belief(standing.id, GameMode::Singles).into(),
            })
            .collect();
        players.sort_by_key(|player| std::cmp::Reverse(player.doubles.rating));
        players
    }

    /// What is believed of a player; of somebody who is not in the pool, as of a newcomer.
    pub fn belief(&self, id: &GroupPlayerId, mode: GameMode) -> Belief {
        self.mode(mode).belief(self.standings.place(id))
    }

    /// How decisive a lead is in this group.
    pub fn decisiveness(&self, mode: GameMode) -> Decisiveness {
        self.mode(mode).decisiveness()
    }

    /// The steps of a player's strengths from the first game to the newest; none for an id that is
    /// not in the pool.
    pub fn history(standings: &'a Standings<'a>, id: &GroupPlayerId) -> Option<Vec<StrengthStep>> {
        let place = standings.place(id)?;
        let mut strengths = Self::before(standings);
        let mut steps = Vec::new();
        for played in &standings.games {
            let step = played.team_of(place).map(|team| strengths.step_before(played, team, place));
            strengths.see(played);
            steps.extend(step.map(|step| {
                let after = Strength::from(strengths.mode(played.session.game_mode).belief(Some(place)));
                StrengthStep { change: after.rating - step.before.rating, after, ..step }
            }));
        }
        Some(steps)
    }

    /// The step that a game is about to make, with nothing changed yet.
    fn step_before(&self, played: &Played<'_>, team: Team, place: usize) -> StrengthStep {
        let strengths = self.mode(played.session.game_mode);
        let side = |team| played.side(team).seats();
        let forecast = strengths.forecast([side(team), side(team.other())]);
        let lead = lead_to_21(self.seen(played).margin);
        let before = Strength::from(strengths.belief(Some(place)));
        StrengthStep {
            game_id: played.game.id.clone(),
            session_id: played.session.id.clone(),
            game_mode: played.session.game_mode,
            team,
            game: played.line(team),
            chance: 100.0 * strengths.decisiveness().chance(forecast),
            expected_lead: lead_to_21(forecast.lead),
            lead: if team == Team::A { lead } else { -lead },
            before,
            change: 0,
            after: before,
        }
    }

    fn see(&mut self, played: &Played<'_>) {
        let seen = self.seen(played);
        let strengths = match played.session.game_mode {
            GameMode::Singles => &mut self.singles,
            GameMode::Doubles => &mut self.doubles,
        };
        strengths.see([Team::A, Team::B].map(|team| played.side(team).seats()), seen);
    }

    fn seen(&self, played: &Played<'_>) -> Seen {
        let usual = || self.usual_margins.get(&played.session.id).copied().unwrap_or(USUAL_MARGIN);
        match points(played) {
            Some(points) => Seen::scored(played.winner, points),
            None => Seen::unscored(played.winner, usual()),
        }
    }

    const fn mode(&self, mode: GameMode) -> &Strengths {
        match mode {
            GameMode::Singles => &self.singles,
            GameMode::Doubles => &self.doubles,
        }
    }
}

fn points(played: &Played<'_>) -> Option<[u32; 2]> {
    Some([u32::from(played.game.team_a_score?), u32::from(played.game.team_b_score?)])
}

/// The median margin of each session's games with scores.
fn usual_margins<'a>(games: &[Played<'a>]) -> BTreeMap<&'a SessionId, f64> {
    let mut margins: BTreeMap<&SessionId, Vec<f64>> = BTreeMap::new();
    for played in games {
        if let Some(points) = points(played) {
            margins.entry(&played.session.id).or_default().push(margin(points).abs());
        }
    }
    let median = |(session, mut margins): (_, Vec<f64>)| {
        margins.sort_by(f64::total_cmp);
        (session, f64::midpoint(margins[(margins.len() - 1) / 2], margins[margins.len() / 2]))
    };
    margins.into_iter().map(median).collect()
}
