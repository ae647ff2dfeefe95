//! The balances of a group as a text to send to friends.

use super::Balances;
use crate::{pool::Person, share_text::one_line, transfers::Transfer};

impl Balances {
    /// A transfer of the plan as a sentence: "Ben pays Ann $12.20".
    pub fn sentence(&self, transfer: &Transfer<Person>) -> String {
        let Transfer { from, to, amount } = transfer;
        format!("{} pays {} {amount}", one_line(self.name(from)), one_line(self.name(to)))
    }
}

/// The text to share. `group` is the name of the group; `provisional` is a line such as "As of
/// 19:42, not everything is saved yet", put below the amounts as it is.
pub fn balances_text(balances: &Balances, group: &str, provisional: Option<&str>) -> String {
    let mut lines = vec![format!("🏸 {}", one_line(group)), String::new()];
    if balances.plan.is_empty() {
        lines.push("Nobody owes anybody anything.".to_owned());
    } else {
        lines.push("💰 To settle up:".to_owned());
        lines.extend(balances.plan.iter().map(|transfer| balances.sentence(transfer)));
    }
    lines.extend(provisional.map(str::to_owned));
    lines.join("\n")
}
