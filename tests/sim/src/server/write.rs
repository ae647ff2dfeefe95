//! Writes: one key, one verdict, for ever.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use pace_core::{effect::Call, input::Answer};
use pace_rules::{
    apply::{Touched, apply},
    change::Change,
    id::{GameId, SessionId},
    part::{Part, PartValue},
    rejection::Rejection,
    request::{Method, Request},
    sync::{self, Ack, Overwrote, Sync},
    time::Timestamp,
};

use super::{
    Arrival, Loss, Server,
    answer::{ok, refused, rejected, text, with_sync},
    row::{Applied, Commit, LastWrite, Owed, Place, Record, Row},
};
use crate::breaks::ServerFault;

/// A write that is judged.
struct Write<'a> {
    key: &'a str,
    author: Option<&'a str>,
    seen: Option<u64>,
    request: Arc<Request>,
    change: &'a Change,
    time: Timestamp,
}

impl Server {
    pub(super) fn write(
        &mut self,
        path: &str,
        query: &BTreeMap<&str, &str>,
        call: &Call,
        arrival: Arrival,
    ) -> Answer {
        let method = match call.method {
            "POST" => Method::Post,
            "PUT" => Method::Put,
            _ => Method::Delete,
        };
        let request = Request { method, path: path.to_owned(), body: call.body.clone() };
        let mut no_id = || GameId::new("made-by-the-server").expect("a word is an id");
        let (session, change) = match request.change(&mut no_id) {
            Ok(known) => known,
            Err(malformed) => return refused(400, "invalid", &malformed.to_string(), None),
        };
        let key = call.key.as_deref().unwrap_or_default();
        let request = Arc::new(request);
        let write = Write {
            key,
            author: call.author.as_deref(),
            seen: call.seen,
            request,
            change: &change,
            time: arrival.time,
        };
        let (epoch, fault) = (self.epoch(), self.fault);
        if fault == Some(ServerFault::AckBeforeCommit) {
            self.before_last = Some((session.clone(), self.sessions.get(&session).cloned()));
        }
        let begins = matches!(change, Change::CreateSession { .. } | Change::DeleteSession);
        if !begins && !self.sessions.contains_key(&session) {
            return rejected(&Rejection::SessionUnknown, None);
        }
        let row = self.sessions.entry(session.clone()).or_default();
        let replayed = row.records.contains_key(key);
        if let Some(first) = row.records.get(key).and_then(|record| record.request.as_ref())
            && *first != write.request
        {
            return refused(422, "key_reused", "This key belongs to another write", None);
        }
        if !replayed {
            if row.truth.contains_key(key) {
                self.judged_twice = Some(key.to_owned());
            }
            let losses = row.judge(&write, fault);
            let losses = losses.into_iter().map(|owed| Loss::new(owed, &epoch, &session, arrival.at));
            self.losses.extend(losses);
        }
        let outcome = row.records[key].outcome.clone();
        let sync =
            query.contains_key("since").then(|| row.delta(query, &epoch, write.author, arrival, fault));
        let forgets = match &outcome {
            Ok(_) => fault == Some(ServerFault::VerdictsForgotten),
            Err(_) => fault == Some(ServerFault::RejectionNotRecorded),
        };
        let is_known = row.state.session.is_some();
        let answer = row.answer(&write, outcome, sync, replayed);
        if forgets {
            row.records.remove(key);
        }
        if !is_known && !row.is_tombstone {
            self.sessions.remove(&session);
        }
        answer
    }
}

impl Row {
    /// Decides, and records the verdict.
    fn judge(&mut self, write: &Write<'_>, fault: Option<ServerFault>) -> Vec<Owed> {
        let (outcome, losses) = match self.carry_out(write) {
            Ok((applied, losses)) => (Ok(applied), losses),
            Err(rejection) => (Err(rejection), Vec::new()),
        };
        if fault != Some(ServerFault::ReceiptsMissing) {
            self.receipts.extend(losses.iter().cloned());
        }
        let record = Record { request: Some(Arc::clone(&write.request)), outcome };
        self.truth.entry(write.key.to_owned()).or_insert_with(|| record.clone());
        self.records.insert(write.key.to_owned(), record);
        losses
    }

