//! Players of the pool: add, rename, remove, bring back; guests of late, who can become players.

use pace_core::snapshot::{GroupSnapshot, MemberView, PlayerLine, TabView};
use pace_rules::group::RecentGuest;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::GroupTab;
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    screens::{history::mark, name::Name, player::PlayerScreen, say},
    view::{Hint, Model, Reaction},
    widgets::{list, search::Search, text},
};

/// Where the cursor stands, and what is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct PlayersTab {
    at: usize,
    search: Search,
}

/// A line of the tab.
enum Item<'a> {
    Player(&'a PlayerLine),
    Guest(&'a RecentGuest),
    Removed(&'a MemberView),
}

impl PlayersTab {
    /// Players, then guests, then those who were removed.
    fn items<'a>(&self, snapshot: &'a GroupSnapshot) -> Vec<Item<'a>> {
        let Some(TabView::Players { players, guests }) = &snapshot.content else { return Vec::new() };
        let found = snapshot.players_matching(self.search.text());
        let is_found = |line: &&PlayerLine| found.iter().any(|member| member.id == line.member.id);
        let players = players.iter().filter(is_found).map(Item::Player);
        if !self.search.text().is_empty() {
            return players.collect();
        }
        let removed = snapshot.members.iter().filter(|member| member.is_removed).map(Item::Removed);
        players.chain(guests.iter().map(Item::Guest)).chain(removed).collect()
    }

    fn chosen<'a>(&self, snapshot: &'a GroupSnapshot) -> Option<Item<'a>> {
        let mut items = self.items(snapshot);
        let at = self.at.min(items.len().checked_sub(1)?);
        Some(items.swap_remove(at))
    }
}

impl GroupTab for PlayersTab {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, snapshot: &GroupSnapshot, model: &Model) {
        let area = self.search.draw(frame, area, model.theme);
        let items = self.items(snapshot);
        if items.is_empty() {
            let words = if self.search.text().is_empty() {
                "Nobody is in this group yet. Press a to add the first player."
            } else {
                "No player of this group has that in the name."
            };
            return say(frame, area, words);
        }
        let (theme, columns) = (model.theme, usize::from(area.width));
        let at = self.at.min(items.len() - 1);
        let mut lines = Vec::new();
        let mut row_of_chosen = 0;
        let mut section = "";
        for (place, item) in items.iter().enumerate() {
            let name = item.section();
            if name != section {
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                if !name.is_empty() {
                    lines.push(Line::styled(name, theme.faint()));
                }
                section = name;
            }
            if place == at {
                row_of_chosen = lines.len();
            }
            lines.push(item.line(place == at, columns, model));
        }
        let shown = list::window(row_of_chosen, lines.len(), usize::from(area.height));
        frame.render_widget(Paragraph::new(lines[shown].to_vec()), area);
    }

    fn keys(&self, snapshot: &GroupSnapshot) -> Vec<Hint> {
        if self.search.is_typing() {
            return Search::keys();
        }
        let mut keys = match self.chosen(snapshot) {
            Some(Item::Player(_)) => {
                vec![("↑↓", "choose"), ("Enter", "profile"), ("e", "rename"), ("d", "remove")]
            }
            Some(Item::Guest(_)) => vec![("↑↓", "choose"), ("+", "make a player")],
            Some(Item::Removed(_)) => vec![("↑↓", "choose"), ("Enter", "profile"), ("+", "bring back")],
            None => Vec::new(),
        };
        keys.extend([("a", "add"), ("/", "search"), ("s", "next games")]);
        keys
    }

    fn key(&mut self, key: &Key, snapshot: &GroupSnapshot, _model: &Model) -> Option<Reaction> {
        if self.search.key(key) {
            self.at = 0;
            return Some(Reaction::stay());
        }
        let length = self.items(snapshot).len();
        if move_in_list(&mut self.at, length, key) {
            return Some(Reaction::stay());
        }
        if *key == Key::Char('a') {
            return Some(Reaction::open(Name::of_new_players()));
        }
        let profile = |member: &MemberView| {
            let place = Place::Player { group: snapshot.id.clone(), player: member.id.clone() };
            Reaction::open(PlayerScreen::default()).and(Command::Open(place))
        };
        let reaction = match (key, self.chosen(snapshot)?) {
            (Key::Enter, Item::Player(PlayerLine { member, .. }) | Item::Removed(member)) => profile(member),
            (Key::Char('e'), Item::Player(line)) => Reaction::open(Name::of_member(&line.member)),
            (Key::Char('d') | Key::Delete, Item::Player(line)) => Reaction::run(Command::RemoveMember(
                line.member.id.clone(),
            ))
            .saying(format!("{} is removed; all history stays. + brings them back.", line.member.name)),
            (Key::Char('+') | Key::Enter, Item::Guest(guest)) => {
                Reaction::run(Command::PromoteGuest(guest.name.clone()))
            }
            (Key::Char('+'), Item::Removed(member)) => {
                Reaction::run(Command::ReturnMember(member.id.clone()))
            }
            _ => return None,
        };
        Some(reaction)
    }

    fn takes_text(&self) -> bool {
        self.search.is_typing()
    }
}

impl Item<'_> {
    const fn section(&self) -> &'static str {
        match self {
            Self::Player(_) => "",
            Self::Guest(_) => "Guests of the last 30 days",
            Self::Removed(_) => "Removed; their history stays",
        }
    }

    fn line(&self, chosen: bool, columns: usize, model: &Model) -> Line<'static> {
        let theme = model.theme;
        let (name, facts, sync) = match self {
            Self::Player(line) => {
                let facts = (line.figures.as_ref().filter(|figures| figures.total_games > 0)).map_or_else(
                    || "no games yet".to_owned(),
                    |figures| format!("{} - {}", figures.wins, figures.losses),
                );
                (line.member.name.clone(), facts, line.member.sync)
            }
            Self::Guest(guest) => {
                let sessions = if guest.session_count == 1 { "session" } else { "sessions" };
                let last = model.clock.day(guest.last_session_date);
                let facts = format!("{} {sessions}, last on {last}", guest.session_count);
                (guest.name.clone(), facts, pace_core::snapshot::SyncMark::Saved)
            }
            Self::Removed(member) => (member.name.clone(), String::new(), member.sync),
        };
        let mark = mark(sync, theme);
        let room = columns.saturating_sub(3 + text::width(&mark.content));
        let style = if chosen { theme.selected() } else { theme.plain() };
        Line::from(vec![
            Span::raw(if chosen { "▸ " } else { "  " }),
            Span::styled(text::apart(&name, &facts, room), style),
            Span::raw(" "),
            mark,
        ])
    }
}
