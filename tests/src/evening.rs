//! An evening of five players on two phones.

use std::sync::Arc;

use pace_core::{
    draft::{GameDraft, Schedule, SessionDraft},
    snapshot::SessionSnapshot,
};
use pace_rules::{
    game::{GameResult, Team},
    id::SessionId,
    money::Money,
    session::{CourtCostType, GameMode},
};
use tempfile::TempDir;

use crate::{backend::Backend, clock::TestClock, phone::Phone};

/// The players; Ann prepaid.
pub const PLAYERS: [&str; 5] = ["Annabel", "Benedict", "Cordelia", "Desmond", "Eleanora"];

/// A server, and two phones that have the same session open.
pub struct Evening {
    /// Everything that is on disk.
    pub directory: TempDir,
    /// The server's time.
    pub clock: Arc<TestClock>,
    /// The server.
    pub server: Backend,
    /// The phone that created the session.
    pub ann: Phone,
    /// The other phone.
    pub ben: Phone,
    /// The session.
    pub session: SessionId,
}

impl Evening {
    /// Ann has created the session, with the games of a round robin, and Ben has opened it.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn begin() -> Self {
        let directory = TempDir::new().expect("a directory");
        let clock = TestClock::new();
        let server = Backend::start(&directory.path().join("pace.db"), &clock).await;
        let ann = Phone::start(directory.path().join("ann"), &server);
        let ben = Phone::start(directory.path().join("ben"), &server);
        let (session, created) = ann.home().create_session(draft(&clock));
        ann.settle(created).await.expect("the session is created");
        ben.settle(ben.session(&session).open()).await.expect("the session opens");
        Self { directory, clock, server, ann, ben, session }
    }

    /// What Ann sees.
    pub fn ann_sees(&self) -> Arc<SessionSnapshot> {
        self.ann.session(&self.session).snapshot()
    }

    /// What Ben sees.
    pub fn ben_sees(&self) -> Arc<SessionSnapshot> {
        self.ben.session(&self.session).snapshot()
    }

    /// Both pull down.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn sync(&self) {
        self.ann.settle(self.ann.session(&self.session).refresh()).await.expect("Ann's sync works");
        self.ben.settle(self.ben.session(&self.session).refresh()).await.expect("Ben's sync works");
    }
}

/// Doubles, court 40.00 in total, shuttles 8.50, bet 2.50, round robin.
pub fn draft(clock: &TestClock) -> SessionDraft {
    SessionDraft {
        group: None,
        name: Some("Friday under test".to_owned()),
        date: pace_core::Clock::now(clock),
        mode: GameMode::Doubles,
        players: PLAYERS.map(Into::into).to_vec(),
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::from_cents(4_000),
        shuttle_cost: Money::from_cents(850),
        bet: Some(Money::from_cents(250)),
        schedule: Schedule::Full,
    }
}

/// A result with both scores; team A wins if it has more.
pub fn result(team_a: u8, team_b: u8) -> GameResult {
    GameResult {
        winning_team: if team_a >= team_b { Team::A } else { Team::B },
        team_a_score: Some(team_a),
        team_b_score: Some(team_b),
    }
}

/// A played game outside the schedule: the first two of the roster against the next two.
///
/// # Panics
/// When the screen shows no session.
pub fn played(sees: &SessionSnapshot, team_a: u8, team_b: u8) -> GameDraft {
    let session = sees.session.as_ref().expect("a session");
    let ids: Vec<_> = session.players.iter().map(|player| player.id.clone()).collect();
    GameDraft { team_a: ids[..2].to_vec(), team_b: ids[2..4].to_vec(), result: Some(result(team_a, team_b)) }
}
