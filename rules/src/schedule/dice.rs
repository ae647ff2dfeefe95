//! The order in which a search tries things: the same at every run.

/// Marsaglia's xorshift of 64 bits (*Xorshift RNGs*, 2003) from a fixed beginning.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    #[inline]
    pub(super) const fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = ((self.roll() >> 32) as usize * (place + 1)) >> 32;
            items.swap(place, other);
        }
    }
}
