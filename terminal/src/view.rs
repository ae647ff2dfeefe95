//! A screen: a stateless picture of snapshots and of what is being typed, and what its keys ask for.

use std::sync::Arc;

use pace_core::snapshot::{
    GroupSnapshot, HomeSnapshot, PairSnapshot, PlayerSnapshot, SessionSnapshot, SuggestionSnapshot,
};
use pace_rules::id::GameId;
use ratatui::{Frame, layout::Rect, text::Line};

use crate::{clock::Clock, command::Command, hosting::Hosting, keys::Key, theme::Theme};

/// All that screens show: Home, and of the pages the one in sight.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) home: Arc<HomeSnapshot>,
    pub(crate) session: Option<Arc<SessionSnapshot>>,
    pub(crate) group: Option<Arc<GroupSnapshot>>,
    pub(crate) player: Option<Arc<PlayerSnapshot>>,
    pub(crate) pair: Option<Arc<PairSnapshot>>,
    pub(crate) suggestion: Option<Arc<SuggestionSnapshot>>,
    pub(crate) clock: Clock,
    pub(crate) hosting: Hosting,
    pub(crate) theme: Theme,
    /// The game deleted last, which can be restored.
    pub(crate) deleted: Option<GameId>,
}

impl Model {
    /// Without any page.
    pub(crate) fn forget_page(&mut self) {
        (self.session, self.group, self.player, self.pair, self.suggestion) = (None, None, None, None, None);
    }
}

/// A key and what it does here.
pub(crate) type Hint = (&'static str, &'static str);

/// One screen.
pub(crate) trait View {
    /// Drawn above everything, without the frame's rule below it.
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>>;
    /// Drawn between header and keys.
    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model);
    /// The keys that do something here, most wanted first.
    fn keys(&self, model: &Model) -> Vec<Hint>;
    /// Takes a key.
    fn key(&mut self, key: &Key, model: &Model) -> Reaction;
    /// Whether letters are typed into it, so that `?` and `q` are letters like others.
    fn takes_text(&self) -> bool {
        false
    }
    /// Whether the page's failures and notices are shown below it, with their keys.
    fn has_bars(&self) -> bool {
        false
    }
    /// The code whose group it waits for.
    fn looks_up(&self) -> Option<&str> {
        None
    }
}

/// Where to go next.
pub(crate) enum Turn {
    Stay,
    Open(Box<dyn View>),
    Replace(Box<dyn View>),
    Back,
}

/// What a key asks for.
pub(crate) struct Reaction {
    pub(crate) commands: Vec<Command>,
    pub(crate) turn: Turn,
    /// Said in the bar until the next key.
    pub(crate) say: Option<Say>,
}

/// A sentence for the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Say {
    Done(String),
    Wrong(String),
    /// It is on its way.
    Doing(String),
}

impl Reaction {
    const fn new(commands: Vec<Command>, turn: Turn) -> Self {
        Self { commands, turn, say: None }
    }

    pub(crate) const fn stay() -> Self {
        Self::new(Vec::new(), Turn::Stay)
    }

    pub(crate) const fn back() -> Self {
        Self::new(Vec::new(), Turn::Back)
    }

    pub(crate) fn open(view: impl View + 'static) -> Self {
        Self::new(Vec::new(), Turn::Open(Box::new(view)))
    }

    pub(crate) fn replace(view: impl View + 'static) -> Self {
        Self::new(Vec::new(), Turn::Replace(Box::new(view)))
    }

    pub(crate) fn run(command: Command) -> Self {
        Self::new(vec![command], Turn::Stay)
    }

    pub(crate) fn wrong(sentence: impl Into<String>) -> Self {
        Self { say: Some(Say::Wrong(sentence.into())), ..Self::stay() }
    }

    /// With another command before its turn is taken.
    pub(crate) fn and(mut self, command: Command) -> Self {
        self.commands.push(command);
        self
    }

    pub(crate) fn saying(mut self, sentence: impl Into<String>) -> Self {
        self.say = Some(Say::Done(sentence.into()));
        self
    }
}
