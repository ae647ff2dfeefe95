//! Who is there: of whom the next games are made.

use pace_core::snapshot::{GroupSnapshot, MemberView};
use pace_rules::{
    id::GroupPlayerId,
    session::{GameMode, MAX_PLAYERS},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{below, profile, say, suggestion::SuggestionScreen, title, tray::Tray};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    pages::Place,
    view::{Hint, Model, Reaction, View},
    widgets::{list, text},
};

/// Said where the group is not.
const GONE: &str = "There is no such group on this server.";

/// Who is chosen, where the cursor stands, and how many games go on at once.
#[derive(Debug, Clone)]
pub(crate) struct Present {
    chosen: Vec<GroupPlayerId>,
    at: usize,
    courts: usize,
}

impl Default for Present {
    fn default() -> Self {
        Self { chosen: Vec::new(), at: 0, courts: 1 }
    }
}

/// Those who can be chosen, by name.
fn members(snapshot: &GroupSnapshot) -> Vec<&MemberView> {
    snapshot.members.iter().filter(|member| !member.is_removed).collect()
}

impl Present {
    /// Those chosen who are still in the pool, by name.
    fn present<'a>(&self, snapshot: &'a GroupSnapshot) -> Vec<&'a MemberView> {
        members(snapshot).into_iter().filter(|member| self.chosen.contains(&member.id)).collect()
    }

    fn toggle(&mut self, snapshot: &GroupSnapshot) -> Reaction {
        let members = members(snapshot);
        let Some(member) = members.get(self.at.min(members.len().saturating_sub(1))) else {
            return Reaction::stay();
        };
        if let Some(place) = self.chosen.iter().position(|id| *id == member.id) {
            self.chosen.remove(place);
        } else if self.present(snapshot).len() == MAX_PLAYERS {
            return Reaction::wrong(format!("At most {MAX_PLAYERS} can be there."));
        } else {
            self.chosen.push(member.id.clone());
        }
        Reaction::stay()
    }

    /// Chooses all, or nobody if all are chosen.
    fn toggle_all(&mut self, snapshot: &GroupSnapshot) -> Reaction {
        let all: Vec<GroupPlayerId> =
            members(snapshot).into_iter().take(MAX_PLAYERS).map(|member| member.id.clone()).collect();
        let has_all = self.present(snapshot).len() == all.len();
        self.chosen = if has_all { Vec::new() } else { all };
        Reaction::stay()
    }

    fn go_on(&self, snapshot: &GroupSnapshot) -> Reaction {
        let present = self.present(snapshot);
        let least = GameMode::Doubles.min_players();
        if present.len() < least {
            return Reaction::wrong(format!("Doubles takes {least}: choose who is there with Space."));
        }
        let names = present.iter().map(|member| (member.id.clone(), member.name.clone())).collect();
        let place = Place::Suggestion {
            group: snapshot.id.clone(),
            present: present.into_iter().map(|member| member.id.clone()).collect(),
            courts: u8::try_from(self.courts).unwrap_or(1),
            session: None,
        };
        Reaction::open(SuggestionScreen::new(names, self.courts)).and(Command::Open(place))
    }
}

impl View for Present {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let there = model.group.as_ref().map_or(0, |snapshot| self.present(snapshot).len());
        let courts = text::counted(self.courts, "court", "courts");
        title(model.theme, "Who is there?", &format!("{there} there · ← {courts} →"), columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.group else { return };
        if let Some(words) = profile::instead(&snapshot.page, "players", GONE) {
            return say(frame, area, &words);
        }
        let members = members(snapshot);
        if members.is_empty() {
            return say(frame, area, "Nobody is in this group yet. Add players first (3, then a).");
        }
        let theme = model.theme;
        let at = self.at.min(members.len() - 1);
        let line = |place: usize| {
            let member = members[place];
            let mark = if self.chosen.contains(&member.id) { "[x] " } else { "[ ] " };
            let name = text::cut(&member.name, usize::from(area.width).saturating_sub(6));
            Line::from(vec![
                Span::raw(if place == at { "▸ " } else { "  " }),
                Span::styled(mark, theme.strong()),
                Span::styled(name, if place == at { theme.selected() } else { theme.plain() }),
            ])
        };
        let [_, rows] = below(area, 1);
        let lines: Vec<Line<'_>> =
            list::window(at, members.len(), usize::from(rows.height)).map(line).collect();
        frame.render_widget(Paragraph::new(lines), rows);
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let Some(snapshot) = &model.group else { return Vec::new() };
        if profile::instead(&snapshot.page, "", "").is_some() {
            return profile::keys_instead(&snapshot.page);
        }
        vec![
            ("↑↓", "choose"),
            ("Space", "there or not"),
            ("a", "all"),
            ("← →", "courts"),
            ("Enter", "next games"),
            ("?", "help"),
            ("q Esc", "back"),
        ]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        if matches!(key, Key::Esc | Key::Char('q')) {
            return Reaction::back();
        }
        let Some(snapshot) = model.group.clone() else { return Reaction::stay() };
        match key {
            Key::Char('r') => return Reaction::run(Command::Refresh),
            Key::Char('t') => return Reaction::open(Tray::default()),
            _ => {}
        }
        let length = members(&snapshot).len();
        if move_in_list(&mut self.at, length, key) {
            return Reaction::stay();
        }
        let most = MAX_PLAYERS / GameMode::Doubles.min_players();
        match key {
            Key::Char(' ') => self.toggle(&snapshot),
            Key::Char('a') => self.toggle_all(&snapshot),
            Key::Left => {
                self.courts = (self.courts - 1).max(1);
                Reaction::stay()
            }
            Key::Right => {
                self.courts = (self.courts + 1).min(most);
                Reaction::stay()
            }
            Key::Enter => self.go_on(&snapshot),
            _ => Reaction::stay(),
        }
    }

    fn has_bars(&self) -> bool {
        true
    }
}
