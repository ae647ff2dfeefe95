//! Overview: the group at a glance. Ties are all named.

use pace_core::snapshot::{GroupSnapshot, TabView};
use pace_rules::group::{ClosestMatchup, Overview, PairCount, PlayerCount};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::GroupTab;
use crate::{
    keys::{Key, move_in_list},
    screens::say,
    view::{Hint, Model, Reaction},
    widgets::text,
};

/// Columns of the labels.
const LABEL: usize = 22;

/// How far it is scrolled down.
#[derive(Debug, Clone, Default)]
pub(super) struct OverviewTab {
    down: usize,
}

fn overview(snapshot: &GroupSnapshot) -> Option<&Overview> {
    match &snapshot.content {
        Some(TabView::Overview(overview)) => Some(overview),
        _ => None,
    }
}

impl GroupTab for OverviewTab {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model) {
        let Some(overview) = overview(snapshot) else { return };
        if overview.total_games == 0 {
            let words = format!(
                "{} and {}, and no game yet. Records appear with the first games.",
                counted(overview.total_players, "player"),
                counted(overview.total_sessions, "session")
            );
            return say(frame, area, &words);
        }
        let lines = lines(overview, usize::from(area.width), model);
        let down = self.down.min(lines.len().saturating_sub(usize::from(area.height)));
        frame.render_widget(Paragraph::new(lines[down..].to_vec()), area);
    }

    fn keys(&self, snapshot: &GroupSnapshot) -> Vec<Hint> {
        let has_games = overview(snapshot).is_some_and(|overview| overview.total_games > 0);
        if has_games { vec![("↑↓", "scroll")] } else { Vec::new() }
    }

    fn key(&mut self, key: &Key, snapshot: &GroupSnapshot, model: &Model) -> Option<Reaction> {
        let length = overview(snapshot).map_or(0, |overview| lines(overview, 78, model).len());
        move_in_list(&mut self.down, length.saturating_sub(8), key).then(Reaction::stay)
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The figures below the totals, each with its label; those that there are none of are left out.
fn lines(overview: &Overview, columns: usize, model: &Model) -> Vec<Line<'static>> {
    let theme = model.theme;
    let totals = format!(
        "{}, {}, {}",
        counted(overview.total_games, "game"),
        counted(overview.total_sessions, "session"),
        counted(overview.total_players, "player")
    );
    let rows = [of_group(overview, model), of_players(overview), of_pairs(overview), close_games(overview)];
    let shown = rows.into_iter().flatten().filter(|(_, value)| !value.is_empty());
    let mut lines = vec![Line::styled(totals, theme.strong())];
    for (label, value) in shown {
        for (place, part) in text::wrap(&value, columns.saturating_sub(LABEL)).into_iter().enumerate() {
            let label = if place == 0 { label } else { "" };
            lines.push(Line::from(vec![
                Span::styled(text::left(label, LABEL), theme.faint()),
                Span::raw(part),
            ]));
        }
    }
    lines
}

type Row = (&'static str, String);

fn of_group(overview: &Overview, model: &Model) -> Vec<Row> {
    let since = overview.first_session_date.map_or_else(String::new, |first| {
        let day = model.clock.day(first);
        match overview.days_since_first_session {
            None | Some(0) => format!("first session on {day}"),
            Some(days) => format!("{days} days, since {day}"),
        }
    });
    let a_session = Some(overview.games_per_session).filter(|games| *games > 0.0);
    vec![
        ("Together for", since),
        ("Games a session", a_session.map_or_else(String::new, |games| format!("{games:.1}"))),
        (
            "Mean difference",
            overview.avg_point_differential.map_or_else(String::new, |mean| format!("{mean:.1} points")),
        ),
        (
            "Spread of ratings",
            overview.elo_spread.map_or_else(String::new, |spread| format!("{spread} from best to last")),
        ),
    ]
}

/// Who shares a record, and the figure.
fn record<T>(holders: &[T], name: impl Fn(&T) -> String, figure: impl Fn(&T) -> String) -> String {
    let Some(first) = holders.first() else { return String::new() };
    let names: Vec<String> = holders.iter().map(name).collect();
    let tie = if names.len() > 1 { " (tie)" } else { "" };
    format!("{}{tie}  {}", names.join(", "), figure(first))
}

fn of_players(overview: &Overview) -> Vec<Row> {
    vec![
        ("Highest rating", record(&overview.highest_elo, |it| it.name.clone(), |it| it.rating.to_string())),
        (
            "Best run of wins",
            record(&overview.best_win_streak, |it| it.name.clone(), |it| it.streak.to_string()),
        ),
        ("Most games", record(&overview.most_games_played, |it| it.name.clone(), |it| it.games.to_string())),
    ]
}

fn pair(one: &str, other: &str) -> String {
    format!("{one} & {other}")
}

fn of_pairs(overview: &Overview) -> Vec<Row> {
    let rating = record(
        &overview.highest_pair_elo,
        |it| pair(&it.player1_name, &it.player2_name),
        |it| it.rating.to_string(),
    );
    let streak = record(
        &overview.best_pair_streak,
        |it| pair(&it.player1_name, &it.player2_name),
        |it| it.streak.to_string(),
    );
    let games = record(
        &overview.most_games_together,
        |it| pair(&it.player1_name, &it.player2_name),
        |it| it.games.to_string(),
    );
    let dream_team = overview.dream_team.as_ref().map_or_else(String::new, |team| {
        let names = pair(&team.player1_name, &team.player2_name);
        format!("{names}  {}-{}, {}%", team.wins, team.losses, team.win_rate)
    });
    let mut rows = vec![
        ("Highest pair rating", rating),
        ("Best run of a pair", streak),
        ("Most games together", games),
        ("Dream team", dream_team),
    ];
    let labels = std::iter::once("Closest rivals").chain(std::iter::repeat(""));
    rows.extend(labels.zip(overview.closest_matchups.iter().map(rivalry)));
    rows
}

fn close_games(overview: &Overview) -> Vec<Row> {
    let player = |holder: &Option<PlayerCount>, verb: &str| {
        holder.as_ref().map_or_else(String::new, |it| {
            format!("{}  {verb} {}", it.name, counted(it.count as usize, "close game"))
        })
    };
    let pairing = |holder: &Option<PairCount>, verb: &str| {
        holder.as_ref().map_or_else(String::new, |it| {
            let names = pair(&it.player1_name, &it.player2_name);
            format!("{names}  {verb} {}", counted(it.count as usize, "close game"))
        })
    };
    vec![
        ("Clutch player", player(&overview.clutch_player, "won")),
        ("Clutch pair", pairing(&overview.clutch_pairing, "won")),
        ("Unlucky player", player(&overview.unlucky_player, "lost")),
        ("Unlucky pair", pairing(&overview.unlucky_pairing, "lost")),
    ]
}

fn rivalry(rivals: &ClosestMatchup) -> String {
    format!(
        "{} {}-{} {}",
        pair(&rivals.team1_player1_name, &rivals.team1_player2_name),
        rivals.team1_wins,
        rivals.team2_wins,
        pair(&rivals.team2_player1_name, &rivals.team2_player2_name),
    )
}
