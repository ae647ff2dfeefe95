//! What a phone shows, in the words of the scenarios: aliases for ids, whole cents, whole seconds
//! since the beginning.

use crate::clock::TestClock;
use pace_core::{
    failure::Failure,
    notice::{Notice, NoticeKind},
    snapshot::{GameView, Page, ShownSession, SyncMark, TrayItem},
};
use pace_rules::{
    game::{GameResult, Team},
    id::GameId,
    part::{Part, PartValue},
    session::Session,
    settlement::Settlement,
    statistics::PlayerStatistics,
    time::Timestamp,
};
use serde_json::{Value, json};

use super::{group::you_replaced, names::Names, page::Shown};

/// The time that a shared text tells, as a clock on a wall would show it.
pub(super) const AS_OF: &str = "19:42";

/// The screen of a session.
pub(super) fn session_screen(Shown { screen, text }: &Shown<ShownSession>, names: &Names) -> Value {
    let games = |games: &[GameView]| games.iter().map(|view| game(view, names)).collect::<Vec<_>>();
    json!({
        "page": page(&screen.page),
        "pageFailure": page_failure(&screen.page),
        "session": screen.session.as_deref().map(|it| session(it, names)),
        "sessionSync": sync(screen.session_sync),
        "groupName": screen.group,
        "players": screen.players.iter().map(|it| player(it, screen, names)).collect::<Vec<_>>(),
        "next": screen.next.as_ref().map(|view| game(view, names)),
        "upcoming": games(&screen.upcoming),
        "history": games(&screen.history),
        "undo": screen.undo.as_ref().map(|id| names.of_game(id)),
        "settlement": screen.settlement.as_ref().map(|it| settlement(it, names)),
        "provisional": screen.provisional,
        "lastSynced": screen.last_synced.map(seconds),
        "pending": screen.pending,
        "tray": screen.tray.iter().map(tray_item).collect::<Vec<_>>(),
        "notices": screen.notices.iter().map(|it| notice(it, names)).collect::<Vec<_>>(),
        "syncFailure": screen.sync_failure.as_ref().map(failure),
        "shareText": text.as_deref().map(lines),
    })
}

/// Where a page stands.
pub(super) const fn page(page: &Page) -> &'static str {
    match page {
        Page::Loading => "loading",
        Page::Ready => "ready",
        Page::Refreshing => "refreshing",
        Page::Ended => "ended",
        Page::Failed(_) => "failed",
    }
}

pub(super) fn page_failure(page: &Page) -> Option<Value> {
    match page {
        Page::Failed(cause) => Some(failure(cause)),
        _ => None,
    }
}

/// Why something did not happen.
pub(super) fn failure(failure: &Failure) -> Value {
    match failure {
        Failure::Rejected { code, message } => json!({"kind": "rejected", "code": code, "message": message}),
        Failure::Offline => json!({"kind": "offline"}),
        Failure::Unconfirmed => json!({"kind": "unconfirmed"}),
        Failure::ServerBusy { retry_after } => {
            json!({"kind": "serverBusy", "retryAfter": retry_after.map(|wait| wait.as_secs())})
        }
        Failure::NotFound => json!({"kind": "notFound"}),
        Failure::UpgradeRequired => json!({"kind": "upgradeRequired"}),
        Failure::Internal { report_id } => json!({"kind": "internal", "report": report_id}),
    }
}

pub(super) fn session(session: &Session, names: &Names) -> Value {
    json!({
        "name": session.name,
        "title": session.title(),
        "date": session.date,
        "mode": session.game_mode.as_str(),
        "group": session.group_id.as_ref().map(|id| names.of_group(id)),
        "organizer": names.of_player(&session.organizer_id),
        "courtCostType": session.court_cost_type.as_str(),
        "courtCost": session.court_cost_value.cents(),
        "shuttleCost": session.bird_cost_total.cents(),
        "bet": session.betting_enabled.then_some(session.bet_per_player.cents()),
    })
}

fn player(row: &PlayerStatistics, screen: &ShownSession, names: &Names) -> Value {
    let on_roster = screen.session.as_ref().and_then(|session| session.player(&row.player));
    let link = on_roster.and_then(|player| player.group_player_id.as_ref());
    json!({
        "player": names.of_player(&row.player),
        "name": row.name,
        "member": link.map(|id| names.of_member(id)),
        "wins": row.wins,
        "losses": row.losses,
        "pointsFor": row.points_for,
        "pointsAgainst": row.points_against,
        "net": row.net.cents(),
    })
}

fn game(view: &GameView, names: &Names) -> Value {
    let game = &view.game;
    let team = |side: Team| game.team(side).iter().map(|id| names.of_player(id)).collect::<Vec<_>>();
    json!({
        "game": names.of_game(&game.id),
        "number": game.game_number,
        "teamA": team(Team::A),
        "teamB": team(Team::B),
        "result": game.result().map(result),
        "line": view.line(),
        "planned": game.scheduled,
        "playedAt": game.result_at.map(seconds),
        "sync": sync(view.sync),
    })
}

