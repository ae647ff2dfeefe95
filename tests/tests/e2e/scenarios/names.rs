//! Aliases of a scenario for the ids that a run makes.

use pace_core::snapshot::SessionSnapshot;
use pace_rules::{
    game::Game,
    id::{GameId, PlayerId, SessionId},
};

/// The session that is meant where none is named.
pub(super) const EVENING: &str = "evening";

/// Which alias is which id.
#[derive(Debug, Default)]
pub(super) struct Names {
    games: Pairs<GameId>,
    players: Pairs<PlayerId>,
    sessions: Pairs<SessionId>,
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
    pub(super) fn learn_games(
        &mut self,
        aliases: impl IntoIterator<Item = String>,
        screen: &SessionSnapshot,
    ) {
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
    pub(super) fn learn_players(
        &mut self,
        aliases: impl IntoIterator<Item = String>,
        screen: &SessionSnapshot,
    ) {
        let roster = screen.session.iter().flat_map(|session| &session.players);
        self.players.learn(aliases, roster.map(|player| player.id.clone()));
    }

    /// Everything of an evening that must not stay on a disk: games, players and their names.
    pub(super) fn traces(&self) -> impl Iterator<Item = &str> {
        let games = self.games.0.iter().map(|(_, id)| id.as_str());
        games.chain(self.players.0.iter().flat_map(|(alias, id)| [alias.as_str(), id.as_str()]))
    }
}