    fn carry_out(&mut self, write: &Write<'_>) -> Result<(Applied, Vec<Owed>), Rejection> {
        let unchanged = Applied { version: self.version, overwrote: Vec::new() };
        match write.change {
            Change::DeleteSession if self.state.session.is_none() => {
                self.is_tombstone = true;
                return Ok((unchanged, Vec::new()));
            }
            _ if self.is_tombstone => return Err(Rejection::SessionDeleted),
            _ => {}
        }
        self.check_ids(write)?;
        let touched = apply(&mut self.state, write.change, write.time)?;
        if touched.is_empty() {
            return Ok((unchanged, Vec::new()));
        }
        self.version += 1;
        let mut applied = Applied { version: self.version, overwrote: Vec::new() };
        let mut losses = Vec::new();
        for touch in touched {
            self.settle(write, touch, &mut applied, &mut losses);
        }
        if let Some(session) = &mut self.state.session {
            Arc::make_mut(session).version = self.version;
        }
        self.states.insert(self.version, self.state.clone());
        self.commits.push(Commit {
            version: self.version,
            key: write.key.to_owned(),
            change: write.change.clone(),
        });
        Ok((applied, losses))
    }

    /// What exists may only be created by the request that created it.
    fn check_ids(&self, write: &Write<'_>) -> Result<(), Rejection> {
        let by_another = |id: Option<&GameId>| {
            let by = self.created_by.get(&id.cloned());
            by.is_some_and(|by| *by != write.request)
        };
        let taken = match write.change {
            _ if self.state.is_deleted => false,
            Change::CreateSession { .. } => by_another(None),
            Change::CreateGame(game) => self.state.games.contains_key(&game.id) && by_another(Some(&game.id)),
            Change::Replan { create, .. } => create
                .iter()
                .any(|game| self.state.games.contains_key(&game.id) && by_another(Some(&game.id))),
            _ => false,
        };
        if taken { Err(Rejection::IdTaken) } else { Ok(()) }
    }

    /// Books one part that got another value.
    fn settle(&mut self, write: &Write<'_>, touch: Touched, applied: &mut Applied, losses: &mut Vec<Owed>) {
        let Touched { game, part, before } = touch;
        let version = self.version;
        let restores = matches!(write.change, Change::RestoreGame { .. } | Change::RestoreSession);
        let is_new = part == Part::Existence && before.is_none() && !restores;
        match &game {
            Some(id) => self.stamp(id, write, is_new || part == Part::Result),
            None => self.own_at = version,
        }
        let mine = LastWrite { version, author: write.author.map(str::to_owned) };
        if is_new {
            self.created_by.insert(game.clone(), Arc::clone(&write.request));
            for place in self.created_places(game.as_ref()) {
                self.last_writes.insert(place, mine.clone());
            }
            return;
        }
        let place: Place = (game, part);
        let others = self.other_writers(&place, write, restores);
        if before.is_some() || restores {
            let yours = before.clone().unwrap_or_default();
            let authors: BTreeSet<String> = others.iter().filter_map(|last| last.author.clone()).collect();
            losses.extend(authors.into_iter().map(|author| Owed {
                author,
                version,
                place: place.clone(),
                yours: yours.clone(),
            }));
        }
        let unseen = others.iter().any(|last| write.seen.is_none_or(|seen| last.version > seen));
        if let Some(before) = before.filter(|_| unseen) {
            applied.overwrote.push(overwrote(&place, before));
        }
        self.last_writes.insert(place, mine);
    }

