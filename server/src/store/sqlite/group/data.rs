//! Answers about groups, each from one snapshot and in as many queries for ten games as for ten
//! thousand.

use std::collections::BTreeMap;

use pace_rules::{
    game::Game,
    id::{GroupId, SessionId},
    player::Player,
    pool::{Group, GroupMember, GroupSync},
    session::Session,
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
};
use crate::store::{
    error::StoreError,
    group::{GroupData, GroupQuestion, GroupReading, Named, Needs},
    write::Key,
};

/// Answers a question, but leaves no trace: fences are the writer's.
pub(in crate::store::sqlite) async fn read(
    conn: &mut SqliteConnection,
    question: &GroupQuestion,
    epoch: &str,
) -> Result<GroupReading, StoreError> {
    let head = match &question.group {
        Named::Id(id) => load::by_id(conn, id).await?,
        Named::Code(code) => load::by_code(conn, code).await?,
    };
    let Some(head) = head else { return Ok(GroupReading::Unknown) };
    let etag = question.etag(epoch, head.version);
    if question.verdicts.is_empty() && !head.is_deleted && question.matches(&etag) {
        return Ok(GroupReading::NotModified { etag });
    }
    let verdicts = verdicts(conn, &head, &question.verdicts, false).await?;
    let Some(group) = head.group().filter(|_| !head.is_deleted) else {
        // What is deleted is not shown any more; what became of the caller's writes is.
        let (epoch, version) = (epoch.to_owned(), head.version);
        return Ok(GroupReading::Deleted(Box::new(GroupSync {
            epoch,
            version,
            verdicts,
            ..GroupSync::default()
        })));
    };
    let mut data = GroupData {
        epoch: epoch.to_owned(),
        etag,
        group,
        members: load::members(conn, head.seq).await?,
        sessions: Vec::new(),
        games: Vec::new(),
        verdicts,
    };
    if question.needs >= Needs::Sessions {
        data.sessions = sessions(conn, &head.id).await?;
    }
    if question.needs >= Needs::Games {
        data.games = games(conn, &head.id).await?;
    }
    Ok(GroupReading::Group(Box::new(data)))
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

/// The group with its pool, as writes answer it.
pub(super) async fn sync(
    conn: &mut SqliteConnection,
    head: Option<&Head>,
    epoch: &str,
) -> Result<GroupSync, StoreError> {
    let mut sync = GroupSync { epoch: epoch.to_owned(), ..GroupSync::default() };
    if let Some(head) = head {
        sync.version = head.version;
        sync.group = head.group();
        sync.members = load::members(conn, head.seq).await?.iter().map(GroupMember::from).collect();
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

/// The live sessions of a group, newest first.
async fn sessions(conn: &mut SqliteConnection, group: &GroupId) -> Result<Vec<Session>, StoreError> {
    let players = sqlx::query(
        "SELECT player.* FROM live_session JOIN player ON player.session = live_session.seq
         WHERE live_session.group_id = ? ORDER BY player.session, player.position",
    );
    let mut rosters: BTreeMap<Seq, Vec<Player>> = BTreeMap::new();
    for row in &players.bind(group.as_str()).fetch_all(&mut *conn).await? {
        rosters.entry(row.try_get("session")?).or_default().push(row::player(row)?);
    }
    let sessions = sqlx::query(
        "SELECT * FROM live_session WHERE group_id = ? ORDER BY date DESC, created_at DESC, seq DESC",
    );
    let rows = sessions.bind(group.as_str()).fetch_all(conn).await?;
    rows.iter()
        .map(|row| row::session(row, rosters.remove(&row.try_get("seq")?).unwrap_or_default()))
        .collect()
}

/// The live games of the live sessions of a group.
async fn games(conn: &mut SqliteConnection, group: &GroupId) -> Result<Vec<Game>, StoreError> {
    let rows = sqlx::query(
        "SELECT game.*, live_session.id AS session_id FROM live_session
         JOIN game ON game.session = live_session.seq
         WHERE live_session.group_id = ? AND game.deleted_at IS NULL",
    )
    .bind(group.as_str())
    .fetch_all(conn)
    .await?;
    rows.iter()
        .filter_map(|row| {
            let session = row::id(row, "session_id", SessionId::new);
            session.and_then(|session| row::game(row, &session)).transpose()
        })
        .collect()
}
