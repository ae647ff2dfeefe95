//! How the types that are no plain records cross to Kotlin and Swift.

use std::collections::HashMap;

use pace_rules::{
    game::Game,
    group::{LeaderboardRow, Overview, PairProfile, PairingRow},
    id::GroupPlayerId,
    session::Session,
    suggestion::{Odds, Resting, SuggestedGame, Suggestion},
};

use crate::{
    effect::Cause,
    shared::Shared,
    snapshot::{CallCounts, PlayerPage},
};

uniffi::custom_type!(usize, u64, {
    remote,
    lower: |count| u64::try_from(count).unwrap_or(u64::MAX),
    try_lift: |count| Ok(usize::try_from(count)?),
});

uniffi::custom_type!(CallCounts, HashMap<Cause, u64>, {
    remote,
    lower: |counts| counts.into_iter().collect(),
    try_lift: |counts| Ok(counts.into_iter().collect()),
});

/// What snapshots share among themselves is a plain value beyond.
macro_rules! shared {
    ($($shared:ident = $value:ty;)*) => {
        $(
            type $shared = Shared<$value>;
            uniffi::custom_type!($shared, $value, {
                remote,
                lower: |shared| shared.into_inner(),
                try_lift: |value| Ok(value.into()),
            });
        )*
    };
}

shared! {
    SharedGame = Game;
    SharedLeaderboard = Vec<LeaderboardRow>;
    SharedOverview = Overview;
    SharedPairProfile = PairProfile;
    SharedPairings = Vec<PairingRow>;
    SharedPlayerPage = PlayerPage;
    SharedSession = Session;
    SharedSessions = Vec<Session>;
    SharedSuggestion = GroupSuggestion;
}

/// Who of a group should play next.
type GroupSuggestion = Suggestion<GroupPlayerId>;
type GroupSuggestedGame = SuggestedGame<GroupPlayerId>;
type GroupResting = Resting<GroupPlayerId>;

/// Who of a group should play next.
#[uniffi::remote(Record)]
#[uniffi(name = "Suggestion")]
pub struct GroupSuggestion {
    /// One for each court that can be filled.
    games: Vec<GroupSuggestedGame>,
    /// Whoever sits out, those with most games first.
    resting: Vec<GroupResting>,
}

/// A game and what speaks for and against it.
#[uniffi::remote(Record)]
#[uniffi(name = "SuggestedGame")]
pub struct GroupSuggestedGame {
    /// One side.
    team_a: Vec<GroupPlayerId>,
    /// The other.
    team_b: Vec<GroupPlayerId>,
    /// The chance of team A, in percent.
    chance: f64,
    /// How often its partners have played together tonight, both pairs added up.
    partners_again: u32,
    /// How often its opponents have met tonight, all pairs added up.
    opponents_again: u32,
}

/// Somebody who sits out.
#[uniffi::remote(Record)]
#[uniffi(name = "Resting")]
pub struct GroupResting {
    /// Who.
    id: GroupPlayerId,
    /// Games played tonight.
    games: u32,
    /// Rounds sat out in a row, with this one.
    rests: u32,
}

/// Whom the chances favour.
#[uniffi::export]
#[allow(clippy::needless_pass_by_value, reason = "it is a copy that the other side made")]
pub(crate) fn odds(game: GroupSuggestedGame) -> Odds {
    game.odds()
}
