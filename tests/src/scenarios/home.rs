//! The home screen in the words of the scenarios.

use pace_core::{
    effect::Subject,
    snapshot::{GroupListing, HomeSnapshot, Listing, Unsaved},
};
use pace_rules::id::GroupId;
use serde_json::{Value, json};

use super::{
    names::Names,
    screen::{failure, seconds},
};

pub(super) fn home_screen(home: &HomeSnapshot, names: &Names) -> Value {
    let (state, sessions, cause) = match &home.listing {
        Listing::Closed => ("closed", &[][..], None),
        Listing::Loading => ("loading", &[][..], None),
        Listing::Ready { sessions, .. } => ("ready", sessions.as_slice(), None),
        Listing::Failed(cause) => ("failed", &[][..], Some(cause)),
    };
    let (groups_state, groups, groups_cause) = match &home.groups {
        GroupListing::Closed => ("closed", &[][..], None),
        GroupListing::Loading => ("loading", &[][..], None),
        GroupListing::Ready { groups, .. } => ("ready", groups.as_slice(), None),
        GroupListing::Failed(cause) => ("failed", &[][..], Some(cause)),
    };
    json!({
        "currentSession": home.current_session.as_ref().map(|id| names.of_session(id)),
        "recentGroups": home.recent_groups.iter().map(|recent| json!({
            "group": names.of_group(&recent.id),
            "name": recent.name,
            "code": names.of_code(&recent.code),
            "visitedAt": seconds(recent.visited_at),
        })).collect::<Vec<_>>(),
        "unsaved": home.unsaved.iter().map(|unsaved| json!({
            "session": unsaved.session().map(|id| names.of_session(id)),
            "group": group_of(unsaved).map(|id| names.of_group(id)),
            "title": unsaved.title,
            "pending": unsaved.pending,
            "failed": unsaved.failed,
        })).collect::<Vec<_>>(),
        "listing": state,
        "listingFailure": cause.map(failure),
        "sessions": sessions.iter().map(|line| json!({
            "session": names.of_session(&line.id),
            "group": line.group_id.as_ref().map(|id| names.of_group(id)),
            "name": line.name,
            "playerCount": line.player_count,
            "mode": line.game_mode.as_str(),
        })).collect::<Vec<_>>(),
        "groupListing": groups_state,
        "groupListingFailure": groups_cause.map(failure),
        "groups": groups.iter().map(|group| json!({
            "group": names.of_group(&group.id),
            "name": group.name,
            "code": names.of_code(&group.shareable_link),
        })).collect::<Vec<_>>(),
        "notices": home.notices.iter().map(|notice| notice.text.as_str()).collect::<Vec<_>>(),
    })
}

const fn group_of(unsaved: &Unsaved) -> Option<&GroupId> {
    match &unsaved.subject {
        Subject::Group(id) => Some(id),
        _ => None,
    }
}
