-- Times are milliseconds since 1970 in UTC, money is cents, versions are the session's.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- A row outlives its session: once purged it keeps the id, and refuses it for ever.
CREATE TABLE session (
    seq               INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT NOT NULL UNIQUE,
    version           INTEGER NOT NULL,
    own_version       INTEGER NOT NULL DEFAULT 0,  -- last change of the members below
    fingerprint       BLOB,                        -- of the request that created it
    viewer            TEXT UNIQUE,
    name              TEXT,
    date              INTEGER NOT NULL DEFAULT 0,
    organizer_id      TEXT NOT NULL DEFAULT '',
    court_cost_type   TEXT NOT NULL DEFAULT 'total',
    court_cost        INTEGER NOT NULL DEFAULT 0,
    bird_cost         INTEGER NOT NULL DEFAULT 0,
    bet               INTEGER NOT NULL DEFAULT 0,
    betting_enabled   INTEGER NOT NULL DEFAULT 0,
    game_mode         TEXT NOT NULL DEFAULT 'doubles',
    group_id          TEXT,
    round_robin_count INTEGER,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    deleted_at        INTEGER,
    purged_at         INTEGER
) STRICT;

CREATE INDEX session_by_creation ON session (created_at DESC, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX session_to_purge ON session (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;

CREATE TABLE player (
    session         INTEGER NOT NULL REFERENCES session (seq) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    id              TEXT NOT NULL,
    name            TEXT NOT NULL,
    group_player_id TEXT,
    is_guest        INTEGER,
    PRIMARY KEY (session, position),
    UNIQUE (session, id)
) STRICT, WITHOUT ROWID;

-- A deleted game keeps its row; without a number nothing but its id is known.
CREATE TABLE game (
    session      INTEGER NOT NULL REFERENCES session (seq) ON DELETE CASCADE,
    id           TEXT NOT NULL,
    version      INTEGER NOT NULL,
    fingerprint  BLOB,
    number       INTEGER,
    team_a1      TEXT,
    team_a2      TEXT,
    team_b1      TEXT,
    team_b2      TEXT,
    winning_team TEXT,
    team_a_score INTEGER,
    team_b_score INTEGER,
    scheduled    INTEGER NOT NULL DEFAULT 0,
    author       TEXT,
    created_at   INTEGER,
    updated_at   INTEGER,
    result_at    INTEGER,
    deleted_at   INTEGER,
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX game_by_number ON game (session, number) WHERE deleted_at IS NULL;
CREATE INDEX game_by_version ON game (session, version);
CREATE INDEX game_to_purge ON game (deleted_at) WHERE deleted_at IS NOT NULL AND number IS NOT NULL;

-- Who wrote what last; game '' stands for the session's own parts.
CREATE TABLE part (
    session INTEGER NOT NULL REFERENCES session (seq) ON DELETE CASCADE,
    game    TEXT NOT NULL,
    part    TEXT NOT NULL,
    version INTEGER NOT NULL,
    author  TEXT,
    PRIMARY KEY (session, game, part)
) STRICT, WITHOUT ROWID;

-- What an author has to be told: a value of theirs was overwritten.
CREATE TABLE receipt (
    session INTEGER NOT NULL REFERENCES session (seq) ON DELETE CASCADE,
    author  TEXT NOT NULL,
    version INTEGER NOT NULL,
    game    TEXT NOT NULL,
    part    TEXT NOT NULL,
    yours   TEXT NOT NULL,
    PRIMARY KEY (session, author, version, game, part)
) STRICT, WITHOUT ROWID;

-- The one verdict of each key. Without a status the write was applied; without a fingerprint it was
-- fenced before it arrived.
CREATE TABLE record (
    session     INTEGER NOT NULL REFERENCES session (seq) ON DELETE CASCADE,
    key         BLOB NOT NULL,
    fingerprint BLOB,
    version     INTEGER NOT NULL,
    game        TEXT,
    overwrote   TEXT,
    status      INTEGER,
    code        TEXT,
    error       TEXT,
    PRIMARY KEY (session, key)
) STRICT, WITHOUT ROWID;
