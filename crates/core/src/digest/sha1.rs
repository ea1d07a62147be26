use super::blocks::{Layout, hash};

const LAYOUT: Layout = Layout {
    width: 4,
    big: true,
};

/// SHA-1 (FIPS 180-4, section 6.1).
pub(super) fn sha1(data: &[u8]) -> Vec<u8> {
    let state = [
        0x6745_2301,
        0xefcd_ab89,
        0x98ba_dcfe,
        0x1032_5476,
        0xc3d2_e1f0,
    ];
    hash(LAYOUT, data, state.to_vec(), &change)
}

fn change(state: &mut [u64], mut words: Vec<u64>) {
    let [a, b, c, d, e] = *state else {
        return;
    };
    let [mut a, mut b, mut c, mut d, mut e] = [a, b, c, d, e].map(|word| word as u32);
    for round in 0..80 {
        let at = |ahead: usize| words.get(round + ahead).copied().unwrap_or_default() as u32;
        let word = at(0);
        let next = at(13) ^ at(8) ^ at(2) ^ at(0);
        words.push(u64::from(next.rotate_left(1)));
        let (mixed, constant) = match round / 20 {
            0 => ((b & c) | (!b & d), 0x5a82_7999),
            1 => (b ^ c ^ d, 0x6ed9_eba1),
            2 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6),
        };
        let sum = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e);
        let sum = sum.wrapping_add(constant).wrapping_add(word);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, sum);
    }
    for (word, new) in state.iter_mut().zip([a, b, c, d, e]) {
        *word = u64::from(new.wrapping_add(*word as u32));
    }
}
