//! What the server lists to anybody, fetched when its screen is opened, and a group by its code.

use pace_rules::{id::GroupId, pool::Group};

use crate::{
    answer::read_failure,
    effect::{Cause, Done},
    failure::Failure,
    input::{Answer, CallError, CallId, Token},
    reading::Reading,
    snapshot::{GroupListing, Listing, Page, SessionSummary},
    turn::Turn,
};

/// The lists of the home screen, and the codes that are being looked up.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    pub(crate) sessions: Reading<Vec<SessionSummary>>,
    pub(crate) groups: Reading<Vec<Group>>,
    joins: Vec<(CallId, Option<Token>)>,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            sessions: Reading::new("/sessions/summary".to_owned()),
            groups: Reading::new("/groups".to_owned()),
            joins: Vec::new(),
        }
    }
}

impl Lists {
    /// Looks a code up; whoever waits gets the group's id, and opens it.
    pub(crate) fn join(&mut self, code: &str, token: Option<Token>, turn: &mut Turn<'_>) {
        let id = turn.read(Cause::Load, format!("/groups/shareable/{code}"), None);
        self.joins.push((id, token));
    }

    /// The answer to a call; false if it is for none of them.
    pub(crate) fn answered(
        &mut self,
        call: CallId,
        answer: &Result<Answer, CallError>,
        turn: &mut Turn<'_>,
    ) -> bool {
        if let Some(index) = self.joins.iter().position(|(asked, _)| *asked == call) {
            let (_, token) = self.joins.swap_remove(index);
            turn.out.home = true;
            turn.resolve(token, found(answer).map(Done::Found));
            return true;
        }
        self.sessions.answered(call, answer, turn) || self.groups.answered(call, answer, turn)
    }

    /// Who waits for answers that nobody will take any more.
    pub(crate) fn abandon(mut self) -> Vec<Token> {
        let joins = self.joins.into_iter().filter_map(|(_, token)| token);
        joins.chain(self.sessions.abandon()).chain(self.groups.abandon()).collect()
    }

    pub(crate) fn sessions_listed(&self) -> Listing {
        match self.sessions.page() {
            None => Listing::Closed,
            Some(Page::Failed(failure)) => Listing::Failed(failure),
            Some(_) => self.sessions.whole().map_or(Listing::Loading, |(sessions, as_of)| Listing::Ready {
                sessions: sessions.clone(),
                as_of,
            }),
        }
    }

    pub(crate) fn groups_listed(&self) -> GroupListing {
        match self.groups.page() {
            None => GroupListing::Closed,
            Some(Page::Failed(failure)) => GroupListing::Failed(failure),
            Some(_) => self.groups.whole().map_or(GroupListing::Loading, |(groups, as_of)| {
                GroupListing::Ready { groups: groups.clone(), as_of }
            }),
        }
    }
}

fn found(answer: &Result<Answer, CallError>) -> Result<GroupId, Failure> {
    let answer = answer.as_ref().map_err(|_| Failure::Offline)?;
    if answer.status != 200 {
        return Err(read_failure(answer));
    }
    let group: Group = serde_json::from_slice(&answer.body).map_err(|_| Failure::Offline)?;
    Ok(group.id)
}
