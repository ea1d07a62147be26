//! `TimeoutInMillis`: how long API Gateway waits for the backend.

use wireform_check::{Findings, NUMBER_RANGE, Rule};
use wireform_model::value::{Number, Value};

use super::super::choices::{Choices, Protocol};

/// # What it checks
/// `TimeoutInMillis` is from 50 to 30,000, on WebSocket APIs from 50 to 29,000.
///
/// # Why
/// HTTP APIs and WebSocket APIs have different maximums, and the model has only one of them.
/// This finding replaces that of the model's own range, so that there is one finding for one cause.
///
/// # Example
/// `{"TimeoutInMillis": 29500}` for a WebSocket API.
///
/// # Who refuses
/// The CLI below 50; the service above the maximum.
///
/// # Source
/// Observed on deployments of both kinds; documented on the reference page.
pub const TIMEOUT_RANGE: Rule = Rule::error(
    "timeout-range",
    "The timeout is in the range for the API's protocol",
);

/// # What it checks
/// Without a known protocol, `TimeoutInMillis` is at most 29,000.
///
/// # Why
/// The maximum of an HTTP API is 1,000 higher than that of a WebSocket API.
///
/// # Example
/// `{"TimeoutInMillis": 30000}`
///
/// # Who refuses
/// The service, if the API is a WebSocket API; nobody for an HTTP API.
///
/// # Source
/// Documented on the reference page.
pub const TIMEOUT_HTTP_ONLY_RANGE: Rule = Rule::info(
    "timeout-http-only-range",
    "Only an HTTP API waits longer than 29 seconds",
);

/// The rules about the timeout, in the order in which they are explained.
pub const RULES: &[Rule] = &[TIMEOUT_RANGE, TIMEOUT_HTTP_ONLY_RANGE];

const MIN: i64 = 50;
const MAX_ON_WEB_SOCKET: i64 = 29_000;
const MAX_ON_HTTP: i64 = 30_000;

/// Checks the timeout.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(timeout) = choices.integer("TimeoutInMillis") else {
        return;
    };
    let max = match choices.protocol {
        Some(Protocol::WebSocket) => MAX_ON_WEB_SOCKET,
        _ => MAX_ON_HTTP,
    };
    if !(MIN..=max).contains(&timeout) {
        out_of_range(choices.protocol, timeout, max, findings);
    } else if choices.protocol.is_none() && timeout > MAX_ON_WEB_SOCKET {
        let message = "Only an HTTP API can wait longer than 29000 ms. For a WebSocket API, enter 29000 or less.";
        findings.push(TIMEOUT_HTTP_ONLY_RANGE.at_member("TimeoutInMillis", message));
    }
}

fn out_of_range(protocol: Option<Protocol>, timeout: i64, max: i64, findings: &mut Findings) {
    let api = match protocol {
        Some(Protocol::WebSocket) => "a WebSocket API",
        Some(Protocol::Http) => "an HTTP API",
        None => "an integration",
    };
    let nearest = timeout.clamp(MIN, max);
    let message = format!("The timeout of {api} must be from {MIN} to {max} ms (now {timeout}).");
    let finding = TIMEOUT_RANGE.at_member("TimeoutInMillis", message);
    let finding = match Number::parse(&nearest.to_string()) {
        Some(number) => finding.replace_with(format!("Use {nearest}"), Value::Number(number)),
        None => finding,
    };
    findings.refine(&NUMBER_RANGE, finding);
}
