//! Inputs that were read back from a request, beside those that the request was made of.

use std::collections::HashMap;

use wireform_model::checksum::usual_algorithm;
use wireform_model::cli::Cli;
use wireform_model::endpoint::{EndpointInput, has_endpoint};
use wireform_model::timestamp::{TimestampFormat, timestamp_text};
use wireform_model::value::{Map, Value};
use wireform_model::{
    Handler, Kind, Location, Member, OperationRef, Protocol, Service, Structure, json,
};
use wireform_read::Reading;

use crate::aws;
use crate::wire::WireRequest;

/// Whether the CLI would send the input at all, as far as endpoints go.
pub fn is_sent(operation: OperationRef<'_>, input: &Value, cli: Cli) -> bool {
    has_endpoint(&EndpointInput {
        operation,
        input: input.as_map(),
        region: aws::REGION,
        endpoint_url: None,
        cli,
    })
}

/// How two inputs differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The same request is sent for both, or the request lacks something; the reason is known.
    Explained {
        /// Why.
        reason: &'static str,
        /// Of which operation.
        operation: String,
    },
    /// What differs.
    Unexplained(String),
}

/// Why another input is read where the request is the same.
const HANDLED: &str = "the CLI adds, changes or moves values before it sends them";

const SAME_REQUEST: &str = "another input has the same request";

const IN_FILE: &str = "the body is too long for the command, which names a file";

const DISCOVERY: &str = "the CLI asks the service for its endpoint first";

const TWO_SERVICES: &str = "two services have the same requests";

const NO_ACCOUNT: &str = "the account of an access point of all regions is not in the request";

/// Compares what was read with the input that was sent; `None` where it is the same as far as it travels.
pub fn compare(
    operation: OperationRef<'_>,
    input: &Value,
    reading: &Reading,
    services: &HashMap<String, Service>,
    cli: Cli,
) -> Option<Difference> {
    let other = |text: String| Some(Difference::Unexplained(text));
    let (service, command) = (&operation.service.command, &operation.operation.command);
    let read = format!("{} {}", reading.service, reading.operation);
    let explained = |reason| {
        let operation = match format!("{service} {command}") {
            sent if sent == read => sent,
            sent => format!("{sent} as {read}"),
        };
        Some(Difference::Explained { reason, operation })
    };
    if (&reading.service, &reading.operation) != (service, command) {
        if reading.operation == "describe-endpoints" {
            return explained(DISCOVERY);
        }
        return match sends_the_same(operation, input, reading, services, cli) {
            true => explained(TWO_SERVICES),
            false => other(format!("read as {read}")),
        };
    }
    let is_said = |rule: &str| reading.diagnostics.iter().any(|it| it.rule == rule);
    for (rule, reason) in [("unknown-account", NO_ACCOUNT), ("body-in-file", IN_FILE)] {
        if is_said(rule) {
            return explained(reason);
        }
    }
    if let Some(diagnostic) = reading.diagnostics.first() {
        return other(format!("{}: {}", diagnostic.rule, diagnostic.message));
    }
    let options = &reading.draft.options;
    if options.region() != aws::REGION || options.get("endpoint-url").is_some() {
        return other(format!("options {options:?}"));
    }
    let travels = Travels { operation, cli };
    let [sent, read] = [input, &reading.draft.input].map(|input| travels.input(input));
    if sent == read {
        return None;
    }
    let request = |input: &Value| {
        let request = wireform_write::request_from(operation, input, aws::REGION, cli);
        WireRequest::ours(&request)
    };
    if request(input).equivalent(&request(&reading.draft.input)) {
        return explained(match is_handled(operation) {
            true => HANDLED,
            false => SAME_REQUEST,
        });
    }
    other(format!("sent {}\nread {}", text(&sent), text(&read)))
}

/// Whether what was read is of another service that sends the same request.
fn sends_the_same(
    operation: OperationRef<'_>,
    input: &Value,
    reading: &Reading,
    services: &HashMap<String, Service>,
    cli: Cli,
) -> bool {
    let read = services.get(&reading.service);
    let Some(read) = read.and_then(|service| service.operation(&reading.operation)) else {
        return false;
    };
    let request = |operation: OperationRef<'_>, input: &Value| {
        let request = wireform_write::request_from(operation, input, aws::REGION, cli);
        WireRequest::ours(&request)
    };
    request(operation, input).equivalent(&request(read, &reading.draft.input))
}

fn text(value: &Value) -> String {
    json::compact(value, &wireform_model::path::Path::root()).to_string()
}

