//! What a person does on a group's screen.

use pace_rules::{
    id::GroupPlayerId,
    pool::{NewMember, Person, PoolChange, PoolTarget},
};

use super::{Board, Circle};
use crate::{
    effect::Done,
    failure::Failure,
    input::{GroupIntent, Token},
    machine::Machine,
    notice::NoticeKind,
    snapshot::Tab,
    subject::Subject,
    turn::Turn,
};

impl Machine<Circle> {
    pub(crate) fn intend(&mut self, intent: GroupIntent, token: Option<Token>, turn: &mut Turn<'_>) {
        match intent {
            GroupIntent::Open(tab) => self.open_tab(tab, token, turn),
            GroupIntent::Close => {
                self.memory.leave_tab();
                self.memory.leave();
                self.close(token, turn);
            }
            GroupIntent::Refresh => self.refresh(token, turn),
            GroupIntent::Change(change) => {
                self.change(change, token, turn);
            }
            GroupIntent::AddForSession(members) => self.add_for_session(members, turn),
            GroupIntent::Retry(id) => self.retry(&id, token, turn),
            GroupIntent::Discard(id) => self.discard(&id, token, turn),
            GroupIntent::RestoreOverwritten(id) => match self.restoring(id) {
                Some(change) => {
                    // A refused restoration keeps its notice: the person may want it later.
                    if self.change(change, token, turn) {
                        self.notices.retain(|notice| notice.id != id);
                    }
                }
                None => turn.resolve(token, Err(Failure::NotFound)),
            },
            GroupIntent::Dismiss(id) => {
                self.notices.retain(|notice| notice.id != id);
                self.changed(turn);
                turn.resolve(token, Ok(Done::Fresh));
            }
        }
    }

    /// Every tab is fetched when it is opened; nothing of another one is shown meanwhile, and an
    /// answer for another one is not waited for.
    fn open_tab(&mut self, tab: Tab, token: Option<Token>, turn: &mut Turn<'_>) {
        if self.memory.tab != tab {
            self.memory.leave_tab();
            self.page = None;
        }
        self.memory.tab = tab;
        if self.creates_itself() {
            self.memory.board = Board::empty(tab, turn.now);
        }
        self.open(token, turn);
    }

    /// False if it is refused.
    fn change(&mut self, change: PoolChange, token: Option<Token>, turn: &mut Turn<'_>) -> bool {
        if let Some(name) = self.unsaved_member(&change) {
            turn.resolve(token, Err(not_saved_yet(&name)));
            return false;
        }
        if matches!(change, PoolChange::CreateGroup { .. }) && self.base.is_none() {
            self.memory.tab = Tab::default();
            self.memory.board = Board::empty(Tab::default(), turn.now);
        }
        self.tap(change, token, turn)
    }

    /// Adds players of a new session. Nobody waits for that, so a refusal is told on the home
    /// screen.
    fn add_for_session(&mut self, members: Vec<NewMember>, turn: &mut Turn<'_>) {
        let change = PoolChange::AddMembers(members);
        let mut view = self.view();
        let what = Circle::deed(&change, &view);
        match Circle::apply(&mut view, &change, turn.now) {
            Ok(()) => {
                self.change(change, None, turn);
            }
            Err(rejection) => turn.tell_home(format!("{what}: {rejection}. They play as guests.")),
        }
    }

    /// The name of a player whom a change is about and whom only this phone knows: by the time that
    /// the server has the name, it may have given it another id.
    fn unsaved_member(&self, change: &PoolChange) -> Option<String> {
        let about: Vec<&GroupPlayerId> = match change {
            PoolChange::RenameMember { id, .. }
            | PoolChange::RemoveMember { id }
            | PoolChange::ReturnMember { id } => vec![id],
            PoolChange::RecordPayment(payment) => {
                [&payment.from, &payment.to].into_iter().filter_map(member_of).collect()
            }
            _ => Vec::new(),
        };
        let saved = |id: &&&GroupPlayerId| {
            self.base.as_ref().is_some_and(|base| base.state.pool.members.contains_key(**id))
        };
        let unsaved = about.iter().find(|id| !saved(id))?;
        self.view().pool.members.get(*unsaved).map(|member| member.name.clone())
    }

    /// The change that puts back what a notice tells of.
    fn restoring(&self, id: u64) -> Option<PoolChange> {
        match &self.notices.iter().find(|notice| notice.id == id)?.kind {
            NoticeKind::YouReplaced { part: PoolTarget::Name, before: Some(name) } => {
                Some(PoolChange::RenameGroup { name: name.clone() })
            }
            NoticeKind::YouReplaced { part: PoolTarget::Member(id), before: Some(name) } => {
                Some(PoolChange::RenameMember { id: id.clone(), name: name.clone() })
            }
            _ => None,
        }
    }
}

const fn member_of(person: &Person) -> Option<&GroupPlayerId> {
    match person {
        Person::Member(id) => Some(id),
        Person::Guest(_) => None,
    }
}

fn not_saved_yet(name: &str) -> Failure {
    Failure::Rejected {
        code: "not_saved_yet".to_owned(),
        message: format!("{name} is not saved yet. Please wait a moment."),
    }
}
