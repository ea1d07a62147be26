//! The members that the options for pagination set in the input.

use std::borrow::Cow;

use wireform_model::base64;
use wireform_model::cli::Cli;
use wireform_model::draft::GlobalOptions;
use wireform_model::global_options::global_option;
use wireform_model::json;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, OperationRef, Pagination};

/// The input of the first request: `--starting-token` sets the members that say where a page starts,
/// `--page-size` the one that limits it.
///
/// Source: `PageIterator` of botocore's `paginate.py`.
pub(super) fn paged<'a>(
    operation: OperationRef<'_>,
    input: &'a Map,
    options: &GlobalOptions,
    cli: Cli,
) -> Cow<'a, Map> {
    let mut paged = Cow::Borrowed(input);
    let Some(pagination) = &operation.operation.customizations(cli).pagination else {
        return paged;
    };
    let value = |name: &str| {
        let option = global_option(name)?;
        let value = options.get(name)?;
        option.applies_to(operation, cli).then_some(value)
    };
    if let Some(start) = value("starting-token") {
        for (token, value) in tokens(start, pagination) {
            paged.to_mut().set(token, value);
        }
    }
    if let Some((limit, size)) = pagination.limit.as_deref().zip(value("page-size"))
        && let Some(size) = page_size(operation, limit, size)
    {
        paged.to_mut().set(limit, size);
    }
    paged
}

/// The size as the limiting member has it; `None` where it is not a number.
fn page_size(operation: OperationRef<'_>, limit: &str, size: &str) -> Option<Value> {
    let member = operation.member(limit)?;
    if matches!(operation.target(member).kind, Kind::String) {
        return Some(Value::from(size));
    }
    let digits = size.trim();
    let number = digits.trim_start_matches('0');
    let number = if number.is_empty() { "0" } else { number };
    Number::parse(number)
        .filter(|number| !digits.is_empty() && number.is_integer())
        .map(Value::Number)
}

/// The members that a token of the CLI's own output sets, or else any text: it is the first of them.
fn tokens<'p>(start: &str, pagination: &'p Pagination) -> Vec<(&'p str, Value)> {
    let names = pagination.tokens.iter().map(String::as_str);
    if let Some(map) = decoded(start) {
        let found = names.filter_map(|name| Some((name, map.get(name)?.clone())));
        return found.filter(|(_, value)| *value != Value::Null).collect();
    }
    let parts = start.split("___").filter(|part| *part != "None");
    names.zip(parts.map(Value::from)).collect()
}

/// The JSON object that the CLI encodes as Base64.
fn decoded(start: &str) -> Option<Map> {
    let text = String::from_utf8(base64::decode(start)?).ok()?;
    json::read(&text).ok()?.as_map().cloned()
}
