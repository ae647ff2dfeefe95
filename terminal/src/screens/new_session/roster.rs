//! The roster of a new session: rows of names, and who of the group they are.

use std::collections::BTreeSet;

use pace_core::{
    draft::{DraftPlayer, Link},
    snapshot::GroupSnapshot,
};
use pace_rules::{pool::same_name, session::MAX_PLAYERS};

use super::{Id, NewSession};
use crate::{
    keys::Key,
    view::Reaction,
    widgets::{form::Row, form::Value, input::Input},
};

/// Names for which the person took the other choice: to be a guest though the group has somebody of
/// that name, or to join the group though it has nobody.
#[derive(Debug, Clone, Default)]
pub(super) struct Switched(BTreeSet<String>);

impl Switched {
    fn has(&self, name: &str) -> bool {
        self.0.contains(&name.trim().to_lowercase())
    }

    fn turn(&mut self, name: &str) {
        let name = name.trim().to_lowercase();
        if !self.0.remove(&name) {
            self.0.insert(name);
        }
    }
}

impl NewSession {
    pub(super) fn rows_of_players(&self) -> usize {
        self.form.rows.iter().filter(|row| matches!(row.id, Id::Player(_))).count()
    }

    pub(super) fn insert_player(&mut self, number: usize, name: &str) {
        let first = self.form.rows.iter().position(|row| row.id == Id::Mode).map_or(0, |at| at + 1);
        self.form.rows.insert(first + number, Row::text(Id::Player(number), "", name));
        self.renumber();
    }

