//! What a person does, asked of the phone's stores.

use crate::clock::TestClock;
use pace_core::{
    draft::{DraftPlayer, GameDraft, Link, Schedule, SessionDraft},
    snapshot::ShownSession,
};
use pace_rules::{
    change::{GameEdit, SessionEdit},
    game::GameResult,
    money::Money,
};

use super::{
    drafts::{All, LinkName, NewGame, NewSession, Planned, Played, RosterPlayer, SessionValues},
    format::Told,
    intents::Intent,
    names::{CLUB, Names},
    page::Outcome,
    pages::SessionPage,
    stage::Stage,
};

impl Stage {
    /// Does it; gives the outcome to wait for, if there will be one.
    pub(super) async fn act(
        &mut self,
        intent: &Intent,
        phone: &str,
        told: &Told,
    ) -> Result<Option<Outcome>, String> {
        let home = self.phone(phone)?.home();
        let page = self.page(phone, told.session.as_deref())?;
        let screen = page.snapshot().await.screen;
        Ok(Some(match intent {
            Intent::CreateSession(new) => self.create_session(new, phone, told).await?,
            Intent::ListSessions {} => home.list_sessions(),
            Intent::CreateGroup { name } => {
                let (id, created) = home.create_group(name).await;
                self.names.learn_group(told.group.as_deref().unwrap_or(CLUB), id);
                created
            }
            Intent::Join { typed } => home.join(&self.names.with_codes(typed)),
            Intent::ListGroups {} => home.list_groups(),
            Intent::Leave {} => {
                home.left();
                return Ok(None);
            }
            Intent::Return {} => {
                home.returned();
                return Ok(None);
            }
            Intent::Open {} => page.open(),
            Intent::Refresh {} => page.refresh(),
            Intent::Close {} => {
                page.close();
                return Ok(None);
            }
            Intent::Dismiss { notice } => {
                page.dismiss(notice_id(&screen, *notice)?);
                return Ok(None);
            }
            Intent::RestoreOverwritten { notice } => page.restore_overwritten(notice_id(&screen, *notice)?),
            Intent::Retry { item } => page.retry(&item_id(&screen, *item)?),
            Intent::Discard { item } => page.discard(&item_id(&screen, *item)?),
            Intent::RestoreWithMine { item } => page.restore_with_mine(&item_id(&screen, *item)?),
            change => self.change(change, &page).await?,
        }))
    }

    async fn change(&mut self, change: &Intent, page: &SessionPage) -> Result<Outcome, String> {
        let names = &self.names;
        let outcome = match change {
            Intent::Record(new) => page.record_game(draft(new, names)?),
            Intent::Edit { game, result, team_a, team_b } => {
                let team =
                    |team: &Option<Vec<String>>| team.as_deref().map(|it| names.players(it)).transpose();
                let edit = GameEdit {
                    team_a: team(team_a)?,
                    team_b: team(team_b)?,
                    ..result.map_or_else(GameEdit::default, |result| GameEdit::result(result.map(Into::into)))
                };
                page.edit_game(names.game(game)?, edit)
            }
            Intent::Delete { game } => page.delete_game(names.game(game)?),
            Intent::RestoreGame { game } => page.restore_game(names.game(game)?),
            Intent::Undo {} => {
                let screen = page.snapshot().await.screen;
                let undo = screen.undo.clone().ok_or("the screen names no game to undo")?;
                let planned = screen.history.iter().any(|view| view.game.id == undo && view.game.scheduled);
                self.coverage.meet(if planned { "undo planned" } else { "undo unplanned" });
                page.undo(undo)
            }
            Intent::Replan { delete, create } => {
                let delete = delete.iter().map(|game| names.game(game)).collect::<Result<_, _>>()?;
                let create_games = create.iter().map(|new| draft(new, names)).collect::<Result<_, _>>()?;
                page.replan(delete, create_games)
            }
            Intent::EditSession(values) => page.edit_session(edit(values, names)?),
            Intent::AddPlayer(new) => page.add_player(&new.name),
            Intent::RenamePlayer { player, name } => page.rename_player(names.player(player)?, name),
            Intent::RemovePlayer { player } => page.remove_player(names.player(player)?),
            Intent::DeleteSession {} => page.delete_session(),
            Intent::RestoreSession {} => page.restore_session(),
            _ => return Err("this changes nothing".to_owned()),
        };
        let screen = page.snapshot().await.screen;
        match change {
            Intent::Record(new) => self.names.learn_games([new.alias.clone()], &screen),
            Intent::Replan { create, .. } => {
                self.names.learn_games(create.iter().map(|new| new.alias.clone()), &screen);
            }
            Intent::AddPlayer(new) => self.names.learn_players([new.alias().to_owned()], &screen),
            _ => {}
        }
        Ok(outcome)
    }

