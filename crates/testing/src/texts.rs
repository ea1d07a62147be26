//! Strings that some program between a form and a request could misread: a shell, the AWS CLI, a URL or JSON library.

use crate::Random;

/// Single characters with a meaning in some shell, in shorthand or in a URL, with plain characters between.
const SPECIAL: &[&str] = &[
    " ", " ", " ", "  ", "\t", "\n", "\r", "\r\n", "!", "\"", "\"", "\"", "#", "$", "%", "%", "&",
    "'", "'", "(", ")", "*", "+", ",", "-", "--", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[",
    "\\", "\\", "\\", "]", "^", "_", "`", "{", "|", "}", "~", "a", "b", "Z", "0", "9", "name",
    "\\\\", "\\\"", "\"\"", "\\\\\"",
];

/// Strings that some reader does not take literally.
const TRAPS: &[&str] = &[
    // cmd
    "%PATH%",
    "%PATH:a=b%",
    "%%",
    "%1",
    "%*",
    "%~dp0",
    "!PATH!",
    "^%",
    "^^",
    "^\n",
    "%NAME",
    // POSIX shells, fish
    "!!",
    "!a",
    "$HOME",
    "${HOME}",
    "$(id)",
    "`id`",
    "$'x'",
    "=ls",
    "~",
    "~root",
    "*",
    "/*",
    "{a,b}",
    "{1..3}",
    "2>&1",
    "<(x)",
    "&&",
    "||",
    ";;",
    "#x",
    " #",
    "'\\''",
    "''",
    "EOF",
    "\nEND\n",
    "end",
    "[ab]",
    "?",
    ">>",
    // PowerShell
    "$env:PATH",
    "$PSHOME",
    "@args",
    "@{a=1}",
    "@'",
    "'@",
    "--%",
    "-a.b",
    "-a:b",
    "1kb",
    "0x10",
    // argparse
    "--",
    "-",
    "-1",
    "-x",
    "-x=",
    "--api-id",
    "--cli-input-json",
    "help",
    // the AWS CLI: files, URLs, shorthand
    "file://",
    "file://x",
    "file://input.json",
    "fileb://x",
    "FILE://x",
    "file:/x",
    "http://x",
    "https://x",
    "@=",
    "@",
    "a=b",
    "a=b,c=d",
    "{a=b}",
    "[a,b]",
    "a]",
    "a\\,b",
    "x,y",
    "=",
    "==",
    // JSON, numbers, null
    "{\"a\":\"b c\"}",
    "{ \"a\": \"b\" }",
    "{\"a\":[1]}",
    "{",
    "}",
    "[",
    "null",
    "true",
    "1e3",
    "007",
    "1.0",
    "+",
    // URLs and escapes
    "%41",
    "%s",
    "/",
    "//",
    "../",
    "/?",
    "\\n",
    "\\x41",
    "\\",
    "$default",
    "*/*",
    // plain text with quotes
    "it's",
    "3\" of snow",
    "C:\\Program Files\\",
];

/// Beyond ASCII: quotes and dashes that PowerShell treats as its own, white space, characters of two, three and
/// four bytes, characters without width, and code points that are not characters.
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
    "\u{300}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{10ffff}",
    "\u{202e}",
    "é",
    "ß",
    "€",
    "漢",
    "日本",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "𝒳",
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
    "\u{1b}[31m",
    "\u{1b}[201~",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{9f}",
];

/// A string of up to `most` pieces; 40 % of the pieces are from `vocabulary` if it is not empty.
///
/// One string in six may contain control characters; none contains NUL.
pub fn pieces(random: &mut Random, most: usize, vocabulary: &[&str]) -> String {
    let count = random.below(most + 1);
    let control = random.percent(17);
    (0..count)
        .map(|_| match vocabulary {
            [_, ..] if random.percent(40) => random.pick(vocabulary),
            _ => piece(random, control),
        })
        .collect()
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

/// Every piece alone, between other characters, and at the start and end of a word.
pub fn systematic() -> Vec<String> {
    let mut values = vec![String::new()];
    for piece in [SPECIAL, TRAPS, FOREIGN, CONTROL].concat() {
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
