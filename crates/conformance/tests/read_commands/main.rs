//! What `read` makes of a command is what the real CLI passes to the call of the API, or both refuse it.
//!
//! The commands are those that we write for operations of all services, as bash splits them into words, then with
//! their words changed in ways that the CLI takes ([`variants`]) and in ways that it mostly refuses ([`faults`]).
//! `WIREFORM_SEED` and `WIREFORM_OPERATIONS` work as in the other tests.

mod beyond_reading;
mod compare;
mod faults;
mod own_options;
mod shortcuts;
mod variants;

use std::collections::BTreeMap;

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::{catalog, operations, settings, shell};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, FileReferences};
use wireform_model::global_options::GLOBAL_OPTIONS;
use wireform_testing::{Random, damage, file_references, global_options, valid};
use wireform_write::{CommandOptions, Nested, Shell, ValueFile};

use compare::{Case, Outcome, compare};

const FORMS: [Nested; 3] = [Nested::Auto, Nested::Shorthand, Nested::Json];

/// What is done with the words of a command.
type Change = fn(&mut Random, &mut Vec<String>);

#[test]
fn v1_reads_our_commands_as_we_do() {
    prove(Cli::V1, 10, 11, |_, _| {});
}

#[test]
fn v2_reads_our_commands_as_we_do() {
    prove(Cli::V2, 2, 12, |_, _| {});
}

#[test]
fn v1_reads_variants_as_we_do() {
    prove(Cli::V1, 10, 13, variants::vary);
}

#[test]
fn v2_reads_variants_as_we_do() {
    prove(Cli::V2, 2, 14, variants::vary);
}

#[test]
fn v1_refuses_broken_commands_as_we_do() {
    prove(Cli::V1, 10, 15, faults::damage);
}

#[test]
fn v2_refuses_broken_commands_as_we_do() {
    prove(Cli::V2, 2, 16, faults::damage);
}

/// Compares a share of the usual number of operations, drawn by a stream of their own.
fn prove(cli: Cli, share: usize, stream: u64, change: Change) {
    let count = settings::operations().map(|count| count / share);
    let drawn = operations::draw(catalog::services_of(cli), count, |operation| {
        operations::takes_document(operation, cli)
    });
    let written: Vec<Written> = drawn
        .into_iter()
        .filter_map(|(item, operation)| written(cli, stream, item, operation))
        .collect();
    let texts: Vec<&str> = written.iter().map(|case| case.text.as_str()).collect();
    let of_bash = shell::words("bash", &texts);
    let cases: Vec<Case> = written
        .into_iter()
        .zip(of_bash)
        .map(|(written, words)| case(written, words, stream, change))
        .collect();
    let names: Vec<String> = cases.iter().map(Case::name).collect();
    let outcomes = in_parallel(cases, |case| compare(&case));
    report(cli, &names, &outcomes);
}

/// A command that we have written, with the files that it names.
struct Written {
    item: usize,
    cli: Cli,
    operation: OperationRef<'static>,
    text: String,
    files: Vec<ValueFile>,
}

fn written(
    cli: Cli,
    stream: u64,
    item: usize,
    operation: OperationRef<'static>,
) -> Option<Written> {
    let mut random = Random::of(settings::seed() + stream, item);
    let mut input = valid(&mut random, operation);
    let files = match random.below(3) {
        0 => file_references(&mut random, operation, cli, &mut input),
        _ => FileReferences::default(),
    };
    let is_damaged = files.is_empty() && random.percent(30);
    if is_damaged {
        damage(&mut random, operation, &mut input);
    }
    let mut draft = Draft {
        files,
        options: global_options(&mut random, operation, cli),
        ..Draft::from(input)
    };
    if operations::chooses_page(operation, cli, &draft) {
        for option in GLOBAL_OPTIONS.iter().filter(|option| option.is_paging) {
            draft.options.set(option.name, None);
        }
    }
    let options = CommandOptions {
        shell: Shell::Posix,
        nested: FORMS[item % FORMS.len()],
        one_line: item.is_multiple_of(2),
        cli,
        raw_blobs: false,
    };
    let command = wireform_write::command_of(operation, &draft, &options);
    // Nobody can see from a command what its files contain.
    if command.needs_document || (is_damaged && !command.files.is_empty()) {
        return None;
    }
    let named = draft.files.iter().filter_map(|(_, file)| {
        Some(ValueFile {
            name: file.name.clone(),
            content: file.bytes()?.to_vec(),
        })
    });
    let files = named.chain(command.files).collect();
    let text = command.text.as_str().to_owned();
    Some(Written {
        item,
        cli,
        operation,
        text,
        files,
    })
}

fn case(written: Written, of_bash: Vec<String>, stream: u64, change: Change) -> Case {
    let mut words = of_bash.clone();
    let mut random = Random::of(settings::seed() + stream + 100, written.item);
    change(&mut random, &mut words);
    let text = match words == of_bash {
        true => written.text,
        false => wireform_testing::commands::posix_command(&words),
    };
    Case {
        item: written.item,
        cli: written.cli,
        operation: written.operation,
        words,
        text,
        files: written.files,
    }
}

/// Fails with the first differences, where there is one.
fn report(cli: Cli, names: &[String], outcomes: &[Outcome]) {
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|it| wanted(it)).count();
    let same = count(|it| matches!(it, Outcome::Same));
    let refused = count(|it| matches!(it, Outcome::BothRefuse));
    let differences = names
        .iter()
        .zip(outcomes)
        .filter_map(|(name, outcome)| match outcome {
            Outcome::Different(text) => Some((name, text)),
            _ => None,
        });
    let new: Vec<String> = differences
        .map(|(name, text)| format!("{name}\n{text}"))
        .collect();
    println!(
        "{cli:?}: {} commands, {same} read as the CLI does, {refused} refused by both, {:?} refused for another reason, {} different",
        outcomes.len(),
        refused_later(outcomes),
        new.len()
    );
    wireform_conformance::differences::assert_none(&new);
}

/// How many commands the CLI refuses for which reason beyond reading.
fn refused_later(outcomes: &[Outcome]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for outcome in outcomes {
        if let Outcome::RefusedLater(reason) = outcome {
            *counts.entry(*reason).or_default() += 1;
        }
    }
    counts
}
