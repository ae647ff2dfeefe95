//! The law of the game: data and pure functions, with no I/O, clock, randomness or async.
//!
//! The server and the phone judge with the same functions: a phone folds its own unanswered
//! [`change::Change`]s over what it has of the server to show a tap at once, and the server decides
//! with the very same [`apply::apply`].
//!
//! Reading order: [`session`], [`game`] and [`state`] are the data of an evening; [`change`] and
//! [`apply`] what people do to it; [`sync`], [`request`] and [`wire`] how both travel. Then what is
//! computed from the games that exist: [`statistics`], [`highlights`], [`settlement`] with
//! [`transfers`], [`share_text`], [`recorded_twice`], [`undo`]; [`group`], everything that a group's games say,
//! with the two ratings of [`rating`]; [`suggestion`], who should play next; [`pool`], its players and what they
//! paid each other, and [`balances`], who owes whom in it; [`schedule`], who plays with whom and when, from the
//! first round to the last, with [`schedule::format`] for the ways to spend an evening; and [`scoring`], when a
//! game is over.
//!
//! ```
//! use pace_rules::{
//!     apply::apply, change::Change, request::{GameBody, SessionBody}, settlement::settle,
//!     state::SessionState, time::Timestamp, wire::parse,
//! };
//!
//! let mut make_id = || pace_rules::id::GameId::new("game-1").expect("letters and digits");
//! let session: SessionBody = parse(br#"{"session": {
//!     "id": "session-1", "date": "2026-01-09T19:00:00Z", "players": [{"id": "ann"}, {"id": "ben"}],
//!     "organizerId": "ann", "gameMode": "singles", "courtCostType": "total", "courtCostValue": 25.01,
//!     "betPerPlayer": 2.5
//! }}"#)?;
//! let game: GameBody = parse(br#"{"game": {
//!     "teamA": ["ann"], "teamB": ["ben"], "winningTeam": "A", "teamAScore": 21, "teamBScore": 0
//! }}"#)?;
//!
//! let mut evening = SessionState::default();
//! let now = Timestamp::from_millis(1_768_000_000_000);
//! apply(&mut evening, &session.into_create(&mut make_id), now)?;
//! apply(&mut evening, &Change::CreateGame(game.game.into_new_game(None, &mut make_id)), now)?;
//!
//! let bill = settle(&evening).expect("a session with players");
//! assert_eq!(bill.rows[1].name, "Player 2");
//! assert_eq!(bill.rows[1].share.to_string(), "$12.50");
//! assert_eq!(bill.transfers[0].amount.to_string(), "$15.00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod apply;
pub mod balances;
pub mod change;
#[cfg(feature = "uniffi")]
mod ffi;
pub mod game;
pub mod group;
pub mod highlights;
pub mod id;
pub mod money;
pub mod name;
pub mod part;
pub mod player;
pub mod pool;
pub mod rally;
pub mod rating;
pub mod recorded_twice;
pub mod rejection;
pub mod request;
pub mod schedule;
pub mod scoring;
pub mod session;
pub mod settlement;
pub mod share_text;
pub mod state;
pub mod statistics;
pub mod suggestion;
pub mod sync;
pub mod time;
pub mod transfers;
pub mod undo;
pub mod wire;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
