//! The inputs that measurements are made on are what they are said to be.

use wireform_check::{CheckInput, check};
use wireform_conformance::filled_inputs::each;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_testing::leaves;

#[test]
fn filled_inputs_are_valid_and_full() {
    each(|operation, count, input| {
        let name = format!("{} with {count}", operation.operation.command);
        // `create-integration` alone has a companion, whose rules ask for more than the model.
        assert_eq!(leaves(&input), count, "{name}");
        let draft = Draft {
            input,
            ..Draft::default()
        };
        let subject = CheckInput {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        let found = check(subject, None);
        assert!(count == 0 || found.is_empty(), "{name}: {found:#?}");
    });
}
