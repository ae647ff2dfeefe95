//! Overview: the group at a glance. Ties are all named.

use pace_core::snapshot::{GroupSnapshot, TabView};
use pace_rules::group::{ClosestMatchup, Overview};
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

/// Names that share a record, one after the other.
fn tied(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    if names.len() > 1 { format!("{} (tie)", names.join(", ")) } else { names.concat() }
}

/// Label and value of each figure; no value leaves the line out.
fn lines(overview: &Overview, columns: usize, model: &Model) -> Vec<Line<'static>> {
    let theme = model.theme;
    let totals = format!(
        "{}, {}, {}",
        counted(overview.total_games, "game"),
        counted(overview.total_sessions, "session"),
        counted(overview.total_players, "player")
    );
    let since = overview.first_session_date.map_or_else(String::new, |first| {
        let days = overview.days_since_first_session.unwrap_or(0);
        let day = model.clock.day(first);
        if days == 0 { format!("first session on {day}") } else { format!("{days} days, since {day}") }
    });
    let mut lines = vec![Line::styled(totals, theme.strong())];
    let mut row = |label: &str, value: String| {
        if value.is_empty() {
            return;
        }
        for (place, part) in text::wrap(&value, columns.saturating_sub(LABEL)).into_iter().enumerate() {
            let label = if place == 0 { label } else { "" };
            lines.push(Line::from(vec![
                Span::styled(text::left(label, LABEL), theme.faint()),
                Span::raw(part),
            ]));
        }
    };
    row("Together for", since);
    row(
        "Games a session",
        if overview.games_per_session > 0.0 {
            format!("{:.1}", overview.games_per_session)
        } else {
            String::new()
        },
    );
    row(
        "Mean difference",
        overview.avg_point_differential.map_or_else(String::new, |mean| format!("{mean:.1} points")),
    );
    row(
        "Spread of ratings",
        overview.elo_spread.map_or_else(String::new, |spread| format!("{spread} from best to last")),
    );
    let with = |value: Option<String>, names: String| {
        value.map_or_else(String::new, |value| format!("{names}  {value}"))
    };
    row(
        "Highest rating",
        with(
            overview.highest_elo.first().map(|it| it.rating.to_string()),
            tied(overview.highest_elo.iter().map(|it| it.name.clone())),
        ),
    );
    row(
        "Best run of wins",
        with(
            overview.best_win_streak.first().map(|it| it.streak.to_string()),
            tied(overview.best_win_streak.iter().map(|it| it.name.clone())),
        ),
    );
    row(
        "Most games",
        with(
            overview.most_games_played.first().map(|it| it.games.to_string()),
            tied(overview.most_games_played.iter().map(|it| it.name.clone())),
        ),
    );
    let pair = |one: &str, other: &str| format!("{one} & {other}");
    row(
        "Highest pair rating",
        with(
            overview.highest_pair_elo.first().map(|it| it.rating.to_string()),
            tied(overview.highest_pair_elo.iter().map(|it| pair(&it.player1_name, &it.player2_name))),
        ),
    );
    row(
        "Best run of a pair",
        with(
            overview.best_pair_streak.first().map(|it| it.streak.to_string()),
            tied(overview.best_pair_streak.iter().map(|it| pair(&it.player1_name, &it.player2_name))),
        ),
    );
    row(
        "Most games together",
        with(
            overview.most_games_together.first().map(|it| it.games.to_string()),
            tied(overview.most_games_together.iter().map(|it| pair(&it.player1_name, &it.player2_name))),
        ),
    );
    row(
        "Dream team",
        overview.dream_team.as_ref().map_or_else(String::new, |team| {
            format!(
                "{}  {}-{}, {}%",
                pair(&team.player1_name, &team.player2_name),
                team.wins,
                team.losses,
                team.win_rate
            )
        }),
    );
    for (place, rivals) in overview.closest_matchups.iter().enumerate() {
        row(if place == 0 { "Closest rivals" } else { "" }, rivalry(rivals));
    }
    let games =
        |count: u32| if count == 1 { "1 close game".to_owned() } else { format!("{count} close games") };
    let close = [
        ("Clutch", &overview.clutch_player, &overview.clutch_pairing, "won"),
        ("Unlucky", &overview.unlucky_player, &overview.unlucky_pairing, "lost"),
    ];
    for (label, player, pairing, verb) in close {
        row(
            &format!("{label} player"),
            player.as_ref().map_or_else(String::new, |it| format!("{}  {verb} {}", it.name, games(it.count))),
        );
        row(
            &format!("{label} pair"),
            pairing.as_ref().map_or_else(String::new, |it| {
                format!("{}  {verb} {}", pair(&it.player1_name, &it.player2_name), games(it.count))
            }),
        );
    }
    lines
}

fn rivalry(rivals: &ClosestMatchup) -> String {
    let team = |names: [&String; 2]| format!("{} & {}", names[0], names[1]);
    format!(
        "{} {}-{} {}",
        team([&rivals.team1_player1_name, &rivals.team1_player2_name]),
        rivals.team1_wins,
        rivals.team2_wins,
        team([&rivals.team2_player1_name, &rivals.team2_player2_name]),
    )
}
