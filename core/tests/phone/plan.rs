//! Plans: what a session begins with, and what becomes of the rest of it.

use pace_core::{
    draft::{GameDraft, Schedule, SessionDraft},
    effect::{Call, Effect},
    ids::Ids,
    input::{Event, Intent, Token},
    plan::{PlanDraft, PlanPreview},
    snapshot::SessionSnapshot,
};
use pace_rules::{
    change::{Change, GameEdit},
    game::{GameResult, Team},
    id::{PlayerId, SessionId},
    money::Money,
    player::Player,
    pool::Pool,
    schedule::{NoPlan, fairness, format::Format, round_robin},
    session::{CourtCostType, GameMode},
};

use crate::support::{Phone, call, start};

const NAMES: [&str; 8] = ["Ann", "Ben", "Cal", "Dee", "Eva", "Fay", "Gil", "Hal"];

fn draft(schedule: Schedule) -> SessionDraft {
    SessionDraft {
        group: None,
        name: Some("Friday".to_owned()),
        date: start(),
        mode: GameMode::Doubles,
        players: NAMES.map(Into::into).to_vec(),
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::ZERO,
        shuttle_cost: Money::ZERO,
        bet: None,
        schedule,
    }
}

/// A phone whose session was created with that, and the server has it.
struct Evening {
    phone: Phone,
    id: SessionId,
    version: u64,
}

impl Evening {
    fn of(schedule: Schedule) -> Self {
        let (id, create) = draft(schedule).into_change(&Pool::default(), &mut Ids::new(start(), 3));
        let mut evening = Self { phone: Phone::new(), id, version: 0 };
        evening.change(create);
        evening
    }

    fn intend(&mut self, change: Change) -> Vec<Effect> {
        let session = self.id.clone();
        self.phone.step(Event::Session { session, intent: Intent::Change(change), token: Some(Token(1)) })
    }

    /// Changes something; the server takes it as it is. The one call that it took.
    fn change(&mut self, change: Change) -> Call {
        let effects = self.intend(change);
        let made = call(&effects).expect("a call");
        self.version += 1;
        let sees = self.sees();
        let games = sees.history.iter().chain(&sees.next).chain(&sees.upcoming).map(|view| {
            let mut game = (*view.game).clone();
            game.version = self.version;
            game
        });
        let sync = serde_json::json!({
            "epoch": "e", "since": 0, "version": self.version, "session": *sees.session.clone().expect("a session"),
            "games": games.collect::<Vec<_>>(),
            "ack": {"key": made.key, "verdict": "applied", "version": self.version, "replayed": false},
        });
        let body = match made.method {
            "PUT" => {
                let mut game = serde_json::to_value(&*sees.history[0].game).expect("a game");
                game["sync"] = sync;
                game
            }
            _ => serde_json::json!({"success": true, "session": sync["session"], "sync": sync}),
        };
        self.phone.answer(&made, 200, &body.to_string());
        made
    }

    fn sees(&self) -> SessionSnapshot {
        self.phone.state.session_snapshot(&self.id)
    }

    fn play_next(&mut self) {
        let id = self.sees().next.as_ref().expect("a planned game").game.id.clone();
        let result = GameResult { winning_team: Team::A, team_a_score: Some(21), team_b_score: Some(12) };
        self.change(Change::EditGame { id, edit: GameEdit::result(Some(result)) });
    }

    fn everybody(&self) -> Vec<PlayerId> {
        self.sees()
            .session
            .as_ref()
            .expect("a session")
            .players
            .iter()
            .map(|player| player.id.clone())
            .collect()
    }

    fn plan(&self, draft: &PlanDraft) -> PlanPreview {
        self.sees().plan(draft).expect("a plan")
    }

    /// As the store does it.
    fn replan(&mut self, preview: PlanPreview) -> Call {
        let mut ids = Ids::new(start(), 1 << 80);
        let new = |draft: GameDraft| match draft.into_change(&mut ids) {
            Change::CreateGame(game) => game,
            other => panic!("{other:?}"),
        };
        let create = preview.create.into_iter().map(new).collect();
        self.change(Change::Replan { delete: preview.delete, create })
    }
}

fn rounds(format: Format, courts: usize, rounds: Option<usize>) -> Schedule {
    Schedule::Rounds { format, courts, rounds }
}

fn draft_of(evening: &Evening, format: Format) -> PlanDraft {
    PlanDraft { present: evening.everybody(), under_way: Vec::new(), format, courts: 2, rounds: None }
}

#[test]
fn what_a_session_begins_with_is_what_its_draft_was_said_to_make() {
    for schedule in [
        Schedule::Off,
        Schedule::Full,
        Schedule::Games(5),
        rounds(Format::Americano, 2, None),
        rounds(Format::FixedPairs, 2, Some(2)),
        rounds(Format::KingOfTheCourt, 2, None),
    ] {
        let made = schedule.rounds(GameMode::Doubles, 8).expect("a plan").concat().len();
        let (_, create) = draft(schedule).into_change(&Pool::default(), &mut Ids::new(start(), 3));
        let Change::CreateSession { games, .. } = create else { panic!("{create:?}") };
        assert_eq!(games.len(), made, "{schedule:?}");
    }
    let known = Schedule::Games(5).rounds(GameMode::Doubles, 5).expect("a plan").concat();
    assert_eq!(known, round_robin(GameMode::Doubles, 5, Some(5)), "the order that other clients know");
    let whole = rounds(Format::Americano, 2, None).rounds(GameMode::Doubles, 8).expect("a plan");
    assert_eq!(fairness(8, &whole).figures(), "plays 7-7, repeats 0, opponents 2-2, longest rest 0");
}

