//! Some diagnostic says that the CLI refuses an input, exactly where it does.

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::trial::refusal_differs;
use wireform_conformance::{settings, shrink};
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_testing::broken;

use super::{Case, cases, draft, report};

#[test]
fn v1_refuses_exactly_what_we_say() {
    prove(Cli::V1);
}

#[test]
fn v2_refuses_exactly_what_we_say() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let cases = cases(cli, broken);
    let count = cases.len();
    let results = in_parallel(cases, |case| {
        let (refused, difference) = compare(&case);
        (refused, difference.map(|text| (case.name, text)))
    });
    let refused = results.iter().filter(|(refused, _)| *refused).count();
    println!("{refused} of {count} refused");
    // The test would prove little if hardly any were refused, or hardly any sent; of one service all may be.
    if settings::service().is_none() {
        assert!(refused * 5 > count && refused * 10 < count * 9);
    }
    let differences: Vec<_> = results.into_iter().filter_map(|(_, found)| found).collect();
    report(cli, count, &differences);
}

/// Whether the CLI refuses the input, and how that differs from what we say, with the smallest input that shows it.
fn compare(case: &Case) -> (bool, Option<String>) {
    let (refused, difference) = refusal_differs(case.claim, &draft(&case.input));
    let difference = difference.map(|first| {
        let differs = |input: &_| refusal_differs(case.claim, &draft(input)).1.is_some();
        let small = shrink::shrink(case.input.clone(), differs);
        let (_, text) = refusal_differs(case.claim, &draft(&small));
        let small = json::compact(&small, &Path::root());
        format!("{small}\n{}", text.unwrap_or(first))
    });
    (refused, difference)
}
