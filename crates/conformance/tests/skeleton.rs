//! The skeleton that we print is the one that `--generate-cli-skeleton` of CLI v2 prints.
//!
//! CLI v1 cannot be compared: it draws the values of enumerations at random.

use wireform_conformance::create_integration::{OPERATION, SERVICE, claim};
use wireform_conformance::oracle;

use wireform_model::cli::Cli;

#[test]
fn v2_prints_our_skeleton() {
    let words = [SERVICE, OPERATION, "--generate-cli-skeleton"].map(str::to_owned);
    let answer = oracle::ask(Cli::V2, &words, &[]);
    let ours = wireform_write::skeleton(claim(Cli::V2).operation);
    assert_eq!(format!("{ours}\n"), answer.stdout, "{}", answer.stderr);
}
