//! How often something may be asked, by one address and by all together.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use pace_rules::time::Timestamp;

use crate::config::Rate;

/// Beyond so many addresses those that may ask as if they never had are forgotten.
const REMEMBERED: usize = 1_024;

/// Counts askers. Each is remembered by the time at which it may ask as if it never had: the
/// generic cell rate algorithm.
#[derive(Debug)]
pub(crate) struct RateLimit {
    address: Rate,
    all: Rate,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    all: Timestamp,
    addresses: HashMap<IpAddr, Timestamp>,
}

impl RateLimit {
    pub(crate) fn new(address: Rate, all: Rate) -> Self {
        Self { address, all, state: Mutex::default() }
    }

    /// Lets one more in, or says how long to wait. Whoever is refused has not asked.
    pub(crate) fn admit(&self, peer: IpAddr, now: Timestamp) -> Result<(), Duration> {
        let peer = owner(peer);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.addresses.len() >= REMEMBERED {
            state.addresses.retain(|_, rested| *rested > now);
        }
        let State { all, addresses } = &mut *state;
        let peer = addresses.entry(peer).or_insert(now);
        let of_peer = next(self.address, peer, now)?;
        *all = next(self.all, all, now)?;
        *peer = of_peer;
        Ok(())
    }
}

/// When an asker will be as if it never had asked, after asking now.
fn next(rate: Rate, rested: &mut Timestamp, now: Timestamp) -> Result<Timestamp, Duration> {
    let span = rate.every * rate.burst;
    // However the clock was set, nobody waits longer than after all that is allowed at once.
    *rested = (*rested).clamp(now, now + span);
    let after = *rested + rate.every;
    match after.since(now + span) {
        Duration::ZERO => Ok(after),
        wait => Err(wait),
    }
}

/// Whom an address belongs to: of IPv6, whoever has one has its network's 2⁶⁴.
fn owner(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn limit() -> RateLimit {
        RateLimit::new(Rate { burst: 2, every: 10 * SECOND }, Rate { burst: 3, every: SECOND })
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_millis(1_767_985_200_000) + SECOND * u32::try_from(seconds).expect("small")
    }

    #[test]
    fn an_address_asks_so_often_at_once_and_then_in_its_turn() {
        let limit = limit();
        let ask = |seconds| limit.admit(ip("192.0.2.1"), at(seconds));
        assert_eq!([ask(0), ask(0), ask(0)], [Ok(()), Ok(()), Err(10 * SECOND)]);
        assert_eq!(ask(4), Err(6 * SECOND), "being refused costs nothing");
        assert_eq!([ask(10), ask(10)], [Ok(()), Err(10 * SECOND)]);
        assert_eq!([ask(100), ask(100), ask(100)], [Ok(()), Ok(()), Err(10 * SECOND)]);
    }

    #[test]
    fn all_together_are_limited_too() {
        let limit = limit();
        for last in 1..=3 {
            assert_eq!(limit.admit(ip(&format!("192.0.2.{last}")), at(0)), Ok(()));
        }
        assert_eq!(limit.admit(ip("192.0.2.4"), at(0)), Err(SECOND));
        assert_eq!(limit.admit(ip("192.0.2.4"), at(1)), Ok(()));
    }

    #[test]
    fn one_network_of_ipv6_is_one_asker_and_a_mapped_address_is_its_own() {
        assert_eq!(owner(ip("2001:db8:1:2:3:4:5:6")), owner(ip("2001:db8:1:2:ffff::1")));
        assert_ne!(owner(ip("2001:db8:1:2::1")), owner(ip("2001:db8:1:3::1")));
        assert_eq!(owner(ip("::ffff:192.0.2.1")), ip("192.0.2.1"));
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let limit =
            RateLimit::new(Rate { burst: 2, every: 10 * SECOND }, Rate { burst: 3, every: Duration::ZERO });
        for _ in 0..2 {
            assert_eq!(limit.admit(ip("192.0.2.1"), at(1_000)), Ok(()));
        }
        assert_eq!(limit.admit(ip("192.0.2.1"), at(0)), Err(10 * SECOND));
        assert_eq!(limit.admit(ip("192.0.2.1"), at(20)), Ok(()));
    }

    #[test]
    fn whoever_has_rested_is_forgotten() {
        let limit = RateLimit::new(Rate { burst: 1, every: SECOND }, Rate { burst: 10_000, every: SECOND });
        for address in 0..2_000_u32 {
            assert_eq!(limit.admit(IpAddr::V4(address.into()), at(u64::from(address))), Ok(()));
        }
        assert!(limit.state.lock().expect("the state").addresses.len() <= REMEMBERED);
    }
}
