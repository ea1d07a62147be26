//! At least a thousand random inputs, before the real code of both CLIs: zero differences.
//!
//! The inputs are the same in every run.
//! `WIREFORM_SEED=N` draws others, and `WIREFORM_INPUTS=N` more or fewer of them.

use std::sync::LazyLock;

use wireform_conformance::create_integration::{self, claim};
use wireform_conformance::shrink::shrink;
use wireform_conformance::trial::{self, Trial};
use wireform_conformance::{settings, shell, tools};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_write::Nested;

/// All inputs: sound ones first, then a fifth as many broken ones, then the known ones.
static DRAFTS: LazyLock<Vec<Draft>> = LazyLock::new(|| {
    let count = settings::inputs(1_000);
    let sendable = (0..count).map(create_integration::sendable);
    let broken = (count..count + count / 5).map(create_integration::broken);
    sendable
        .chain(broken)
        .chain(create_integration::known())
        .collect()
});

static V1: LazyLock<Vec<Trial>> = LazyLock::new(|| trial::run(claim(Cli::V1), DRAFTS.clone()));
static V2: LazyLock<Vec<Trial>> = LazyLock::new(|| trial::run(claim(Cli::V2), DRAFTS.clone()));

#[test]
fn v1_sends_our_request() {
    prove(Cli::V1, Trial::request_differs);
}

#[test]
fn v2_sends_our_request() {
    prove(Cli::V2, Trial::request_differs);
}

#[test]
fn v1_refuses_exactly_what_we_say() {
    prove(Cli::V1, Trial::refusal_differs);
}

#[test]
fn v2_refuses_exactly_what_we_say() {
    prove(Cli::V2, Trial::refusal_differs);
}

#[test]
fn v1_takes_the_command_in_auto_form() {
    prove(Cli::V1, |trial| trial.command_differs(Nested::Auto));
}

#[test]
fn v2_takes_the_command_in_auto_form() {
    prove(Cli::V2, |trial| trial.command_differs(Nested::Auto));
}

#[test]
fn v1_takes_the_command_in_shorthand_form() {
    prove(Cli::V1, |trial| trial.command_differs(Nested::Shorthand));
}

#[test]
fn v2_takes_the_command_in_shorthand_form() {
    prove(Cli::V2, |trial| trial.command_differs(Nested::Shorthand));
}

#[test]
fn v1_takes_the_command_in_json_form() {
    prove(Cli::V1, |trial| trial.command_differs(Nested::Json));
}

#[test]
fn v2_takes_the_command_in_json_form() {
    prove(Cli::V2, |trial| trial.command_differs(Nested::Json));
}

#[test]
fn v1_takes_the_command_in_document_form() {
    prove(Cli::V1, |trial| trial.command_differs(Nested::Document));
}

#[test]
fn v2_takes_the_command_in_document_form() {
    prove(Cli::V2, |trial| trial.command_differs(Nested::Document));
}

/// A command means the same to every POSIX shell, at a prompt as in a script, and the same wrapped as on one line.
#[test]
fn every_shell_passes_the_same_words() {
    for cli in [Cli::V1, Cli::V2] {
        let drafts = DRAFTS.iter();
        let printed: Vec<_> = drafts
            .flat_map(|draft| trial::commands(claim(cli), draft))
            .collect();
        let texts: Vec<_> = printed
            .iter()
            .map(|printed| printed.text.as_str())
            .collect();
        let of_bash = shell::words("bash", &texts);
        for (pair, texts) in of_bash.chunks(2).zip(texts.chunks(2)) {
            assert_eq!(pair.first(), pair.last(), "{texts:?}");
        }
        for other in ["dash", "zsh", shell::BASH_WITH_HISTORY] {
            let words = shell::words(other, &texts);
            for ((theirs, of_bash), text) in words.iter().zip(&of_bash).zip(&texts) {
                assert_eq!(theirs, of_bash, "{other}: {text}");
            }
        }
    }
}

/// The proofs would be empty if hardly anything were sent, or hardly anything refused.
#[test]
fn the_inputs_are_of_both_kinds() {
    for cli in [Cli::V1, Cli::V2] {
        let trials = trials(cli);
        let refused = trials.iter().filter(|trial| trial.is_refused()).count();
        let questions: usize = trials.iter().map(Trial::questions).sum();
        println!(
            "{cli:?}: {} inputs, {refused} refused, {questions} questions",
            trials.len()
        );
        assert!(refused * 20 > trials.len() && refused * 2 < trials.len());
    }
}

/// Fails with the first difference made small, and with the number of the others.
fn prove(cli: Cli, differs: impl Fn(&Trial) -> Option<String>) {
    let trials = trials(cli);
    let differing: Vec<_> = trials
        .iter()
        .enumerate()
        .filter(|(_, trial)| differs(trial).is_some())
        .collect();
    let Some((item, first)) = differing.first() else {
        return;
    };
    let again = |input: &Value| {
        let draft = Draft {
            input: input.clone(),
            facts: first.draft.facts.clone(),
            ..Draft::default()
        };
        trial::run(claim(cli), vec![draft]).into_iter().next()
    };
    let small = shrink(first.draft.input.clone(), |input| {
        again(input).is_some_and(|trial| differs(&trial).is_some())
    });
    let difference = again(&small).and_then(|trial| differs(&trial));
    panic!(
        "{} of {} inputs differ; first input {item} of seed {}\n\ninput: {}\nsmall: {}\n\n{}",
        differing.len(),
        trials.len(),
        settings::seed(),
        json::compact(&first.draft.input, &Path::root()),
        json::compact(&small, &Path::root()),
        difference.unwrap_or_default(),
    );
}

fn trials(cli: Cli) -> &'static [Trial] {
    // First, so that each test says which program is missing.
    let _ = (tools::aws(cli), tools::aws(Cli::V2));
    match cli {
        Cli::V1 => &V1,
        Cli::V2 => &V2,
    }
}