    /// Planned games are called `plan1`, `plan2`, ….
    async fn create_session(
        &mut self,
        new: &NewSession,
        phone: &str,
        told: &Told,
    ) -> Result<Outcome, String> {
        let alias = told.session.as_deref();
        let group = told.group.as_deref().map(|group| self.names.group(group)).transpose()?;
        let mut players = Vec::new();
        for player in &new.players {
            players.push(self.draft_player(player, phone, told).await?);
        }
        let aliases: Vec<String> = new.players.iter().map(|player| player.alias().to_owned()).collect();
        let organizer = new.organizer.as_ref();
        let organizer = organizer.map_or(Some(0), |name| aliases.iter().position(|alias| alias == name));
        let draft = SessionDraft {
            group,
            name: new.name.clone(),
            date: new.date.unwrap_or_else(TestClock::beginning),
            mode: new.mode,
            players,
            organizer: organizer.unwrap_or(usize::MAX),
            court_cost_type: new.court_cost_type,
            court_cost: Money::from_cents(new.court_cost),
            shuttle_cost: Money::from_cents(new.shuttle_cost),
            bet: new.bet.map(Money::from_cents),
            schedule: match new.planned {
                None => Schedule::Off,
                Some(Planned::Games(count)) => Schedule::Games(count),
                Some(Planned::All(All::All)) => Schedule::Full,
            },
        };
        let (id, created) = self.phone(phone)?.home().create_session(draft).await;
        self.names.learn_session(alias, id);
        let screen = self.page(phone, alias)?.snapshot().await.screen;
        self.names.learn_players(aliases, &screen);
        self.names.learn_games(
            (1..).take(screen.upcoming.len() + 1).map(|number| format!("plan{number}")),
            &screen,
        );
        Ok(created)
    }

    async fn draft_player(
        &mut self,
        player: &RosterPlayer,
        phone: &str,
        told: &Told,
    ) -> Result<DraftPlayer, String> {
        if told.group.is_some() {
            self.coverage.meet_link(&player.link);
        }
        let link = match (&player.link, &told.group) {
            (LinkName::ByName, _) => Link::ByName,
            (LinkName::Guest, _) => Link::Guest,
            (LinkName::AddToGroup, _) => Link::AddToGroup,
            (LinkName::Member(alias), Some(group)) => {
                let page = self.phone(phone)?.group(&self.names.group(group)?).snapshot().await.screen;
                Link::Member(self.names.member(alias, &page)?)
            }
            (LinkName::Member(_), None) => return Err("without a group nobody is a member".to_owned()),
        };
        Ok(DraftPlayer { name: player.name.clone(), link })
    }
}

fn draft(new: &NewGame, names: &Names) -> Result<GameDraft, String> {
    Ok(GameDraft {
        team_a: names.players(&new.team_a)?,
        team_b: names.players(&new.team_b)?,
        result: new.result.map(Into::into),
    })
}

fn edit(values: &SessionValues, names: &Names) -> Result<SessionEdit, String> {
    let bet = values.bet;
    Ok(SessionEdit {
        name: values.name.clone(),
        date: values.date,
        court_cost_type: values.court_cost_type,
        court_cost_value: values.court_cost.map(Money::from_cents),
        bird_cost_total: values.shuttle_cost.map(Money::from_cents),
        bet_per_player: bet.map(|bet| Money::from_cents(bet.unwrap_or(0))),
        betting_enabled: bet.map(|bet| bet.is_some()),
        organizer_id: values.organizer.as_deref().map(|alias| names.player(alias)).transpose()?,
    })
}

impl From<Played> for GameResult {
    fn from(played: Played) -> Self {
        Self { winning_team: played.winner, team_a_score: played.score_a, team_b_score: played.score_b }
    }
}

fn item_id(screen: &ShownSession, place: usize) -> Result<String, String> {
    screen.tray.get(place).map(|item| item.id.clone()).ok_or_else(|| format!("the tray has no item {place}"))
}

fn notice_id(screen: &ShownSession, place: usize) -> Result<u64, String> {
    screen.notices.get(place).map(|notice| notice.id).ok_or_else(|| format!("there is no notice {place}"))
}
