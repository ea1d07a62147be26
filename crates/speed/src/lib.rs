//! The library crates' stopwatch, for the native benchmarks and for `wireform-speed` as WebAssembly.

use std::hint::black_box;
use std::time::{Duration, Instant};

use wireform_check::{CheckInput, check};

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;

const PATIENCE: Duration = Duration::from_secs(1);

/// The shortest time of many runs, in microseconds, to check an input and to make a request of it.
pub fn shortest(operation: OperationRef<'_>, input: Value) -> f64 {
    let draft = Draft {
        input,
        ..Draft::default()
    };
    let subject = CheckInput {
        operation,
        draft: &draft,
        cli: Cli::V2,
    };
    let mut best = Duration::MAX;
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let start = Instant::now();
        black_box(check(black_box(subject), None));
        black_box(wireform_write::request(
            operation,
            &draft.input,
            "us-east-1",
        ));
        best = best.min(start.elapsed());
    }
    best.as_secs_f64() * 1e6
}
