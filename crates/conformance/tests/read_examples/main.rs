//! The example commands of the CLI's own pages: what we read of each is what the real CLI passes to its API call,
//! or nothing where the CLI refuses the command.
//!
//! What is read is given back to the CLI in a document, so that its own two calls are compared.

mod cases;
mod compare;

use std::collections::BTreeMap;

use wireform_conformance::{catalog, differences, settings};
use wireform_model::cli::Cli;

use cases::Case;
use compare::{Outcome, compare};

#[test]
fn v1_passes_what_is_read_to_its_call() {
    prove(Cli::V1);
}

#[test]
fn v2_passes_what_is_read_to_its_call() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let (cases, left_out) = cases::cases(cli, catalog::services_of(cli));
    let cases = sampled(cases);
    let outcomes = compare(cli, &cases);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unknown = Vec::new();
    let known: Vec<&Known> = KNOWN
        .iter()
        .filter(|known| known.clis.contains(&cli))
        .collect();
    let mut stale = known.clone();
    for (case, outcome) in cases.iter().zip(outcomes) {
        let name = match outcome {
            Outcome::Same => "same",
            Outcome::BothRefuse => "both refuse",
            Outcome::NotSent => "not sent",
            Outcome::Variables => "for the shell, as we say",
            Outcome::Different(how) => {
                let difference = format!("{}\n{}\n{how}\n", case.page, case.text);
                println!("{difference}");
                stale.retain(|known| !known.covers(&case.page, &how));
                match known.iter().any(|known| known.covers(&case.page, &how)) {
                    true => "known",
                    false => {
                        unknown.push(difference);
                        "different"
                    }
                }
            }
        };
        *counts.entry(name).or_default() += 1;
    }
    let count =
        |names: &[&str]| -> usize { names.iter().filter_map(|name| counts.get(name)).sum() };
    // The known ones are there in every draw, and so not part of the share.
    let compared = cases.len() - count(&["not sent", "for the shell, as we say", "known"]);
    println!(
        "{cli:?}: of {} {counts:?}, left out {left_out:?}",
        cases.len()
    );
    differences::assert_none(&unknown);
    let stale: Vec<&str> = stale.iter().map(|known| known.page).collect();
    assert!(stale.is_empty(), "no longer different: {stale:?}");
    let agreeing = count(&["same", "both refuse"]);
    assert!(agreeing * 100 >= compared * 99, "{agreeing} of {compared}");
}

/// Every so-manieth of the commands: a quarter as many as operations are to be drawn; and those of known differences.
fn sampled(cases: Vec<Case<'_>>) -> Vec<Case<'_>> {
    let count = settings::operations().map_or(cases.len(), |count| count / 4);
    let step = (cases.len() / count.max(1)).max(1);
    let start = usize::try_from(settings::seed()).unwrap_or_default() % step;
    let is_drawn = |place: usize| place % step == start;
    let is_known = |case: &Case<'_>| KNOWN.iter().any(|known| case.page.contains(known.page));
    let cases = cases.into_iter().enumerate();
    let drawn = cases.filter(|(place, case)| is_drawn(*place) || is_known(case));
    drawn.map(|(_, case)| case).collect()
}

/// Where we read something else, or nothing.
struct Known {
    clis: &'static [Cli],
    /// A part of the page's name.
    page: &'static str,
    /// A part of the difference.
    difference: &'static str,
    #[expect(dead_code, reason = "for who reads the list")]
    reason: &'static str,
}

impl Known {
    fn covers(&self, page: &str, difference: &str) -> bool {
        page.contains(self.page) && difference.contains(self.difference)
    }
}

/// Why what a file or an option with `--cli-binary-format raw-in-base64-out` has differs in form.
const DECODED_BEHIND_THE_CALL: &str =
    "The CLI decodes the Base64 of the draft only behind the call; the bytes are the same.";

const KNOWN: [Known; 9] = [
    Known {
        clis: &[Cli::V1, Cli::V2],
        page: "cloudfront/create-distribution",
        difference: "CallerReference",
        reason: "The CLI makes it of the time and a random number.",
    },
    Known {
        clis: &[Cli::V1, Cli::V2],
        page: "cloudfront/create-invalidation",
        difference: "CallerReference",
        reason: "The CLI makes it of the time and a random number.",
    },
    Known {
        clis: &[Cli::V1, Cli::V2],
        page: "cloudfront/update-distribution",
        difference: "which is not known here",
        reason: "The CLI changes what another call returns.",
    },
    Known {
        clis: &[Cli::V1, Cli::V2],
        page: "ec2/bundle-instance",
        difference: "which is not done here",
        reason: "The CLI signs a policy with a key, by the current time.",
    },
    Known {
        clis: &[Cli::V1, Cli::V2],
        page: "ec2/get-password-data",
        difference: "priv-launch-key",
        reason: "The CLI requires the file to be there, which says nothing of the request.",
    },
    Known {
        clis: &[Cli::V2],
        page: "medical-imaging/update-image-set-metadata",
        difference: "ableAttributes",
        reason: DECODED_BEHIND_THE_CALL,
    },
    Known {
        clis: &[Cli::V2],
        page: "lambda/invoke",
        difference: "\"Payload\"",
        reason: DECODED_BEHIND_THE_CALL,
    },
    Known {
        clis: &[Cli::V1],
        page: "iot-data/update-thing-shadow",
        difference: "The shell removes the double quotes",
        reason: "JSON without quotes around it: the CLI sends what bash leaves of it, which nobody means, and we say so.",
    },
    Known {
        clis: &[Cli::V1, Cli::V2],
        page: "acm/list-certificates",
        difference: "MaxItems",
        reason: "Beside --next-token the CLI takes --max-items for the member of that name.",
    },
];
