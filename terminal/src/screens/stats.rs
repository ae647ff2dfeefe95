//! Stats: everybody's evening, from the games that exist now.

use pace_core::snapshot::SessionSnapshot;
use pace_rules::id::PlayerId;
use ratatui::{Frame, layout::Rect, style::Style, text::Line, widgets::Paragraph};

use super::court::signed;
use crate::{theme::Theme, view::Model, widgets::table};

pub(crate) fn draw(frame: &mut Frame<'_>, area: Rect, snapshot: &SessionSnapshot, model: &Model) {
    let theme = model.theme;
    let betting = snapshot.session.as_ref().is_some_and(|session| session.betting_enabled);
    let mut head = vec!["Player", "Games", "W-L", "Win %", "+/-", "For", "Against"];
    head.extend(betting.then_some("Net"));
    let rows: Vec<Vec<table::Cell>> = (snapshot.players.iter())
        .map(|player| {
            let cell = |text: String| (text, theme.plain());
            let difference = player.difference();
            let mut row = vec![
                (marked_name(snapshot, &player.player, &player.name), theme.strong()),
                cell(player.games().to_string()),
                cell(format!("{}-{}", player.wins, player.losses)),
                cell(format!("{:.1}", player.win_rate())),
                (difference_text(difference), sign_style(difference, theme)),
                cell(player.points_for.to_string()),
                cell(player.points_against.to_string()),
            ];
            if betting {
                row.push((signed(player.net), sign_style(player.net.cents(), theme)));
            }
            row
        })
        .collect();
    let mut lines = vec![Line::default()];
    lines.extend(table::lines(&head, &rows, usize::from(area.width), theme.faint()));
    if snapshot.history.is_empty() {
        lines.extend([Line::default(), Line::from("No game is played yet.")]);
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// A name, marked for the one who prepaid and for guests of a group's session.
pub(crate) fn marked_name(snapshot: &SessionSnapshot, id: &PlayerId, name: &str) -> String {
    let is_organizer = snapshot.organizer.as_ref() == Some(id);
    let is_guest = snapshot.session.as_ref().is_some_and(|session| {
        let player = session.player(id);
        session.group_id.is_some() && player.is_some_and(|player| player.group_player_id.is_none())
    });
    match (is_organizer, is_guest) {
        (true, true) => format!("{name} (organizer, guest)"),
        (true, false) => format!("{name} (organizer)"),
        (false, true) => format!("{name} (guest)"),
        (false, false) => name.to_owned(),
    }
}

/// "+9", "0" or "-7".
pub(crate) fn difference_text(difference: i64) -> String {
    if difference == 0 { "0".to_owned() } else { format!("{difference:+}") }
}

/// Good above zero, bad below.
pub(crate) fn sign_style(number: i64, theme: Theme) -> Style {
    match number {
        1.. => theme.good(),
        0 => theme.plain(),
        _ => theme.bad(),
    }
}
