//! What a scenario's file holds. `tests/scenarios/README.md` says what each word means.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, de::Error};
use serde_json::{Map, Value, from_value};

use super::{
    drafts::{NewClub, NewSession},
    intents::{GroupIntent, Intent, Profile, ReadIntent},
};

/// One story.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Scenario {
    pub(super) title: String,
    pub(super) laws: BTreeSet<u8>,
    pub(super) phones: Vec<String>,
    #[serde(default)]
    pub(super) access: Access,
    pub(super) club: Option<NewClub>,
    pub(super) evening: Option<NewSession>,
    pub(super) steps: Vec<Step>,
}

/// What the server lists to anybody.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Access {
    #[default]
    Link,
    Open,
}

/// One step: something that is done, that happens or that is waited for, and what is to be seen then.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Map<String, Value>")]
pub(super) struct Step {
    /// For whoever reads why a run ended.
    pub(super) words: String,
    pub(super) deed: Deed,
    pub(super) about: About,
    pub(super) told: Told,
}

#[derive(Debug)]
pub(super) enum Deed {
    Do(Intent),
    DoInGroup(GroupIntent),
    DoOnProfile(ReadIntent),
    Happens(Event),
    Wait(Wait),
}

/// Whose screen a step is about.
#[derive(Debug, Clone)]
pub(super) enum About {
    Session(Option<String>),
    Group(String),
    Profile { group: String, profile: Profile },
}

/// What every step may tell.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct Told {
    pub(super) note: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) session: Option<String>,
    pub(super) group: Option<String>,
    pub(super) profile: Option<Profile>,
    pub(super) tap: Option<String>,
    pub(super) fails: Option<Value>,
    pub(super) finds: Option<String>,
    pub(super) shows: BTreeMap<String, Value>,
    pub(super) home: BTreeMap<String, Value>,
    pub(super) calls: BTreeMap<String, BTreeMap<String, u64>>,
    pub(super) disk: BTreeMap<String, Disk>,
}

const TOLD: [&str; 12] = [
    "note", "phone", "session", "group", "profile", "tap", "fails", "finds", "shows", "home", "calls", "disk",
];

/// What happens to a phone, its network or the server.
#[derive(Debug, Deserialize)]
#[serde(tag = "happens", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub(super) enum Event {
    Fault(FaultOrder),
    Release {},
    Offline {},
    Online {},
    PhoneRestarts {},
    DiskFails {},
    DiskWorks {},
    ServerStops {},
    ServerStarts {},
    ServerBackedUp {},
    ServerRestored {},
    TimePasses {
        seconds: u64,
        #[serde(default)]
        on: Vec<String>,
    },
}

