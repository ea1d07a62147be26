//! The comparison of an input with nothing beside it.

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::value::Value;
use wireform_write::{CommandOptions, Nested};

use crate::wire::WireRequest;
use crate::{aws, oracle, shell};

/// Whether the CLI sends our request for an input alone; where it does not, `protocols.rs` says why.
pub fn sends_our_request(cli: Cli, operation: OperationRef<'_>, input: &Value) -> bool {
    let options = CommandOptions {
        one_line: true,
        nested: Nested::Json,
        cli,
        ..CommandOptions::default()
    };
    let command = wireform_write::command(operation, input, &options);
    let words = shell::words("bash", &[command.text.as_str()]).remove(0);
    let mut files = command.files;
    let document = wireform_write::document(input);
    files.push(oracle::document_file(document.as_str()));
    let theirs = oracle::ask(cli, &words, &files).request;
    let ours = wireform_write::request_from(operation, input, aws::REGION, cli);
    let ours = WireRequest::ours(&ours).lasting();
    theirs.is_some_and(|theirs| ours.equivalent(&theirs.lasting()))
}
