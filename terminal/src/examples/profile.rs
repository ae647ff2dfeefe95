//! Pages of players, of pairs and of who should play next, answered as a server would.

use std::sync::Arc;

use pace_core::{
    input::{Answer, CallError, Event, ProfileIntent},
    profiles::Profile,
};
use pace_rules::{
    group::{GroupStrengths, Standings},
    session::GameMode,
    suggestion::{Present, Question, suggest},
};

use super::{
    EVENING,
    group::{Circle, DAY, evening, group_id, member},
};
use crate::view::Model;

/// The page of that player.
pub(crate) fn player(name: &str) -> Profile {
    Profile::Player { group: group_id(), player: member(name) }
}

/// The page of those two.
pub(crate) fn pair(one: &str, other: &str) -> Profile {
    Profile::Pair { group: group_id(), one: member(one), other: member(other) }
}

/// The page of the next games of those who are there.
pub(crate) fn next_games(present: &[&str], courts: u8) -> Profile {
    let present = present.iter().map(|name| member(name)).collect();
    Profile::Suggestion { group: group_id(), present, courts, session: None }
}

impl Circle {
    /// The club after so many more evenings, none of which was the last.
    pub(crate) fn season(evenings: i64) -> Self {
        const ROSTER: [&str; 5] = ["Ann", "Ben", "Cal", "Dee", "Eva"];
        const POINTS: [u8; 7] = [15, 19, 8, 20, 12, 17, 11];
        let mut circle = Self::club();
        for number in 4..4 + evenings {
            let place = |number: i64| usize::try_from(number).expect("few");
            let names = |shift: i64| ROSTER[place((number + shift) % 5)];
            let sides = |a, b| format!("{} {}", names(a), names(b));
            let games = [(sides(0, 1), sides(2, 3)), (sides(1, 2), sides(3, 4)), (sides(4, 0), sides(1, 3))];
            let games: Vec<(&str, &str, u8)> = (0_i64..)
                .zip(&games)
                .map(|(at, (a, b))| (a.as_str(), b.as_str(), POINTS[place((number + at) % 7)]))
                .collect();
            let date = EVENING - number * 7 * DAY;
            let played = evening(number, date, &ROSTER, &circle.history.pool, &games);
            circle.history.evenings.push(played);
        }
        circle
    }

    /// With another name for somebody, in the pool and on every roster.
    pub(crate) fn called(mut self, name: &str, other: &str) -> Self {
        let id = member(name);
        if let Some(member) = self.history.pool.members.get_mut(&id) {
            other.clone_into(&mut member.name);
        }
        for evening in &mut self.history.evenings {
            let players = evening.session.players.iter_mut();
            players
                .filter(|player| player.group_player_id.as_ref() == Some(&id))
                .for_each(|player| other.clone_into(&mut player.name));
        }
        self
    }

    fn body(&self, profile: &Profile, tonight: &[[[&str; 2]; 2]]) -> serde_json::Result<Vec<u8>> {
        let standings = Standings::of(self.history());
        match profile {
            Profile::Player { player, .. } => {
                let mut body = serde_json::to_value(standings.player_profile(player))?;
                body["ratingHistory"] = serde_json::to_value(standings.rating_history(player))?;
                serde_json::to_vec(&body)
            }
            Profile::Pair { one, other, .. } => serde_json::to_vec(&standings.pair_profile(one, other)),
            Profile::Suggestion { present, courts, .. } => {
                let strengths = GroupStrengths::of(&standings);
                let mode = GameMode::Doubles;
                let present: Vec<_> = (present.iter())
                    .map(|id| Present { id: id.clone(), belief: strengths.belief(id, mode) })
                    .collect();
                let ids = |side: &[&str; 2]| side.map(member).to_vec();
                let played: Vec<_> = tonight.iter().map(|sides| sides.each_ref().map(ids)).collect();
                let courts = usize::from(*courts);
                let decisiveness = strengths.decisiveness(mode);
                let question = Question { mode, courts, present: &present, played: &played, decisiveness };
                serde_json::to_vec(&suggest(&question))
            }
        }
    }

    /// The page is opened and gets what the server says.
    pub(crate) fn showing(mut self, profile: &Profile) -> Model {
        let body = self.body(profile, &[]);
        self.read(profile, body);
        self.looking_at(profile)
    }

    /// The next games after those of tonight.
    pub(crate) fn after(mut self, profile: &Profile, tonight: &[[[&str; 2]; 2]]) -> Model {
        let body = self.body(profile, tonight);
        self.read(profile, body);
        self.looking_at(profile)
    }

    /// The page is opened; its answer is that, or none yet.
    pub(crate) fn asked(
        mut self,
        profile: &Profile,
        answer: Option<Result<(u16, &str), CallError>>,
    ) -> Model {
        self.intend_of(profile, ProfileIntent::Open, answer);
        self.looking_at(profile)
    }

    /// The page is shown, then pulled without a network.
    pub(crate) fn not_pulled(mut self, profile: &Profile) -> Model {
        let body = self.body(profile, &[]);
        self.read(profile, body);
        self.intend_of(profile, ProfileIntent::Refresh, Some(Err(CallError::NotConnected)));
        self.looking_at(profile)
    }

    fn intend_of(
        &mut self,
        profile: &Profile,
        intent: ProfileIntent,
        answer: Option<Result<(u16, &str), CallError>>,
    ) {
        let calls = self.feed(Event::Profile { profile: profile.clone(), intent, token: None });
        for call in calls {
            if let Some(answer) = answer {
                let answer = answer.map(|(status, body)| Answer::plain(status, body.as_bytes().to_vec()));
                self.feed(Event::Answered { call, answer });
            }
        }
    }

    /// With that page in sight.
    fn looking_at(&self, profile: &Profile) -> Model {
        let mut model = self.model();
        model.forget_page();
        match profile {
            Profile::Player { .. } => model.player = Some(Arc::new(self.state.player_snapshot(profile))),
            Profile::Pair { .. } => model.pair = Some(Arc::new(self.state.pair_snapshot(profile))),
            Profile::Suggestion { .. } => {
                model.suggestion = Some(Arc::new(self.state.suggestion_snapshot(profile)));
            }
        }
        model
    }
}
