//! Those who watch the pages of one kind.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use tokio::sync::watch;

pub(super) struct Screens<K, T> {
    watched: HashMap<K, watch::Sender<Arc<T>>>,
}

impl<K, T> Default for Screens<K, T> {
    fn default() -> Self {
        Self { watched: HashMap::new() }
    }
}

impl<K: Clone + Eq + Hash, T> Screens<K, T> {
    /// Shows a page to those who watch it, if anybody does.
    pub(super) fn publish(&mut self, id: &K, snapshot: impl FnOnce() -> T) {
        self.watched.retain(|_, watched| watched.receiver_count() > 0);
        if let Some(watched) = self.watched.get(id) {
            watched.send_replace(Arc::new(snapshot()));
        }
    }

    /// A new observer, who gets the present snapshot first.
    pub(super) fn observe(&mut self, id: &K, snapshot: impl FnOnce() -> T) -> watch::Receiver<Arc<T>> {
        let watched =
            self.watched.entry(id.clone()).or_insert_with(|| watch::channel(Arc::new(snapshot())).0);
        let mut observer = watched.subscribe();
        observer.mark_changed();
        observer
    }
}
