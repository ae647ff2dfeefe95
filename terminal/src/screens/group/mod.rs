//! Group: its header, and a tab for each thing it shows. A tab is fetched when it is opened.

mod balances;
mod leaderboard;
mod overview;
mod pairings;
mod players;
mod sessions;

use pace_core::{
    failure::Failure,
    snapshot::{GroupHead, GroupSnapshot, Page, SyncMark, Tab},
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

pub(super) use self::leaderboard::form;
use self::{
    balances::BalancesTab, leaderboard::Leaderboard, overview::OverviewTab, pairings::Pairings,
    players::PlayersTab, sessions::SessionsTab,
};
use super::{confirm::Confirm, group_invite::GroupInvite, name::Name, present::Present, tray::Tray};
use crate::{
    command::Command,
    keys::Key,
    theme::Theme,
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// What is chosen and typed on the group's screen.
#[derive(Debug, Clone, Default)]
pub(crate) struct GroupScreen {
    tab: Tab,
    sessions: SessionsTab,
    leaderboard: Leaderboard,
    players: PlayersTab,
    pairings: Pairings,
    overview: OverviewTab,
    balances: BalancesTab,
}

/// What every tab has.
trait GroupTab {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model);
    fn keys(&self, snapshot: &GroupSnapshot) -> Vec<Hint>;
    /// None for a key that means nothing here.
    fn key(&mut self, key: &Key, snapshot: &GroupSnapshot, model: &Model) -> Option<Reaction>;
    fn takes_text(&self) -> bool {
        false
    }
}

impl GroupScreen {
    #[cfg(test)]
    pub(crate) fn on(tab: Tab) -> Self {
        Self { tab, ..Self::default() }
    }

    fn of_tab(&self) -> &dyn GroupTab {
        match self.tab {
            Tab::Sessions => &self.sessions,
            Tab::Leaderboard => &self.leaderboard,
            Tab::Players => &self.players,
            Tab::Pairings => &self.pairings,
            Tab::Overview => &self.overview,
            Tab::Balances => &self.balances,
        }
    }

    fn of_tab_mut(&mut self) -> &mut dyn GroupTab {
        match self.tab {
            Tab::Sessions => &mut self.sessions,
            Tab::Leaderboard => &mut self.leaderboard,
            Tab::Players => &mut self.players,
            Tab::Pairings => &mut self.pairings,
            Tab::Overview => &mut self.overview,
            Tab::Balances => &mut self.balances,
        }
    }

    fn go_to(&mut self, tab: Tab) -> Reaction {
        if tab == self.tab {
            return Reaction::stay();
        }
        self.tab = tab;
        Reaction::run(Command::OpenTab(tab))
    }

    fn beside(&self, forward: bool) -> Tab {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let step = if forward { 1 } else { Tab::ALL.len() - 1 };
        Tab::ALL[(at + step) % Tab::ALL.len()]
    }

    fn key_of_group(&mut self, key: &Key, head: &GroupHead) -> Option<Reaction> {
        Some(match key {
            Key::Char(digit @ '1'..='6') => {
                let place = digit.to_digit(10)? as usize - 1;
                self.go_to(Tab::ALL[place])
            }
            Key::Tab => self.go_to(self.beside(true)),
            Key::BackTab => self.go_to(self.beside(false)),
            Key::Char('t') => Reaction::open(Tray::default()),
            Key::Char('v') => Reaction::open(GroupInvite),
            Key::Char('s') => Reaction::open(Present::default()),
            Key::Char('E') => Reaction::open(Name::of_group(&head.name)),
            Key::Char('D') => Reaction::open(Name::to_delete(&head.name)),
            Key::Char('N') => Reaction::open(Confirm {
                question: "Give the group a new code?".to_owned(),
                detail: "The code and the link that people have now lead nowhere from then on. Whoever has \
                         visited the group keeps it."
                    .to_owned(),
                command: Command::RenewCode,
                only_y: false,
            }),
            _ => return None,
        })
    }
}

/// The tab's name.
const fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Sessions => "Sessions",
        Tab::Leaderboard => "Leaderboard",
        Tab::Players => "Players",
        Tab::Pairings => "Pairings",
        Tab::Overview => "Overview",
        Tab::Balances => "Balances",
    }
}

