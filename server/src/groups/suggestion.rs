//! `GET /groups/{id}/suggestion`

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    response::Response,
};
use pace_rules::{
    game::Team,
    group::{Evening, GroupStrengths, Standings},
    id::GroupPlayerId,
    rejection::Rejection,
    session::{GameMode, MAX_PLAYERS},
    suggestion::{Present, Question, Suggestion, suggest},
};
use serde::Deserialize;

use super::answer::Ask;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::{GroupData, Needs},
};

/// What is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct Params {
    present: Option<String>,
    courts: Option<String>,
    mode: Option<String>,
    session: Option<String>,
}

/// Courts that the players of one evening can fill.
const MAX_COURTS: usize = MAX_PLAYERS / 2;

/// Who should play next of those who are there, with the odds.
pub(crate) async fn suggestion(
    State(app): State<App>,
    Path(id): Path<String>,
    params: Result<Query<Params>, QueryRejection>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let Query(params) = params.map_err(|error| Error::invalid(error.body_text()))?;
    let asked = Asked::read(params)?;
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: None };
    ask.one(move |data| asked.answer(data)).await
}

struct Asked {
    present: Vec<GroupPlayerId>,
    courts: usize,
    mode: Option<GameMode>,
    session: Option<String>,
}

impl Asked {
    fn read(params: Params) -> Result<Self, Error> {
        let present = params.present.as_deref().unwrap_or_default().split(',').filter(|id| !id.is_empty());
        let present: Vec<GroupPlayerId> = present
            .map(GroupPlayerId::new)
            .collect::<Result<_, _>>()
            .map_err(|_| Rejection::MemberUnknown)?;
        if present.len() > MAX_PLAYERS {
            return Err(Error::invalid(format!("present: at most {MAX_PLAYERS} players")));
        }
        let courts = params.courts.as_deref().unwrap_or("1").parse().unwrap_or(0);
        if !(1..=MAX_COURTS).contains(&courts) {
            return Err(Error::invalid(format!("courts: from 1 to {MAX_COURTS}")));
        }
        let mode = match params.mode.as_deref() {
            None => None,
            Some("doubles") => Some(GameMode::Doubles),
            Some("singles") => Some(GameMode::Singles),
            Some(_) => return Err(Error::invalid("mode: doubles or singles")),
        };
        Ok(Self { present, courts, mode, session: params.session })
    }

    fn answer(&self, data: &GroupData) -> Result<Suggestion<GroupPlayerId>, Error> {
        let evening = self.session.as_deref().map(|id| {
            let mut evenings = data.history.evenings.iter();
            evenings.find(|evening| evening.session.id.as_str() == id).ok_or(Rejection::SessionUnknown)
        });
        let evening = evening.transpose()?;
        let mode = self.mode.or(evening.map(|evening| evening.session.game_mode)).unwrap_or_default();
        let standings = Standings::of(&data.history);
        let strengths = GroupStrengths::of(&standings);
        let present = self.present.iter().map(|id| {
            let is_known = data.history.pool.members.contains_key(id);
            let present = Present { id: id.clone(), belief: strengths.belief(id, mode) };
            if is_known { Ok(present) } else { Err(Rejection::MemberUnknown) }
        });
        Ok(suggest(&Question {
            mode,
            courts: self.courts,
            present: &present.collect::<Result<Vec<_>, _>>()?,
            played: &evening.map(played).unwrap_or_default(),
            decisiveness: strengths.decisiveness(mode),
        }))
    }
}

/// The games of an evening in the order in which they were played, of its linked players.
fn played(evening: &Evening) -> Vec<[Vec<GroupPlayerId>; 2]> {
    let Evening { session, games } = evening;
    let mut games: Vec<_> = games.iter().filter(|game| game.is_played()).collect();
    games.sort_by_key(|game| (game.played_order(), &game.id));
    let link = |id| session.player(id).and_then(|player| player.group_player_id.clone());
    let sides = games.into_iter().map(|game| [Team::A, Team::B].map(|team| game.team(team)));
    sides.map(|sides| sides.map(|side| side.iter().filter_map(link).collect())).collect()
}
