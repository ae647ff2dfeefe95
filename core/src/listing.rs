//! The sessions that the server lists, fetched when their screen is opened.

use crate::{
    answer::read_failure,
    effect::{Call, Cause, Done},
    failure::Failure,
    input::{Answer, CallError, CallId, Token},
    snapshot::{Listing, SessionSummary},
    turn::Turn,
};

pub(crate) fn ask_listing(
    listing: &mut Listing,
    listing_call: &mut Option<(CallId, Vec<Token>)>,
    token: Option<Token>,
    turn: &mut Turn<'_>,
) {
    turn.out.home = true;
    if let Some((_, tokens)) = listing_call {
        tokens.extend(token);
        return;
    }
    *listing = Listing::Loading;
    let id = turn.ledger.call_id(Cause::Load);
    *listing_call = Some((id, token.into_iter().collect()));
    turn.call(Call {
        id,
        cause: Cause::Load,
        server: turn.server.clone(),
        method: "GET",
        path: "/sessions/summary".to_owned(),
        key: None,
        seen: None,
        author: None,
        if_none_match: None,
        body: String::new(),
        made_at: turn.now,
    });
}

pub(crate) fn take_listing(
    listing: &mut Listing,
    listing_call: &mut Option<(CallId, Vec<Token>)>,
    call: CallId,
    answer: &Result<Answer, CallError>,
    turn: &mut Turn<'_>,
) {
    let Some((_, tokens)) = listing_call.take_if(|(asked, _)| *asked == call) else { return };
    let sessions = match answer {
        Ok(answer) if answer.status == 200 => {
            serde_json::from_slice::<Vec<SessionSummary>>(&answer.body).map_err(|_| Failure::Offline)
        }
        Ok(answer) => Err(read_failure(answer)),
        Err(_) => Err(Failure::Offline),
    };
    let outcome = sessions.as_ref().map(|_| Done::Fresh).map_err(Clone::clone);
    *listing = match sessions {
        Ok(sessions) => Listing::Ready { sessions, as_of: turn.now },
        Err(failure) => Listing::Failed(failure),
    };
    turn.out.home = true;
    for token in tokens {
        turn.resolve(Some(token), outcome.clone());
    }
}
