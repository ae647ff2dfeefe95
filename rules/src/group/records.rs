//! Who holds a record, as the overview names them.

use serde::{Deserialize, Serialize};

macro_rules! record {
    ($player:ident, $pair:ident, $figure:ident: $type:ty, $of_player:literal, $of_pair:literal, $doc:literal) => {
        #[doc = $of_player]
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        pub struct $player {
            /// The name in the pool.
            pub name: String,
            #[doc = $doc]
            pub $figure: $type,
        }

        #[doc = $of_pair]
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        #[serde(rename_all = "camelCase")]
        pub struct $pair {
            /// The name in the pool of the player whose id is lower.
            pub player1_name: String,
            /// The name in the pool of the player whose id is higher.
            pub player2_name: String,
            #[doc = $doc]
            pub $figure: $type,
        }
    };
}

record!(PlayerRating, PairRating, rating: i32, "A player and a rating.", "A pair and a rating.", "The rating.");
record!(PlayerStreak, PairStreak, streak: u32, "A player and a run of wins.", "A pair and a run of wins.", "The run of wins.");
record!(PlayerGames, PairGames, games: u32, "A player and games played.", "A pair and games played.", "How many.");
record!(PlayerCount, PairCount, count: u32, "A player and close games.", "A pair and close games.", "How many.");
