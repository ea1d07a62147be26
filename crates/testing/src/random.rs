//! Random choices that are the same in every run.

/// A source of choices: a stream of pseudo-random numbers, or bytes that a property test draws and shrinks.
#[derive(Clone, Debug)]
pub struct Random(RandomSource);

#[derive(Clone, Debug)]
enum RandomSource {
    /// The state of SplitMix64 (Steele, Lea and Flood, 2014), which is small, fast and good with any seed.
    Stream(u64),
    /// The bytes that are left; after the last one every choice is the first.
    Bytes(std::vec::IntoIter<u8>),
}

impl Random {
    /// The stream of one item of a seed, independent of the streams of the others.
    pub fn of(seed: u64, item: usize) -> Self {
        let mut state = seed;
        let mixed = next(&mut state) ^ (item as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
        Random(RandomSource::Stream(mixed))
    }

    /// Choices made by bytes: one byte for up to 256 alternatives, four bytes for more.
    ///
    /// Fewer and smaller bytes give simpler inputs, which is how a property test shrinks a failure.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Random(RandomSource::Bytes(bytes.into_iter()))
    }

    /// A number below `limit`; 0 if `limit` is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1);
        match &mut self.0 {
            RandomSource::Stream(state) => (next(state) % limit as u64) as usize,
            RandomSource::Bytes(bytes) => {
                let length = if limit <= 256 { 1 } else { 4 };
                let number = bytes
                    .take(length)
                    .fold(0, |number, byte| number << 8 | usize::from(byte));
                number % limit
            }
        }
    }

    /// `true` with a probability of this many percent.
    pub fn percent(&mut self, percent: usize) -> bool {
        match &self.0 {
            RandomSource::Stream(_) => self.below(100) < percent,
            // The simplest choice is that nothing special happens.
            RandomSource::Bytes(_) => self.below(100) >= 100 - percent.min(100),
        }
    }

    /// One of the items.
    ///
    /// # Panics
    ///
    /// If there are none.
    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// Puts the items into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_stream() {
        let stream = |seed, item| {
            let mut random = Random::of(seed, item);
            [(); 3].map(|()| random.below(usize::MAX))
        };
        assert_eq!(stream(1, 2), stream(1, 2));
        assert_ne!(stream(1, 2), stream(1, 3));
        assert_ne!(stream(1, 2), stream(2, 2));
    }

    #[test]
    fn bytes_decide_and_end() {
        let mut random = Random::from_bytes(vec![7, 1, 0, 0, 0]);
        assert_eq!(random.below(5), 2);
        assert_eq!(random.below(1 << 30), 1 << 24);
        assert_eq!(random.below(5), 0);
        assert!(!random.percent(99));
    }
}
