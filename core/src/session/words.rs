//! Changes in words, for the tray and for notices.

use pace_rules::{
    change::Change,
    id::{GameId, PlayerId},
    session::Session,
    state::SessionState,
};

/// What a change does, as a person would say it.
pub(crate) fn in_words(change: &Change, view: &SessionState) -> String {
    let session = view.session.as_deref();
    let game = |id: &GameId| game_name(view, id);
    match change {
        Change::CreateSession { session, .. } => format!("Create “{}”", session.title()),
        Change::EditSession(edit) => {
            let parts: Vec<String> = edit.parts().iter().map(ToString::to_string).collect();
            format!("Change the session's {}", parts.join(", "))
        }
        Change::ReplaceSession(_) => "Change the session".to_owned(),
        Change::DeleteSession => "Delete the session".to_owned(),
        Change::RestoreSession => "Restore the session".to_owned(),
        Change::AddPlayer(player) => format!("Add {}", player.name),
        Change::RenamePlayer { id, name } => {
            format!("Rename {} to {name}", names(session, std::slice::from_ref(id)))
        }
        Change::RemovePlayer { id } => format!("Remove {}", names(session, std::slice::from_ref(id))),
        Change::CreateGame(new) => {
            let teams = format!("{} vs {}", names(session, &new.team_a), names(session, &new.team_b));
            match (new.winning_team, new.team_a_score, new.team_b_score) {
                (None, ..) => format!("Schedule {teams}"),
                (Some(_), Some(a), Some(b)) => format!("Record {teams}, {a}-{b}"),
                (Some(winner), ..) => format!("Record {teams}, {winner:?} won"),
            }
        }
        Change::EditGame { id, edit } => match (edit.winning_team, edit.team_a_score, edit.team_b_score) {
            (Some(Some(_)), Some(Some(a)), Some(Some(b))) => format!("Result of {}: {a}-{b}", game(id)),
            (Some(Some(winner)), ..) => format!("Result of {}: {winner:?} won", game(id)),
            (Some(None), ..) => format!("Take the result of {} back", game(id)),
            _ => format!("Change {}", game(id)),
        },
        Change::DeleteGame { id } => format!("Delete {}", game(id)),
        Change::RestoreGame { id } => format!("Restore {}", game(id)),
        Change::Replan { create, .. } if create.len() == 1 => "Plan 1 game".to_owned(),
        Change::Replan { create, .. } => format!("Plan {} games", create.len()),
    }
}

/// The names of players, joined by " & ".
pub(crate) fn names(session: Option<&Session>, players: &[PlayerId]) -> String {
    let name =
        |id| session.and_then(|session| session.player(id)).map_or("Unknown", |player| player.name.as_str());
    players.iter().map(name).collect::<Vec<_>>().join(" & ")
}

fn game_name(view: &SessionState, id: &GameId) -> String {
    let deleted = || view.deleted.get(id).and_then(Option::as_ref);
    let Some(game) = view.games.get(id).or_else(deleted) else { return "a game".to_owned() };
    let session = view.session.as_deref();
    format!(
        "game {} ({} vs {})",
        game.game_number,
        names(session, &game.team_a),
        names(session, &game.team_b)
    )
}
