//! Puts together what came in several files.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    path::{Path, PathBuf},
};

use pace_rules::{
    game::Game,
    id::{GameId, GroupId, GroupPlayerId, SessionId},
    name::tidy,
    pool::{Group, Payment},
    session::Session,
    time::Timestamp,
};

use super::{
    ArchiveError, ArchivedGroup, ArchivedPlayer, ArchivedSession, Bundle,
    check::{checked, checked_group},
    document::Archive,
    import::unfit,
    shape::{Found, PoolRow},
};

/// What has come so far, each thing with the file that it came from.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    now: Timestamp,
    groups: BTreeMap<GroupId, (PathBuf, Group)>,
    players: BTreeMap<GroupId, BTreeMap<GroupPlayerId, ArchivedPlayer>>,
    payments: BTreeMap<GroupId, (PathBuf, Vec<Payment>)>,
    /// Rows whose group may still come.
    rows: Vec<(PathBuf, PoolRow)>,
    sessions: BTreeMap<SessionId, (PathBuf, ArchivedSession)>,
    /// Sessions in the order in which they came.
    order: Vec<SessionId>,
    /// Games whose session may still come.
    games: BTreeMap<(SessionId, GameId), (PathBuf, Game)>,
}

impl Assembly {
    pub(super) fn new(now: Timestamp) -> Self {
        Self { now, ..Self::default() }
    }

    /// Takes what a file holds. The same thing may come more than once, as long as it is the same.
    pub(super) fn add(&mut self, path: &Path, found: Found) -> Result<(), ArchiveError> {
        match found {
            Found::Archive(archive) => {
                let Archive { group, players, sessions, payments, .. } = *archive;
                put(&mut self.payments, group.id.clone(), path, payments)?;
                let players = players.into_iter().map(|player| (player.id.clone(), player));
                self.players.entry(group.id.clone()).or_default().extend(players);
                put(&mut self.groups, group.id.clone(), path, group)?;
                for session in sessions {
                    self.add_session(path, session)?;
                }
            }
            Found::Groups(groups) => {
                for group in groups {
                    put(&mut self.groups, group.id.clone(), path, Group { version: 0, ..group })?;
                }
            }
            Found::Players(rows) => self.rows.extend(rows.into_iter().map(|row| (path.to_owned(), row))),
            Found::Sessions(sessions) => {
                // Newest first, as the answer has them; the oldest was made first.
                for session in sessions.into_iter().rev() {
                    let session = Session { version: 0, ..session };
                    // The existing server does not say; one that is still to come was made before.
                    let created_at = session.date.min(self.now);
                    let (round_robin_count, games) = (None, Vec::new());
                    self.add_session(
                        path,
                        ArchivedSession { session, created_at, round_robin_count, games },
                    )?;
                }
            }
            Found::Games(games) => {
                for game in games {
                    let key = (game.session_id.clone(), game.id.clone());
                    let scheduled = game.scheduled || !game.is_played();
                    put(&mut self.games, key, path, Game { version: 0, scheduled, ..game })?;
                }
            }
        }
        Ok(())
    }

    fn add_session(&mut self, path: &Path, session: ArchivedSession) -> Result<(), ArchiveError> {
        let id = session.session.id.clone();
        if put(&mut self.sessions, id.clone(), path, session)? {
            self.order.push(id);
        }
        Ok(())
    }

    /// All of it, if nothing is missing and no rule is broken.
    pub(super) fn into_bundle(mut self) -> Result<Bundle, ArchiveError> {
        self.place_rows()?;
        let mut games_from: BTreeMap<SessionId, PathBuf> = BTreeMap::new();
        for ((id, _), (path, game)) in std::mem::take(&mut self.games) {
            let Some((_, session)) = self.sessions.get_mut(&id) else {
                return Err(unfit(&path, format!("the session {id} of these games is missing")));
            };
            session.games.push(game);
            games_from.entry(id).or_insert(path);
        }
        let mut sessions = Vec::with_capacity(self.order.len());
        for id in std::mem::take(&mut self.order) {
            let Some((path, session)) = self.sessions.remove(&id) else { continue };
            let session = checked(&path, games_from.get(&id).unwrap_or(&path), session)?;
            self.add_removed_players(&path, &session)?;
            sessions.push(session);
        }
        sessions.sort_by_key(|session| session.created_at);
        let groups = std::mem::take(&mut self.groups).into_iter();
        let groups = groups.map(|(id, (path, group))| {
            let players = self.players.remove(&id).unwrap_or_default().into_values().collect();
            let (_, payments) = self.payments.remove(&id).unwrap_or_default();
            checked_group(&path, ArchivedGroup { group, players, payments })
        });
        Ok(Bundle { groups: groups.collect::<Result<_, _>>()?, sessions })
    }

    fn place_rows(&mut self) -> Result<(), ArchiveError> {
        for (path, group) in self.groups.values_mut() {
            group.name = tidy(&group.name);
            if group.name.is_empty() {
                return Err(unfit(path, "the group has no name"));
            }
        }
        for (path, row) in std::mem::take(&mut self.rows) {
            let Some((_, group)) = self.groups.get(&row.group_id) else {
                return Err(unfit(&path, format!("the group {} of these players is missing", row.group_id)));
            };
            let created_at = row.created_at.or(group.created_at).unwrap_or(self.now);
            let name = tidy(&row.name);
            if name.is_empty() {
                return Err(unfit(&path, format!("the player {} has no name", row.id)));
            }
            let player = ArchivedPlayer { id: row.id, name, removed: false, created_at };
            self.players.entry(row.group_id).or_default().insert(player.id.clone(), player);
        }
        Ok(())
    }

    /// Whoever is on a roster but not in the list of the pool was removed from it.
    fn add_removed_players(&mut self, path: &Path, session: &ArchivedSession) -> Result<(), ArchiveError> {
        let ArchivedSession { session, created_at, .. } = session;
        let Some(group) = &session.group_id else { return Ok(()) };
        if !self.groups.contains_key(group) {
            return Err(unfit(path, format!("the group {group} of the session {} is missing", session.id)));
        }
        let pool = self.players.entry(group.clone()).or_default();
        for player in &session.players {
            let Some(link) = &player.group_player_id else { continue };
            pool.entry(link.clone()).or_insert_with(|| ArchivedPlayer {
                id: link.clone(),
                name: player.name.clone(),
                removed: true,
                created_at: *created_at,
            });
        }
        Ok(())
    }
}

/// True if it is new; an error if it came before and was something else.
fn put<K: Ord, V: PartialEq>(
    known: &mut BTreeMap<K, (PathBuf, V)>,
    key: K,
    path: &Path,
    value: V,
) -> Result<bool, ArchiveError> {
    match known.entry(key) {
        Entry::Occupied(entry) if entry.get().1 == value => Ok(false),
        Entry::Occupied(entry) => {
            let other = entry.get().0.display();
            Err(unfit(path, format!("something in it is also in {other}, and differs")))
        }
        Entry::Vacant(entry) => {
            entry.insert((path.to_owned(), value));
            Ok(true)
        }
    }
}
