//! Works out what follows from a group's games, away from the threads that carry requests where that
//! takes long.

use tokio::task::spawn_blocking;

use crate::{error::Error, store::GroupData};

/// Of so many games a replay takes about a millisecond at most.
const FEW_GAMES: usize = 200;

/// Replays a group. Others are answered meanwhile, however large it is.
pub(super) async fn replay<T: Send + 'static>(
    data: Box<GroupData>,
    work: impl FnOnce(GroupData) -> T + Send + 'static,
) -> Result<T, Error> {
    let games: usize = data.history.evenings.iter().map(|evening| evening.games.len()).sum();
    if games <= FEW_GAMES {
        return Ok(work(*data));
    }
    spawn_blocking(move || work(*data)).await.map_err(|error| {
        tracing::error!(%error, "a group could not be replayed");
        Error::Internal
    })
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, thread};

    use pace_rules::{
        group::{Evening, History},
        id::GroupId,
        pool::Group,
        wire::parse,
    };

    use super::{FEW_GAMES, replay};
    use crate::store::GroupData;

    fn group(games: usize) -> Box<GroupData> {
        let session =
            br#"{"id":"s1","date":"2026-01-09T19:00:00.000Z","organizerId":"ann","courtCostType":"total"}"#;
        let game = |number| {
            let text = format!(
                r#"{{"id":"g{number}","sessionId":"s1","gameNumber":{number},"teamA":["ann"],"teamB":["ben"]}}"#
            );
            parse(text.as_bytes()).expect("a game")
        };
        let evening =
            Evening { session: parse(session).expect("a session"), games: (1..=games).map(game).collect() };
        let group = Group {
            id: GroupId::new("g1").expect("an id"),
            name: "Friday Night".to_owned(),
            shareable_link: "k7mq2x".to_owned(),
            created_at: None,
            version: 1,
        };
        Box::new(GroupData {
            epoch: "e".to_owned(),
            etag: "t".to_owned(),
            group,
            history: History { evenings: vec![evening], ..History::default() },
            added: BTreeMap::new(),
            verdicts: BTreeMap::new(),
        })
    }

    #[tokio::test]
    async fn a_large_group_keeps_no_thread_from_carrying_requests() {
        let here = thread::current().id();
        let at = async |games| replay(group(games), |_| thread::current().id()).await.expect("a replay");
        assert_eq!(at(FEW_GAMES).await, here);
        assert_ne!(at(FEW_GAMES + 1).await, here);
    }
}
