//! What a person does on the pages of a group, asked of the phone's stores.

use pace_core::snapshot::{GroupSnapshot, Tab};
use pace_rules::money::Money;

use super::super::{
    intents::{GroupIntent, Profile, ReadIntent, TabName},
    page::Outcome,
    pages::GroupPage,
    sight::ProfilePage,
    stage::Stage,
};

macro_rules! read {
    ($page:expr, $intent:expr) => {
        match $intent {
            ReadIntent::Open {} => Some($page.open()),
            ReadIntent::Refresh {} => Some($page.refresh()),
            ReadIntent::Close {} => {
                $page.close();
                None
            }
        }
    };
}

impl Stage {
    /// Does it on the page of a group; gives the outcome to wait for, if there will be one.
    pub(in super::super) async fn act_in_group(
        &mut self,
        intent: &GroupIntent,
        phone: &str,
        group: &str,
    ) -> Result<Option<Outcome>, String> {
        let page = self.phone(phone)?.group(&self.names.group(group)?);
        let screen = page.snapshot().await.screen;
        Ok(Some(match intent {
            GroupIntent::Open { tab } => page.open((*tab).into()),
            GroupIntent::Refresh {} => page.refresh(),
            GroupIntent::Close {} => {
                page.close();
                return Ok(None);
            }
            GroupIntent::Dismiss { notice } => {
                page.dismiss(notice_id(&screen, *notice)?);
                return Ok(None);
            }
            GroupIntent::RestoreOverwritten { notice } => {
                page.restore_overwritten(notice_id(&screen, *notice)?)
            }
            GroupIntent::Retry { item } => page.retry(&item_id(&screen, *item)?),
            GroupIntent::Discard { item } => page.discard(&item_id(&screen, *item)?),
            change => self.change_group(change, &page, &screen).await?,
        }))
    }

    async fn change_group(
        &mut self,
        change: &GroupIntent,
        page: &GroupPage,
        screen: &GroupSnapshot,
    ) -> Result<Outcome, String> {
        let member = |alias: &str| self.names.member(alias, screen);
        Ok(match change {
            GroupIntent::Rename { name } => page.rename(name),
            GroupIntent::RenewCode {} => page.renew_code(),
            GroupIntent::DeleteGroup {} => page.delete_group(),
            GroupIntent::RestoreGroup {} => page.restore_group(),
            GroupIntent::AddPlayers { players } => {
                self.names.expect_members(players);
                page.add_players(&players.iter().map(|player| player.name.clone()).collect::<Vec<_>>())
            }
            GroupIntent::PromoteGuest(player) => {
                self.names.expect_members([player]);
                page.promote_guest(&player.name)
            }
            GroupIntent::RenamePlayer { player, name } => page.rename_player(member(player)?, name),
            GroupIntent::RemovePlayer { player } => page.remove_player(member(player)?),
            GroupIntent::ReturnPlayer { player } => page.return_player(member(player)?),
            GroupIntent::RecordPayment { alias, from, to, amount } => {
                let [from, to] = [from, to].map(|person| self.names.person(person, screen));
                let paid = page.record_payment(from?, to?, Money::from_cents(*amount));
                self.names.learn_payment(alias, &page.snapshot().await.screen);
                paid
            }
            GroupIntent::DeletePayment { payment } => page.delete_payment(self.names.payment(payment)?),
            _ => return Err("this changes nothing".to_owned()),
        })
    }

    /// Does it on a page that only shows.
    pub(in super::super) async fn act_on_profile(
        &self,
        intent: ReadIntent,
        phone: &str,
        group: &str,
        profile: &Profile,
    ) -> Result<Option<Outcome>, String> {
        Ok(match self.profile(phone, group, profile).await? {
            ProfilePage::Player(page) => read!(page, intent),
            ProfilePage::Pair(page) => read!(page, intent),
            ProfilePage::Suggestion(page) => read!(page, intent),
        })
    }
}

impl From<TabName> for Tab {
    fn from(name: TabName) -> Self {
        match name {
            TabName::Sessions => Self::Sessions,
            TabName::Leaderboard => Self::Leaderboard,
            TabName::Players => Self::Players,
            TabName::Pairings => Self::Pairings,
            TabName::Overview => Self::Overview,
            TabName::Balances => Self::Balances,
        }
    }
}

fn item_id(screen: &GroupSnapshot, place: usize) -> Result<String, String> {
    screen.tray.get(place).map(|item| item.id.clone()).ok_or_else(|| format!("the tray has no item {place}"))
}

fn notice_id(screen: &GroupSnapshot, place: usize) -> Result<u64, String> {
    screen.notices.get(place).map(|notice| notice.id).ok_or_else(|| format!("there is no notice {place}"))
}
