//! The rest of an evening, looked at before it is planned anew.

use pace_rules::{
    id::{GameId, PlayerId},
    schedule::{NoPlan, Outlook, Pairing, Remaining, Replan, format::Format, replan},
    session::Session,
};

use crate::{draft::GameDraft, snapshot::SessionSnapshot};

/// How a person wants an evening to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanDraft {
    /// Who plays from now on.
    pub present: Vec<PlayerId>,
    /// Unplayed games that stay because they are being played now.
    pub under_way: Vec<GameId>,
    /// How it goes on.
    pub format: Format,
    /// How many games are played at a time.
    pub courts: usize,
    /// How many rounds to plan; none for as many as the unplayed games take, and where there are none,
    /// for all that the format has.
    pub rounds: Option<usize>,
}

/// What that would make of the evening. `delete` and `create` are what
/// [`SessionStore::replan`](crate::SessionStore::replan) takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanPreview {
    /// The rounds that would come, each one game a court.
    pub rounds: Vec<Vec<PlannedGame>>,
    /// Unplayed games that would go.
    pub delete: Vec<GameId>,
    /// The games that would come.
    pub create: Vec<GameDraft>,
    /// How fair the whole evening will have been; [`Outlook::sentences`] says it.
    pub outlook: Outlook,
    /// The points of those present so far, best first.
    pub standing: Vec<Place>,
}

/// A game of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlannedGame {
    /// Names of team A.
    pub team_a: Vec<String>,
    /// Names of team B.
    pub team_b: Vec<String>,
}

/// A line of a standing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Place {
    /// The player's name.
    pub name: String,
    /// Points of the player's side in all games.
    pub points: u32,
    /// Games won.
    pub wins: u32,
    /// Games played.
    pub games: u32,
}

impl SessionSnapshot {
    /// What the evening would become; nothing is changed.
    ///
    /// # Errors
    /// [`NoPlan`] says why it cannot be planned like that.
    pub fn plan(&self, draft: &PlanDraft) -> Result<PlanPreview, NoPlan> {
        let session = self.state.session.as_deref().ok_or(NoPlan::NoSession)?;
        let remaining = Remaining {
            present: &draft.present,
            under_way: &draft.under_way,
            format: draft.format,
            courts: draft.courts,
            rounds: draft.rounds,
        };
        let Replan { delete, rounds, outlook, standing } = replan(&self.state, &remaining)?;
        let places = standing.into_iter().map(|row| Place {
            name: names(session, &[row.player]).concat(),
            points: row.points,
            wins: row.wins,
            games: row.games,
        });
        let planned = |game: &Pairing| PlannedGame {
            team_a: names(session, &game.team_a),
            team_b: names(session, &game.team_b),
        };
        Ok(PlanPreview {
            create: rounds.iter().flatten().map(|game| draft_of(session, game)).collect(),
            rounds: rounds.iter().map(|round| round.iter().map(planned).collect()).collect(),
            delete,
            outlook,
            standing: places.collect(),
        })
    }
}

fn names(session: &Session, positions: &[usize]) -> Vec<String> {
    positions.iter().filter_map(|position| Some(session.players.get(*position)?.name.clone())).collect()
}

fn draft_of(session: &Session, game: &Pairing) -> GameDraft {
    let side = |positions: &[usize]| {
        positions.iter().filter_map(|position| Some(session.players.get(*position)?.id.clone())).collect()
    };
    GameDraft { team_a: side(&game.team_a), team_b: side(&game.team_b), result: None }
}
