//! The person with the phone: taps on what the screen shows, at random.

use fastrand::Rng;
use pace_core::{
    draft::{GameDraft, Schedule, SessionDraft},
    ids::Ids,
    input::{Event, GroupIntent, Intent, Token},
    inspect::{At, Inside},
    notice::NoticeKind,
    snapshot::Tab,
    state::State,
};
use pace_rules::{
    change::{Change, GameEdit, SessionEdit},
    game::{Game, GameResult, Team},
    id::{PlayerId, SessionId},
    money::Money,
    player::Player,
    pool::Pool,
    session::{CourtCostType, GameMode, Session},
    state::SessionState,
};

use crate::{
    organizer::group_name, phone::SERVER, plan::Deed, subject::Subject, violation::Checked, world::World,
};

impl World<'_> {
    pub(crate) fn person_acts(&mut self, index: usize, deed: Deed, dice: &mut Rng) -> Checked {
        let now = self.now;
        let phone = &mut self.phones[index];
        let time = phone.clock(now);
        let token = Some(phone.token());
        let Some(state) = &phone.state else { return Ok(()) };
        let mut ids = Ids::new(time, dice.u128(..));
        let is_elsewhere = state.preferences().server != SERVER;
        let event = match deed {
            Deed::Leave => Event::Left,
            Deed::Return => Event::Returned,
            Deed::List => Event::ListSessions { token },
            Deed::OtherServer if !is_elsewhere => Event::SetServer("http://elsewhere.test".to_owned()),
            _ if is_elsewhere => Event::SetServer(SERVER.to_owned()),
            Deed::Create => {
                let (session, change) = draft(dice, time).into_change(&Pool::default(), &mut ids);
                self.sessions.push(session.clone());
                phone.known.push(session.clone());
                Event::Session { session, intent: Intent::Change(change), token }
            }
            deed if deed.is_about_groups() => return self.group_person_acts(index, deed, dice),
            deed => {
                if dice.u8(..8) == 0 || phone.known.is_empty() {
                    let Some(session) = dice.choice(&self.sessions) else { return Ok(()) };
                    if !phone.known.contains(session) {
                        phone.known.push(session.clone());
                    }
                }
                let current = state.preferences().current_session.clone();
                let current = current.filter(|_| dice.u8(..10) > 0);
                let any = || phone.known.first().cloned();
                let Some(session) = current.or_else(any) else { return Ok(()) };
                let Some(intent) = intent(state, &session, deed, &mut ids, dice) else {
                    return Ok(());
                };
                Event::Session { session, intent, token }
            }
        };
        self.does(index, event)
    }

    /// A person does that now.
    pub(crate) fn does(&mut self, index: usize, event: Event) -> Checked {
        self.tell(|| format!("phone {index}: {event:?}"));
        match &event {
            Event::Session { intent, .. } => self.statistics.count("intent", name(intent)),
            Event::Group { intent, .. } => self.statistics.count("intent", group_name(intent)),
            Event::Join { .. } => self.statistics.count("intent", "join"),
            Event::Left => self.statistics.count("intent", "leave"),
            Event::Returned => self.statistics.count("intent", "return"),
            Event::ListSessions { .. } => self.statistics.count("intent", "list"),
            Event::SetServer(_) => self.statistics.count("intent", "set-server"),
            _ => {}
        }
        self.step(index, event)
    }
}

fn name(intent: &Intent) -> &'static str {
    match intent {
        Intent::Open => "open",
        Intent::Close => "close",
        Intent::Refresh => "refresh",
        Intent::Undo(_) => "undo",
        Intent::Retry(_) => "retry",
        Intent::Discard(_) => "discard",
        Intent::RestoreWithMine(_) => "restore-with-mine",
        Intent::RestoreOverwritten(_) => "restore-overwritten",
        Intent::Dismiss(_) => "dismiss",
        Intent::Change(change) => match change {
            Change::CreateSession { .. } => "create-session",
            Change::EditSession(_) => "edit-session",
            Change::ReplaceSession(_) => "replace-session",
            Change::DeleteSession => "delete-session",
            Change::RestoreSession => "restore-session",
            Change::AddPlayer(_) => "add-player",
            Change::RenamePlayer { .. } => "rename-player",
            Change::RemovePlayer { .. } => "remove-player",
            Change::CreateGame(game) if game.winning_team.is_some() => "record",
            Change::CreateGame(_) => "schedule",
            Change::EditGame { edit, .. } if edit.team_a.is_some() => "edit-teams",
            Change::EditGame { .. } => "edit-result",
            Change::DeleteGame { .. } => "delete-game",
            Change::RestoreGame { .. } => "restore-game",
            Change::Replan { .. } => "replan",
        },
    }
}

