//! The same figures as `group`, counted again game by game in the plainest way.

use std::collections::BTreeMap;

use pace_rules::{
    game::{Game, Team},
    group::History,
    id::{GroupPlayerId, PlayerId},
    session::Session,
};

/// A game as one player or pair saw it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) won: bool,
    pub(crate) own: u32,
    pub(crate) other: u32,
    pub(crate) close: bool,
    pub(crate) partner: Option<GroupPlayerId>,
    pub(crate) opponents: Vec<GroupPlayerId>,
}

/// Everything that is compared.
#[derive(Debug, Default)]
pub(crate) struct Recount {
    pub(crate) games: usize,
    pub(crate) ratings: BTreeMap<GroupPlayerId, i32>,
    pub(crate) pair_ratings: BTreeMap<[GroupPlayerId; 2], i32>,
    pub(crate) players: BTreeMap<GroupPlayerId, Vec<Seen>>,
    pub(crate) pairs: BTreeMap<[GroupPlayerId; 2], Vec<Seen>>,
}

impl Seen {
    pub(crate) fn wins(games: &[Self]) -> usize {
        games.iter().filter(|game| game.won).count()
    }

    pub(crate) fn best_run(games: &[Self]) -> usize {
        games.split(|game| !game.won).map(<[Self]>::len).max().unwrap_or(0)
    }

    /// The run that ends with the newest game.
    pub(crate) fn run(games: &[Self]) -> i64 {
        let Some(last) = games.last() else { return 0 };
        let length = games.iter().rev().take_while(|game| game.won == last.won).count();
        i64::try_from(length).expect("few") * if last.won { 1 } else { -1 }
    }

    pub(crate) fn close(games: &[Self], won: bool) -> usize {
        games.iter().filter(|game| game.close && game.won == won).count()
    }
}

/// The linked players of a team, each once. In a game, too, nobody plays twice.
fn linked(history: &History, session: &Session, team: &[PlayerId]) -> Vec<GroupPlayerId> {
    let mut linked = Vec::new();
    for id in team {
        let link = session.player(id).and_then(|player| player.group_player_id.clone());
        for link in link.into_iter().filter(|link| history.pool.members.contains_key(link)) {
            if !linked.contains(&link) {
                linked.push(link);
            }
        }
    }
    linked
}

fn sorted_pair(team: &[GroupPlayerId]) -> Option<[GroupPlayerId; 2]> {
    let mut pair: [GroupPlayerId; 2] = team.to_vec().try_into().ok()?;
    pair.sort();
    Some(pair)
}

fn change(k: f64, own: f64, other: f64, won: bool) -> i32 {
    let expected = 1.0 / (1.0 + 10_f64.powf((other - own) / 400.0));
    let score = if won { 1.0 } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "at most k")]
    ((k * (score - expected) + 0.5).floor() as i32)
}

fn mean(ratings: &BTreeMap<GroupPlayerId, i32>, team: &[GroupPlayerId]) -> f64 {
    if team.is_empty() {
        return 1500.0;
    }
    let sum: i32 = team.iter().map(|id| ratings[id]).sum();
    f64::from(sum) / f64::from(u32::try_from(team.len()).expect("few"))
}

pub(crate) fn recount(history: &History) -> Recount {
    let mut games: Vec<(&Session, &Game)> = Vec::new();
    for evening in &history.evenings {
        games.extend(
            evening.games.iter().filter(|game| game.is_played()).map(|game| (&evening.session, game)),
        );
    }
    games.sort_by_key(|(session, game)| (game.result_at, session.date, game.game_number, game.id.clone()));
    let mut recount = Recount { games: games.len(), ..Recount::default() };
    for id in history.pool.members.keys() {
        recount.ratings.insert(id.clone(), 1500);
        recount.players.insert(id.clone(), Vec::new());
    }
    for (session, game) in games {
        let mut teams = [&game.team_a, &game.team_b].map(|team| linked(history, session, team));
        let [team_a, team_b] = &mut teams;
        team_b.retain(|id| !team_a.contains(id));
        let before = recount.ratings.clone();
        let pairs_before = recount.pair_ratings.clone();
        let pairs = [0, 1].map(|n| sorted_pair(&teams[n]));
        for (n, team) in [Team::A, Team::B].into_iter().enumerate() {
            let won = game.winning_team == Some(team);
            let seen = Seen {
                won,
                own: game.score(team).unwrap_or(0).into(),
                other: game.score(team.other()).unwrap_or(0).into(),
                close: matches!(
                    (game.team_a_score, game.team_b_score),
                    (Some(a), Some(b)) if a.abs_diff(b) == 1 || a.abs_diff(b) == 2
                ),
                partner: None,
                opponents: teams[1 - n].clone(),
            };
            let step = change(64.0, mean(&before, &teams[n]), mean(&before, &teams[1 - n]), won);
            for id in &teams[n] {
                let rating = recount.ratings.get_mut(id).expect("of the pool");
                *rating = (*rating + step).max(100);
                let partner = teams[n].iter().find(|other| *other != id).cloned();
                recount.players.get_mut(id).expect("of the pool").push(Seen { partner, ..seen.clone() });
            }
            if let Some(pair) = &pairs[n] {
                recount.pairs.entry(pair.clone()).or_default().push(seen);
                if let Some(other) = &pairs[1 - n] {
                    let rating = |pair| f64::from(pairs_before.get(pair).copied().unwrap_or(1500));
                    let step = change(32.0, rating(pair), rating(other), won);
                    let own = recount.pair_ratings.entry(pair.clone()).or_insert(1500);
                    *own = (*own + step).max(100);
                }
            }
        }
    }
    recount
}
