//! Linear time: a text that is four times as long takes about four times the time.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use wireform_model::shell::Shell;
use wireform_read::{Hints, SourceKind};
use wireform_testing::Random;

use crate::execution::Readers;
use crate::number;
use crate::numbered::NUMBERED;
use crate::pieces::{CHARACTERS, PIECES};

/// How much longer a text that is four times as long may take; squared, it is sixteen times.
const MOST: f64 = 8.0;

/// Less time is measured too inexactly to be compared.
const MEASURABLE: f64 = 0.01;

#[derive(Debug)]
struct Case {
    hints: Hints,
    /// The number of a protocol.
    protocol: u8,
    frame: &'static str,
    piece: String,
}

impl Case {
    /// The frame around the piece, which is repeated up to a length; a `№` in it counts up.
    fn text(&self, length: usize) -> String {
        let mut long = String::with_capacity(length + 100);
        for number in 10_000.. {
            if long.len() >= length {
                break;
            }
            match self.piece.contains('№') {
                true => long.push_str(&self.piece.replace('№', &number.to_string())),
                false => long.push_str(&self.piece),
            }
        }
        let frame = self.frame.replace('‥', &"k".repeat(length / 2));
        frame.replace('…', &long)
    }

    /// The shortest of a few times, in seconds, for a text of this length.
    fn shortest(&self, readers: &Readers, length: usize, runs: usize) -> f64 {
        let text = self.text(length);
        let runs = (0..runs).map(|_| self.time(readers, &text));
        runs.min().unwrap_or_default().as_secs_f64()
    }

    /// How much longer a text takes than one of a quarter of its length, and both times.
    fn growth(&self, readers: &Readers, length: usize, runs: usize) -> (f64, [f64; 2]) {
        let times = [length / 4, length].map(|length| self.shortest(readers, length, runs));
        let [short, long] = times;
        let is_measurable = long > MEASURABLE;
        (if is_measurable { long / short } else { 1.0 }, times)
    }

    /// Whether a text takes clearly more than in proportion to its length, each time that it is measured.
    fn is_steep(&self, readers: &Readers, length: usize) -> bool {
        let mut runs = [1, 3, 5, 7].into_iter();
        runs.all(|runs| self.growth(readers, length, runs).0 > MOST)
    }

    /// Reads a text with one service of the protocol, its first operation and CLI v2.
    fn time(&self, readers: &Readers, text: &str) -> Duration {
        let mut choices = Random::from_bytes(vec![self.protocol, 0, 0, 1]);
        let begun = processor_time();
        readers.execute(text, self.hints, &mut choices);
        processor_time().saturating_sub(begun)
    }
}

/// How long this thread has run, which does not grow while others do.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Reads texts of parts that are all different.
#[test]
fn texts_of_different_parts_take_linear_time() {
    prove(&each_of_one_protocol(NUMBERED.iter().copied()), 1 << 16);
}

/// Reads requests with long parts.
#[test]
fn repeated_parts_of_requests_take_linear_time() {
    let texts = OF_REQUESTS
        .iter()
        .flat_map(|piece| REQUESTS.iter().map(move |frame| (piece, frame)));
    let texts = texts.map(|(piece, frame)| (Some(SourceKind::Request), *frame, *piece));
    prove(&each_of_one_protocol(texts), 1 << 16);
}

/// A case for each kind, frame and piece; a request has one of the protocols, to save time.
fn each_of_one_protocol(
    texts: impl Iterator<Item = (Option<SourceKind>, &'static str, &'static str)>,
) -> Vec<Case> {
    let cases = texts.zip((0..6).cycle());
    let cases = cases.map(|((kind, frame, piece), protocol)| Case {
        hints: Hints {
            kind,
            ..Hints::default()
        },
        protocol,
        frame,
        piece: piece.to_owned(),
    });
    cases.collect()
}

/// Reads each piece many times in a row, in each frame, with `WIREFORM_LENGTH` bytes and a quarter of them.
#[test]
#[ignore = "takes minutes: with --ignored, best optimized"]
fn long_texts_take_linear_time() {
    let mut cases = repeated();
    cases.extend(numbered());
    prove(&cases, number("WIREFORM_LENGTH", 1 << 18));
}

