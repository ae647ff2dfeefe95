//! New session: who plays, what it costs, and which games to plan.

use std::sync::Arc;

use pace_core::{
    draft::{Schedule, SessionDraft},
    snapshot::GroupSnapshot,
};
use pace_rules::{
    money::Money,
    rejection::Rejection,
    schedule::planned_games,
    session::{CourtCostType, GameMode, MAX_PLAYERS},
};
use ratatui::{Frame, layout::Rect, text::Line};

use super::{session::SessionScreen, title};
use crate::{
    amount,
    clock::Clock,
    command::Command,
    judge,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::form::{Form, Row, Typed, Value},
};

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Id {
    Name,
    Date,
    Time,
    Mode,
    Player(usize),
    Organizer,
    Court,
    CourtKind,
    Shuttles,
    Betting,
    Bet,
    RoundRobin,
    Count,
    Create,
}

/// The form as it is filled in.
pub(crate) struct NewSession {
    form: Form<Id>,
    /// As it was when the form was opened; none for a standalone session.
    group: Option<Arc<GroupSnapshot>>,
    /// Something was typed.
    touched: bool,
    /// Esc was pressed once.
    leaving: bool,
}

impl NewSession {
    pub(crate) fn new(clock: &Clock) -> Self {
        let (date, time) = clock.typed(clock.now);
        let rows = vec![
            Row::text(Id::Name, "Name", ""),
            Row::text(Id::Date, "Date", date),
            Row::text(Id::Time, "Time", time),
            Row::choice(Id::Mode, "Mode", &["Doubles", "Singles"], 0),
            Row::choice(Id::Organizer, "Organizer", &["Player 1"], 0).hint("prepaid the costs"),
            Row::text(Id::Court, "Court cost", ""),
            Row::choice(Id::CourtKind, "Court cost is", &["per person", "in total"], 0),
            Row::text(Id::Shuttles, "Shuttles", "").hint("in total"),
            Row::choice(Id::Betting, "Bet", &["off", "on"], 0),
            Row::text(Id::Bet, "Bet amount", "").hint("per player and game"),
            Row::choice(Id::RoundRobin, "Round robin", &["off", "on"], 0),
            Row::text(Id::Count, "Games", ""),
            Row::button(Id::Create, "Create the session"),
        ];
        let mut screen = Self { form: Form::new(rows), group: None, touched: false, leaving: false };
        for number in 0..GameMode::Doubles.min_players() {
            screen.insert_player(number, "");
        }
        screen.form.focus = 0;
        screen.follow(clock);
        screen
    }

    /// A session of that group, whose players are at hand.
    pub(crate) fn of_group(clock: &Clock, group: Arc<GroupSnapshot>) -> Self {
        Self { group: Some(group), ..Self::new(clock) }
    }

    fn mode(&self) -> GameMode {
        if self.form.chosen(Id::Mode) == 0 { GameMode::Doubles } else { GameMode::Singles }
    }

    fn rows_of_players(&self) -> usize {
        self.form.rows.iter().filter(|row| matches!(row.id, Id::Player(_))).count()
    }

    fn insert_player(&mut self, number: usize, name: &str) {
        let first = self.form.rows.iter().position(|row| row.id == Id::Mode).map_or(0, |at| at + 1);
        self.form.rows.insert(first + number, Row::text(Id::Player(number), "", name));
        self.renumber();
    }

    fn remove_player(&mut self, number: usize) {
        self.form.rows.retain(|row| row.id != Id::Player(number));
        self.renumber();
    }

    fn renumber(&mut self) {
        let players = self.form.rows.iter_mut().filter(|row| matches!(row.id, Id::Player(_)));
        for (number, row) in players.enumerate() {
            row.id = Id::Player(number);
            row.label = format!("Player {}", number + 1);
        }
    }

    /// The roster: blank rows count up to the least number of players, not beyond.
    fn names(&self) -> Vec<String> {
        let typed = (0..self.rows_of_players()).map(|number| self.form.typed(Id::Player(number)).to_owned());
        let least = self.mode().min_players();
        typed
            .enumerate()
            .filter(|(number, name)| *number < least || !name.is_empty())
            .map(|(_, n)| n)
            .collect()
    }

