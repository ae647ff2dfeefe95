//! Session: its header, and its tabs Play, History, Stats, Summary and Plan.

use pace_core::{
    draft::Schedule,
    snapshot::{Page, SessionSnapshot, SyncMark},
};
use pace_rules::{player::Player, session::Session};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{
    confirm::Confirm, edit_session::EditSession, history::History, invite::Invite, plan::Plan, play::Play,
    players::Players, stats, suggestion::SuggestionScreen, summary::Summary, tray::Tray,
};
use crate::{
    command::Command,
    keys::Key,
    pages::Place,
    theme::Theme,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// A part of the session's screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    #[default]
    Play,
    History,
    Stats,
    Summary,
    Plan,
}

impl Tab {
    const ALL: [(Self, char, &str); 5] = [
        (Self::Play, 'p', "Play"),
        (Self::History, 'h', "History"),
        (Self::Stats, 's', "Stats"),
        (Self::Summary, 'm', "Summary"),
        (Self::Plan, 'L', "Plan"),
    ];

    fn beside(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|(tab, ..)| *tab == self).unwrap_or(0);
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()].0
    }
}

/// What is chosen and typed on the session's screen.
#[derive(Debug, Clone, Default)]
pub(crate) struct SessionScreen {
    pub(crate) tab: Tab,
    pub(crate) play: Play,
    history: History,
    summary: Summary,
    plan: Plan,
}

impl SessionScreen {
    #[cfg(test)]
    pub(crate) fn on(tab: Tab) -> Self {
        Self { tab, ..Self::default() }
    }

    /// Of a session that begins with that.
    pub(crate) fn beginning_with(schedule: Schedule) -> Self {
        Self { plan: Plan::after(schedule), ..Self::default() }
    }

    /// Once it is planned, or with Esc, it goes on with the games.
    fn key_of_plan(&mut self, key: &Key, snapshot: &SessionSnapshot) -> Option<Reaction> {
        let reaction = self.plan.key(key, snapshot)?;
        if *key == Key::Esc || !reaction.commands.is_empty() {
            self.tab = Tab::Play;
        }
        Some(reaction)
    }

    fn key_of_session(&mut self, key: &Key, snapshot: &SessionSnapshot, model: &Model) -> Option<Reaction> {
        if let Key::Char(letter) = key
            && let Some((tab, ..)) = Tab::ALL.iter().find(|(_, key, _)| key == letter)
        {
            self.tab = *tab;
            return Some(Reaction::stay());
        }
        Some(match key {
            Key::Tab => {
                self.tab = self.tab.beside(true);
                Reaction::stay()
            }
            Key::BackTab => {
                self.tab = self.tab.beside(false);
                Reaction::stay()
            }
            Key::Char('u') => undo(snapshot),
            Key::Char('t') => Reaction::open(Tray::default()),
            Key::Char('E') => Reaction::open(EditSession::new(snapshot.session.as_ref()?, &model.clock)),
            Key::Char('P') => Reaction::open(Players::default()),
            Key::Char('v') => Reaction::open(Invite),
            Key::Char('W') => who_next(snapshot.session.as_ref()?),
            Key::Char('z') => {
                let id = model.deleted.clone()?;
                Reaction::run(Command::RestoreGame(id)).saying("The game is back.")
            }
            Key::Char('D') => Reaction::open(Confirm {
                question: format!("Delete “{}”?", snapshot.session.as_ref()?.title()),
                detail: format!(
                    "The session, its players and its {} played games disappear for everybody. It can be \
                     restored for 30 days.",
                    snapshot.history.len()
                ),
                command: Command::DeleteSession,
                only_y: true,
            }),
            _ => return None,
        })
    }
}