/// What is waited for.
#[derive(Debug, Deserialize)]
#[serde(tag = "wait", rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum Wait {
    Outcome {},
    Screen {},
    Held {},
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct FaultOrder {
    pub(super) fault: FaultKind,
    #[serde(default = "once")]
    pub(super) times: usize,
    #[serde(default)]
    pub(super) of: Of,
    #[serde(default)]
    pub(super) retry_after: u64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum FaultKind {
    RequestCut,
    AnswerLost,
    AnswerCut,
    RequestLate,
    RequestTwice,
    RequestHeld,
    AnswerHeld,
    Busy,
    BadGateway,
    CaptivePortal,
    Redirect,
    TooOld,
}

/// Which requests a fault befalls.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Of {
    #[default]
    Writes,
    Reads,
    All,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Disk {
    Empty,
    Writes,
}

impl TryFrom<Map<String, Value>> for Step {
    type Error = serde_json::Error;

    fn try_from(members: Map<String, Value>) -> Result<Self, Self::Error> {
        let (told, deed): (Map<_, _>, Map<_, _>) =
            members.into_iter().partition(|(member, _)| TOLD.contains(&member.as_str()));
        let told: Told = from_value(told.into())?;
        let said =
            ["do", "happens", "wait"].into_iter().find_map(|kind| Some((kind, deed.get(kind)?.as_str()?)));
        let (kind, word) = said.unwrap_or_default();
        let words = [told.phone.as_deref(), Some(kind), Some(word), told.note.as_deref()];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let about = about(word, &told)?;
        let deed = match (kind, &about) {
            ("do", About::Group(_)) if word != CREATE_GROUP => Deed::DoInGroup(from_value(deed.into())?),
            ("do", About::Profile { .. }) => Deed::DoOnProfile(from_value(deed.into())?),
            ("do", _) => Deed::Do(from_value(deed.into())?),
            ("happens", _) => Deed::Happens(from_value(deed.into())?),
            _ => Deed::Wait(from_value(deed.into())?),
        };
        Ok(Self { words, deed, about, told })
    }
}

/// A session that is created is shown, although `group` says whose it is.
fn about(word: &str, told: &Told) -> Result<About, serde_json::Error> {
    match (&told.group, &told.profile) {
        (Some(group), None) if word != CREATE_SESSION => Ok(About::Group(group.clone())),
        (Some(group), Some(profile)) => Ok(About::Profile { group: group.clone(), profile: profile.clone() }),
        (None, Some(_)) => Err(serde_json::Error::custom("a profile needs its `group`")),
        _ => Ok(About::Session(told.session.clone())),
    }
}

/// Asked of the home screen, which makes the group that the step is about.
const CREATE_GROUP: &str = "createGroup";
const CREATE_SESSION: &str = "createSession";

const fn once() -> usize {
    1
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json};

    use super::{Scenario, Step};

    #[test]
    fn a_word_that_nobody_knows_is_refused() {
        let known = json!({"do": "delete", "phone": "ann", "game": "g1", "shows": {}});
        assert!(from_value::<Step>(known).is_ok());
        let in_group = json!({"do": "open", "phone": "ann", "group": "club", "tab": "balances"});
        assert!(from_value::<Step>(in_group).is_ok());
        let pair =
            json!({"do": "open", "phone": "ann", "group": "club", "profile": {"pair": ["Ann", "Ben"]}});
        assert!(from_value::<Step>(pair).is_ok());
        for unknown in [
            json!({"do": "delete", "phone": "ann"}),
            json!({"do": "delete", "phone": "ann", "game": "g1", "games": []}),
            json!({"do": "erase", "phone": "ann", "game": "g1"}),
            json!({"do": "open", "phone": "ann", "show": {}}),
            json!({"do": "refresh", "happens": "release", "phone": "ann"}),
            json!({"do": "record", "phone": "ann", "as": "g", "teamA": [], "teamB": [], "result": {"won": "A"}}),
            json!({"do": "editSession", "phone": "ann", "cost": 1}),
            json!({"happens": "serverStops", "now": true}),
            json!({"happens": "fault", "phone": "ann", "fault": "rain"}),
            json!({"wait": "screen", "phone": "ann", "disk": {"ann": "full"}}),
            json!({"phone": "ann"}),
            json!({"do": "record", "phone": "ann", "group": "club", "as": "g", "teamA": [], "teamB": []}),
            json!({"do": "open", "phone": "ann", "group": "club"}),
            json!({"do": "open", "phone": "ann", "group": "club", "tab": "money"}),
            json!({"do": "open", "phone": "ann", "profile": {"player": "Ann"}}),
            json!({"do": "open", "phone": "ann", "group": "club", "profile": {"pair": ["Ann"]}}),
            json!({"do": "join", "phone": "ann", "code": "code1"}),
        ] {
            assert!(from_value::<Step>(unknown.clone()).is_err(), "{unknown}");
        }
        let scenario =
            |extra: Value| json!({"title": "", "laws": [], "phones": [], "steps": [], "more": extra});
        assert!(from_value::<Scenario>(scenario(json!(1))).is_err());
    }
}
