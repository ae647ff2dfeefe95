//! Plan: who plays from now on, on how many courts and how, and what that makes of the evening.

mod lines;

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use pace_core::{
    draft::Schedule,
    plan::{PlanDraft, PlanPreview},
    snapshot::{GameView, SessionSnapshot},
};
use pace_rules::{
    id::{GameId, PlayerId},
    schedule::{NoPlan, format::Format},
    session::{GameMode, Session},
};

use crate::{
    command::Command,
    keys::{Key, move_in_list},
    view::{Hint, Reaction},
};

/// As many courts as the largest roster fills in doubles.
pub(crate) const MAX_COURTS: usize = 5;
/// Most rounds that are asked for at once.
const MAX_ROUNDS: usize = 99;

type Preview = Arc<Result<PlanPreview, NoPlan>>;

/// What is chosen. It stays for as long as the session's screen is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    at: usize,
    /// None for one.
    courts: Option<usize>,
    /// None for the first of the mode.
    format: Option<Format>,
    rounds: Option<usize>,
    absent: BTreeSet<PlayerId>,
    on_court: BTreeSet<GameId>,
    /// How far the rounds are scrolled down.
    down: usize,
    /// What was planned last, for which draft and snapshot: planning takes a while.
    seen: RefCell<Option<(PlanDraft, u64, Preview)>>,
}

/// Something that can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Courts,
    Format,
    Rounds,
    Player(PlayerId),
    Game(GameId),
}

/// The next game of each court.
fn next_games(snapshot: &SessionSnapshot, courts: usize) -> impl Iterator<Item = &GameView> {
    snapshot.next.iter().chain(&snapshot.upcoming).take(courts)
}

impl Plan {
    /// Goes on as the session begins.
    pub(crate) fn after(schedule: Schedule) -> Self {
        match schedule {
            Schedule::Rounds { format, courts, .. } => {
                Self { courts: Some(courts), format: Some(format), ..Self::default() }
            }
            Schedule::Off | Schedule::Full | Schedule::Games(_) => Self::default(),
        }
    }

    pub(crate) fn courts(&self) -> usize {
        self.courts.unwrap_or(1)
    }

    fn format(&self, mode: GameMode) -> Format {
        let offered = Format::offered(mode);
        self.format.filter(|format| offered.contains(format)).unwrap_or(offered[0])
    }

    fn items(&self, snapshot: &SessionSnapshot, session: &Session) -> Vec<Item> {
        let by_results = self.format(session.game_mode).needs_results();
        let mut items = vec![Item::Courts, Item::Format];
        items.extend((!by_results).then_some(Item::Rounds));
        items.extend(session.players.iter().map(|player| Item::Player(player.id.clone())));
        items.extend(next_games(snapshot, self.courts()).map(|view| Item::Game(view.game.id.clone())));
        items
    }

    fn draft(&self, snapshot: &SessionSnapshot, session: &Session) -> PlanDraft {
        let players = session.players.iter().map(|player| &player.id);
        let games = next_games(snapshot, self.courts()).map(|view| &view.game.id);
        PlanDraft {
            present: players.filter(|id| !self.absent.contains(*id)).cloned().collect(),
            under_way: games.filter(|id| self.on_court.contains(*id)).cloned().collect(),
            format: self.format(session.game_mode),
            courts: self.courts(),
            rounds: self.rounds,
        }
    }

    fn preview(&self, snapshot: &SessionSnapshot, session: &Session) -> Preview {
        let draft = self.draft(snapshot, session);
        let mut seen = self.seen.borrow_mut();
        if let Some((known, revision, preview)) = &*seen
            && (known, *revision) == (&draft, snapshot.revision)
        {
            return Arc::clone(preview);
        }
        let preview = Arc::new(snapshot.plan(&draft));
        *seen = Some((draft, snapshot.revision, Arc::clone(&preview)));
        preview
    }

    pub(super) fn keys(&self, snapshot: &SessionSnapshot) -> Vec<Hint> {
        let Some(session) = &snapshot.session else { return Vec::new() };
        let items = self.items(snapshot, session);
        let change = match items.get(self.at.min(items.len() - 1)) {
            Some(Item::Player(_)) => ("Space", "plays or not"),
            Some(Item::Game(_)) => ("Space", "on court or not"),
            _ => ("← →", "change"),
        };
        vec![("↑↓", "choose"), change, ("Enter", "plan it"), ("PgUp PgDn", "rounds"), ("Esc", "Play")]
    }

    /// Takes a key; none if it is not this tab's.
    pub(super) fn key(&mut self, key: &Key, snapshot: &SessionSnapshot) -> Option<Reaction> {
        const PAGE: usize = 8;
        let session = snapshot.session.as_ref()?;
        let items = self.items(snapshot, session);
        self.at = self.at.min(items.len() - 1);
        match key {
            Key::PageDown => self.down = (self.down + PAGE).min(lines::scrollable(self, snapshot, session)),
            Key::PageUp => self.down = self.down.saturating_sub(PAGE),
            Key::Enter => return Some(self.make(snapshot, session)),
            Key::Esc => {}
            _ if move_in_list(&mut self.at, items.len(), key) => {}
            Key::Left | Key::Right | Key::Char(' ') | Key::Backspace => {
                self.change(&items[self.at], key, snapshot, session);
                self.down = 0;
            }
            _ => return None,
        }
        Some(Reaction::stay())
    }

    fn change(&mut self, item: &Item, key: &Key, snapshot: &SessionSnapshot, session: &Session) {
        let forward = *key != Key::Left;
        match item {
            Item::Courts => {
                let step = if forward { 1 } else { MAX_COURTS - 1 };
                self.courts = Some((self.courts() - 1 + step) % MAX_COURTS + 1);
            }
            Item::Format => {
                let offered = Format::offered(session.game_mode);
                let now = self.format(session.game_mode);
                let at = offered.iter().position(|format| *format == now).unwrap_or(0);
                let step = if forward { 1 } else { offered.len() - 1 };
                self.format = offered.get((at + step) % offered.len()).copied();
            }
            Item::Rounds if *key == Key::Backspace => self.rounds = None,
            Item::Rounds => {
                let shown = self.preview(snapshot, session).as_ref().as_ref().map_or(1, |it| it.rounds.len());
                let now = self.rounds.unwrap_or(shown);
                let next = if forward { now + 1 } else { now.saturating_sub(1) };
                self.rounds = Some(next.clamp(1, MAX_ROUNDS));
            }
            Item::Player(id) => toggle(&mut self.absent, id),
            Item::Game(id) => toggle(&mut self.on_court, id),
        }
    }

    fn make(&self, snapshot: &SessionSnapshot, session: &Session) -> Reaction {
        match self.preview(snapshot, session).as_ref() {
            Ok(PlanPreview { delete, create, .. }) => {
                let games = if create.len() == 1 { "game" } else { "games" };
                let said = format!("Planned: {} {games}.", create.len());
                Reaction::run(Command::Replan { delete: delete.clone(), create: create.clone() }).saying(said)
            }
            Err(why) => Reaction::wrong(why.to_string()),
        }
    }
}

fn toggle<T: Ord + Clone>(set: &mut BTreeSet<T>, item: &T) {
    if !set.remove(item) {
        set.insert(item.clone());
    }
}
