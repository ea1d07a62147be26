//! What a keystroke costs the library crates: the check and the three texts, for large inputs of large operations.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use wireform_check::{CheckInput, check};
use wireform_conformance::filled_inputs;

use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_write::CommandOptions;

fn keystrokes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    filled_inputs::each(|operation, count, input| {
        let (service, command) = (&operation.service.command, &operation.operation.command);
        let companion = wireform_companions::companion(service, command);
        let draft = Draft {
            input,
            ..Draft::default()
        };
        let subject = CheckInput {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        let options = CommandOptions::default();
        let mut bench = |part: &str, run: &dyn Fn()| {
            let id = BenchmarkId::new(format!("{service} {command}, {part}"), count);
            group.bench_function(id, |bencher| bencher.iter(run));
        };
        let check = || {
            drop(black_box(check(
                subject,
                companion.as_ref().map(|it| it.guide.check),
            )))
        };
        let command = || {
            drop(black_box(wireform_write::command(
                operation,
                &draft.input,
                &options,
            )))
        };
        let document = || drop(black_box(wireform_write::document(&draft.input)));
        let request = || {
            let request = wireform_write::request(operation, &draft.input, "us-east-1");
            drop(black_box(wireform_write::http_text(&request)));
        };
        bench("check", &check);
        bench("command", &command);
        bench("document", &document);
        bench("request", &request);
        bench("all", &|| {
            check();
            command();
            document();
            request();
        });
    });
}

criterion_group!(benches, keystrokes);
criterion_main!(benches);
