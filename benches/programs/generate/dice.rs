//! Numbers that look like chance and are the same on every machine: SplitMix64.

/// A row of numbers that its seed decides.
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of one document: of the seed of the site, and of what the document is called. What
    /// one unit has does not depend on how many others there are.
    pub(crate) fn of(seed: u64, name: &str) -> Dice {
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        let mut dice = Dice(name.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, fnv));
        dice.next();
        dice
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        let wide = u128::from(self.next()) * u128::from(span);
        // The upper half of the product is below `span`, which came from two `i64`.
        low + (wide >> 64) as i64
    }

    /// One of several.
    pub(crate) fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.between(0, of.len() as i64 - 1) as usize]
    }

    /// Several different ones, in the order in which they stand.
    pub(crate) fn pick_some<'a>(&mut self, of: &[&'a str], count: usize) -> Vec<&'a str> {
        let mut left = count.min(of.len());
        let mut picked = Vec::new();
        for (place, one) in of.iter().enumerate() {
            let rest = (of.len() - place) as i64;
            if self.between(1, rest) <= left as i64 {
                picked.push(*one);
                left -= 1;
            }
        }
        picked
    }

    /// `low` to `high` thousandths of an amount.
    pub(crate) fn share_of(&mut self, amount: i64, low: i64, high: i64) -> i64 {
        amount * self.between(low, high) / 1000
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
