//! A group's games as a table for spreadsheets.

use std::{borrow::Cow, fmt::Write};

use pace_rules::{game::Team, id::PlayerId, session::Session};

use super::document::Archive;

const COLUMNS: &str =
    "session date,session,game,team A 1,team A 2,team B 1,team B 2,points A,points B,winner,recorded at";

/// One line a game, in the order of sessions and numbers; a game that is not played has no winner.
pub(super) fn csv(archive: &Archive) -> String {
    let mut text = format!("{COLUMNS}\r\n");
    for session in &archive.sessions {
        for game in &session.games {
            let session = &session.session;
            let points = |points: Option<u8>| points.map_or(String::new(), |points| points.to_string());
            let winner = match game.winning_team {
                None => "",
                Some(Team::A) => "A",
                Some(Team::B) => "B",
            };
            let cells = [
                session.date.to_string(),
                session.title().to_owned(),
                game.game_number.to_string(),
                name(session, game.team_a.first()),
                name(session, game.team_a.get(1)),
                name(session, game.team_b.first()),
                name(session, game.team_b.get(1)),
                points(game.team_a_score),
                points(game.team_b_score),
                winner.to_owned(),
                game.result_at.map_or(String::new(), |at| at.to_string()),
            ];
            for (column, cell) in cells.iter().enumerate() {
                // Writing to a String cannot fail.
                let _ = write!(text, "{}{}", if column > 0 { "," } else { "" }, quoted(cell));
            }
            text.push_str("\r\n");
        }
    }
    text
}

fn name(session: &Session, player: Option<&PlayerId>) -> String {
    let player = player.and_then(|id| session.player(id));
    player.map_or(String::new(), |player| player.name.clone())
}

/// A cell of RFC 4180. One that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> Cow<'_, str> {
    let cell: Cow<str> =
        if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}").into() } else { cell.into() };
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_neither_cut_in_two_nor_taken_for_a_formula() {
        assert_eq!(quoted("Ann"), "Ann");
        assert_eq!(quoted("Ann, \"the wall\""), "\"Ann, \"\"the wall\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("@Ann,"), "\"'@Ann,\"");
    }
}
