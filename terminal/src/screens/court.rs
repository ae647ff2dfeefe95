//! Pieces of the screens on which games are chosen and recorded.

use pace_core::snapshot::SessionSnapshot;
use pace_rules::{game::Team, id::PlayerId, money::Money, session::Session, statistics::PlayerStatistics};
use ratatui::text::{Line, Span};

use crate::{picker::Picker, scorecard::Scorecard, theme::Theme, widgets::text};

/// What is asked before the points.
pub(crate) const WHO_WON: &str = "Who won? Press a or b.";

/// The roster with its keys, chosen ones marked.
pub(crate) fn picker_lines(
    picker: &Picker,
    session: &Session,
    columns: usize,
    theme: Theme,
) -> Vec<Line<'static>> {
    const CELL: usize = 19;
    let cells: Vec<Span<'static>> = picker
        .choices(session)
        .map(|(label, name, chosen)| {
            let mark = if chosen { '✓' } else { ' ' };
            let style = if chosen { theme.selected() } else { theme.plain() };
            Span::styled(text::left(&text::cut(&format!("{label}{mark}{name}"), CELL - 1), CELL), style)
        })
        .collect();
    cells.chunks((columns / CELL).max(1)).map(|row| Line::from(row.to_vec())).collect()
}

/// Both sides with their points, and what to press next.
pub(crate) fn card_lines(
    card: &Scorecard,
    team_a: &str,
    team_b: &str,
    columns: usize,
    theme: Theme,
) -> Vec<Line<'static>> {
    let result = card.result();
    let side = |team: Team, key: &'static str, names: &str| {
        let won = card.winner == Some(team);
        let points = result.and_then(|result| match team {
            Team::A => result.team_a_score,
            Team::B => result.team_b_score,
        });
        let points = points.map_or_else(|| "--".to_owned(), |points| format!("{points:>2}"));
        let word = if won { "  WON" } else { "" };
        let room = columns.saturating_sub(22);
        let style = if won { theme.selected() } else { theme.strong() };
        Line::from(vec![
            Span::styled(format!("   {key}  "), theme.faint()),
            Span::styled(format!(" {} ", text::left(names, room.min(44))), style),
            Span::styled(format!("  {points}"), theme.strong()),
            Span::styled(word, theme.good()),
        ])
    };
    let prompt = match card.winner {
        None => WHO_WON.to_owned(),
        Some(winner) => {
            let loser = if winner == Team::A { team_b } else { team_a };
            if card.on_winner {
                format!("The winner's points: {}_   Enter saves {}.", card.winner_points, card.score())
            } else if card.loser.is_empty() {
                format!("Points of {}? Enter saves without.", text::cut(loser, columns.saturating_sub(40)))
            } else {
                format!("Enter saves {}.", card.score())
            }
        }
    };
    vec![
        Line::default(),
        side(Team::A, "a", team_a),
        side(Team::B, "b", team_b),
        Line::default(),
        Line::styled(format!("   {prompt}"), theme.plain()),
    ]
}

/// "Leading: Ann 3-1 +$5.00".
pub(crate) fn leaders(snapshot: &SessionSnapshot, columns: usize, theme: Theme) -> Line<'static> {
    let rank =
        |player: &PlayerStatistics| (i64::from(player.wins) - i64::from(player.losses), player.difference());
    let betting = snapshot.session.as_ref().is_some_and(|session| session.betting_enabled);
    let played = || snapshot.players.iter().filter(|player| player.games() > 0);
    let Some(best) = played().map(rank).max() else {
        return Line::styled("No game is played yet.", theme.faint());
    };
    let shown: Vec<String> = played()
        .filter(|player| rank(player) == best)
        .map(|player| {
            let net = if betting { format!(" {}", signed(player.net)) } else { String::new() };
            format!("{} {}-{}{net}", player.name, player.wins, player.losses)
        })
        .collect();
    Line::styled(text::cut(&format!("Leading: {}", shown.join(", ")), columns), theme.faint())
}

/// An amount with its sign, "+$5.00".
pub(crate) fn signed(amount: Money) -> String {
    if amount.cents() > 0 { format!("+{amount}") } else { amount.to_string() }
}

/// The names of players, joined by " & ".
pub(crate) fn names(session: &Session, players: &[PlayerId]) -> String {
    let name = |id| session.player(id).map_or("Unknown", |player| player.name.as_str());
    players.iter().map(name).collect::<Vec<_>>().join(" & ")
}