/// Fails where a text that is four times as long takes much more than four times as long.
fn prove(cases: &[Case], length: usize) {
    let readers = Readers::new();
    let mut steep = Vec::new();
    let mut slowest = (0.0, String::new());
    for case in cases {
        // What is quadratic would take too long at full length.
        if case.is_steep(&readers, length / 4) {
            let (growth, times) = case.growth(&readers, length / 2, 3);
            let times = times.map(|time| format!("{time:.3} s"));
            println!("{growth:.1} times: {} {case:?}", times.join(", "));
            if growth > MOST {
                steep.push(format!("{growth:.1} times: {case:?}"));
                continue;
            }
        }
        let time = case.shortest(&readers, length, 1);
        if time > slowest.0 {
            slowest = (time, format!("{case:?}"));
        }
    }
    let (time, case) = slowest;
    println!(
        "{} cases, the slowest takes {time:.3} s: {case}",
        cases.len()
    );
    assert!(steep.is_empty(), "{}", steep.join("\n"));
}

/// Texts of parts that are all different, with each protocol and some shells.
fn numbered() -> Vec<Case> {
    let mut cases = Vec::new();
    for (kind, frame, piece) in NUMBERED {
        let protocols = match kind {
            Some(SourceKind::Request) => 0..6,
            _ => 0..1,
        };
        for protocol in protocols {
            for shell in [None, Some(Shell::PowerShell), Some(Shell::Cmd)] {
                cases.push(Case {
                    hints: Hints {
                        kind: *kind,
                        shell,
                        ..Hints::default()
                    },
                    protocol,
                    frame,
                    piece: (*piece).to_owned(),
                });
            }
        }
    }
    cases
}

/// Each piece and each with another one, in each frame.
fn repeated() -> Vec<Case> {
    let pieces = PIECES.iter().chain(CHARACTERS);
    let mut cases = Vec::new();
    for (index, piece) in pieces.enumerate() {
        let other = PIECES[(index * 7 + 3) % PIECES.len()];
        let shell = Shell::ALL[index % Shell::ALL.len()];
        for (kind, shells, frames) in [
            (Some(SourceKind::Command), Shell::ALL, COMMANDS),
            (Some(SourceKind::Document), &[shell], DOCUMENTS),
            (Some(SourceKind::Request), &[shell], REQUESTS),
            (None, &[shell], ANY),
        ] {
            let framed = |shell| frames.iter().map(move |frame| (Some(shell), *frame));
            for (shell, frame) in shells.iter().copied().flat_map(framed) {
                for piece in [(*piece).to_owned(), [*piece, other].concat()] {
                    cases.push(Case {
                        hints: Hints {
                            kind,
                            shell,
                            ..Hints::default()
                        },
                        protocol: (index % 6) as u8,
                        frame,
                        piece,
                    });
                }
            }
        }
    }
    cases
}

const COMMANDS: &[&str] = &[
    "…",
    "aws shop sell …",
    "aws shop sell --filters '…'",
    "aws shop sell --cli-input-json '{\"Title\":…}'",
];

const DOCUMENTS: &[&str] = &["…", "{…", "Any: …", "c.d_e(…", "new XCommand({a: …"];

const REQUESTS: &[&str] = &[
    "PUT /v1/a/b?kind=a HTTP/1.1\nHost: shop.eu-west-1.amazonaws.com\n\n…",
    "PUT /v1/a/b?kind=a HTTP/1.1\nHost: shop.eu-west-1.amazonaws.com\n…",
    "PUT …",
    "POST / HTTP/1.1\nX-Amz-Target: Shop_2020.Sell\n\n{\"item\": …",
    "PUT / HTTP/1.1\nContent-Encoding: aws-chunked\n\n…",
    "curl https://shop.eu-west-1.amazonaws.com/… -d …",
    "{\"request\": {\"method\": \"GET\", \"url\": …, \"headers\": []}}",
];

const ANY: &[&str] = &["…"];

/// What a reader of requests could stumble over, where it is repeated.
const OF_REQUESTS: &[&str] = &[
    "a=b&",
    "<a>",
    "<a/>",
    "[",
    "{\"a\":",
    "\"",
    "/",
    "a.",
    "&",
    "Items.member.1.",
    "1\n",
    "x: y\n",
    "%41",
    "\\",
    "'",
    "Items.member.1.Count=1&",
    "\"odd\": 1, ",
    "<odd/>",
    "-H a: ",
    "<member/>",
    ",",
    "$(",
];
