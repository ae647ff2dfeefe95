//! Aliases of a scenario for the ids that a run makes.

use pace_core::snapshot::{GroupSnapshot, RecentGroup, ShownSession, TabView};
use pace_rules::{
    game::Game,
    id::{GameId, GroupId, GroupPlayerId, PaymentId, PlayerId, SessionId},
    pool::{Person, same_name},
};
use serde_json::{Value, json};

use super::drafts::{NewPlayer, PersonName};

/// The session that is meant where none is named.
pub(super) const EVENING: &str = "evening";
/// The group that a scenario begins with.
pub(super) const CLUB: &str = "club";

/// Which alias is which id.
#[derive(Debug, Default)]
pub(super) struct Names {
    games: Pairs<GameId>,
    players: Pairs<PlayerId>,
    sessions: Pairs<SessionId>,
    groups: Pairs<GroupId>,
    /// Players of pools. One alias may stand for several ids: of different groups, or of one name that
    /// two phones gave an id.
    members: Pairs<GroupPlayerId>,
    /// What those who will be in a pool are called, by name.
    expected: Vec<NewPlayer>,
    payments: Pairs<PaymentId>,
    codes: Pairs<String>,
}

#[derive(Debug)]
struct Pairs<Id>(Vec<(String, Id)>);

impl<Id> Default for Pairs<Id> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Id: Clone + PartialEq + ToString> Pairs<Id> {
    fn id(&self, alias: &str) -> Option<Id> {
        self.0.iter().find(|(known, _)| known == alias).map(|(_, id)| id.clone())
    }

    fn alias(&self, id: &Id) -> String {
        let known = self.0.iter().find(|(_, known)| known == id);
        known.map_or_else(|| format!("unknown {}", id.to_string()), |(alias, _)| alias.clone())
    }

    fn learn(&mut self, aliases: impl IntoIterator<Item = String>, ids: impl IntoIterator<Item = Id>) {
        let unknown: Vec<Id> =
            ids.into_iter().filter(|id| self.0.iter().all(|(_, known)| known != id)).collect();
        self.0.extend(aliases.into_iter().zip(unknown));
    }
}

impl Names {
    /// The game of that alias.
    pub(super) fn game(&self, alias: &str) -> Result<GameId, String> {
        self.games.id(alias).ok_or_else(|| format!("no game is called {alias:?}"))
    }

    /// The player of that alias.
    pub(super) fn player(&self, alias: &str) -> Result<PlayerId, String> {
        self.players.id(alias).ok_or_else(|| format!("no player is called {alias:?}"))
    }

    pub(super) fn players(&self, aliases: &[String]) -> Result<Vec<PlayerId>, String> {
        aliases.iter().map(|alias| self.player(alias)).collect()
    }

    /// The session of that alias; an alias that nobody gave is taken as an id.
    pub(super) fn session(&self, alias: Option<&str>) -> SessionId {
        let alias = alias.unwrap_or(EVENING);
        self.sessions.id(alias).unwrap_or_else(|| SessionId::new(alias).expect("an alias is letters"))
    }

    pub(super) fn of_game(&self, id: &GameId) -> String {
        self.games.alias(id)
    }

    pub(super) fn of_player(&self, id: &PlayerId) -> String {
        self.players.alias(id)
    }

    pub(super) fn of_session(&self, id: &SessionId) -> String {
        self.sessions.alias(id)
    }

    /// Gives a session that was just created its alias.
    pub(super) fn learn_session(&mut self, alias: Option<&str>, id: SessionId) {
        self.sessions.learn([alias.unwrap_or(EVENING).to_owned()], [id]);
    }

    /// Gives the games that a screen shows for the first time their aliases, in the order of their
    /// numbers.
    pub(super) fn learn_games(&mut self, aliases: impl IntoIterator<Item = String>, screen: &ShownSession) {
        let mut games: Vec<&Game> = screen
            .history
            .iter()
            .chain(&screen.next)
            .chain(&screen.upcoming)
            .map(|view| view.game.as_ref())
            .collect();
        games.sort_by_key(|game| game.game_number);
        self.games.learn(aliases, games.into_iter().map(|game| game.id.clone()));
    }

    /// Gives the players that a screen shows for the first time their aliases, in roster order.
    pub(super) fn learn_players(&mut self, aliases: impl IntoIterator<Item = String>, screen: &ShownSession) {
        let roster = screen.session.iter().flat_map(|session| &session.players);
        self.players.learn(aliases, roster.map(|player| player.id.clone()));
    }

    /// The group of that alias.
    pub(super) fn group(&self, alias: &str) -> Result<GroupId, String> {
        self.groups.id(alias).ok_or_else(|| format!("no group is called {alias:?}"))
    }

