-- A group with its code. A row outlives its group: once purged it keeps the id, and refuses it for ever.
CREATE TABLE pool (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    fingerprint BLOB,                 -- of the request that created it
    code        TEXT UNIQUE,
    name        TEXT,
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    purged_at   INTEGER
) STRICT;

CREATE INDEX pool_by_creation ON pool (created_at DESC, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX pool_to_purge ON pool (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;

-- A player of the pool. Without a name nothing but the id is known, and it must never be used.
CREATE TABLE member (
    pool        INTEGER NOT NULL REFERENCES pool (seq) ON DELETE CASCADE,
    id          TEXT NOT NULL,
    fingerprint BLOB,
    name        TEXT,
    created_at  INTEGER NOT NULL,
    removed_at  INTEGER,
    PRIMARY KEY (pool, id)
) STRICT, WITHOUT ROWID;

-- Who wrote what last.
CREATE TABLE pool_part (
    pool    INTEGER NOT NULL REFERENCES pool (seq) ON DELETE CASCADE,
    part    TEXT NOT NULL,
    version INTEGER NOT NULL,
    author  TEXT,
    PRIMARY KEY (pool, part)
) STRICT, WITHOUT ROWID;

-- The one verdict of each key, as `record` has it for sessions. What it answers are the ids of
-- players, or, if it was refused for a name, who has that name.
CREATE TABLE pool_record (
    pool        INTEGER NOT NULL REFERENCES pool (seq) ON DELETE CASCADE,
    key         BLOB NOT NULL,
    fingerprint BLOB,
    version     INTEGER NOT NULL,
    answers     TEXT,
    overwrote   TEXT,
    status      INTEGER,
    code        TEXT,
    error       TEXT,
    PRIMARY KEY (pool, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_group ON session (group_id, date DESC) WHERE group_id IS NOT NULL;

-- A group that is deleted takes its sessions with it.
CREATE VIEW live_session AS
    SELECT session.* FROM session LEFT JOIN pool ON pool.id = session.group_id
    WHERE session.deleted_at IS NULL AND pool.deleted_at IS NULL;
