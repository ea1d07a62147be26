//! Commands with something wrong.

use wireform_testing::Random;

use crate::variants::Parts;

/// Values that other values are replaced by: most fit few options.
const VALUES: [&str; 34] = [
    "",
    " ",
    "x",
    "-5",
    "-x",
    "- x",
    "-",
    "5",
    "1_0",
    " 7",
    "+3",
    "0x1",
    "1.5",
    "1e3",
    "nan",
    "inf",
    "true",
    "False",
    "a=b",
    "a=b,c",
    "a=b,c=d",
    "a=[b,c]",
    "a={b=c}",
    "a",
    "=",
    "a='b c'",
    "{}",
    "[]",
    "{\"a\": 1}",
    "[1, \"a\"]",
    "{'a': 1}",
    "null",
    "\"a\"",
    "2026-01-02",
];

/// Damages one or two of the options.
pub fn damage(random: &mut Random, words: &mut Vec<String>) {
    let mut parts = Parts::of(words);
    if parts.options.is_empty() {
        parts.options.push(vec!["--nope".to_owned()]);
    }
    for _ in 0..1 + random.below(2) {
        let change = CHANGES[random.below(CHANGES.len())];
        let place = random.below(parts.options.len());
        change(random, &mut parts.options[place]);
    }
    *words = parts.words();
}

const CHANGES: [fn(&mut Random, &mut Vec<String>); 6] =
    [replace, replace, misspell, drop_value, add_word, cut];

fn replace(random: &mut Random, option: &mut Vec<String>) {
    let value = random.pick(&VALUES);
    match option.len() {
        1 => option.push(value.to_owned()),
        count => option[1 + random.below(count - 1)] = value.to_owned(),
    }
}

#[allow(clippy::ptr_arg, reason = "as all of CHANGES")]
fn misspell(random: &mut Random, option: &mut Vec<String>) {
    let name = &mut option[0];
    let place = 2 + random.below(name.len().saturating_sub(2).max(1));
    if name.is_char_boundary(place) {
        name.insert(place, 'q');
    }
}

fn drop_value(_: &mut Random, option: &mut Vec<String>) {
    option.truncate(1);
}

fn add_word(random: &mut Random, option: &mut Vec<String>) {
    option.push(random.pick(&VALUES).to_string());
}

/// A value without some of its characters.
#[allow(clippy::ptr_arg, reason = "as all of CHANGES")]
fn cut(random: &mut Random, option: &mut Vec<String>) {
    let Some(value) = option.last_mut() else {
        return;
    };
    let characters: Vec<char> = value.chars().collect();
    let start = random.below(characters.len() + 1);
    let end = (start + 1 + random.below(3)).min(characters.len());
    let kept = characters
        .iter()
        .take(start)
        .chain(characters.iter().skip(end));
    *value = kept.collect();
}
