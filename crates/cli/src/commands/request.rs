use clap::{Args, ValueEnum};
use wireform_write::Shell;

use crate::arguments::{Common, InputArguments, OperationArguments};
use crate::failure::Failure;
use crate::global_arguments::GlobalArguments;
use crate::input;
use crate::outcome::Outcome;
use crate::request_json::request_json;
use crate::value_parsers;

/// Write the HTTP request that the AWS CLI sends
#[derive(Debug, Args)]
pub struct RequestArguments {
    #[command(flatten)]
    operation: OperationArguments,
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    globals: GlobalArguments,
    #[command(flatten)]
    output: Output,
}

/// How the request is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct Output {
    /// The form of the request
    #[arg(long = "as", value_name = "FORM", default_value = "text")]
    form: RequestFormat,
    /// The shell to paste the curl command into
    #[arg(long, default_value = "posix", value_parser = value_parsers::shell())]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RequestFormat {
    /// The request as in HTTP/1.1
    Text,
    /// A JSON object
    Json,
    /// A curl command
    Curl,
}

/// The HTTP request as text, as JSON or as a curl command; notes about it go to standard error.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(options: &RequestArguments, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    let metadata = &service.metadata;
    if metadata.protocol().is_none() {
        let names: Vec<&str> = metadata.protocol_names().collect();
        return Err(Failure::new(format!(
            "cannot write a request of {}, since its protocol is `{}`; use `command` or `document`",
            service.command,
            names.join("`, `")
        )));
    }
    let draft = input::draft(&options.input, &options.globals, common, operation)?;
    let output = &options.output;
    let request = match output.form {
        RequestFormat::Curl => wireform_write::request_for_curl(operation, &draft, common.cli),
        RequestFormat::Text | RequestFormat::Json => {
            wireform_write::request_of(operation, &draft, common.cli)
        }
    };
    let mut outcome = Outcome::text(match output.form {
        RequestFormat::Text => wireform_write::http_text(&request).as_str().to_owned(),
        RequestFormat::Json => request_json(&request.shown())?,
        RequestFormat::Curl => wireform_write::curl(&request, output.shell)
            .as_str()
            .to_owned(),
    });
    outcome.notes = match output.form {
        RequestFormat::Curl => {
            wireform_write::curl_notes(operation, &draft, &request, output.shell)
        }
        RequestFormat::Text | RequestFormat::Json => {
            wireform_write::request_notes(operation, &draft, &request)
        }
    };
    outcome
        .notes
        .extend(input::option_notes(operation, &draft, common.cli));
    Ok(outcome)
}
