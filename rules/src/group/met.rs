//! Values by key, in the order in which the keys were first met.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher, Hash},
    ops::{Index, IndexMut},
};

/// A map that keeps the order of arrival. What is hashed are places in the pool, which nobody chooses.
#[derive(Debug, Clone)]
pub(super) struct Met<K, V> {
    places: HashMap<K, usize, BuildHasherDefault<DefaultHasher>>,
    rows: Vec<(K, V)>,
}

impl<K, V> Default for Met<K, V> {
    fn default() -> Self {
        Self { places: HashMap::default(), rows: Vec::new() }
    }
}

impl<K: Eq + Hash + Copy, V: Default> Met<K, V> {
    /// The place of a key, which at the first meeting gets the value of nobody known.
    pub(super) fn meet(&mut self, key: K) -> usize {
        *self.places.entry(key).or_insert_with(|| {
            self.rows.push((key, V::default()));
            self.rows.len() - 1
        })
    }

    pub(super) fn get(&self, key: K) -> Option<&V> {
        self.places.get(&key).map(|place| &self[*place])
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.rows.iter()
    }

    pub(super) fn into_rows(self) -> Vec<(K, V)> {
        self.rows
    }
}

impl<K, V> Index<usize> for Met<K, V> {
    type Output = V;
    fn index(&self, place: usize) -> &V {
        &self.rows[place].1
    }
}

impl<K, V> IndexMut<usize> for Met<K, V> {
    fn index_mut(&mut self, place: usize) -> &mut V {
        &mut self.rows[place].1
    }
}