/// Whether the CLI's request is made of other values than those of the input.
fn is_handled(operation: OperationRef<'_>) -> bool {
    let handlers = operation
        .members()
        .iter()
        .filter_map(|member| member.handler);
    let mut handlers =
        handlers.filter(|handler| !matches!(handler, Handler::Host | Handler::LineBreaks));
    !operation.operation.defaults().is_empty() || handlers.next().is_some()
}

/// What of an input is in its request, in one spelling of several.
struct Travels<'m> {
    operation: OperationRef<'m>,
    cli: Cli,
}

impl Travels<'_> {
    fn protocol(&self) -> Option<Protocol> {
        self.operation.service.metadata.protocol()
    }

    fn input(&self, input: &Value) -> Value {
        let members = input.entries().filter_map(|(name, value)| {
            let member = self.operation.member(name)?;
            let is_sent = !matches!(member.location, Location::Client | Location::StatusCode);
            let value = self
                .value(member, value)
                .filter(|_| is_sent && *value != Value::Null)?;
            self.is_set(member, &value)
                .then(|| (name.to_owned(), value))
        });
        sorted(members.collect())
    }

    /// Lists and maps without anything in them are nothing outside of a body, and structures are nothing in a form.
    fn is_set(&self, member: &Member, value: &Value) -> bool {
        let is_outside = matches!(
            member.location,
            Location::QueryString | Location::Header | Location::Headers
        );
        let is_rest = matches!(
            self.protocol(),
            Some(Protocol::RestJson | Protocol::RestXml) | None
        );
        if is_rest && self.is_added(member, value) {
            return false;
        }
        let is_collection = matches!(value, Value::List(_) | Value::Map(_));
        !(is_rest && is_outside && is_collection && value.is_empty())
    }

    /// Whether the CLI sends the same where it is not set.
    fn is_added(&self, member: &Member, value: &Value) -> bool {
        let checksum = &self.operation.operation.http_checksum;
        let is_algorithm = checksum.request_algorithm_member.as_ref() == Some(&member.name);
        let usual = usual_algorithm(self.cli).to_uppercase();
        let is_length =
            member.location == Location::Header && member.wire_name() == "Content-Length";
        is_length || is_algorithm && value.as_str() == Some(&usual)
    }

    fn value(&self, member: &Member, value: &Value) -> Option<Value> {
        let shape = self.operation.target(member);
        let flattened = member.flattened || shape.flattened;
        let is_form = matches!(self.protocol(), Some(Protocol::Query | Protocol::Ec2));
        let vanishes = match self.protocol() {
            Some(Protocol::Query) => matches!(value, Value::Map(_)),
            Some(Protocol::Ec2) => true,
            Some(Protocol::RestXml) => flattened,
            _ => false,
        };
        let was_empty = value.is_empty();
        let value = match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
                self.structure(structure, map)
            }
            (Kind::List { member }, Value::List(items)) => {
                let items = items.iter().filter_map(|item| self.value(member, item));
                Value::List(items.collect())
            }
            (Kind::Map { value: inner, .. }, Value::Map(map)) => {
                let entries = map.effective();
                let entries = entries
                    .filter_map(|(key, value)| Some((key.to_owned(), self.value(inner, value)?)));
                sorted(entries.collect())
            }
            (Kind::Timestamp, value) => self.timestamp(member, value),
            (Kind::Float | Kind::Double | Kind::Integer | Kind::Long, value) => number(value),
            (_, value) => value.clone(),
        };
        let is_collection = matches!(value, Value::List(_) | Value::Map(_));
        // What is in a list or map may vanish, and with the last of it the whole.
        let vanishes = vanishes || is_form && !was_empty;
        let is_gone = is_collection && value.is_empty() && vanishes;
        (!is_gone || !is_form && !flattened).then_some(value)
    }

    fn structure(&self, structure: &Structure, map: &Map) -> Value {
        let members = map.effective().filter_map(|(name, value)| {
            let member = structure.member(name)?;
            Some((name.to_owned(), self.value(member, value)?))
        });
        sorted(members.collect())
    }

    /// Seconds, since no header and CLI has more of all formats.
    fn timestamp(&self, _member: &Member, value: &Value) -> Value {
        let text = timestamp_text(value, TimestampFormat::UnixTimestamp);
        text.map_or_else(|| value.clone(), Value::String)
    }
}

/// The float of a number.
fn number(value: &Value) -> Value {
    match value.as_number().and_then(|number| number.double()) {
        Some(double) => Value::String(format!("{double:?}")),
        None => value.clone(),
    }
}

fn sorted(mut entries: Vec<(String, Value)>) -> Value {
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    Value::Map(entries.into_iter().collect())
}
