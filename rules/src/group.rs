//! What a group's games say: boards, records, profiles and ratings, all from the games that exist now.
//!
//! [`History`] is what is known of a group. [`Standings`] replays it once, in the order in which
//! results were first recorded; every answer is read off it. So after a deletion, an edit or a late
//! link everything is as if it had always been so. A player of a session counts for the pool through
//! the link `groupPlayerId`; a guest neither counts nor changes a rating.
//!
//! Players who were removed from the pool keep their history, and who played with or against them
//! keeps those games; they are on no board, in no record and in no rank.

mod form;
mod game_line;
mod guests;
mod history;
mod leaderboard;
mod members;
mod met;
mod overview;
mod pair_profile;
mod pairings;
mod player_profile;
mod rating_history;
mod records;
mod remarks;
mod rivalries;
mod standings;
mod strengths;
mod tally;
mod timeline;

pub use form::{Outcome, Trend};
pub use game_line::GameLine;
pub use guests::{RecentGuest, recent_guests};
pub use history::{Evening, History};
pub use leaderboard::LeaderboardRow;
pub use members::GroupPlayer;
pub use overview::{DreamTeam, Overview};
pub use pair_profile::{Matchup, PairProfile};
pub use pairings::PairingRow;
pub use player_profile::{HeadToHead, OpponentStats, PartnerStats, PlayerProfile};
pub use rating_history::RatingStep;
pub use records::{
    PairCount, PairGames, PairRating, PairStreak, PlayerCount, PlayerGames, PlayerRating, PlayerStreak,
};
pub use remarks::Edge;
pub use rivalries::ClosestMatchup;
pub use standings::Standings;
pub use strengths::{GroupStrengths, PlayerStrength, Strength, StrengthStep};
