//! The page of a group in the words of the scenarios.

use pace_core::snapshot::{GroupHead, GroupSnapshot, MemberView, Tab, TabView};
use pace_rules::pool::PoolTarget;
use serde_json::{Value, json};

use super::{
    super::{
        names::Names,
        page::Shown,
        screen::{failure, lines, notice, page, page_failure, seconds, sync, tray_item},
    },
    balances::balances,
    figures::{guest, leaderboard_row, overview, pairing, player_line, session_line},
};

pub(in super::super) fn group_screen(Shown { screen, text }: &Shown<GroupSnapshot>, names: &Names) -> Value {
    let mut shown = json!({
        "page": page(&screen.page),
        "pageFailure": page_failure(&screen.page),
        "head": screen.head.as_ref().map(|it| head(it, names)),
        "tab": tab_word(screen.tab),
        "members": screen.members.iter().map(|it| member(it, names)).collect::<Vec<_>>(),
        "guests": null,
        "lastSynced": screen.last_synced.map(seconds),
        "pending": screen.pending,
        "tray": screen.tray.iter().map(tray_item).collect::<Vec<_>>(),
        "notices": screen.notices.iter().map(|it| notice(it, names)).collect::<Vec<_>>(),
        "syncFailure": screen.sync_failure.as_ref().map(failure),
        "balancesText": text.as_deref().map(lines),
    });
    for tab in Tab::ALL {
        shown[tab_word(tab)] = Value::Null;
    }
    if let Some(content) = &screen.content {
        shown[tab_word(screen.tab)] = in_words(content, names);
    }
    if let Some(TabView::Players { guests, .. }) = &screen.content {
        shown["guests"] = guests.iter().map(|it| guest(it, names)).collect();
    }
    shown
}

fn in_words(content: &TabView, names: &Names) -> Value {
    match content {
        TabView::Sessions(rows) => rows.iter().map(|it| session_line(it, names)).collect(),
        TabView::Leaderboard(rows) => rows.iter().map(|it| leaderboard_row(it, names)).collect(),
        TabView::Players { players, .. } => players.iter().map(|it| player_line(it, names)).collect(),
        TabView::Pairings(rows) => rows.iter().map(|it| pairing(it, names)).collect(),
        TabView::Overview(it) => overview(it),
        TabView::Balances(view) => balances(view, names),
    }
}

/// A tab, and what the page shows of it.
pub(in super::super) const fn tab_word(tab: Tab) -> &'static str {
    match tab {
        Tab::Sessions => "sessions",
        Tab::Leaderboard => "leaderboard",
        Tab::Players => "players",
        Tab::Pairings => "pairings",
        Tab::Overview => "overview",
        Tab::Balances => "balances",
    }
}

fn head(head: &GroupHead, names: &Names) -> Value {
    json!({
        "name": head.name,
        "code": head.code.as_deref().map(|code| names.of_code(code)),
        "joinLink": head.join_link,
        "sync": sync(head.sync),
    })
}

fn member(view: &MemberView, names: &Names) -> Value {
    json!({
        "member": names.of_member(&view.id),
        "name": view.name,
        "removed": view.is_removed,
        "sync": sync(view.sync),
    })
}

/// The notice that only groups have.
pub(in super::super) fn you_replaced(part: &PoolTarget, before: Option<&str>, names: &Names) -> Value {
    let (word, member) = match part {
        PoolTarget::Group => ("existence", None),
        PoolTarget::Name => ("name", None),
        PoolTarget::Code => ("code", None),
        PoolTarget::Member(id) => ("player", Some(names.of_member(id))),
        PoolTarget::Payment(_) => ("payment", None),
    };
    json!({"kind": "youReplaced", "part": word, "member": member, "before": before})
}
