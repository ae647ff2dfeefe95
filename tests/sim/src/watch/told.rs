//! What the person was told about lost values.

use std::collections::{BTreeMap, BTreeSet};

use pace_core::{
    inspect::Inside,
    notice::{Notice, NoticeKind},
};
use pace_rules::{
    id::{GameId, SessionId},
    part::Part,
    sync::Overwrote,
};

use crate::{
    server::{Loss, Server},
    statistics::Statistics,
    subject::Seen,
    violation::{Checked, ensure},
};

const LOSSES: &str = "9 losses are told";

/// A loss by the version that brought it.
type Place = (SessionId, String, u64, Option<GameId>, Part);

#[derive(Debug, Default)]
pub(crate) struct Told {
    /// In this life, by the notice that told it; none since another server was chosen.
    notices: BTreeMap<Place, Option<u64>>,
    /// What was in sight while the phone knew that history.
    shown: BTreeSet<Place>,
    seen: BTreeSet<(SessionId, u64)>,
    /// The history in which a notice came, seen or not.
    came_in: BTreeMap<(SessionId, u64), String>,
    overwrote: Vec<(SessionId, NoticeKind)>,
}

impl Told {
    /// A restarted phone begins to tell anew.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Another server was chosen: what was told is so, and may be told again.
    pub(super) fn move_on(&mut self) {
        self.notices.values_mut().for_each(|notice| *notice = None);
    }

    /// Takes note of what a screen shows.
    pub(super) fn look(
        &mut self,
        session: &SessionId,
        inside: &Seen<'_>,
        author: Option<&String>,
        server: &Server,
        statistics: &mut Statistics,
    ) -> Checked {
        for notice in inside.notices {
            let epoch = inside.base.map(|(epoch, _)| epoch.to_owned()).unwrap_or_default();
            let epoch = self.came_in.entry((session.clone(), notice.id)).or_insert(epoch).clone();
            let place = inside.is_ready.then(|| place(session, notice, inside)).flatten();
            self.shown.extend(place);
            if matches!(notice.kind, NoticeKind::YouOverwrote { .. })
                && !self.overwrote.iter().any(|(known, kind)| known == session && *kind == notice.kind)
            {
                self.overwrote.push((session.clone(), notice.kind.clone()));
            }
            if inside.is_ready && self.seen.insert((session.clone(), notice.id)) {
                statistics.count("notice", name(notice));
                self.note(session, notice, epoch, author, server)?;
            }
        }
        Ok(())
    }

    fn note(
        &mut self,
        session: &SessionId,
        notice: &Notice,
        epoch: String,
        author: Option<&String>,
        server: &Server,
    ) -> Checked {
        let NoticeKind::Overwritten { version, game, part, .. } = &notice.kind else { return Ok(()) };
        let same = |loss: &&Loss| {
            loss.session == *session
                && loss.version == *version
                && loss.game == *game
                && loss.part == *part
                && Some(&loss.author) == author
        };
        let mut losses = server.losses.iter().filter(same);
        ensure(losses.next().is_some(), LOSSES, || {
            format!("somebody is told of a loss that never was: {:?}", notice.kind)
        })?;
        let place = (session.clone(), epoch, *version, game.clone(), part.clone());
        let before = self.notices.insert(place, Some(notice.id)).flatten();
        ensure(before.is_none_or(|before| before == notice.id), LOSSES, || {
            format!("somebody is told twice: {:?}", notice.kind)
        })
    }

    /// Whether this loss was told in this life.
    pub(crate) fn knows(&self, loss: &Loss) -> bool {
        let Loss { epoch, session, version, game, part, .. } = loss;
        let place = (session.clone(), epoch.clone(), *version, game.clone(), part.clone());
        self.shown.contains(&place)
    }

    /// Whether the author of an overwriting write was told so.
    pub(super) fn overwrote(&self, session: &SessionId, overwrote: &Overwrote, inside: &Inside<'_>) -> bool {
        let Overwrote { game, part, before } = overwrote;
        let kind =
            NoticeKind::YouOverwrote { game: game.clone(), part: part.clone(), before: before.clone() };
        let now = inside.notices.iter().any(|notice| notice.kind == kind);
        now || self.overwrote.iter().any(|(known, told)| known == session && *told == kind)
    }
}

fn place(session: &SessionId, notice: &Notice, inside: &Seen<'_>) -> Option<Place> {
    let NoticeKind::Overwritten { version, game, part, .. } = &notice.kind else { return None };
    let (epoch, _) = inside.base?;
    Some((session.clone(), epoch.to_owned(), *version, game.clone(), part.clone()))
}

fn name(notice: &Notice) -> &'static str {
    match notice.kind {
        NoticeKind::Overwritten { .. } => "overwritten",
        NoticeKind::YouOverwrote { .. } => "you-overwrote",
        NoticeKind::YouReplaced { .. } => "you-replaced",
        NoticeKind::ServerRestored { .. } => "server-restored",
        NoticeKind::Saved { .. } => "saved",
        NoticeKind::NotSaved { .. } => "not-saved",
        NoticeKind::MayHaveBeenSaved { .. } => "may-have-been-saved",
        NoticeKind::RecordedTwice { .. } => "recorded-twice",
    }
}