fn result(result: GameResult) -> Value {
    json!({"winner": result.winning_team, "scoreA": result.team_a_score, "scoreB": result.team_b_score})
}

pub(super) const fn sync(mark: SyncMark) -> &'static str {
    match mark {
        SyncMark::Saved => "saved",
        SyncMark::Saving => "saving",
        SyncMark::Unconfirmed => "unconfirmed",
    }
}

fn settlement(bill: &Settlement, names: &Names) -> Value {
    json!({
        "court": bill.court.cents(),
        "shuttles": bill.shuttles.cents(),
        "total": bill.total.cents(),
        "sharesTotal": bill.shares_total.cents(),
        "balancesTotal": bill.balances_total.cents(),
        "rows": bill.rows.iter().map(|row| json!({
            "player": names.of_player(&row.player),
            "name": row.name,
            "organizer": row.is_organizer,
            "share": row.share.cents(),
            "net": row.net.cents(),
            "fair": row.fair.cents(),
            "pay": row.pay.cents(),
            "balance": row.balance.cents(),
        })).collect::<Vec<_>>(),
        "transfers": bill.transfers.iter().map(|transfer| json!({
            "from": names.of_player(&transfer.from),
            "to": names.of_player(&transfer.to),
            "amount": transfer.amount.cents(),
        })).collect::<Vec<_>>(),
    })
}

pub(super) fn tray_item(item: &TrayItem) -> Value {
    json!({
        "what": item.what.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "failure": failure(&item.failure),
        "theirs": item.theirs.as_ref().map(ToString::to_string),
        "canRestore": item.can_restore,
    })
}

pub(super) fn notice(notice: &Notice, names: &Names) -> Value {
    let game = |id: Option<&GameId>| id.map(|id| names.of_game(id));
    let value = |it: Option<&PartValue>| it.map(|it| part_value(it, names));
    match &notice.kind {
        NoticeKind::Overwritten { game: id, part: of, yours, now, .. } => json!({
            "kind": "overwritten",
            "game": game(id.as_ref()),
            "part": part(of),
            "player": part_player(of, names),
            "yours": part_value(yours, names),
            "now": value(now.as_ref()),
        }),
        NoticeKind::YouOverwrote { game: id, part: of, before } => json!({
            "kind": "youOverwrote",
            "game": game(id.as_ref()),
            "part": part(of),
            "player": part_player(of, names),
            "before": part_value(before, names),
        }),
        NoticeKind::YouReplaced { part, before } => you_replaced(part, before.as_deref(), names),
        NoticeKind::ServerRestored { since } => {
            json!({"kind": "serverRestored", "since": since.map(seconds)})
        }
        NoticeKind::Saved { what } => json!({"kind": "saved", "what": what.to_string()}),
        NoticeKind::NotSaved { what } => json!({"kind": "notSaved", "what": what.to_string()}),
        NoticeKind::MayHaveBeenSaved { what } => {
            json!({"kind": "mayHaveBeenSaved", "what": what.to_string()})
        }
        NoticeKind::RecordedTwice { first, second } => json!({
            "kind": "recordedTwice",
            "first": names.of_game(first),
            "second": names.of_game(second),
        }),
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Player(_) => "player".to_owned(),
        Part::BirdCost => "shuttleCost".to_owned(),
        other => other.to_string(),
    }
}

fn part_player(part: &Part, names: &Names) -> Option<String> {
    match part {
        Part::Player(id) => Some(names.of_player(id)),
        _ => None,
    }
}

/// What was deleted has no value.
fn part_value(value: &PartValue, names: &Names) -> Value {
    if *value == PartValue::default() {
        return Value::Null;
    }
    let won = value.winning_team.flatten().map(|winning_team| GameResult {
        winning_team,
        team_a_score: value.team_a_score,
        team_b_score: value.team_b_score,
    });
    let team = |ids: &[_]| ids.iter().map(|id| names.of_player(id)).collect::<Vec<_>>();
    let enabled = value.betting_enabled == Some(true);
    json!({
        "result": won.map(result),
        "teamA": value.team_a.as_deref().map(team),
        "teamB": value.team_b.as_deref().map(team),
        "name": value.name.as_ref().and_then(Option::as_deref),
        "date": value.date,
        "courtCostType": value.court_cost_type.map(pace_rules::session::CourtCostType::as_str),
        "courtCost": value.court_cost_value.map(pace_rules::money::Money::cents),
        "shuttleCost": value.bird_cost_total.map(pace_rules::money::Money::cents),
        "bet": value.bet_per_player.filter(|_| enabled).map(pace_rules::money::Money::cents),
        "organizer": value.organizer_id.as_ref().map(|id| names.of_player(id)),
    })
}

/// The lines of a text to share.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

pub(super) fn seconds(time: Timestamp) -> i64 {
    (time.millis() - TestClock::beginning().millis()).div_euclid(1_000)
}