#[test]
fn a_draft_that_cannot_be_planned_for_begins_without_games() {
    let mut seven = draft(rounds(Format::FixedPairs, 2, None));
    seven.players.pop();
    assert_eq!(seven.schedule.rounds(GameMode::Doubles, 7), Err(NoPlan::OddPairs));
    let (_, create) = seven.into_change(&Pool::default(), &mut Ids::new(start(), 3));
    assert!(matches!(create, Change::CreateSession { games, .. } if games.is_empty()));
}

#[test]
fn looking_at_a_plan_changes_nothing_and_making_it_is_one_write_that_shows_at_once() {
    let mut evening = Evening::of(rounds(Format::Americano, 2, None));
    (0..4).for_each(|_| evening.play_next());
    let before = evening.sees();
    let mut draft = draft_of(&evening, Format::Americano);
    draft.present.pop();
    let preview = evening.plan(&draft);
    assert_eq!(evening.sees(), before);
    assert_eq!((preview.delete.len(), preview.create.len()), (10, 10), "as many games as were unplayed");
    assert!(preview.rounds.iter().flatten().all(|game| !format!("{game:?}").contains("Hal")));
    let made = evening.replan(preview.clone());
    assert_eq!(
        (made.method, made.path.split('?').next()),
        ("POST", Some(format!("/sessions/{}/changes", evening.id).as_str()))
    );
    let after = evening.sees();
    assert_eq!(after.history.len(), 4);
    assert_eq!((after.pending, after.tray.len()), (0, 0));
    let shown: Vec<(String, String)> = after
        .next
        .iter()
        .chain(&after.upcoming)
        .map(|view| (view.team_a.clone(), view.team_b.clone()))
        .collect();
    let promised: Vec<(String, String)> = preview
        .rounds
        .concat()
        .into_iter()
        .map(|game| (game.team_a.join(" & "), game.team_b.join(" & ")))
        .collect();
    assert_eq!(shown, promised);
}

#[test]
fn games_on_court_stay_and_whoever_comes_is_planned_for_at_once() {
    let mut evening = Evening::of(rounds(Format::Americano, 2, None));
    (0..6).for_each(|_| evening.play_next());
    let on_court: Vec<_> = {
        let sees = evening.sees();
        sees.next.iter().chain(&sees.upcoming).take(2).map(|view| view.game.id.clone()).collect()
    };
    let ivy = Player {
        id: PlayerId::new("ivy").expect("an id"),
        name: "Ivy".to_owned(),
        group_player_id: None,
        is_guest: None,
    };
    // The addition is on its way; the plan already counts Ivy.
    evening.intend(Change::AddPlayer(ivy));
    let draft =
        PlanDraft { under_way: on_court.clone(), rounds: Some(9), ..draft_of(&evening, Format::Americano) };
    let preview = evening.plan(&draft);
    assert!(preview.delete.iter().all(|id| !on_court.contains(id)));
    let ivy = *preview.outlook.shares.last().expect("nine");
    assert_eq!((ivy.played, ivy.to_come, ivy.is_late), (0, 8, true));
    assert!(preview.outlook.shares[..8].iter().all(|share| (share.played, share.to_come) == (4, 8)));
}

#[test]
fn a_round_by_results_names_the_standing_and_waits_for_what_is_on_court() {
    let mut evening = Evening::of(rounds(Format::Mexicano, 2, None));
    assert_eq!(evening.sees().upcoming.len() + 1, 2, "the first round");
    let on_court = vec![evening.sees().next.as_ref().expect("a game").game.id.clone()];
    let draft = draft_of(&evening, Format::Mexicano);
    let waiting = PlanDraft { under_way: on_court, ..draft.clone() };
    assert_eq!(evening.sees().plan(&waiting), Err(NoPlan::ResultsFirst));
    evening.play_next();
    evening.play_next();
    let preview = evening.plan(&draft);
    let best: Vec<(&str, u32)> =
        preview.standing.iter().take(4).map(|place| (place.name.as_str(), place.points)).collect();
    assert_eq!(best, [("Ann", 21), ("Dee", 21), ("Eva", 21), ("Hal", 21)]);
    let first = &preview.rounds[0][0];
    assert_eq!(
        (first.team_a.join(" & "), first.team_b.join(" & ")),
        ("Ann & Hal".into(), "Dee & Eva".into())
    );
}

#[test]
fn a_page_that_has_not_loaded_plans_nothing() {
    let id = SessionId::new("elsewhere").expect("an id");
    let shown = Phone::new().state.session_snapshot(&id);
    let draft = PlanDraft {
        present: Vec::new(),
        under_way: Vec::new(),
        format: Format::Americano,
        courts: 2,
        rounds: None,
    };
    assert_eq!(shown.plan(&draft), Err(NoPlan::NoSession));
}