/// Who of the group should play next tonight, of those on the roster.
fn who_next(session: &Session) -> Reaction {
    let Some(group) = session.group_id.clone() else {
        return Reaction::wrong("Who should play next follows from the games of a group.");
    };
    let linked = |player: &Player| Some((player.group_player_id.clone()?, player.name.clone()));
    let names: Vec<_> = session.players.iter().filter_map(linked).collect();
    let least = session.game_mode.min_players();
    if names.len() < least {
        return Reaction::wrong(format!("It takes {least} players of the group: guests have no rating."));
    }
    let present = names.iter().map(|(id, _)| id.clone()).collect();
    let place = Place::Suggestion { group, present, courts: 1, session: Some(session.id.clone()) };
    Reaction::open(SuggestionScreen::new(names, 1)).and(Command::Open(place))
}

fn undo(snapshot: &SessionSnapshot) -> Reaction {
    let game = snapshot.history.iter().find(|view| Some(&view.game.id) == snapshot.undo.as_ref());
    let Some(game) = game else { return Reaction::wrong("There is no game to undo.") };
    let number = game.game.game_number;
    let after = if game.game.scheduled { "It becomes a planned game again." } else { "It will be deleted." };
    Reaction::open(Confirm {
        question: format!("Undo game {number}?"),
        detail: format!("{}. {after}", game.line()),
        command: Command::Undo(game.game.id.clone()),
        only_y: false,
    })
}

