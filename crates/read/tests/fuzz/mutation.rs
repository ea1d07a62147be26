//! Random texts: what people could paste, damaged; and anything else.

use std::ops::Range;

use wireform_testing::{Random, texts};

use crate::pieces::{CHARACTERS, PIECES};
use crate::seeds;

/// Longer texts find little more, and take longer.
const MOST: usize = 500;

/// A random text of up to [`MOST`] bytes.
pub fn text(random: &mut Random) -> String {
    let mut text = match random.below(20) {
        0 => bytes(random),
        1 => texts::pieces(random, 40, &[]),
        2 => texts::pieces(random, 30, PIECES),
        _ => seeds::text(random),
    };
    let most = *random.pick(&[&0, &1, &1, &2, &3, &5, &8, &20]);
    for _ in 0..most {
        mutate(random, &mut text);
    }
    text.truncate(text.floor_char_boundary(MOST));
    text
}

fn bytes(random: &mut Random) -> String {
    let bytes: Vec<u8> = (0..random.below(200))
        .map(|_| random.below(256) as u8)
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn mutate(random: &mut Random, text: &mut String) {
    match random.below(12) {
        0..=3 => {
            let at = place(random, text);
            text.insert_str(at, piece(random));
        }
        4 | 5 => {
            let range = range(random, text);
            text.replace_range(range, piece(random));
        }
        6 | 7 => {
            let range = range(random, text);
            text.replace_range(range, "");
        }
        8 => {
            let part = text[range(random, text)].to_owned();
            let at = place(random, text);
            text.insert_str(at, &part.repeat(1 + random.below(3)));
        }
        9 => {
            let at = place(random, text);
            text.insert_str(at, random.pick(CHARACTERS));
        }
        10 => text.truncate(place(random, text)),
        _ => {
            let other = seeds::text(random);
            text.truncate(place(random, text));
            text.push_str(&other[place(random, &other)..]);
        }
    }
}

fn piece(random: &mut Random) -> &'static str {
    random.pick(PIECES)
}

/// A place between two characters.
fn place(random: &mut Random, text: &str) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

/// A part of the text, mostly a short one.
fn range(random: &mut Random, text: &str) -> Range<usize> {
    let start = place(random, text);
    let most = match random.percent(70) {
        true => 4,
        false => text.len(),
    };
    let length = random.below(most.min(text.len() - start) + 1);
    start..text.floor_char_boundary(start + length)
}