fn draft(dice: &mut Rng, date: pace_rules::time::Timestamp) -> SessionDraft {
    let mode = if dice.bool() { GameMode::Doubles } else { GameMode::Singles };
    let least = mode.min_players();
    let players = (0..dice.usize(least..least + 3)).map(|index| format!("P{index}").into()).collect();
    SessionDraft {
        group: None,
        name: dice.bool().then(|| "Friday".to_owned()),
        date,
        mode,
        players,
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::from_cents(4_000),
        shuttle_cost: Money::from_cents(850),
        bet: dice.bool().then(|| Money::from_cents(250)),
        schedule: [Schedule::Off, Schedule::Games(1), Schedule::Games(3)][dice.usize(..3)],
    }
}

/// What a deed means on this screen; none if there is nothing to do it with.
fn intent(state: &State, session: &SessionId, deed: Deed, ids: &mut Ids, dice: &mut Rng) -> Option<Intent> {
    let Some(inside) = state.inside(session) else { return Some(Intent::Open) };
    let on_page = !matches!(deed, Deed::Retry | Deed::Discard | Deed::Refresh | Deed::RestoreSession);
    let on_notice = matches!(deed, Deed::RestoreOverwritten | Deed::Dismiss);
    if on_page && !inside.is_ready && (on_notice || dice.u8(..4) > 0) {
        return Some(Intent::Open);
    }
    let view = &state.inside_view(session);
    match deed {
        Deed::Open => Some(Intent::Open),
        Deed::Close => Some(Intent::Close),
        Deed::Refresh => Some(Intent::Refresh),
        Deed::Undo => view.last_played().map(|game| Intent::Undo(game.id.clone())),
        Deed::Retry => tray_id(&inside, dice).map(Intent::Retry),
        Deed::Discard => tray_id(&inside, dice).map(Intent::Discard),
        Deed::RestoreWithMine => {
            let groups: Vec<_> = inside.tray.iter().filter_map(|group| group.first()).collect();
            dice.choice(groups).map(|head| Intent::RestoreWithMine(head.key.to_owned()))
        }
        Deed::RestoreOverwritten => {
            let restorable = |kind: &NoticeKind| {
                matches!(kind, NoticeKind::Overwritten { .. } | NoticeKind::YouOverwrote { .. })
            };
            let notices: Vec<_> = inside.notices.iter().filter(|notice| restorable(&notice.kind)).collect();
            dice.choice(notices).map(|notice| Intent::RestoreOverwritten(notice.id))
        }
        Deed::Dismiss => dice.choice(inside.notices).map(|notice| Intent::Dismiss(notice.id)),
        deed => change(view, deed, ids, dice).map(Intent::Change),
    }
}

fn tray_id(inside: &Inside<'_>, dice: &mut Rng) -> Option<String> {
    let unconfirmed = inside.log.iter().filter(|held| held.at == At::Unconfirmed);
    let failed = inside.tray.iter().filter_map(|group| group.first());
    let all: Vec<&str> = unconfirmed.chain(failed).map(|held| held.key).collect();
    dice.choice(all).map(str::to_owned)
}

