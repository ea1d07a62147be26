//! Any text can be read as a command: without a panic, in linear time, with places that are in the text.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::shell::Shell;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, Source, SourceKind};
use wireform_testing::{Random, models};

/// What has a meaning to some shell, to `argparse` or to the CLI.
const PIECES: [&str; 64] = [
    "aws ",
    "svc do-it ",
    "--m0",
    " --m1 ",
    "=",
    " ",
    "\t",
    "\n",
    "\r\n",
    "'",
    "\"",
    "\\",
    "`",
    "^",
    "$",
    "$(",
    "${",
    "$'",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "<<EOF\n",
    "<<'EOF'\n",
    "EOF\n",
    "<<<",
    "|",
    "||",
    "&",
    "&&",
    ";",
    "#",
    "<#",
    "#>",
    "@'\n",
    "'@",
    "@\"\n",
    "\"@",
    "--%",
    "%A%",
    "%",
    "!",
    "~",
    "*",
    ",",
    ":",
    "-",
    "--",
    "-5",
    "a",
    "é",
    "日本",
    "file://x",
    "a=b",
    "{\"a\":",
    "$a[1]",
    "PS> ",
    "C:\\>",
    "> ",
    "sudo ",
];

fn text(random: &mut Random) -> String {
    let count = random.below(60);
    let pieces = (0..count).map(|_| PIECES[random.below(PIECES.len())]);
    ["aws svc do-it "]
        .into_iter()
        .filter(|_| !count.is_multiple_of(3))
        .chain(pieces)
        .collect()
}

/// Reads a text in a shell, or in the one that it seems to be for.
fn read(operation: OperationRef<'_>, text: &str, shell: Option<Shell>, cli: Cli) {
    let hints = Hints {
        kind: Some(SourceKind::Command),
        shell,
        ..Hints::default()
    };
    let Ok(source) = Source::detect(text, hints) else {
        return;
    };
    let context = Context {
        services: &[operation.service],
        operation: None,
        cli,
    };
    let (diagnostics, parts) = match source.read(context) {
        Ok(reading) => (reading.diagnostics, reading.parts),
        Err(errors) => (errors, Vec::new()),
    };
    for diagnostic in &diagnostics {
        assert!(
            text.get(diagnostic.span.clone()).is_some(),
            "{diagnostic:?}\n{text:?}"
        );
    }
    let mut end = 0;
    for part in &parts {
        assert!(
            text.get(part.span.clone()).is_some() && part.span.start >= end,
            "{part:?}\n{text:?}"
        );
        end = part.span.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut random = Random::from_bytes(bytes);
        let text = text(&mut random);
        let service = models::service(&mut random);
        let operation = service.operation("do-it").unwrap();
        for cli in [Cli::V1, Cli::V2] {
            read(operation, &text, None, cli);
            for shell in Shell::ALL {
                read(operation, &text, Some(*shell), cli);
            }
        }
    }

    #[test]
    fn any_characters_are_read(text in ".*") {
        let service = models::service(&mut Random::of(0, 0));
        let operation = service.operation("do-it").unwrap();
        read(operation, &text, None, Cli::V2);
        read(operation, &format!("aws svc do-it --m0 {text}"), None, Cli::V2);
    }
}

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "svc", "serviceId": "Svc"},
    "operations": {"DoIt": {"input": {"shape": "In"}}},
    "shapes": {
        "In": {"type": "structure", "members": {"M0": {"shape": "Map"}, "M1": {"shape": "List"}}},
        "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "List": {"type": "list", "member": {"shape": "Map"}},
        "Text": {"type": "string"}
    }
}"#;

/// Characters of the same piece, or of two in turn, in a number at which a quadratic reader would take minutes.
#[test]
fn long_texts_take_linear_time() {
    const LENGTH: usize = 30_000;
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("do-it").unwrap();
    for (index, piece) in PIECES.iter().enumerate() {
        let other = PIECES[(index * 7 + 3) % PIECES.len()];
        for repeated in [(*piece).to_owned(), [*piece, other].concat()] {
            let long = repeated.repeat(LENGTH / repeated.len());
            let start = Instant::now();
            for shell in Shell::ALL {
                read(
                    operation,
                    &format!("aws svc do-it --m1 {long}"),
                    Some(*shell),
                    Cli::V2,
                );
                read(
                    operation,
                    &format!("aws svc do-it --m0 'a={long}'"),
                    Some(*shell),
                    Cli::V2,
                );
            }
            let took = start.elapsed();
            assert!(took < Duration::from_secs(10), "{repeated:?}: {took:?}");
        }
    }
}
