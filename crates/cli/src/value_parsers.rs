//! Parsers for the values of arguments, with the possible values.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use wireform_model::cli::Cli;
use wireform_write::{Nested, Shell};

/// `v2` or `v1`.
pub fn cli() -> impl TypedValueParser<Value = Cli> {
    let values = [Cli::V2, Cli::V1].map(|cli| PossibleValue::new(cli.as_str()));
    parser(values, Cli::parse)
}

/// The name of a shell, or of a program that is one.
pub fn shell() -> impl TypedValueParser<Value = Shell> {
    let values = Shell::ALL.iter();
    let values = values.map(|shell| {
        PossibleValue::new(shell.as_str())
            .aliases(shell.programs())
            .help(shell.versions())
    });
    parser(values, Shell::parse)
}

/// How nested values are written.
pub fn nested() -> impl TypedValueParser<Value = Nested> {
    let values = Nested::ALL.iter();
    let values = values.map(|nested| PossibleValue::new(nested.as_str()).help(meaning(*nested)));
    parser(values, Nested::parse)
}

fn meaning(nested: Nested) -> &'static str {
    match nested {
        Nested::Auto => "shorthand if it needs no quotes of its own, otherwise JSON",
        Nested::Shorthand => "shorthand if the AWS CLI reads it back the same, otherwise JSON",
        Nested::Json => "JSON",
        Nested::Document => "everything in a file: --cli-input-json file://input.json",
    }
}

fn parser<T: Clone + Send + Sync + 'static>(
    values: impl IntoIterator<Item = PossibleValue>,
    parse: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values).try_map(move |name| parse(&name).ok_or("unknown value"))
}

/// `NAME=VALUE`, as name and value.
///
/// # Errors
///
/// What was expected, where there is no `=`.
pub fn fact(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=');
    let pair = pair.map(|(name, value)| (name.to_owned(), value.to_owned()));
    pair.ok_or_else(|| "expected NAME=VALUE, such as ProtocolType=HTTP".to_owned())
}

/// `NAME=URL`, as name and URL.
///
/// # Errors
///
/// What was expected, where there is no `=`.
pub fn file(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=');
    let pair = pair.map(|(name, url)| (name.to_owned(), url.to_owned()));
    pair.ok_or_else(|| "expected NAME=URL, such as Body=fileb://photo.jpg".to_owned())
}