fn change(view: &SessionState, deed: Deed, ids: &mut Ids, dice: &mut Rng) -> Option<Change> {
    let session = view.session.as_deref();
    let games: Vec<&Game> = view.games.values().map(AsRef::as_ref).collect();
    let player = |dice: &mut Rng| session.and_then(|session| dice.choice(&session.players).cloned());
    let edit = |game: &Game, edit: GameEdit| Change::EditGame { id: game.id.clone(), edit };
    Some(match deed {
        Deed::Record | Deed::Schedule => {
            let (team_a, team_b) = teams(session?, dice);
            let result = (deed == Deed::Record).then(|| result(dice));
            GameDraft { team_a, team_b, result }.into_change(ids)
        }
        Deed::Result => edit(dice.choice(games)?, GameEdit::result(Some(result(dice)))),
        Deed::ClearResult => edit(dice.choice(games)?, GameEdit::result(None)),
        Deed::Teams => {
            let (team_a, team_b) = teams(session?, dice);
            let teams = GameEdit { team_a: Some(team_a), team_b: Some(team_b), ..GameEdit::default() };
            edit(dice.choice(games)?, teams)
        }
        Deed::Delete => Change::DeleteGame { id: dice.choice(games)?.id.clone() },
        Deed::RestoreGame => Change::RestoreGame { id: dice.choice(view.deleted.keys())?.clone() },
        Deed::EditSession => Change::EditSession(session_edit(session?, dice)),
        Deed::AddPlayer => {
            let name = format!("N{}", dice.u8(..));
            Change::AddPlayer(Player { id: ids.player(), name, group_player_id: None, is_guest: None })
        }
        Deed::RenamePlayer => {
            Change::RenamePlayer { id: player(dice)?.id, name: format!("R{}", dice.u8(..)) }
        }
        Deed::RemovePlayer => Change::RemovePlayer { id: session?.players.last()?.id.clone() },
        Deed::Replan => {
            let delete = view.upcoming().into_iter().map(|game| game.id.clone()).collect();
            let create = (0..dice.usize(1..3)).filter_map(|_| {
                let (team_a, team_b) = teams(session?, dice);
                match (GameDraft { team_a, team_b, result: None }).into_change(ids) {
                    Change::CreateGame(game) => Some(game),
                    _ => None,
                }
            });
            Change::Replan { create: create.collect(), delete }
        }
        Deed::DeleteSession => Change::DeleteSession,
        Deed::RestoreSession => Change::RestoreSession,
        _ => return None,
    })
}

fn result(dice: &mut Rng) -> GameResult {
    let winning_team = if dice.bool() { Team::A } else { Team::B };
    let loser = dice.u8(..20);
    let (a, b) = if winning_team == Team::A { (21, loser) } else { (loser, 21) };
    let scored = dice.u8(..4) > 0;
    GameResult { winning_team, team_a_score: scored.then_some(a), team_b_score: scored.then_some(b) }
}

fn teams(session: &Session, dice: &mut Rng) -> (Vec<PlayerId>, Vec<PlayerId>) {
    let mut players: Vec<PlayerId> = session.players.iter().map(|player| player.id.clone()).collect();
    dice.shuffle(&mut players);
    let size = session.game_mode.team_size();
    let team_b = players.split_off(size.min(players.len()));
    (players, team_b.into_iter().take(size).collect())
}

fn session_edit(session: &Session, dice: &mut Rng) -> SessionEdit {
    let amount = Money::from_cents(i64::from(dice.u16(..)));
    let none = SessionEdit::default();
    match dice.u8(..6) {
        0 => SessionEdit { name: Some(dice.bool().then(|| format!("Evening {}", dice.u8(..)))), ..none },
        1 => SessionEdit { bird_cost_total: Some(amount), ..none },
        2 => SessionEdit {
            court_cost_type: Some(CourtCostType::Total),
            court_cost_value: Some(amount),
            ..none
        },
        3 => SessionEdit { bet_per_player: Some(amount), betting_enabled: Some(dice.bool()), ..none },
        4 => SessionEdit {
            organizer_id: dice.choice(&session.players).map(|player| player.id.clone()),
            ..none
        },
        _ => {
            let later = std::time::Duration::from_secs(u64::from(dice.u16(..)));
            SessionEdit { date: Some(session.date + later), ..none }
        }
    }
}

/// Opens a session or a group and waits for it.
pub(crate) fn open(subject: &Subject, token: Token) -> Event {
    let token = Some(token);
    match subject.clone() {
        Subject::Session(session) => Event::Session { session, intent: Intent::Open, token },
        Subject::Group(group) => Event::Group { group, intent: GroupIntent::Open(Tab::Balances), token },
    }
}

/// Retries or discards a failed write.
pub(crate) fn settle(subject: &Subject, id: String, retries: bool, token: Token) -> Event {
    let token = Some(token);
    match subject.clone() {
        Subject::Session(session) => {
            let intent = if retries { Intent::Retry(id) } else { Intent::Discard(id) };
            Event::Session { session, intent, token }
        }
        Subject::Group(group) => {
            let intent = if retries { GroupIntent::Retry(id) } else { GroupIntent::Discard(id) };
            Event::Group { group, intent, token }
        }
    }
}
