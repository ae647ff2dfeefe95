//! Groups over HTTP, one use case a file.

mod add_players;
mod answer;
mod change;
mod create;
mod delete;
mod join;
mod list;
mod players;
mod promote;
mod read;
mod remove_player;
mod reply;
mod sessions;

pub(crate) use self::{
    add_players::add_players, change::change, create::create, delete::delete, join::join, list::list,
    players::players, promote::promote, read::read, remove_player::remove_player, sessions::sessions,
};
