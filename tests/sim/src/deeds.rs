//! What a plan's actions do to the phones, the network and the server.

use crate::{plan::Deed, violation::Checked, world::World};

impl World<'_> {
    /// Carries out an action of the plan.
    pub(crate) fn act(&mut self, index: usize) -> Checked {
        let action = self.plan.actions[index];
        let mut dice = fastrand::Rng::with_seed(action.dice);
        let phone = action.phone;
        match action.deed {
            Deed::Die => {
                if self.phones[phone].state.is_some() {
                    self.statistics.count("deed", "died");
                    self.phones[phone].die();
                }
                self.tell(|| format!("phone {phone} dies"));
            }
            Deed::DieMidway => {
                self.phones[phone].dies_after = Some(dice.usize(..5));
                // Something has to happen for it to die of.
                self.person_acts(phone, self.plan.typical_tap(), &mut dice)?;
            }
            Deed::Restart => {
                if self.phones[phone].dies_after.take().is_some() {
                    self.phones[phone].die();
                }
                self.restart(phone)?;
            }
            Deed::DiskFails => {
                self.statistics.count("world", "disk-fails");
                self.phones[phone].disk.failing = dice.u8(1..4);
                self.person_acts(phone, self.plan.typical_tap(), &mut dice)?;
            }
            Deed::ClockJumps => {
                let by = if dice.bool() { -dice.i64(1_000..3_600_000) } else { dice.i64(1_000..120_000) };
                self.statistics.count("world", if by < 0 { "clock-set-back" } else { "clock-set-forward" });
                self.phones[phone].set_clock(by);
                self.tell(|| format!("the clock of phone {phone} is set by {by} ms"));
            }
            Deed::Airplane => {
                self.statistics.count("world", "airplane");
                self.phones[phone].airplane_until = self.now + dice.i64(1_000..40_000);
                self.tell(|| format!("phone {phone} has no network"));
            }
            Deed::Backup => self.server.back_up(),
            Deed::RestoreServer => {
                self.statistics.count("world", "server-restored");
                self.server.restore(self.now);
                let epoch = self.server.epoch();
                self.tell(|| format!("the server is put back to its backup: {epoch}"));
            }
            Deed::KillServer => {
                self.kill_server(dice.i64(200..5_000));
                self.tell(|| "the server is killed".to_owned());
            }
            deed => self.person_acts(phone, deed, &mut dice)?,
        }
        Ok(())
    }

    /// Starts a phone's process anew, if it is dead.
    pub(crate) fn restart(&mut self, index: usize) -> Checked {
        let phone = &mut self.phones[index];
        if phone.state.is_some() {
            return Ok(());
        }
        phone.start(self.broken);
        self.tell(|| format!("phone {index} starts again"));
        let phone = &mut self.phones[index];
        let Some(state) = &phone.state else { return Ok(()) };
        phone.watch.restarted(state, &phone.disk, self.now)
    }

    /// Kills the server, which nobody reaches for a while.
    pub(crate) fn kill_server(&mut self, down_for: i64) {
        self.statistics.count("world", "server-killed");
        self.server.kill();
        self.server_down_until = self.now + down_for;
    }
}