    fn schedule(&self) -> Result<Schedule, String> {
        if self.form.chosen(Id::RoundRobin) == 0 {
            return Ok(Schedule::Off);
        }
        match self.form.typed(Id::Count) {
            "" => Ok(Schedule::Full),
            count => match count.parse() {
                Ok(1..=pace_rules::session::MAX_GAMES) => Ok(Schedule::Games(count.parse().unwrap_or(1))),
                _ => Err(format!("a whole number from 1 to {}", pace_rules::session::MAX_GAMES)),
            },
        }
    }

    /// Lets rows follow what was typed: those that make no sense now are hidden, hints say what counts.
    fn follow(&mut self, clock: &Clock) {
        let (mode, names) = (self.mode(), self.names());
        let least = mode.min_players();
        let last_is_used = self
            .rows_of_players()
            .checked_sub(1)
            .is_none_or(|last| !self.form.typed(Id::Player(last)).is_empty());
        if self.rows_of_players() < MAX_PLAYERS && (self.rows_of_players() < least || last_is_used) {
            let focus = self.form.focused();
            self.insert_player(self.rows_of_players(), "");
            if let Some(id) = focus {
                self.form.focus_on(id);
            }
        }
        for number in 0..self.rows_of_players() {
            let hint =
                if number < least { format!("blank: Player {}", number + 1) } else { "one more?".to_owned() };
            let typed = !self.form.typed(Id::Player(number)).is_empty();
            self.form.say(Id::Player(number), if typed { String::new() } else { hint });
        }
        let shown = |(number, name): (usize, &String)| {
            if name.is_empty() { format!("Player {}", number + 1) } else { name.clone() }
        };
        self.form.offer(Id::Organizer, names.iter().enumerate().map(shown).collect());
        self.form.show(Id::Bet, self.form.chosen(Id::Betting) == 1);
        self.form.show(Id::Count, self.form.chosen(Id::RoundRobin) == 1);
        let saved_as =
            self.moment(clock).map_or_else(|_| String::new(), |time| format!("blank: {}", clock.long(time)));
        self.form.say(Id::Name, if self.form.typed(Id::Name).is_empty() { saved_as } else { String::new() });
        for (id, otherwise) in [(Id::Court, ""), (Id::Shuttles, "in total"), (Id::Bet, "per player and game")]
        {
            let typed = self.form.typed(id);
            let read = amount::parse(typed).ok().filter(|_| !typed.is_empty());
            self.form
                .say(id, read.map_or_else(|| otherwise.to_owned(), |amount| format!("{amount} {otherwise}")));
        }
        let count = match self.schedule() {
            Ok(Schedule::Games(count)) => Some(count),
            _ => None,
        };
        let makes = planned_games(mode, names.len(), count);
        let games = if makes == 1 { "game" } else { "games" };
        let blank = if self.form.typed(Id::Count).is_empty() { ", all there are" } else { "" };
        self.form.say(Id::Count, format!("makes {makes} {games}{blank}"));
        self.form.say(Id::RoundRobin, "plans who plays with whom");
    }

    fn moment(&self, clock: &Clock) -> Result<pace_rules::time::Timestamp, (Id, String)> {
        let date = Clock::parse_date(self.form.typed(Id::Date)).map_err(|error| (Id::Date, error))?;
        let time = Clock::parse_time(self.form.typed(Id::Time)).map_err(|error| (Id::Time, error))?;
        Ok(clock.moment(date, time))
    }

    fn amount(&mut self, id: Id) -> Option<Money> {
        match amount::parse(self.form.typed(id)) {
            Ok(amount) => Some(amount),
            Err(error) => {
                self.form.complain(id, error);
                None
            }
        }
    }

    fn draft(&mut self, clock: &Clock) -> Option<SessionDraft> {
        let date = self.moment(clock).map_err(|(id, error)| self.form.complain(id, error)).ok();
        let court_cost = self.amount(Id::Court);
        let shuttle_cost = self.amount(Id::Shuttles);
        let betting = self.form.chosen(Id::Betting) == 1;
        let bet = if betting { self.amount(Id::Bet).map(Some) } else { Some(None) };
        let schedule = self.schedule().map_err(|error| self.form.complain(Id::Count, error)).ok();
        let date = date?;
        let name = Some(self.form.typed(Id::Name).to_owned()).filter(|name| !name.is_empty());
        Some(SessionDraft {
            group: self.group.as_ref().map(|group| group.id.clone()),
            name: name.or_else(|| Some(clock.long(date))),
            date,
            mode: self.mode(),
            players: self.names().into_iter().map(Into::into).collect(),
            organizer: self.form.chosen(Id::Organizer),
            court_cost_type: if self.form.chosen(Id::CourtKind) == 0 {
                CourtCostType::PerPerson
            } else {
                CourtCostType::Total
            },
            court_cost: court_cost?,
            shuttle_cost: shuttle_cost?,
            bet: bet?,
            schedule: schedule?,
        })
    }

