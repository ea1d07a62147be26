//! Options of the CLI's own that set nothing of an input, or nothing that a reader could know.

use wireform_model::OperationRef;

use super::output::Output;
use crate::shell::Word;

/// Says of an option and its words why they are not part of the input.
pub(super) fn note(
    operation: OperationRef<'_>,
    name: &str,
    typed: &Word,
    values: &[Word],
    output: &mut Output,
) {
    let span = typed.span().start..values.last().unwrap_or(typed).span().end;
    let words = (
        operation.service.command.as_str(),
        operation.operation.command.as_str(),
    );
    if is_about_response(words.0, name) {
        let message = format!(
            "`--{name}` is left out: it is about what the AWS CLI does with the response, and not part of the request."
        );
        return output.warning("left-out", span, message);
    }
    output.error("unread-option", span, reason(words, name));
}

/// Whether an option says only what the CLI does with the response.
///
/// Source: `customizations/iot.py` and `ec2/decryptpassword.py` of the CLI, and CLI v2's help of `ecs create-express-gateway-service`.
fn is_about_response(service: &str, name: &str) -> bool {
    matches!(
        (service, name),
        (
            "iot",
            "certificate-pem-outfile" | "public-key-outfile" | "private-key-outfile"
        ) | ("ec2", "priv-launch-key")
            | ("ecs", "monitor-mode" | "monitor-resources")
    )
}

/// Why an option cannot be read, and what to do.
fn reason(words: (&str, &str), name: &str) -> String {
    match (words, name) {
        (("cloudfront", "update-distribution"), _) => format!(
            "With `--{name}` the AWS CLI changes the configuration that get-distribution-config returns, which is not known here. Use `--distribution-config`."
        ),
        (("ec2", "bundle-instance"), _) => format!(
            "From `--{name}` the AWS CLI creates a signed policy, which is not done here. Use `--storage`."
        ),
        (("datapipeline", _), _) => format!(
            "The AWS CLI translates the JSON of `--{name}` for the request, which is not done here. Use a document with `pipelineObjects`, `parameterObjects` and `parameterValues`."
        ),
        _ => format!(
            "`--{name}` is an option of the AWS CLI's own, which is not read here. Use those of the operation's members."
        ),
    }
}
