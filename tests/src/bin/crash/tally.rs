//! What is there, against what was acknowledged.

use std::{collections::HashSet, fmt, net::SocketAddr};

use crate::{CrashError, writer::Book};

/// The count of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) acked: usize,
    pub(crate) lost: usize,
    pub(crate) doubled: usize,
}

impl Tally {
    /// Counts a book against what the server has: its session, and the games that were acknowledged,
    /// some of them only when they were sent again.
    pub(crate) async fn count(book: &Book, server: SocketAddr) -> Result<Self, CrashError> {
        let stored = book.stored(server).await?;
        let session_lost = usize::from(!book.is_there(server).await?);
        let acked: Vec<&str> = book.sent.iter().filter_map(|sent| sent.acked.as_deref()).collect();
        let there: HashSet<&str> = stored.iter().map(String::as_str).collect();
        // An acknowledgement that names another game than the one that was sent.
        let renamed = (book.sent.iter())
            .filter(|sent| sent.acked.is_some() && sent.made.is_some() && sent.made != sent.acked)
            .count();
        Ok(Self {
            acked: acked.len() + 1,
            lost: acked.iter().filter(|id| !there.contains(*id)).count() + renamed + session_lost,
            // One key, one game: whatever is beyond that was recorded twice.
            doubled: stored.len().saturating_sub(acked.iter().collect::<HashSet<_>>().len()),
        })
    }

    pub(crate) fn is_sound(self) -> bool {
        self.lost + self.doubled == 0
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.acked += other.acked;
        self.lost += other.lost;
        self.doubled += other.doubled;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ACKED {} LOST {} DOUBLED {}", self.acked, self.lost, self.doubled)
    }
}
