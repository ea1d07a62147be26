//! How long the service waits for the backend.

use wireform_check::{Findings, NUMBER_RANGE, Rule};
use wireform_model::value::{Number, Value};

use super::super::setting::{Protocol, Setting};

/// # What it checks
/// `TimeoutInMillis` lies between 50 and 30,000, on WebSocket APIs between 50 and 29,000.
///
/// # Why
/// The two kinds of API end at different values, and the model knows one of them alone.
/// It takes the place of the model's own range, so that one cause gives one finding.
///
/// # Example
/// `{"TimeoutInMillis": 29500}` for a WebSocket API.
///
/// # Who refuses
/// The CLI below 50, the service above.
///
/// # Source
/// Seen on deploys of both kinds; the reference page.
pub const TIMEOUT_RANGE: Rule = Rule::error(
    "timeout-range",
    "A timeout lies within what the API's protocol admits",
);

/// # What it checks
/// With the protocol left open, `TimeoutInMillis` is at most 29,000.
///
/// # Why
/// An HTTP API takes 1,000 more than a WebSocket API.
///
/// # Example
/// `{"TimeoutInMillis": 30000}`
///
/// # Who refuses
/// Nobody for an HTTP API; for a WebSocket API the service would.
///
/// # Source
/// Documented on the reference page.
pub const TIMEOUT_HTTP_ONLY_RANGE: Rule = Rule::info(
    "timeout-http-only-range",
    "Only an HTTP API waits longer than 29 seconds",
);

pub const RULES: &[Rule] = &[TIMEOUT_RANGE, TIMEOUT_HTTP_ONLY_RANGE];

const LEAST: i64 = 50;
const MOST_ON_WEB_SOCKET: i64 = 29_000;
const MOST_ON_HTTP: i64 = 30_000;

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    let Some(timeout) = setting.integer("TimeoutInMillis") else {
        return;
    };
    let most = match setting.protocol {
        Some(Protocol::WebSocket) => MOST_ON_WEB_SOCKET,
        _ => MOST_ON_HTTP,
    };
    if !(LEAST..=most).contains(&timeout) {
        out_of_range(setting.protocol, timeout, most, findings);
    } else if setting.protocol.is_none() && timeout > MOST_ON_WEB_SOCKET {
        let message = "Only an HTTP API waits longer than 29000 ms. For a WebSocket API choose 29000 or less.";
        findings.push(TIMEOUT_HTTP_ONLY_RANGE.at_member("TimeoutInMillis", message));
    }
}

fn out_of_range(protocol: Option<Protocol>, timeout: i64, most: i64, findings: &mut Findings) {
    let api = match protocol {
        Some(Protocol::WebSocket) => "A WebSocket API",
        Some(Protocol::Http) => "An HTTP API",
        None => "API Gateway",
    };
    let nearest = timeout.clamp(LEAST, most);
    let message = format!(
        "{api} waits between {LEAST} and {most} ms for the backend, not {timeout}. Choose a timeout in that range."
    );
    let finding = TIMEOUT_RANGE.at_member("TimeoutInMillis", message);
    let finding = match Number::parse(&nearest.to_string()) {
        Some(number) => finding.replace_with(format!("Use {nearest}"), Value::Number(number)),
        None => finding,
    };
    findings.refine(&NUMBER_RANGE, finding);
}
