//! The summary of a session as a text to send to friends.

use crate::{
    highlights::{Highlight, highlights},
    money::Money,
    settlement::settle,
    state::SessionState,
    statistics::statistics,
};

/// The text to share; empty without a session.
///
/// `group` is the name of the group, if there is one. `origin` is the server's address as other
/// phones reach it (`https://pace.example`), never a loopback one; the link to the page that only
/// reads is left out without it. `provisional` is a line such as "As of 19:42, not everything is
/// saved yet", put below the amounts as it is.
pub fn share_text(
    state: &SessionState,
    group: Option<&str>,
    origin: Option<&str>,
    provisional: Option<&str>,
) -> String {
    let Some(session) = &state.session else { return String::new() };
    let mut lines = vec![format!("📊 {}", one_line(session.title()))];
    lines.extend(group.map(|name| format!("🏸 {}", one_line(name))));
    lines.push(String::new());
    lines.extend(if session.betting_enabled { amounts(state) } else { results(state) });
    lines.extend(provisional.map(str::to_owned));
    lines.extend(close_games(state));
    if let (Some(origin), Some(viewer)) = (origin, &session.viewer) {
        lines.extend([String::new(), format!("🔗 {}/s/{viewer}", origin.trim_end_matches('/'))]);
    }
    lines.join("\n")
}

fn amounts(state: &SessionState) -> Vec<String> {
    let rows = settle(state).map(|settlement| settlement.rows).unwrap_or_default();
    let amounts = rows.iter().map(|row| format!("{} → {}", one_line(&row.name), row.pay));
    std::iter::once("💰 Settlement:".to_owned()).chain(amounts).collect()
}

fn results(state: &SessionState) -> Vec<String> {
    let mut lines = vec!["📈 Results:".to_owned()];
    for player in statistics(state) {
        let (name, rate) = (one_line(&player.name), player.win_rate());
        lines.push(format!("{name}: {}W-{}L ({rate:.1}%)", player.wins, player.losses));
    }
    // Where shares differ by a cent, the larger one: nobody is asked for less than is due.
    let share = settle(state).and_then(|settlement| settlement.rows.iter().map(|row| row.share).max());
    if let Some(share) = share.filter(|share| *share > Money::ZERO) {
        lines.extend([String::new(), format!("💵 Cost: {share} per person")]);
    }
    lines
}

fn close_games(state: &SessionState) -> Vec<String> {
    let best = highlights(state);
    let won = |count| if count == 1 { "close win" } else { "close wins" };
    let lost = |count| if count == 1 { "close loss" } else { "close losses" };
    let line = |title: &str, highlight: Option<Highlight>, what: &dyn Fn(u32) -> &'static str| {
        let Highlight { names, count, .. } = highlight?;
        Some(format!("{title}: {} ({count} {})", one_line(&names), what(count)))
    };
    let lines = [
        line("🎯 Clutch Pair", best.clutch_pair, &won),
        line("🎯 Clutch Player", best.clutch_player, &won),
        line("😰 Unlucky Pair", best.unlucky_pair, &lost),
        line("😰 Unlucky Player", best.unlucky_player, &lost),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    if lines.is_empty() { lines } else { std::iter::once(String::new()).chain(lines).collect() }
}

/// A name must not be able to forge a line of the text.
pub(crate) fn one_line(name: &str) -> String {
    name.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