    /// Those who wrote last what is lost now; with a game goes all that was written of it.
    fn other_writers(&self, place: &Place, write: &Write<'_>, restores: bool) -> Vec<LastWrite> {
        let parts: &[Part] = match place {
            (Some(_), Part::Existence) if !restores => &[Part::Existence, Part::Result, Part::Teams],
            (_, part) => std::slice::from_ref(part),
        };
        let last = parts.iter().filter_map(|part| self.last_writes.get(&(place.0.clone(), part.clone())));
        last.filter(|last| last.author.is_none() || last.author.as_deref() != write.author).cloned().collect()
    }

    /// Gives a game its version and the author of its result.
    fn stamp(&mut self, id: &GameId, write: &Write<'_>, sets_result: bool) {
        let version = self.version;
        if self.state.games.contains_key(id) {
            self.deleted_at.remove(id);
        } else {
            self.deleted_at.insert(id.clone(), version);
        }
        let gone = self.state.deleted.get_mut(id).and_then(Option::as_mut);
        let Some(game) = self.state.games.get_mut(id).or(gone).map(Arc::make_mut) else { return };
        game.version = version;
        if sets_result {
            game.author = write.author.filter(|_| game.is_played()).map(str::to_owned);
        }
    }

    fn created_places(&self, game: Option<&GameId>) -> Vec<Place> {
        let place = |part| (game.cloned(), part);
        let Some(id) = game else {
            let players = self.state.session.iter().flat_map(|session| &session.players);
            let players = players.map(|player| Part::Player(player.id.clone()));
            return [Part::Existence].into_iter().chain(Part::SESSION).chain(players).map(place).collect();
        };
        let is_played = self.state.games.get(id).is_some_and(|game| game.is_played());
        let parts = [Part::Existence, Part::Teams].into_iter().chain(is_played.then_some(Part::Result));
        parts.map(place).collect()
    }

    fn answer(
        &self,
        write: &Write<'_>,
        outcome: Result<Applied, Rejection>,
        sync: Option<Sync>,
        replayed: bool,
    ) -> Answer {
        let applied = match outcome {
            Ok(applied) => applied,
            Err(rejection) => {
                let is_told = self.state.session.is_some() && !self.state.is_deleted;
                return rejected(&rejection, sync.filter(|_| is_told).as_ref());
            }
        };
        if self.state.session.is_none() {
            return ok("{\"success\":true}");
        }
        let ack = Ack {
            key: write.key.to_owned(),
            verdict: sync::Applied::Applied,
            version: applied.version,
            replayed,
            overwrote: applied.overwrote,
        };
        let sync = sync.map(|sync| Sync { ack: Some(ack), ..sync });
        let body = match write.change {
            Change::CreateGame(pace_rules::game::NewGame { id, .. }) | Change::EditGame { id, .. } => {
                self.game_body(id)
            }
            Change::CreateSession { .. } => {
                format!("{{\"success\":true,\"session\":{}}}", text(&self.state.session))
            }
            _ => "{\"success\":true}".to_owned(),
        };
        ok(with_sync(&body, sync.as_ref()))
    }

    fn game_body(&self, id: &GameId) -> String {
        let gone = self.state.deleted.get(id).and_then(Option::as_ref);
        match (self.state.games.get(id), gone) {
            (Some(game), _) => text(game),
            (None, Some(game)) => {
                format!("{},\"deleted\":true}}", text(game).strip_suffix('}').unwrap_or_default())
            }
            (None, None) => format!("{{\"id\":{},\"deleted\":true}}", text(id)),
        }
    }
}

fn overwrote((game, part): &Place, before: PartValue) -> Overwrote {
    Overwrote { game: game.clone(), part: part.clone(), before }
}

impl Loss {
    fn new(owed: Owed, epoch: &str, session: &SessionId, at: i64) -> Self {
        let (game, part) = owed.place;
        Self {
            epoch: epoch.to_owned(),
            session: session.clone(),
            version: owed.version,
            game,
            part,
            author: owed.author,
            at,
        }
    }
}
