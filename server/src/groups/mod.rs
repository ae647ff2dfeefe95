//! Groups over HTTP, one use case a file.

mod add_players;
mod answer;
mod change;
mod create;
mod delete;
mod guests;
mod include;
mod join;
mod leaderboard;
mod list;
mod overview;
mod pair_profile;
mod pairings;
mod player_profile;
mod players;
mod promote;
mod read;
mod recalculate;
mod remove_player;
mod replay;
mod reply;
mod sessions;
mod suggestion;

pub(crate) use self::{
    add_players::add_players,
    change::change,
    create::create,
    delete::delete,
    guests::guests,
    join::join,
    leaderboard::leaderboard,
    list::list,
    overview::overview,
    pair_profile::pair_profile,
    pairings::pairings,
    player_profile::player_profile,
    players::players,
    promote::promote,
    read::read,
    recalculate::{recalculate_pairings, recalculate_ratings},
    remove_player::remove_player,
    sessions::sessions,
    suggestion::suggestion,
};