impl View for SessionScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let Some(snapshot) = &model.session else { return Vec::new() };
        let theme = model.theme;
        let (mark, style) = mark(snapshot, theme);
        let Some(session) = &snapshot.session else {
            return vec![super::ends("Session", theme.strong(), &mark, style, columns)];
        };
        let title = match &snapshot.group {
            Some(group) => format!("{} · {group}", session.title()),
            None => session.title().to_owned(),
        };
        let first = super::ends(&title, theme.strong(), &mark, style, columns);
        let bet = if session.betting_enabled {
            format!(" · bet {}", session.bet_per_player)
        } else {
            String::new()
        };
        let date = model.clock.long(session.date);
        // The usual name is the date itself.
        let date = if date == session.title() { String::new() } else { format!("{date} · ") };
        let facts = format!("{date}{} · {} players{bet}", session.game_mode.as_str(), session.players.len());
        let synced = match (&snapshot.page, snapshot.last_synced) {
            (Page::Refreshing, _) => "Syncing…".to_owned(),
            (_, Some(time)) => format!("Last synced {}", model.clock.recent(time)),
            (_, None) => "Not synced yet".to_owned(),
        };
        let second = Line::styled(text::apart(&facts, &synced, columns), theme.faint());
        vec![first, second, self.tabs(snapshot, theme)]
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.session else { return };
        let words = match &snapshot.page {
            Page::Loading => Some("Loading session…".to_owned()),
            Page::Failed(failure) if snapshot.tray.is_empty() => {
                Some(format!("{failure} Press R to try again."))
            }
            Page::Failed(failure) => {
                Some(format!("{failure} Press r to load it again, R to retry what is not saved."))
            }
            Page::Ended => Some("This session was deleted. Press z to restore it, q to go back.".to_owned()),
            Page::Ready | Page::Refreshing if snapshot.session.is_none() => Some(
                "This session is not on the server yet. Press R to try again, t to see what waits."
                    .to_owned(),
            ),
            Page::Ready | Page::Refreshing => None,
        };
        if let Some(words) = words {
            return super::say(frame, area, &words);
        }
        match self.tab {
            Tab::Play => self.play.draw(frame, area, snapshot, self.plan.courts(), model),
            Tab::History => self.history.draw(frame, area, snapshot, model),
            Tab::Stats => stats::draw(frame, area, snapshot, model),
            Tab::Summary => self.summary.draw(frame, area, snapshot, model),
            Tab::Plan => self.plan.draw(frame, area, snapshot, model.theme),
        }
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let Some(snapshot) = &model.session else { return Vec::new() };
        if snapshot.session.is_none() {
            return match snapshot.page {
                Page::Ended => vec![("z", "restore"), ("q Esc", "back")],
                Page::Loading => vec![("q Esc", "back")],
                _ if !snapshot.tray.is_empty() => {
                    vec![("r", "load again"), ("R", "retry"), ("t", "tray"), ("q Esc", "back")]
                }
                _ => vec![("R", "try again"), ("t", "tray"), ("q Esc", "back")],
            };
        }
        let mut keys = match self.tab {
            Tab::Play => self.play.keys(snapshot),
            Tab::History => History::keys(snapshot),
            Tab::Stats => Vec::new(),
            Tab::Summary => Summary::keys(),
            Tab::Plan => self.plan.keys(snapshot),
        };
        let typing = self.tab == Tab::Play && !self.play.card.is_empty();
        if typing {
            return keys;
        }
        if self.tab == Tab::Play && snapshot.undo.is_some() {
            keys.push(("u", "undo"));
        }
        if model.deleted.is_some() {
            keys.push(("z", "restore deleted game"));
        }
        keys.extend([("r", "sync"), ("E", "edit session"), ("P", "players"), ("v", "links")]);
        if snapshot.session.as_ref().is_some_and(|session| session.group_id.is_some()) {
            keys.push(("W", "who next"));
        }
        keys.push(("D", "delete session"));
        keys.extend([("?", "help"), ("q", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let leave = || Reaction::back().and(Command::Leave);
        let Some(snapshot) = model.session.clone() else { return leave() };
        if snapshot.session.is_none() {
            return match key {
                Key::Esc | Key::Char('q') => leave(),
                Key::Char('z') if snapshot.page == Page::Ended => Reaction::run(Command::RestoreSession),
                Key::Char('r') => Reaction::run(Command::Refresh),
                Key::Char('t') => Reaction::open(Tray::default()),
                _ => Reaction::stay(),
            };
        }
        let of_tab = match self.tab {
            Tab::Play => self.play.key(key, &snapshot),
            Tab::History => self.history.key(key, &snapshot),
            Tab::Stats => None,
            Tab::Summary => self.summary.key(key, &snapshot, model),
            Tab::Plan => self.key_of_plan(key, &snapshot),
        };
        if let Some(reaction) = of_tab.or_else(|| self.key_of_session(key, &snapshot, model)) {
            return reaction;
        }
        match key {
            Key::Char('r') => Reaction::run(Command::Refresh),
            Key::Char('q') | Key::Esc => leave(),
            _ => Reaction::stay(),
        }
    }

    fn has_bars(&self) -> bool {
        true
    }
}

impl SessionScreen {
    fn tabs(&self, snapshot: &SessionSnapshot, theme: Theme) -> Line<'static> {
        let mut spans = Vec::new();
        for (tab, key, name) in Tab::ALL {
            let count = match tab {
                Tab::History if !snapshot.history.is_empty() => format!(" {}", snapshot.history.len()),
                _ => String::new(),
            };
            let style = if tab == self.tab { theme.selected() } else { theme.plain() };
            spans.extend([Span::styled(format!(" {key} {name}{count} "), style), Span::raw(" ")]);
        }
        let waiting = snapshot.tray.len() + snapshot.notices.len();
        if waiting > 0 {
            spans.push(Span::styled(format!(" t Tray {waiting} "), theme.bad()));
        }
        Line::from(spans)
    }
}

/// How much of the session is saved, in a sign and words.
fn mark(snapshot: &SessionSnapshot, theme: Theme) -> (String, ratatui::style::Style) {
    let is_unconfirmed = |sync: SyncMark| sync == SyncMark::Unconfirmed;
    let unconfirmed =
        snapshot.tray.iter().any(|item| item.failure == pace_core::failure::Failure::Unconfirmed)
            || is_unconfirmed(snapshot.session_sync);
    let is_shown = snapshot.session.is_some() || snapshot.page == Page::Ended;
    if !is_shown && snapshot.pending == 0 && snapshot.tray.is_empty() {
        return (String::new(), theme.plain());
    }
    super::saved(snapshot.pending, snapshot.tray.len(), unconfirmed, theme)
}
