//! Answers about groups, each from one snapshot and in as many queries for ten games as for ten
//! thousand.

use std::collections::{BTreeMap, HashMap};

use pace_rules::{
    group::{Evening, History},
    id::GroupId,
    player::Player,
    pool::{Group, GroupSync},
    sync::Verdict,
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::{
    super::{
        Seq,
        job::Work,
        record::{self, OfGroup},
        row,
    },
    load::{self, Head},
    payments,
};
use crate::store::{
    error::StoreError,
    group::{GroupData, GroupQuestion, GroupReading, Needs, StoredEvening},
    write::Key,
};

/// Answers a question, but leaves no trace: fences are the writer's.
pub(in crate::store::sqlite) async fn read(
    conn: &mut SqliteConnection,
    question: &GroupQuestion,
    epoch: &str,
) -> Result<GroupReading, StoreError> {
    let Some(head) = load::head(conn, &question.group).await? else { return Ok(GroupReading::Unknown) };
    let etag = question.etag(epoch, head.version);
    if question.verdicts.is_empty() && !head.is_deleted && question.matches(&etag) {
        return Ok(GroupReading::NotModified { etag });
    }
    let verdicts = verdicts(conn, &head, &question.verdicts, false).await?;
    let Some(group) = head.live_group() else {
        // What is deleted is not shown any more; what became of the caller's writes is.
        let (epoch, version) = (epoch.to_owned(), head.version);
        return Ok(GroupReading::Deleted(Box::new(GroupSync {
            epoch,
            version,
            verdicts,
            ..GroupSync::default()
        })));
    };
    let evenings = match question.needs {
        Needs::Pool => Vec::new(),
        Needs::Sessions => evenings(conn, &head.id, false).await?,
        Needs::Games => evenings(conn, &head.id, true).await?,
    };
    let members = load::members(conn, head.seq).await?;
    let added = members.iter().map(|stored| (stored.id.clone(), stored.created_at)).collect();
    let members = members.into_iter().map(|stored| (stored.id, stored.member)).collect();
    let mut pool = head.pool(members);
    payments::load(conn, head.seq, &mut pool).await?;
    let evenings = evenings.into_iter().map(|stored| stored.evening).collect();
    Ok(GroupReading::Group(Box::new(GroupData {
        epoch: epoch.to_owned(),
        etag,
        group,
        history: History { pool, evenings },
        added,
        verdicts,
    })))
}

async fn verdicts(
    conn: &mut SqliteConnection,
    head: &Head,
    keys: &[Key],
    fence: bool,
) -> Result<BTreeMap<String, Verdict>, StoreError> {
    let mut verdicts = BTreeMap::new();
    for key in keys {
        let verdict = record::verdict::<OfGroup>(conn, head.seq, head.version, key, fence).await?;
        verdicts.insert(key.text.clone(), verdict);
    }
    Ok(verdicts)
}

/// Refuses those of the writes that are not known, from now on.
#[derive(Debug)]
pub(in crate::store::sqlite) struct Fence {
    pub(in crate::store::sqlite) group: GroupId,
    pub(in crate::store::sqlite) keys: Vec<Key>,
}

impl Work for Fence {
    type Done = ();

    async fn carry_out(&self, conn: &mut SqliteConnection, _: &str, _: Timestamp) -> Result<(), StoreError> {
        if let Some(head) = load::by_id(conn, &self.group).await? {
            verdicts(conn, &head, &self.keys, true).await?;
        }
        Ok(())
    }
}

/// The group with its pool, as writes answer it; of a deleted one no more than its version.
pub(super) async fn sync(
    conn: &mut SqliteConnection,
    head: &Head,
    epoch: &str,
) -> Result<GroupSync, StoreError> {
    let (epoch, version) = (epoch.to_owned(), head.version);
    let mut sync = GroupSync { epoch, version, group: head.live_group(), ..GroupSync::default() };
    if sync.group.is_some() {
        sync.members = load::pool(conn, head).await?.by_name();
    }
    Ok(sync)
}

/// Every live group, newest first.
pub(in crate::store::sqlite) async fn groups(conn: &mut SqliteConnection) -> Result<Vec<Group>, StoreError> {
    let rows = sqlx::query("SELECT * FROM pool WHERE deleted_at IS NULL ORDER BY created_at DESC, seq DESC")
        .fetch_all(conn)
        .await?;
    rows.iter().filter_map(|row| Head::read(row).map(|head| head.group()).transpose()).collect()
}

/// A session's write is a write of its group, too.
pub(in crate::store::sqlite) async fn count_up(
    conn: &mut SqliteConnection,
    group: &GroupId,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE pool SET version = version + 1 WHERE id = ?")
        .bind(group.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// The live sessions of a group, newest first, with their live games in no order if they are asked for.
pub(in crate::store::sqlite) async fn evenings(
    conn: &mut SqliteConnection,
    group: &GroupId,
    with_games: bool,
) -> Result<Vec<StoredEvening>, StoreError> {
    let players = sqlx::query(
        "SELECT player.* FROM live_session JOIN player ON player.session = live_session.seq
         WHERE live_session.group_id = ? ORDER BY player.session, player.position",
    );
    let mut rosters: HashMap<Seq, Vec<Player>> = HashMap::new();
    for row in &players.bind(group.as_str()).fetch_all(&mut *conn).await? {
        rosters.entry(row.try_get("session")?).or_default().push(row::player(row)?);
    }
    let sessions = sqlx::query(
        "SELECT * FROM live_session WHERE group_id = ? ORDER BY date DESC, created_at DESC, seq DESC",
    );
    let mut evenings = Vec::new();
    let mut places: HashMap<Seq, usize> = HashMap::new();
    for row in &sessions.bind(group.as_str()).fetch_all(&mut *conn).await? {
        let seq = row.try_get("seq")?;
        places.insert(seq, evenings.len());
        let session = row::session(row, rosters.remove(&seq).unwrap_or_default())?;
        evenings.push(StoredEvening {
            evening: Evening { session, games: Vec::new() },
            created_at: Timestamp::from_millis(row.try_get("created_at")?),
            round_robin_count: row.try_get("round_robin_count")?,
        });
    }
    if !with_games {
        return Ok(evenings);
    }
    let games = sqlx::query(
        "SELECT game.* FROM live_session JOIN game ON game.session = live_session.seq
         WHERE live_session.group_id = ? AND game.deleted_at IS NULL",
    );
    for row in &games.bind(group.as_str()).fetch_all(conn).await? {
        let evening = places.get(&row.try_get("session")?).and_then(|place| evenings.get_mut(*place));
        if let Some(Evening { session, games }) = evening.map(|stored| &mut stored.evening) {
            games.extend(row::game(row, &session.id)?);
        }
    }
    Ok(evenings)
}
