//! Stats: everybody's evening, from the games that exist now.

use pace_core::snapshot::SessionSnapshot;
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
                (
                    organizer_name(&player.name, snapshot.organizer.as_ref() == Some(&player.player)),
                    theme.strong(),
                ),
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

/// A name, marked for the one who prepaid.
pub(crate) fn organizer_name(name: &str, is_organizer: bool) -> String {
    if is_organizer { format!("{name} (organizer)") } else { name.to_owned() }
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
