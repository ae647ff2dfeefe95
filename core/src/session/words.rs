//! Changes of a session by their names.

use pace_rules::{
    change::Change,
    game::GameResult,
    id::{GameId, PlayerId},
    session::Session,
    state::SessionState,
};

use crate::deed::{Deed, GameName};

/// What a change does, by the names of what it is about.
pub(crate) fn deed(change: &Change, view: &SessionState) -> Deed {
    let session = view.session.as_deref();
    let names = |players: &[PlayerId]| names(session, players);
    let name = |id: &PlayerId| names(std::slice::from_ref(id));
    let game = |id: &GameId| game_name(view, id);
    match change {
        Change::CreateSession { session, .. } => Deed::CreateSession { name: session.name.clone() },
        Change::EditSession(edit) => Deed::EditSession { parts: edit.parts() },
        Change::ReplaceSession(_) => Deed::ReplaceSession,
        Change::DeleteSession => Deed::DeleteSession,
        Change::RestoreSession => Deed::RestoreSession,
        Change::AddPlayer(player) => Deed::AddPlayer { name: player.name.clone() },
        Change::RenamePlayer { id, name: to } => Deed::Rename { from: name(id), to: to.clone() },
        Change::RemovePlayer { id } => Deed::Remove { name: name(id) },
        Change::CreateGame(new) => {
            let (team_a, team_b) = (names(&new.team_a), names(&new.team_b));
            match new.winning_team {
                None => Deed::PlanGame { team_a, team_b },
                Some(winning_team) => {
                    let result = GameResult {
                        winning_team,
                        team_a_score: new.team_a_score,
                        team_b_score: new.team_b_score,
                    };
                    Deed::RecordGame { team_a, team_b, result }
                }
            }
        }
        Change::EditGame { id, edit } => match edit.winning_team {
            Some(Some(winning_team)) => {
                let result = GameResult {
                    winning_team,
                    team_a_score: edit.team_a_score.flatten(),
                    team_b_score: edit.team_b_score.flatten(),
                };
                Deed::SetResult { game: game(id), result }
            }
            Some(None) => Deed::ClearResult { game: game(id) },
            None => Deed::EditGame { game: game(id) },
        },
        Change::DeleteGame { id } => Deed::DeleteGame { game: game(id) },
        Change::RestoreGame { id } => Deed::RestoreGame { game: game(id) },
        Change::Replan { create, .. } => {
            Deed::Replan { games: u32::try_from(create.len()).unwrap_or(u32::MAX) }
        }
    }
}

/// The names of players, joined by " & ".
pub(crate) fn names(session: Option<&Session>, players: &[PlayerId]) -> String {
    let name =
        |id| session.and_then(|session| session.player(id)).map_or("Unknown", |player| player.name.as_str());
    players.iter().map(name).collect::<Vec<_>>().join(" & ")
}

fn game_name(view: &SessionState, id: &GameId) -> Option<GameName> {
    let deleted = || view.deleted.get(id).and_then(Option::as_ref);
    let game = view.games.get(id).or_else(deleted)?;
    let names = |players: &[PlayerId]| names(view.session.as_deref(), players);
    Some(GameName { number: game.game_number, team_a: names(&game.team_a), team_b: names(&game.team_b) })
}
