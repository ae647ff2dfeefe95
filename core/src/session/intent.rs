//! What a person does on a session's screen.

use pace_rules::{change::Change, rejection::Rejection, time::Timestamp, undo::undo};

use super::Evening;
use crate::{
    effect::Done,
    failure::Failure,
    input::{Intent, Token},
    machine::{Entry, Failed, Machine},
    notice::{NoticeKind, restoring},
    subject::Subject,
    turn::Turn,
};

impl Machine<Evening> {
    pub(crate) fn intend(&mut self, intent: Intent, token: Option<Token>, turn: &mut Turn<'_>) {
        match intent {
            Intent::Open => self.open(token, turn),
            Intent::Close => self.close(token, turn),
            Intent::Refresh => self.refresh(token, turn),
            Intent::Change(change) => {
                self.tap(change, token, turn);
            }
            Intent::Undo(id) => match self.view().games.get(&id) {
                Some(game) if game.is_played() => {
                    self.tap(undo(game), token, turn);
                }
                _ => turn.resolve(token, Err(Rejection::GameUnknown.into())),
            },
            Intent::Retry(id) => self.retry(&id, token, turn),
            Intent::Discard(id) => self.discard(&id, token, turn),
            Intent::RestoreWithMine(id) => self.restore_with_mine(&id, token, turn),
            Intent::RestoreOverwritten(id) => match self.restoring(id) {
                Some(change) => {
                    // A refused restoration keeps its notice: the person may want it later.
                    if self.tap(change, token, turn) {
                        self.notices.retain(|notice| notice.id != id);
                    }
                }
                None => turn.resolve(token, Err(Failure::NotFound)),
            },
            Intent::Dismiss(id) => {
                let shown = self.snapshot("").shown.notices;
                if let Some(NoticeKind::RecordedTwice { first, second }) =
                    shown.into_iter().find(|notice| notice.id == id).map(|notice| notice.kind)
                {
                    self.memory.not_twice.insert((first, second));
                }
                self.notices.retain(|notice| notice.id != id);
                self.changed(turn);
                turn.resolve(token, Ok(Done::Fresh));
            }
        }
    }

    /// The change that puts back what a notice tells of.
    fn restoring(&self, id: u64) -> Option<Change> {
        let (game, part, value) = match &self.notices.iter().find(|notice| notice.id == id)?.kind {
            NoticeKind::Overwritten { game, part, yours, .. } => (game, part, yours),
            NoticeKind::YouOverwrote { game, part, before } => (game, part, before),
            _ => return None,
        };
        restoring(self.view().session.as_deref(), game.as_ref(), part, value)
    }

    /// Brings a deleted game back first, then repeats the refused edit of it.
    fn restore_with_mine(&mut self, id: &str, token: Option<Token>, turn: &mut Turn<'_>) {
        let position = self.tray.iter().position(|failed| failed.is(id) && failed.deleted_game().is_some());
        let Some(position) = position else { return turn.resolve(token, Err(Failure::NotFound)) };
        let mut failed = self.tray.remove(position);
        if let Some(game) = failed.deleted_game() {
            let restore = Change::RestoreGame { id: game };
            failed.entries.insert(0, Entry::new(restore, &self.id, turn.ids.text(), turn.now));
        }
        self.submit(failed, token, turn);
    }
}

impl Failed<Evening> {
    /// The game whose deletion made the group fail, if an edit of it leads the group.
    pub(super) fn deleted_game(&self) -> Option<pace_rules::id::GameId> {
        let refused = matches!(&self.failure, Failure::Rejected { code, .. } if code == "game_deleted");
        match &self.entries.first()?.change {
            Change::EditGame { id, .. } if refused => Some(id.clone()),
            _ => None,
        }
    }
}

/// What a phone refuses only because it does not know enough is left to the server: a session that
/// is not here, and a game that was deleted elsewhere, with what follows its restoration.
pub(super) fn judge<'a>(
    machine: &Machine<Evening>,
    changes: impl Iterator<Item = &'a Change>,
    now: Timestamp,
) -> Result<(), Failure> {
    let mut view = machine.view();
    let mut restored = None;
    for change in changes {
        let Err(rejection) = Evening::apply(&mut view, change, now) else { continue };
        if let Change::RestoreGame { id } = change {
            restored = Some(id);
        }
        let unknown_here = match rejection {
            Rejection::SessionUnknown => true,
            Rejection::GameUnknown | Rejection::GameDeleted => {
                restored.is_some() && restored == change.game()
            }
            _ => false,
        };
        if !unknown_here {
            return Err(rejection.into());
        }
    }
    Ok(())
}
