//! `RequestParameters` on WebSocket APIs.

use wireform_check::{Finding, Findings, Rule, shorten};

use super::super::choices::{Choices, Mapping};
use super::super::grammar::stage_variable;
use super::super::grammar::web_socket::{self, WebSocketSource};
use super::entry;

/// # What it checks
/// A key names a parameter of the request to the backend: `integration.request.LOCATION.NAME`.
///
/// # Why
/// WebSocket APIs support only this syntax; `append:header.x` is the syntax of HTTP APIs.
///
/// # Example
/// `{"append:header.x": "context.connectionId"}` for a WebSocket API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented in the developer guide's page on WebSocket data mapping; inferred for the multi-value locations.
pub const WS_PARAM_KEY: Rule = Rule::error(
    "ws-param-key",
    "The key of a WebSocket mapping is an integration request parameter",
);

/// # What it checks
/// A value is a source without a dollar sign, or a constant in single quotes.
///
/// # Why
/// Without the quotes, the service reads a constant as a source, which does not exist.
///
/// # Example
/// `{"integration.request.header.stage": "prod"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented in the developer guide's page on WebSocket data mapping.
pub const WS_PARAM_VALUE: Rule = Rule::error(
    "ws-param-value",
    "The value of a WebSocket mapping is a source or a quoted constant",
);

/// # What it checks
/// A value uses `route.request`, not `method.request`.
///
/// # Why
/// The reference page repeats a text about REST APIs. The developer guide and all working examples use `route.request`.
///
/// # Example
/// `{"integration.request.header.stage": "method.request.querystring.stage"}`
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Documented both ways: the reference page differs from the developer guide.
pub const WS_PARAM_METHOD_REQUEST: Rule = Rule::warning(
    "ws-param-method-request",
    "A WebSocket mapping uses route.request",
);

/// # What it checks
/// A value does not use headers or query parameters of the request.
///
/// # Why
/// Only the request that opens the connection has them; messages have only a body.
///
/// # Example
/// `{"integration.request.header.authToken": "route.request.querystring.authToken"}`
///
/// # Who refuses
/// Nobody; on routes other than `$connect`, the value is empty.
///
/// # Source
/// Documented in the developer guide's page on WebSocket data mapping.
pub const WS_PARAM_CONNECT_ONLY: Rule = Rule::info(
    "ws-param-connect-only",
    "Only $connect has headers and query parameters",
);

/// The rules about the request parameters of WebSocket APIs, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    WS_PARAM_KEY,
    WS_PARAM_VALUE,
    WS_PARAM_METHOD_REQUEST,
    WS_PARAM_CONNECT_ONLY,
];

const NAME: &str = "RequestParameters";

/// Checks the request parameters of WebSocket APIs.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.mapping != Mapping::WebSocket {
        return;
    }
    for (key, value) in choices.entries(NAME) {
        if web_socket::destination(key).is_none() {
            let message = format!(
                "`{}` is not a parameter of the request to the backend. On a WebSocket API, use a key such as integration.request.header.x or integration.request.querystring.x.",
                shorten(key),
            );
            findings.push(WS_PARAM_KEY.at(entry(NAME, key), message));
        }
        // The rule for lengths reports an empty value.
        if let Some(text) = value.as_str().filter(|text| !text.is_empty()) {
            source(key, text, findings);
        }
    }
}

fn source(key: &str, text: &str, findings: &mut Findings) {
    let path = entry(NAME, key);
    match web_socket::source(text) {
        None => findings.push(invalid_value(path, text)),
        Some(WebSocketSource::MethodRequest { location, name }) => {
            let message = "method.request is the syntax of REST APIs. On a WebSocket API, use route.request.header.NAME or route.request.querystring.NAME.";
            let finding = WS_PARAM_METHOD_REQUEST.at(path, message);
            let meant = format!("route.request.{location}.{name}");
            findings.push(match location {
                "path" => finding,
                _ => finding.replace_with("Use route.request", meant.as_str()),
            });
        }
        Some(WebSocketSource::Connect { .. }) => {
            let message = "Only the request that opens the connection has headers and query parameters, so this has a value only on the $connect route.";
            findings.push(WS_PARAM_CONNECT_ONLY.at(path, message));
        }
        Some(_) => {}
    }
}

fn invalid_value(path: wireform_model::path::Path, text: &str) -> Finding {
    let unwrapped = without_dollar(text);
    let hint = if unwrapped.is_some() {
        "Remove the dollar sign and the braces."
    } else {
        "Put a constant in single quotes, or use route.request.body.NAME, context.NAME or stageVariables.NAME."
    };
    let message = format!(
        "`{}` is not a valid source on a WebSocket API. {hint}",
        shorten(text)
    );
    let finding = WS_PARAM_VALUE.at(path, message);
    match unwrapped {
        Some(source) => finding.replace_with(format!("Use {}", shorten(&source)), source.as_str()),
        None if is_plain(text) => {
            finding.replace_with("Add single quotes", format!("'{text}'").as_str())
        }
        None => finding,
    }
}

/// A source of HTTP APIs in the syntax of WebSocket APIs: `context.x` for `$context.x`.
fn without_dollar(text: &str) -> Option<String> {
    let inner = text.strip_prefix('$')?;
    let inner = match inner.strip_prefix('{') {
        Some(block) => block.strip_suffix('}')?,
        None => inner,
    };
    let source = match inner.strip_prefix("request.") {
        Some(rest) => format!("route.request.{rest}"),
        None => inner.to_owned(),
    };
    web_socket::source(&source).is_some().then_some(source)
}

/// Whether a text is probably meant as a constant.
fn is_plain(text: &str) -> bool {
    let is_plain_char = |c: char| stage_variable::is_name_char(c) || " -/:+=%@,;()".contains(c);
    text.chars().all(is_plain_char)
}