    /// Whoever organizes it stays the one, unless it is who goes.
    fn remove_player(&mut self, number: usize) {
        let organizer = self.form.chosen(Id::Organizer);
        let place = self.places().take_while(|(row, _)| *row < number).count();
        self.form.rows.retain(|row| row.id != Id::Player(number));
        self.renumber();
        match organizer.cmp(&place) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => self.form.choose(Id::Organizer, 0),
            std::cmp::Ordering::Greater => self.form.choose(Id::Organizer, organizer - 1),
        }
    }

    fn renumber(&mut self) {
        let players = self.form.rows.iter_mut().filter(|row| matches!(row.id, Id::Player(_)));
        for (number, row) in players.enumerate() {
            row.id = Id::Player(number);
            row.label = format!("Player {}", number + 1);
        }
    }

    /// The rows that count with what is typed in them: blank ones up to the least number of players,
    /// not beyond.
    fn places(&self) -> impl Iterator<Item = (usize, &str)> {
        let least = self.mode().min_players();
        let typed = (0..self.rows_of_players()).map(|number| (number, self.form.typed(Id::Player(number))));
        typed.filter(move |(number, name)| *number < least || !name.is_empty())
    }

    /// The roster as it is typed.
    pub(super) fn names(&self) -> Vec<String> {
        self.places().map(|(_, name)| name.to_owned()).collect()
    }

    pub(super) fn players(&self) -> Vec<DraftPlayer> {
        self.places().map(|(_, name)| DraftPlayer { name: name.to_owned(), link: self.link(name) }).collect()
    }

    fn link(&self, name: &str) -> Link {
        let Some(group) = self.group.as_deref().filter(|_| self.switched.has(name)) else {
            return Link::ByName;
        };
        if group.member_named(name).is_some() { Link::Guest } else { Link::AddToGroup }
    }

    /// Somebody of the group who is on the roster twice, by row.
    pub(super) fn twice(&self) -> Option<(usize, String)> {
        let group = self.group.as_deref()?;
        let places: Vec<(usize, &str)> = self.places().filter(|(_, name)| !name.is_empty()).collect();
        let is_again = |place: &usize| {
            let (_, name) = places[*place];
            let is_linked = group.member_named(name).is_some() || self.switched.has(name);
            is_linked
                && self.link(name) != Link::Guest
                && places[..*place].iter().any(|(_, other)| same_name(name, other))
        };
        let place = (0..places.len()).find(is_again)?;
        Some((places[place].0, places[place].1.to_owned()))
    }

    /// Lets a row follow the last used one, and says beside each who that is.
    pub(super) fn follow_players(&mut self) {
        let least = self.mode().min_players();
        let rows = self.rows_of_players();
        let last_is_used =
            rows.checked_sub(1).is_none_or(|last| !self.form.typed(Id::Player(last)).is_empty());
        if rows < MAX_PLAYERS && (rows < least || last_is_used) {
            let focus = self.form.focused();
            self.insert_player(rows, "");
            if let Some(id) = focus {
                self.form.focus_on(id);
            }
        }
        for number in 0..self.rows_of_players() {
            let typed = self.form.typed(Id::Player(number));
            let hint = match &self.group {
                _ if typed.is_empty() && number < least => format!("blank: Player {}", number + 1),
                _ if typed.is_empty() => "one more?".to_owned(),
                Some(group) => self.who(typed, group).to_owned(),
                None => String::new(),
            };
            self.form.say(Id::Player(number), hint);
        }
        let shown = |(place, name): (usize, &String)| {
            if name.is_empty() { format!("Player {}", place + 1) } else { name.clone() }
        };
        let names = self.names();
        self.form.offer(Id::Organizer, names.iter().enumerate().map(shown).collect());
    }

    /// Who of the group that is, in as few words as fit beside a name.
    fn who(&self, name: &str, group: &GroupSnapshot) -> &'static str {
        let member = group.member_named(name);
        match (member, self.switched.has(name)) {
            (Some(_), true) => "guest of that name (Ctrl-G)",
            (Some(member), _) if member.is_removed => "✓ linked, was removed",
            (Some(_), _) => "✓ linked",
            (None, true) => "+ joins the group (Ctrl-G)",
            (None, false) => "guest; Ctrl-G: joins the group",
        }
    }

    /// Takes somebody of the group in, or out.
    pub(super) fn tick(&mut self, name: &str) -> Option<Reaction> {
        let rows = self.rows_of_players();
        let at = (0..rows).find(|number| same_name(self.form.typed(Id::Player(*number)), name));
        match at {
            Some(number) if rows > self.mode().min_players() => self.remove_player(number),
            Some(number) => self.type_player(number, ""),
            None if !self.put_player(name) => {
                return Some(Reaction::wrong(format!("A session has {MAX_PLAYERS} players at most.")));
            }
            None => {}
        }
        None
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places().any(|(_, typed)| !typed.is_empty() && same_name(typed, name))
    }

    /// Puts a name into the first empty row, or a new one; false if there is no room.
    fn put_player(&mut self, name: &str) -> bool {
        let rows = self.rows_of_players();
        let free = (0..rows).find(|number| self.form.typed(Id::Player(*number)).is_empty());
        match free {
            Some(free) => self.type_player(free, name),
            None if rows < MAX_PLAYERS => self.insert_player(rows, name),
            None => return false,
        }
        true
    }

    fn type_player(&mut self, number: usize, name: &str) {
        if let Some(Value::Text(input)) = self.form.row_mut(Id::Player(number)).map(|row| &mut row.value) {
            *input = Input::new(name);
        }
    }

    /// Keys that mean something special where players are typed; false for any other.
    pub(super) fn key_of_player(&mut self, key: &Key, number: usize) -> bool {
        let name = self.form.typed(Id::Player(number)).to_owned();
        let removable = self.rows_of_players() > self.mode().min_players();
        match key {
            // A comma ends a name, so that a whole list can be typed or pasted.
            Key::Char(',') => self.form.go(true),
            Key::Paste(text) if text.contains([',', '\n', ';']) => {
                for name in text.split([',', '\n', ';']).map(str::trim).filter(|name| !name.is_empty()) {
                    self.put_player(name);
                }
            }
            Key::Ctrl('g') if self.group.is_some() && !name.is_empty() => self.switched.turn(&name),
            Key::Ctrl('d') if removable => {
                self.remove_player(number);
                self.form.focus_on(Id::Player(number.saturating_sub(1)));
            }
            Key::Backspace if name.is_empty() && number > 0 => {
                if removable {
                    self.remove_player(number);
                }
                self.form.focus_on(Id::Player(number - 1));
            }
            // Enter on the empty last row: everybody is there.
            Key::Enter if name.is_empty() && number >= self.mode().min_players() => {
                self.form.focus_on(Id::Organizer);
            }
            _ => return false,
        }
        true
    }
}
