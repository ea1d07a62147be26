//! A command, read back, is the draft that it was written for: in every shell, every form and for both CLIs.

use proptest::prelude::*;
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, GlobalOptions};
use wireform_model::json;
use wireform_testing::{
    Hostile, Random, any_json, commands, file_references, hostile, hostile_globals, models,
};
use wireform_write::{Command, CommandOptions, Nested, Shell};

const INPUTS: Hostile<'_> = Hostile {
    vocabulary: &[],
    misfits: 3,
};

fn options(random: &mut Random) -> CommandOptions {
    CommandOptions {
        shell: Shell::ALL[random.below(Shell::ALL.len())],
        nested: [Nested::Auto, Nested::Shorthand, Nested::Json][random.below(3)],
        one_line: random.below(2) == 1,
        cli: [Cli::V2, Cli::V1][random.below(2)],
        raw_blobs: random.below(4) == 0,
    }
}

fn draft(random: &mut Random, operation: OperationRef<'_>, cli: Cli) -> Draft {
    let mut draft = Draft {
        options: hostile_globals(random),
        ..Draft::from(hostile(random, operation, INPUTS))
    };
    if random.percent(30) {
        draft.files = file_references(random, operation, cli, &mut draft.input);
    }
    draft
}

/// The options of a draft that a command has.
fn printed(draft: &Draft, command: &Command) -> GlobalOptions {
    let is_left_out = |name: &str| {
        let names = [format!("`--{name}`"), format!("`--{name} ")];
        let mut notes = command.notes.iter().map(|note| &note.message);
        notes.any(|note| {
            note.starts_with("The command leaves out")
                && names.iter().any(|name| note.contains(name))
        })
    };
    let options = draft
        .options
        .iter()
        .map(|(option, value)| (option.name, value));
    options.filter(|(name, _)| !is_left_out(name)).collect()
}

/// Fails where a command does not read back, unless a document is missing that it needs.
fn reads_back(operation: OperationRef<'_>, draft: &Draft, options: &CommandOptions) {
    let command = wireform_write::command_of(operation, draft, options);
    if command.needs_document || !command.files.is_empty() {
        return;
    }
    let text = command.text.as_str();
    let read = commands::read(operation, text, options.shell, options.cli).unwrap();
    assert_eq!(commands::unread(&read), [""; 0], "{text}");
    assert_eq!(read.draft.options, printed(draft, &command), "{text}");
    let urls = |draft: &Draft| -> Vec<String> {
        let files = draft.files.named();
        files.map(|(name, url)| format!("{name} {url}")).collect()
    };
    let is_left_out = command
        .notes
        .iter()
        .any(|note| note.message.starts_with("The command leaves out"));
    assert!(is_left_out || urls(&read.draft) == urls(draft), "{text}");
    let input = draft.input_beside_files();
    let same = commands::same_members(&read.draft.input, input.as_map().unwrap());
    assert!(same, "{text}\n{:?}\n{input:?}", read.draft.input);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn commands_read_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut random = Random::from_bytes(bytes);
        let service = models::service(&mut random);
        let operation = service.operation("do-it").unwrap();
        let options = options(&mut random);
        let draft = draft(&mut random, operation, options.cli);
        reads_back(operation, &draft, &options);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn writers_take_anything(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut random = Random::from_bytes(bytes);
        let service = models::service(&mut random);
        let operation = service.operation("do-it").unwrap();
        let input = match random.below(2) {
            0 => hostile(&mut random, operation, INPUTS),
            _ => any_json(&mut random, &[]),
        };
        for nested in Nested::ALL {
            let options = CommandOptions { nested: *nested, ..options(&mut random) };
            wireform_write::command(operation, &input, &options);
        }
        for cli in [Cli::V1, Cli::V2] {
            let request = wireform_write::request_from(operation, &input, "us-east-1", cli);
            wireform_write::http_text(&request);
            wireform_write::curl(&request, Shell::Posix);
        }
        assert!(json::same(&json::read(wireform_write::document(&input).as_str()).unwrap(), &input));
        assert!(json::read(wireform_write::skeleton(operation).as_str()).is_ok());
    }
}

#[test]
fn every_span_knows_its_place() {
    for seed in 0..400 {
        let mut bytes = Random::of(0, seed);
        let bytes = (0..200).map(|_| bytes.below(256) as u8).collect();
        let mut random = Random::from_bytes(bytes);
        let service = models::service(&mut random);
        let operation = service.operation("do-it").unwrap();
        let input = hostile(&mut random, operation, INPUTS);
        let command = wireform_write::command(operation, &input, &options(&mut random));
        for piece in command.text.pieces() {
            let member = piece.path.segments().next();
            let known =
                member.is_none_or(|name| input.as_map().is_some_and(|map| map.contains_key(&name)));
            assert!(known, "{:?} in {}", piece.path, command.text);
        }
    }
}
