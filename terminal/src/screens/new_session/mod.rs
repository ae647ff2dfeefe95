//! New session: who plays, what it costs, and which games to plan.

mod games;
mod roster;
mod who_plays;

use std::sync::Arc;

use pace_core::{draft::SessionDraft, snapshot::GroupSnapshot};
use pace_rules::{
    money::Money,
    pool::Pool,
    rejection::Rejection,
    session::{CourtCostType, GameMode},
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use self::{games::Planned, roster::Switched, who_plays::WhoPlays};
use super::{below, session::SessionScreen, title};
use crate::{
    amount,
    clock::Clock,
    command::Command,
    judge,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::form::{Form, Row, Typed},
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
    Plan,
    Courts,
    Rounds,
    Create,
}

/// The form as it is filled in.
pub(crate) struct NewSession {
    form: Form<Id>,
    /// As it was when the form was opened; none for a standalone session.
    group: Option<Arc<GroupSnapshot>>,
    /// Players of the group are being ticked.
    who_plays: Option<WhoPlays>,
    switched: Switched,
    planned: Planned,
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
            Row::choice(Id::Plan, "Plan", &["none"], 0),
            Row::choice(Id::Courts, "Courts", &["1", "2", "3", "4", "5"], 0),
            Row::text(Id::Rounds, "Rounds", ""),
            Row::button(Id::Create, "Create the session"),
        ];
        let mut screen = Self {
            form: Form::new(rows),
            group: None,
            who_plays: None,
            switched: Switched::default(),
            planned: Planned::default(),
            touched: false,
            leaving: false,
        };
        for number in 0..GameMode::Doubles.min_players() {
            screen.insert_player(number, "");
        }
        screen.form.focus = 0;
        screen.follow(clock);
        screen
    }

    /// A session of that group, whose players are at hand.
    pub(crate) fn of_group(clock: &Clock, group: Arc<GroupSnapshot>) -> Self {
        let has_players = !group.players_matching("").is_empty();
        Self { group: Some(group), who_plays: has_players.then(WhoPlays::default), ..Self::new(clock) }
    }

    fn mode(&self) -> GameMode {
        if self.form.chosen(Id::Mode) == 0 { GameMode::Doubles } else { GameMode::Singles }
    }

    /// Lets rows follow what was typed: those that make no sense now are hidden, hints say what counts.
    fn follow(&mut self, clock: &Clock) {
        self.follow_players();
        self.form.show(Id::Bet, self.form.chosen(Id::Betting) == 1);
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
        self.follow_games();
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
        let schedule = self.schedule().map_err(|error| self.form.complain(Id::Rounds, error)).ok();
        if let Some((row, name)) = self.twice() {
            self.form.complain(Id::Player(row), format!("{name} is there twice"));
            return None;
        }
        if let Some(why) = self.unplannable() {
            self.form.complain(Id::Plan, why.to_string().trim_end_matches('.'));
            return None;
        }
        let date = date?;
        let name = Some(self.form.typed(Id::Name).to_owned()).filter(|name| !name.is_empty());
        Some(SessionDraft {
            group: self.group.as_ref().map(|group| group.id.clone()),
            name: name.or_else(|| Some(clock.long(date))),
            date,
            mode: self.mode(),
            players: self.players(),
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
        let pool = self.group.as_deref().map_or_else(Pool::default, judge::pool);
        match judge::session(draft.clone(), &pool) {
            Ok(()) => Reaction::replace(SessionScreen::beginning_with(draft.schedule))
                .and(Command::CreateSession(Box::new(draft))),
            Err(rejection) => {
                let id = if rejection == Rejection::NameTooLong { Id::Name } else { Id::Player(0) };
                self.form.complain(id, rejection.to_string());
                Reaction::wrong(rejection.to_string())
            }
        }
    }

    /// Leaves the form; what was typed only with a second Esc.
    fn leave(&mut self) -> Reaction {
        if self.leaving || !self.touched {
            return Reaction::back();
        }
        self.leaving = true;
        Reaction::wrong("Press Esc once more to leave without creating the session.")
    }
}

impl View for NewSession {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let group = self.group.as_ref().and_then(|group| group.head.as_ref());
        let group = group.map_or("no group", |head| head.name.as_str());
        let (name, players) = match &self.who_plays {
            Some(_) => {
                let named = self.names().iter().filter(|name| !name.is_empty()).count();
                ("Who plays?", format!("{named} chosen"))
            }
            None => ("New session", format!("{} players", self.names().len())),
        };
        title(model.theme, name, &format!("{group} · {players}"), columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        if let (Some(_), Some(group)) = (&self.who_plays, &self.group) {
            return self.draw_who_plays(frame, area, group, model.theme);
        }
        let about = self.about_games(usize::from(area.width));
        let rows = u16::try_from(about.len()).unwrap_or(0);
        let [form, foot] = below(area, area.height.saturating_sub(rows));
        self.form.draw(frame, form, model.theme);
        let about: Vec<Line<'_>> =
            about.into_iter().map(|line| Line::styled(line, model.theme.faint())).collect();
        frame.render_widget(Paragraph::new(about), foot);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        if let Some(who) = &self.who_plays {
            return who.keys();
        }
        let mut keys = vec![("↑↓ Enter", "go on")];
        match self.form.focused() {
            Some(Id::Player(_)) => {
                keys.extend([(",", "next player"), ("Ctrl-D", "remove player")]);
                if self.group.is_some() {
                    keys.extend([("Ctrl-P", "players of the group"), ("Ctrl-G", "guest or not")]);
                }
            }
            Some(Id::Create) => keys = vec![("Enter", "create")],
            Some(Id::Mode | Id::Organizer | Id::CourtKind | Id::Betting | Id::Plan | Id::Courts) => {
                keys.push(("← → Space", "change"));
            }
            _ => {}
        }
        keys.extend([("Ctrl-S", "create the session"), ("Esc", "leave")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let is_searching = self.who_plays.as_ref().is_some_and(WhoPlays::is_searching);
        if *key == Key::Esc && !is_searching {
            return self.leave();
        }
        self.leaving = false;
        if let Some(group) = self.group.clone() {
            // Everybody is ticked, and nothing else is to be said.
            if *key == Key::Ctrl('s') {
                self.who_plays = None;
            }
            if self.who_plays.is_some() {
                let reaction = self.key_of_who_plays(key, &group);
                self.follow(&model.clock);
                return reaction;
            }
            if *key == Key::Ctrl('p') {
                self.who_plays = Some(WhoPlays::default());
                return Reaction::stay();
            }
        }
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
