//! A command in any form makes the CLI send what the document makes it send.

use std::collections::BTreeMap;

use wireform_conformance::settings;
use wireform_conformance::trial::{FORMS, run_all};
use wireform_model::Protocol;
use wireform_model::cli::Cli;
use wireform_testing::valid;

use super::{Case, cases, customized_cases, draft, report};

#[test]
fn v1_sends_the_documents_request_for_every_form() {
    prove(Cli::V1, cases(Cli::V1, valid));
}

#[test]
fn v2_sends_the_documents_request_for_every_form() {
    prove(Cli::V2, cases(Cli::V2, valid));
}

/// Where the CLI has options of its own, they must not get in the way.
#[test]
fn v2_sends_the_documents_request_whatever_its_options_are() {
    prove(Cli::V2, customized_cases(Cli::V2));
}

fn prove(cli: Cli, cases: Vec<Case>) {
    let names: Vec<String> = cases.iter().map(|case| case.name.clone()).collect();
    let drafts = cases.iter().map(|case| (case.claim, draft(&case.input)));
    let trials = run_all(drafts.collect());
    let mut differences = Vec::new();
    let mut tally: BTreeMap<Protocol, [usize; 2]> = BTreeMap::new();
    for ((name, trial), case) in names.iter().zip(&trials).zip(&cases) {
        let protocol = case.claim.operation.service.metadata.protocol().unwrap();
        let [sent, refused] = tally.entry(protocol).or_default();
        if trial.is_refused() {
            println!("{name} refused: {}", trial.refusal().trim());
        }
        *(if trial.is_refused() { refused } else { sent }) += 1;
        let found = FORMS
            .iter()
            .find_map(|form| Some((form, trial.command_differs(*form)?)));
        if let Some((form, difference)) = found {
            let text = format!("{form:?}\n{}\n{difference}", trial.document());
            differences.push((name.clone(), text));
        }
    }
    println!("sent and refused: {tally:?}");
    for (protocol, [sent, refused]) in &tally {
        // The test would prove nothing if nothing were sent; one service may refuse all.
        let is_enough = settings::service().is_some() || refused * 5 < sent + 15;
        assert!(is_enough, "{protocol}: {refused} refused");
    }
    report(cli, trials.len(), &differences);
}