    /// The player of that alias, first of all one whom the page of a group shows.
    pub(super) fn member(&self, alias: &str, page: &GroupSnapshot) -> Result<GroupPlayerId, String> {
        let mut shown = page.members.iter().map(|member| &member.id);
        let found = shown.find(|id| self.members.alias(id) == alias).cloned();
        found
            .or_else(|| self.members.id(alias))
            .ok_or_else(|| format!("nobody of a group is called {alias:?}"))
    }

    pub(super) fn person(&self, person: &PersonName, page: &GroupSnapshot) -> Result<Person, String> {
        Ok(match person {
            PersonName::Member(alias) => Person::Member(self.member(alias, page)?),
            PersonName::Guest { guest } => Person::Guest(guest.clone()),
        })
    }

    pub(super) fn payment(&self, alias: &str) -> Result<PaymentId, String> {
        self.payments.id(alias).ok_or_else(|| format!("no payment is called {alias:?}"))
    }

    /// A text in which `{code1}` stands for the code of that alias and `{CODE1}` for the same in
    /// capitals.
    pub(super) fn with_codes(&self, text: &str) -> String {
        self.codes.0.iter().fold(text.to_owned(), |text, (alias, code)| {
            let capitals = text.replace(&format!("{{{}}}", alias.to_uppercase()), &code.to_uppercase());
            capitals.replace(&format!("{{{alias}}}"), code)
        })
    }

    pub(super) fn of_group(&self, id: &GroupId) -> String {
        self.groups.alias(id)
    }

    pub(super) fn of_member(&self, id: &GroupPlayerId) -> String {
        self.members.alias(id)
    }

    /// A guest is a name, and no alias.
    pub(super) fn of_person(&self, person: &Person) -> Value {
        match person {
            Person::Member(id) => self.of_member(id).into(),
            Person::Guest(name) => json!({"guest": name}),
        }
    }

    pub(super) fn of_payment(&self, id: &PaymentId) -> String {
        self.payments.alias(id)
    }

    pub(super) fn of_code(&self, code: &str) -> String {
        self.codes.alias(&code.to_owned())
    }

    pub(super) fn learn_group(&mut self, alias: &str, id: GroupId) {
        self.groups.learn([alias.to_owned()], [id]);
    }

    /// Whoever comes into a pool under one of those names is called so.
    pub(super) fn expect_members<'a>(&mut self, players: impl IntoIterator<Item = &'a NewPlayer>) {
        self.expected.extend(players.into_iter().cloned());
    }

    /// Gives the payment that the page of a group shows for the first time its alias.
    pub(super) fn learn_payment(&mut self, alias: &str, page: &GroupSnapshot) {
        if let Some(TabView::Balances(view)) = &page.content {
            self.payments.learn([alias.to_owned()], view.payments.iter().map(|line| line.payment.id.clone()));
        }
    }

    /// Gives the players of a pool that a page shows for the first time their names as aliases, unless
    /// somebody said otherwise, and a new code the next of `code1`, `code2`, ….
    pub(super) fn learn_pool(&mut self, page: &GroupSnapshot) {
        for member in &page.members {
            let expected = self.expected.iter().rev().find(|player| same_name(&player.name, &member.name));
            let alias = expected.map_or(member.name.as_str(), NewPlayer::alias).to_owned();
            self.members.learn([alias], [member.id.clone()]);
        }
        if let Some(code) = page.head.as_ref().and_then(|head| head.code.clone()) {
            self.codes.learn([format!("code{}", self.codes.0.len() + 1)], [code]);
        }
    }

    /// The groups so far.
    pub(super) fn groups(&self) -> impl Iterator<Item = &GroupId> {
        self.groups.0.iter().map(|(_, id)| id)
    }

    /// Everything that must not stay on the disk of a phone that last visited those groups: games,
    /// players and their names, payments, other groups, other codes.
    pub(super) fn traces(&self, recent: &[RecentGroup]) -> impl Iterator<Item = &str> {
        let games = self.games.0.iter().map(|(_, id)| id.as_str());
        let payments = self.payments.0.iter().map(|(_, id)| id.as_str());
        let players = self.players.0.iter().flat_map(|(alias, id)| [alias.as_str(), id.as_str()]);
        let members = self.members.0.iter().flat_map(|(alias, id)| [alias.as_str(), id.as_str()]);
        let groups = self.groups().filter(|id| recent.iter().all(|group| group.id != **id));
        let codes = self.codes.0.iter().map(|(_, code)| code.as_str());
        let codes = codes.filter(|code| recent.iter().all(|group| group.code != *code));
        games.chain(payments).chain(players).chain(members).chain(groups.map(GroupId::as_str)).chain(codes)
    }
}
