//! Who holds a record, as the overview names them.

use serde::{Deserialize, Serialize};

macro_rules! record {
    ($player:ident, $pair:ident, $figure:ident: $type:ty, $doc:literal) => {
        #[doc = concat!("A player and ", $doc, ".")]
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $player {
            /// The name in the pool.
            pub name: String,
            #[doc = concat!("The figure: ", $doc, ".")]
            pub $figure: $type,
        }

        #[doc = concat!("A pair and ", $doc, ".")]
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $pair {
            /// The name in the pool of the player whose id is lower.
            pub player1_name: String,
            /// The name in the pool of the player whose id is higher.
            pub player2_name: String,
            #[doc = concat!("The figure: ", $doc, ".")]
            pub $figure: $type,
        }
    };
}

record!(PlayerRating, PairRating, rating: i32, "a rating");
record!(PlayerStreak, PairStreak, streak: u32, "a run of wins");
record!(PlayerGames, PairGames, games: u32, "games played");
record!(PlayerCount, PairCount, count: u32, "close games");
