//! What the tab in sight shows, with this phone's own writes on top.

use std::collections::BTreeMap;

use pace_rules::{
    balances::Balances,
    pool::{Payment, PoolTarget, apply_to_pool},
};

use super::{Circle, GroupState, board::Figures};
use crate::{
    machine::Machine,
    snapshot::{BalancesView, MemberView, PaymentLine, PlayerLine, SyncMark, Tab, TabView},
};

impl Machine<Circle> {
    /// Whether balances are in sight.
    pub(crate) fn shows_balances(&self) -> bool {
        self.page.is_some() && self.memory.tab == Tab::Balances
    }

    pub(super) fn tab_view(
        &self,
        view: &GroupState,
        members: &[MemberView],
        marks: &BTreeMap<PoolTarget, SyncMark>,
    ) -> Option<TabView> {
        Some(match &self.memory.board.as_ref()?.figures {
            Figures::Sessions(sessions) => TabView::Sessions(sessions.clone().into()),
            Figures::Leaderboard(rows) => TabView::Leaderboard(rows.clone().into()),
            Figures::Players { players, guests } => TabView::Players {
                players: (members.iter().filter(|member| !member.is_removed))
                    .map(|member| PlayerLine {
                        member: member.clone(),
                        figures: players.iter().find(|row| row.id == member.id).cloned(),
                    })
                    .collect(),
                guests: (guests.iter())
                    .filter(|guest| view.pool.named(&guest.name).is_none())
                    .cloned()
                    .collect(),
            },
            Figures::Pairings(rows) => TabView::Pairings(rows.clone().into()),
            Figures::Overview(overview) => TabView::Overview(overview.clone().into()),
            Figures::Balances(balances) => TabView::Balances(self.balances(balances, marks)),
        })
    }

    /// The balances after the payments of this phone, those that the server took since included.
    fn balances(&self, fetched: &Balances, marks: &BTreeMap<PoolTarget, SyncMark>) -> BalancesView {
        let mut pool = self.base.as_ref().map(|base| base.state.pool.clone()).unwrap_or_default();
        pool.payments = fetched.payments.iter().map(|it| (it.id.clone(), it.clone())).collect();
        let saved = self.memory.saved.iter().map(|saved| (&saved.change, saved.tapped));
        let own = self.log.iter().map(|entry| (&entry.change, entry.tapped));
        for (change, tapped) in saved.chain(own) {
            let at = pool.provisional(tapped);
            // What the base refuses is left out, as everywhere.
            let _refused = apply_to_pool(&mut pool, change, at);
        }
        let balances = fetched.with_payments_of(&pool);
        let line = |payment: &Payment| PaymentLine {
            from: balances.name(&payment.from).to_owned(),
            to: balances.name(&payment.to).to_owned(),
            sync: marks.get(&PoolTarget::Payment(payment.id.clone())).copied().unwrap_or_default(),
            payment: payment.clone(),
        };
        BalancesView {
            payments: balances.payments.iter().rev().map(line).collect(),
            provisional: self.is_unsaved(),
            balances,
        }
    }
}