impl View for GroupScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let Some(snapshot) = &model.group else { return Vec::new() };
        let theme = model.theme;
        let (mark, style) = saved(snapshot, theme);
        let Some(head) = &snapshot.head else {
            return vec![super::ends("Group", theme.strong(), &mark, style, columns)];
        };
        let first = super::ends(&head.name, theme.strong(), &mark, style, columns);
        let code = head.code.as_ref().map_or_else(
            || "the code comes with the server's answer".to_owned(),
            |code| format!("code {code}"),
        );
        let synced = match (&snapshot.page, snapshot.last_synced) {
            (Page::Refreshing, _) => "Syncing…".to_owned(),
            (Page::Loading, _) => "Loading…".to_owned(),
            (_, Some(time)) => format!("Last synced {}", model.clock.recent(time)),
            (_, None) => "Not synced yet".to_owned(),
        };
        let second = Line::styled(text::apart(&code, &synced, columns), theme.faint());
        vec![first, second, self.tabs(snapshot, theme, columns)]
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.group else { return };
        let words = match &snapshot.page {
            Page::Loading => format!("Loading {}…", name(self.tab).to_lowercase()),
            Page::Failed(Failure::NotFound) => {
                "There is no such group on this server. It may have been deleted, or the link is of another \
                 server."
                    .to_owned()
            }
            Page::Failed(failure) if snapshot.tray.is_empty() => format!("{failure} Press R to try again."),
            Page::Failed(failure) => {
                format!("{failure} Press r to load it again, R to retry what is not saved.")
            }
            Page::Ended => "This group was deleted. Press z to restore it, q to go back.".to_owned(),
            Page::Ready | Page::Refreshing => {
                return self.of_tab().draw(frame, area, snapshot, model);
            }
        };
        super::say(frame, area, &words);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let Some(snapshot) = &model.group else { return Vec::new() };
        let mut keys = match &snapshot.page {
            Page::Loading | Page::Failed(Failure::NotFound) => Vec::new(),
            Page::Ended => vec![("z", "restore")],
            Page::Failed(_) => vec![("R", "try again"), ("t", "tray")],
            Page::Ready | Page::Refreshing => {
                let keys = self.of_tab().keys(snapshot);
                if self.of_tab().takes_text() {
                    return keys;
                }
                keys
            }
        };
        if snapshot.head.is_some() {
            keys.extend([("1-6", "tabs"), ("r", "sync"), ("v", "invite")]);
            keys.extend([("E", "rename"), ("N", "new code"), ("D", "delete")]);
        }
        keys.extend([("?", "help"), ("q", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let leave = || Reaction::back().and(Command::Leave);
        let Some(snapshot) = model.group.clone() else { return leave() };
        let is_shown = matches!(snapshot.page, Page::Ready | Page::Refreshing);
        if is_shown && let Some(reaction) = self.of_tab_mut().key(key, &snapshot, model) {
            return reaction;
        }
        if let Some(head) = &snapshot.head
            && let Some(reaction) = self.key_of_group(key, head)
        {
            return reaction;
        }
        match key {
            Key::Char('z') if snapshot.page == Page::Ended => Reaction::run(Command::RestoreGroup),
            Key::Char('t') => Reaction::open(Tray::default()),
            Key::Char('r') => Reaction::run(Command::Refresh),
            Key::Char('q') | Key::Esc => leave(),
            _ => Reaction::stay(),
        }
    }

    fn takes_text(&self) -> bool {
        self.of_tab().takes_text()
    }

    fn has_bars(&self) -> bool {
        !self.takes_text()
    }
}

impl GroupScreen {
    fn tabs(&self, snapshot: &GroupSnapshot, theme: Theme, columns: usize) -> Line<'static> {
        let mut spans = Vec::new();
        for (place, tab) in Tab::ALL.into_iter().enumerate() {
            let style = if tab == self.tab { theme.selected() } else { theme.plain() };
            spans.push(Span::styled(format!("{} {}", place + 1, name(tab)), style));
            spans.push(Span::raw(if columns < 76 { " " } else { "  " }));
        }
        let waiting = snapshot.tray.len() + snapshot.notices.len();
        if waiting > 0 {
            spans.push(Span::styled(format!("t {waiting}"), theme.bad()));
        }
        Line::from(spans)
    }
}

/// How much of the group is saved, in a sign and words.
fn saved(snapshot: &GroupSnapshot, theme: Theme) -> (String, Style) {
    let is_shown = snapshot.head.is_some() || snapshot.page == Page::Ended;
    if !is_shown && snapshot.pending == 0 && snapshot.tray.is_empty() {
        return (String::new(), theme.plain());
    }
    let head_is_unconfirmed = snapshot.head.as_ref().is_some_and(|head| head.sync == SyncMark::Unconfirmed);
    let unconfirmed =
        head_is_unconfirmed || snapshot.tray.iter().any(|item| item.failure == Failure::Unconfirmed);
    super::saved(snapshot.pending, snapshot.tray.len(), unconfirmed, theme)
}