    fn create(&mut self, clock: &Clock) -> Reaction {
        self.form.forget_complaints();
        let Some(draft) = self.draft(clock) else {
            return Reaction::wrong(self.form.complaint());
        };
        match judge::session(draft.clone()) {
            Ok(()) => {
                Reaction::replace(SessionScreen::default()).and(Command::CreateSession(Box::new(draft)))
            }
            Err(rejection) => {
                let id = if rejection == Rejection::NameTooLong { Id::Name } else { Id::Player(0) };
                self.form.complain(id, rejection.to_string());
                Reaction::wrong(rejection.to_string())
            }
        }
    }

    /// Keys that mean something special where players are typed; false for any other.
    fn key_of_player(&mut self, key: &Key, number: usize) -> bool {
        let is_empty = self.form.typed(Id::Player(number)).is_empty();
        let removable = self.rows_of_players() > self.mode().min_players();
        match key {
            // A comma ends a name, so that a whole list can be typed or pasted.
            Key::Char(',') => self.form.go(true),
            Key::Paste(text) if text.contains([',', '\n', ';']) => {
                for name in text.split([',', '\n', ';']).map(str::trim).filter(|name| !name.is_empty()) {
                    self.paste_player(name);
                }
            }
            Key::Ctrl('d') if removable => {
                self.remove_player(number);
                self.form.focus_on(Id::Player(number.saturating_sub(1)));
            }
            Key::Backspace if is_empty && number > 0 => {
                if removable {
                    self.remove_player(number);
                }
                self.form.focus_on(Id::Player(number - 1));
            }
            // Enter on the empty last row: everybody is there.
            Key::Enter if is_empty && number >= self.mode().min_players() => {
                self.form.focus_on(Id::Organizer);
            }
            _ => return false,
        }
        true
    }

    fn paste_player(&mut self, name: &str) {
        let free = (0..self.rows_of_players()).find(|number| self.form.typed(Id::Player(*number)).is_empty());
        if let Some(free) = free {
            if let Some(Value::Text(input)) = self.form.row_mut(Id::Player(free)).map(|row| &mut row.value) {
                *input = crate::widgets::input::Input::new(name);
            }
        } else if self.rows_of_players() < MAX_PLAYERS {
            self.insert_player(self.rows_of_players(), name);
        }
    }
}

impl View for NewSession {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "New session", &format!("{} players", self.names().len()), columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        self.form.draw(frame, area, model.theme);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        let mut keys = vec![("↑↓ Enter", "go on")];
        match self.form.focused() {
            Some(Id::Player(_)) => keys.extend([(",", "next player"), ("Ctrl-D", "remove player")]),
            Some(Id::Create) => keys = vec![("Enter", "create")],
            Some(Id::Mode | Id::Organizer | Id::CourtKind | Id::Betting | Id::RoundRobin) => {
                keys.push(("← → Space", "change"));
            }
            _ => {}
        }
        keys.extend([("Ctrl-S", "create the session"), ("Esc", "leave")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        if *key == Key::Esc {
            if self.leaving || !self.touched {
                return Reaction::back();
            }
            self.leaving = true;
            return Reaction::wrong("Press Esc once more to leave without creating the session.");
        }
        self.leaving = false;
        if let Some(Id::Player(number)) = self.form.focused()
            && self.key_of_player(key, number)
        {
            self.touched = true;
            self.follow(&model.clock);
            return Reaction::stay();
        }
        match self.form.key(key) {
            Typed::Submitted => return self.create(&model.clock),
            Typed::Changed => {
                self.touched = true;
                self.follow(&model.clock);
            }
            Typed::Moved | Typed::Ignored => {}
        }
        Reaction::stay()
    }

    fn takes_text(&self) -> bool {
        true
    }
}
