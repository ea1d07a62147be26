//! Values that are hard on shells.

use wireform_conformance::inputs::seed;
use wireform_conformance::random::Random;

/// What some shell takes for its own, and plain text between.
const SPECIAL: &[&str] = &[
    " ", " ", " ", "  ", "\t", "\n", "\r", "\r\n", "!", "\"", "\"", "\"", "#", "$", "%", "%", "&",
    "'", "'", "(", ")", "*", "+", ",", "-", "--", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[",
    "\\", "\\", "\\", "]", "^", "_", "`", "{", "|", "}", "~", "a", "b", "Z", "0", "9", "name",
    "\\\\", "\\\"", "\"\"", "\\\\\"",
];

/// What a shell could take for more than its characters.
const TRAPS: &[&str] = &[
    "%PATH%",
    "%PATH:a=b%",
    "%%",
    "%1",
    "%*",
    "%~dp0",
    "!PATH!",
    "!!",
    "!a",
    "^%",
    "^^",
    "^\n",
    "$HOME",
    "${HOME}",
    "$(echo x)",
    "`echo x`",
    "$'x'",
    "$env:PATH",
    "$PSHOME",
    "@args",
    "@{a=1}",
    "@'",
    "'@",
    "--%",
    "--",
    "-a.b",
    "-a:b",
    "-1",
    "1kb",
    "0x10",
    "1e3",
    "007",
    "1.0",
    "=ls",
    "~",
    "~root",
    "*",
    "/*",
    "{a,b}",
    "{1..3}",
    "a=b",
    "file://x",
    "fileb://x",
    "/?",
    "2>&1",
    "<(x)",
    "&&",
    "||",
    ";;",
    "#x",
    "\\n",
    "\\x41",
    "'\\''",
    "''",
    "EOF",
    "end",
    "\\",
    "it's",
    "3\" of snow",
    "C:\\Program Files\\",
    "{\"a\":\"b c\"}",
    "{ \"a\": \"b\" }",
    "[ab]",
    "?",
    "%NAME",
];

/// Outside of ASCII: quotes and dashes that PowerShell reads as its own, white space, characters of two, three and
/// four bytes, marks without a width, and what is no character at all.
const FOREIGN: &[&str] = &[
    "\u{2018}",
    "\u{2019}",
    "\u{201a}",
    "\u{201b}",
    "\u{201c}",
    "\u{201d}",
    "\u{201e}",
    "\u{2013}",
    "\u{2014}",
    "\u{2015}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{3000}",
    "\u{1680}",
    "\u{180e}",
    "\u{200b}",
    "\u{feff}",
    "é",
    "ß",
    "€",
    "漢",
    "e\u{301}",
    "😀",
    "𝒳",
    "\u{10ffff}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{e000}",
    "\u{202e}",
    "ﬀ",
    "´",
];

const CONTROL: &[&str] = &[
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "\u{4}",
    "\u{7}",
    "\u{8}",
    "\u{b}",
    "\u{c}",
    "\u{e}",
    "\u{16}",
    "\u{1a}",
    "\u{1b}",
    "\u{1b}[201~",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{9f}",
];

/// A value of up to a dozen pieces, the empty text among them.
pub fn value(random: &mut Random) -> String {
    let length = random.below(13);
    let control = random.below(6) == 0;
    (0..length).map(|_| piece(random, control)).collect()
}

fn piece(random: &mut Random, control: bool) -> &'static str {
    match random.below(20) {
        0..=11 => random.pick(SPECIAL),
        12..=14 => random.pick(TRAPS),
        15..=17 => random.pick(FOREIGN),
        _ if control => random.pick(CONTROL),
        _ => "x",
    }
}

/// Every single piece, and each with a space before, behind and on both sides.
pub fn systematic() -> Vec<String> {
    let pieces = [SPECIAL, TRAPS, FOREIGN, CONTROL].concat();
    let mut values: Vec<String> = vec![String::new()];
    for piece in pieces {
        values.push(piece.to_owned());
        values.push(format!(" {piece}"));
        values.push(format!("{piece} "));
        values.push(format!("a {piece} b"));
        values.push(format!("a{piece}b"));
        values.push(format!("\"{piece} \\"));
        values.push(format!("--a-b={piece}"));
    }
    values
}

/// All systematic values and so many random ones.
pub fn values(count: usize) -> Vec<String> {
    let mut values = systematic();
    values.extend((0..count).map(|item| value(&mut Random::of(seed(), item))));
    values
}
