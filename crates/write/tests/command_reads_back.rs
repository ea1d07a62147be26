//! A command, parsed by the CLI's rules, gives the members of its input.

use proptest::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_testing::{Hostile, Random, any_json, argparse, hostile, models};
use wireform_write::{CommandOptions, Nested, Shell};

const INPUTS: Hostile<'_> = Hostile {
    vocabulary: &[],
    misfits: 3,
};

fn options(random: &mut Random) -> CommandOptions {
    CommandOptions {
        shell: Shell::Posix,
        nested: [Nested::Auto, Nested::Shorthand, Nested::Json][random.below(3)],
        one_line: random.below(2) == 1,
        cli: [Cli::V2, Cli::V1][random.below(2)],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn commands_read_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut random = Random::from_bytes(bytes);
        let service = models::service(&mut random);
        let operation = service.operation("do-it").unwrap();
        let input = hostile(&mut random, operation, INPUTS);
        let options = options(&mut random);
        let command = wireform_write::command(operation, &input, &options);
        if !command.needs_document {
            let words = shell_words::split(command.text.as_str()).unwrap();
            let read = argparse::input(operation, &words[1..], options.cli);
            let same = argparse::same_members(&read, input.as_map().unwrap());
            assert!(same, "{}\n{read:?}\n{input:?}", command.text);
        }
    }

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
