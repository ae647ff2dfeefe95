//! Pages of a group that only show: a player's, a pair's, who should play next. They are read from the
//! server when they are opened, and written by nobody.

use std::collections::BTreeMap;

use pace_rules::{
    group::PairProfile,
    id::{GroupId, GroupPlayerId, SessionId},
    suggestion::Suggestion,
};
use serde::de::DeserializeOwned;

use crate::{
    effect::{Done, Subject},
    input::{Answer, CallError, CallId, ProfileIntent, Token},
    reading::Reading,
    snapshot::{Page, PairSnapshot, PlayerPage, PlayerSnapshot, SuggestionSnapshot},
    state::State,
    turn::Turn,
};

/// Whose page it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Profile {
    /// A player's.
    Player {
        /// The group.
        group: GroupId,
        /// The player of its pool.
        player: GroupPlayerId,
    },
    /// That of two players as partners.
    Pair {
        /// The group.
        group: GroupId,
        /// One of them.
        one: GroupPlayerId,
        /// The other.
        other: GroupPlayerId,
    },
    /// Who should play next, in even games.
    Suggestion {
        /// The group.
        group: GroupId,
        /// Who is there.
        present: Vec<GroupPlayerId>,
        /// How many games can be played at once.
        courts: u8,
        /// Whose games are tonight's, and whose mode counts; without one nobody has played, in doubles.
        session: Option<SessionId>,
    },
}

impl Profile {
    fn path(&self) -> String {
        match self {
            Self::Player { group, player } => {
                format!("/groups/{group}/players/{player}/stats?include=history")
            }
            Self::Pair { group, one, other } => format!("/groups/{group}/pairings/{one}/{other}"),
            Self::Suggestion { group, present, courts, session } => {
                let present: Vec<&str> = present.iter().map(GroupPlayerId::as_str).collect();
                let tonight = session.as_ref().map(|session| format!("&session={session}"));
                let tonight = tonight.unwrap_or_default();
                format!("/groups/{group}/suggestion?present={}&courts={courts}{tonight}", present.join(","))
            }
        }
    }
}

/// The pages that are open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profiles {
    players: BTreeMap<Profile, Reading<PlayerPage>>,
    pairs: BTreeMap<Profile, Reading<PairProfile>>,
    suggestions: BTreeMap<Profile, Reading<Suggestion<GroupPlayerId>>>,
}

impl Profiles {
    pub(crate) fn intend(
        &mut self,
        profile: Profile,
        intent: ProfileIntent,
        token: Option<Token>,
        turn: &mut Turn<'_>,
    ) {
        match &profile {
            Profile::Player { .. } => intend(&mut self.players, profile, intent, token, turn),
            Profile::Pair { .. } => intend(&mut self.pairs, profile, intent, token, turn),
            Profile::Suggestion { .. } => intend(&mut self.suggestions, profile, intent, token, turn),
        }
    }

    /// The answer to a call; false if it is for none of them.
    pub(crate) fn answered(
        &mut self,
        call: CallId,
        answer: &Result<Answer, CallError>,
        turn: &mut Turn<'_>,
    ) -> bool {
        answered(&mut self.players, call, answer, turn)
            || answered(&mut self.pairs, call, answer, turn)
            || answered(&mut self.suggestions, call, answer, turn)
    }

    /// Loads what is open once more.
    pub(crate) fn load(&mut self, turn: &mut Turn<'_>) {
        load(&mut self.players, turn);
        load(&mut self.pairs, turn);
        load(&mut self.suggestions, turn);
    }

    /// Closes all, and says which those were and who waits for answers that nobody will take.
    pub(crate) fn abandon(self) -> (Vec<Profile>, Vec<Token>) {
        let all = abandon(self.players).chain(abandon(self.pairs)).chain(abandon(self.suggestions));
        let (profiles, tokens): (Vec<_>, Vec<_>) = all.unzip();
        (profiles, tokens.concat())
    }
}

fn intend<T: DeserializeOwned>(
    pages: &mut BTreeMap<Profile, Reading<T>>,
    profile: Profile,
    intent: ProfileIntent,
    token: Option<Token>,
    turn: &mut Turn<'_>,
) {
    turn.out.publish.insert(Subject::Profile(profile.clone()));
    let path = profile.path();
    let page = pages.entry(profile).or_insert_with(|| Reading::new(path));
    match intent {
        ProfileIntent::Open => page.open(token, turn),
        ProfileIntent::Refresh => page.refresh(token, turn),
        ProfileIntent::Close => {
            page.close();
            turn.resolve(token, Ok(Done::Fresh));
        }
    }
    pages.retain(|_, page| !page.is_idle());
}

fn answered<T: DeserializeOwned>(
    pages: &mut BTreeMap<Profile, Reading<T>>,
    call: CallId,
    answer: &Result<Answer, CallError>,
    turn: &mut Turn<'_>,
) -> bool {
    let Some((profile, _)) = pages.iter_mut().find(|(_, page)| page.is_asking(call)) else { return false };
    let profile = profile.clone();
    let taken = pages.get_mut(&profile).is_some_and(|page| page.answered(call, answer, turn));
    turn.out.publish.insert(Subject::Profile(profile));
    pages.retain(|_, page| !page.is_idle());
    taken
}

fn load<T: DeserializeOwned>(pages: &mut BTreeMap<Profile, Reading<T>>, turn: &mut Turn<'_>) {
    for (profile, page) in pages.iter_mut().filter(|(_, page)| page.is_open()) {
        turn.out.publish.insert(Subject::Profile(profile.clone()));
        page.open(None, turn);
    }
}

fn abandon<T: DeserializeOwned>(
    pages: BTreeMap<Profile, Reading<T>>,
) -> impl Iterator<Item = (Profile, Vec<Token>)> {
    pages.into_iter().map(|(profile, mut page)| (profile, page.abandon()))
}

impl State {
    /// The page of a player; one that is not open shows a page that loads.
    pub fn player_snapshot(&self, profile: &Profile) -> PlayerSnapshot {
        let page = self.profiles.players.get(profile);
        PlayerSnapshot {
            revision: page.map_or(0, |page| page.revision),
            page: page.and_then(Reading::page).unwrap_or(Page::Loading),
            player: page.and_then(Reading::shown),
            last_synced: page.and_then(|page| page.read_at),
            sync_failure: page.and_then(|page| page.sync_failure.clone()),
        }
    }

    /// The page of a pair; one that is not open shows a page that loads.
    pub fn pair_snapshot(&self, profile: &Profile) -> PairSnapshot {
        let page = self.profiles.pairs.get(profile);
        PairSnapshot {
            revision: page.map_or(0, |page| page.revision),
            page: page.and_then(Reading::page).unwrap_or(Page::Loading),
            pair: page.and_then(Reading::shown),
            last_synced: page.and_then(|page| page.read_at),
            sync_failure: page.and_then(|page| page.sync_failure.clone()),
        }
    }

    /// Who should play next; a page that is not open shows one that loads.
    pub fn suggestion_snapshot(&self, profile: &Profile) -> SuggestionSnapshot {
        let page = self.profiles.suggestions.get(profile);
        SuggestionSnapshot {
            revision: page.map_or(0, |page| page.revision),
            page: page.and_then(Reading::page).unwrap_or(Page::Loading),
            suggestion: page.and_then(Reading::shown),
            last_synced: page.and_then(|page| page.read_at),
            sync_failure: page.and_then(|page| page.sync_failure.clone()),
        }
    }
}
