//! Who pays what at the end of a session, to the cent.

use crate::{
    id::PlayerId,
    money::Money,
    session::{CourtCostType, Session},
    state::SessionState,
    statistics::statistics,
    transfers::{Transfer, fewest_transfers},
};

/// The bill of a session. Shares add up to `total` exactly and balances to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Settlement {
    /// The court, in total.
    pub court: Money,
    /// The shuttles, in total.
    pub shuttles: Money,
    /// Court and shuttles.
    pub total: Money,
    /// All shares together: `total`.
    pub shares_total: Money,
    /// All balances together: zero.
    pub balances_total: Money,
    /// Everybody in roster order, whether or not they played.
    pub rows: Vec<SettlementRow>,
    /// The fewest payments that settle everybody.
    pub transfers: Vec<Transfer>,
}

/// One player's line of the bill.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SettlementRow {
    /// Who.
    pub player: PlayerId,
    /// The name on the roster.
    pub name: String,
    /// The one who prepaid.
    pub is_organizer: bool,
    /// The share of the costs; the remaining cents of an uneven one go to the first on the roster.
    pub share: Money,
    /// What the bets brought.
    pub net: Money,
    /// `share − net`.
    pub fair: Money,
    /// What the player pays to the organizer: `fair`, and nothing for the organizer. Below zero the
    /// organizer owes the player.
    pub pay: Money,
    /// What the player is to receive: `total − fair` for the organizer, `−fair` for the others.
    pub balance: Money,
}

/// Settles a session; none without a session or with an empty roster.
pub fn settle(state: &SessionState) -> Option<Settlement> {
    let session = state.session.as_deref()?;
    let rows = settlement_rows(state)?;
    let balances: Vec<_> = rows.iter().map(|row| (row.player.clone(), row.balance)).collect();
    let court = court_total(session);
    Some(Settlement {
        court,
        shuttles: session.bird_cost_total,
        total: court + session.bird_cost_total,
        shares_total: rows.iter().map(|row| row.share).sum(),
        balances_total: rows.iter().map(|row| row.balance).sum(),
        transfers: fewest_transfers(&balances),
        rows,
    })
}

/// The rows of a bill, without the transfers, which take the most time by far.
pub(crate) fn settlement_rows(state: &SessionState) -> Option<Vec<SettlementRow>> {
    let session = state.session.as_deref()?;
    let players = i64::try_from(session.players.len()).ok().filter(|players| *players > 0)?;
    let total = court_total(session) + session.bird_cost_total;
    let base = Money::from_cents(total.cents().div_euclid(players));
    let remaining_cents = total.cents().rem_euclid(players);
    let rows = (0_i64..).zip(statistics(state)).map(|(place, player)| {
        let is_organizer = player.player == session.organizer_id;
        let share = base + Money::from_cents(i64::from(place < remaining_cents));
        let fair = share - player.net;
        SettlementRow {
            player: player.player,
            name: player.name,
            is_organizer,
            share,
            net: player.net,
            fair,
            pay: if is_organizer { Money::ZERO } else { fair },
            balance: if is_organizer { total - fair } else { -fair },
        }
    });
    Some(rows.collect())
}

fn court_total(session: &Session) -> Money {
    match session.court_cost_type {
        CourtCostType::PerPerson => {
            session.court_cost_value * i64::try_from(session.players.len()).unwrap_or(i64::MAX)
        }
        CourtCostType::Total => session.court_cost_value,
    }
}
