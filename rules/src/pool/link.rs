//! Links between a session's roster and the pool of its group.

use super::state::{Pool, same_name};
use crate::{id::GroupPlayerId, player::Player, rejection::Rejection, session::Session};

impl Pool {
    /// Whom a player of a session is taken for: whoever has the name in the pool, removed ones
    /// included. Somebody who was said to be a guest is nobody's.
    pub fn link_of(&self, player: &Player) -> Option<GroupPlayerId> {
        if player.is_guest == Some(true) {
            return None;
        }
        self.named(&player.name).map(|(id, _)| id.clone())
    }
}

/// Sets the links of a roster after a change of it. New and renamed players are linked by name
/// unless the change says to whom; whoever was there before keeps what they had.
///
/// # Errors
/// [`Rejection::MemberElsewhere`] if a link leads to nobody of this pool.
pub fn link_roster(before: Option<&Session>, after: &mut Session, pool: &Pool) -> Result<(), Rejection> {
    let before = before.filter(|before| before.group_id == after.group_id);
    for player in &mut after.players {
        let known = before.and_then(|before| before.player(&player.id));
        let had = known.and_then(|known| known.group_player_id.as_ref());
        match &player.group_player_id {
            Some(link) if had != Some(link) => {
                if !pool.members.contains_key(link) {
                    return Err(Rejection::MemberElsewhere);
                }
            }
            _ if known.is_some_and(|known| same_name(&known.name, &player.name)) => {}
            _ => player.group_player_id = pool.link_of(player),
        }
    }
    Ok(())
}
