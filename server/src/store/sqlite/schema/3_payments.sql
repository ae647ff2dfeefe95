-- What people of a group have paid to each other. Without an amount nothing but the id is known: it
-- was taken back, and must never be used again.
CREATE TABLE payment (
    pool        INTEGER NOT NULL REFERENCES pool (seq) ON DELETE CASCADE,
    id          TEXT NOT NULL,
    fingerprint BLOB,
    from_member TEXT,
    from_guest  TEXT,
    to_member   TEXT,
    to_guest    TEXT,
    amount      INTEGER,
    marked_at   INTEGER NOT NULL,
    PRIMARY KEY (pool, id)
) STRICT, WITHOUT ROWID;
