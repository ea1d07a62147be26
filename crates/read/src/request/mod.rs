//! An HTTP request, or what sends one.
//!
//! A text becomes a [`SentRequest`] whatever its form, each part with its place ([`located`]) ([`mod@form`] lists them).
//! [`host`] says which services it may be for, [`route`] which operation it calls;
//! then its parts become members where the protocol has them: [`rest`] puts them where the model says,
//! the others all into the body ([`json_body`], [`xml_body`], [`cbor_body`], [`form_body`]).
//! What is around the members has a meaning, too: [`parts`].

mod addressee;
mod bucket;
mod cbor_body;
mod chunked;
mod curl;
mod destination;
mod fetch;
mod form;
mod form_body;
mod gzip;
mod har;
mod header_list;
mod host;
mod host_label;
mod http2_text;
mod http_text;
mod json_body;
mod located;
mod parsed_request;
mod parts;
mod plumbing;
mod power_shell;
mod query;
mod queue_url;
mod request_json;
mod rest;
mod route;
mod scope;
mod sent_request;
mod template;
mod timestamps;
mod unknown_operation;
mod url;
mod values;
mod variables;
mod xml_body;
mod xml_tree;

use std::ops::Range;

use wireform_model::diagnostic::Severity;
use wireform_model::draft::Draft;
use wireform_model::index::Index;
use wireform_model::value::{Map, Value};
use wireform_model::{Location, Member, Protocol};

use crate::reading::{check_choice, in_order};
use crate::{Choices, Context, Hints, ReadDiagnostic, Reading};

use form::{Form, form};
use parsed_request::ParsedRequest;
use route::Route;
use sent_request::{SentBody, SentRequest};
use unknown_operation::unknown_operation;
use values::Values;

/// A request whose operation is not known yet.
#[derive(Clone, Debug)]
pub struct RequestSource {
    request: Box<SentRequest>,
    /// What was found out about the text itself.
    diagnostics: Vec<ReadDiagnostic>,
    choices: Choices,
    /// What of the text is beside the command that sends the request.
    beside: Option<Range<usize>>,
    /// Whether the body stands in the text without escapes.
    is_body_plain: bool,
}

impl RequestSource {
    /// Whether a text is a request rather than anything else.
    pub(crate) fn is_likely(text: &str) -> bool {
        form(text).is_some()
    }

    /// Whether a text only has commands that send requests to others than AWS.
    pub(crate) fn is_foreign(text: &str) -> bool {
        match form(text) {
            Some(Form::Curl) => curl::is_foreign(text),
            Some(Form::PowerShell) => power_shell::is_foreign(text),
            _ => false,
        }
    }

    pub(crate) fn parse(text: &str, hints: Hints) -> Result<Self, ReadDiagnostic> {
        let usual = match text.contains("curl") {
            true => Form::Curl,
            false => Form::HttpText,
        };
        let parsed = form::parse(form(text).unwrap_or(usual), text, hints)?;
        let ParsedRequest {
            mut request,
            mut diagnostics,
            choices,
            beside,
        } = parsed;
        check_choice(hints.choice, choices.all.len().max(1), "request")?;
        match gzip::unzipped(&request) {
            Ok(body) => request.body = body,
            Err(()) => {
                let message = "The body is compressed with gzip: paste it without the compression.";
                let span = request.body.span();
                diagnostics.push(ReadDiagnostic::error("compressed-body", span, message));
                request.body = SentBody::None;
            }
        }
        diagnostics.extend(choices.note_others("requests"));
        let before = text.get(..request.body.span().start).unwrap_or_default();
        let is_body_plain = !before.ends_with(['"', '`']);
        Ok(RequestSource {
            request: Box::new(request),
            diagnostics,
            choices,
            beside,
            is_body_plain,
        })
    }

    pub(crate) fn services(&self, index: &Index) -> Result<Vec<String>, ReadDiagnostic> {
        let services = host::services(&self.request, index);
        match services.is_empty() {
            true => Err(self.unknown_service()),
            false => Ok(services),
        }
    }

    fn unknown_service(&self) -> ReadDiagnostic {
        let host = &self.request.host;
        let message = match host.text.as_str() {
            "" => "The request has no host. Name the service and the operation.".to_owned(),
            name => format!(
                "{name} is not a host of a known AWS service. Name the service and the operation."
            ),
        };
        ReadDiagnostic::error("unknown-service", host.span.clone(), message)
    }

    pub(crate) fn read(&self, context: Context<'_>) -> Result<Reading, Vec<ReadDiagnostic>> {
        let routes = self.routes(&context).into_iter();
        let readings = routes.map(|route| self.read_as(&route, &context));
        let count = |reading: &Reading| {
            let is_unread = |it: &&ReadDiagnostic| it.severity == Severity::Error;
            reading.diagnostics.iter().filter(is_unread).count()
        };
        let best = readings.min_by_key(count);
        best.ok_or_else(|| vec![unknown_operation(&self.request, &context)])
    }

    /// The input as one operation has it.
    fn read_as(&self, route: &Route<'_>, context: &Context<'_>) -> Reading {
        let operation = route.operation;
        let mut values = Values::new(operation, context.cli);
        values.diagnostics.clone_from(&self.diagnostics);
        values.can_mend = self.is_body_plain;
        let mut input = members(&mut values, &self.request, route);
        host_label::add(&mut input, &mut values, &self.request);
        queue_url::add(
            &mut input,
            &mut values,
            &self.request,
            route.operation,
            route.protocol,
        );
        if let SentBody::File(name) = &self.request.body
            && values.files.is_empty()
        {
            let message =
                "The body is in a file, which was not read: paste its content as the body.";
            let diagnostic = ReadDiagnostic::error("body-in-file", name.span.clone(), message);
            values.report(diagnostic);
        }
        let options = destination::options(&mut values, &self.request, route, &input);
        parts::note(&mut values, &self.request, route, &options);
        let mut diagnostics = values.diagnostics;
        diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        let parts = in_order(values.parts);
        variables::add_paths(&mut diagnostics, &parts);
        Reading {
            service: operation.service.command.clone(),
            operation: operation.operation.command.clone(),
            draft: Draft {
                input: Value::Map(input),
                files: values.files,
                options,
                ..Draft::default()
            },
            diagnostics,
            parts,
            choices: self.choices.clone(),
            beside: self.beside.clone(),
            ..Reading::default()
        }
    }

    /// Of a request that calls no known operation, the one that is given.
    fn routes<'m>(&self, context: &Context<'m>) -> Vec<Route<'m>> {
        let mut routes = route::find(&self.request, context);
        if let Some(operation) = context.operation.filter(|_| routes.is_empty()) {
            let protocol = operation.service.metadata.protocol();
            routes.push(Route {
                operation,
                protocol: protocol.unwrap_or(Protocol::RestJson),
                labels: Vec::new(),
                base: String::new(),
            });
        }
        routes
    }
}

/// The input of a request: its members where the protocol has them.
fn members(values: &mut Values<'_>, request: &SentRequest, route: &Route<'_>) -> Map {
    match route.protocol {
        Protocol::RestJson => rest::members(values, request, route, rest::BodyFormat::Json),
        Protocol::RestXml => rest::members(values, request, route, rest::BodyFormat::Xml),
        Protocol::Json => of_json(values, request),
        Protocol::SmithyRpcV2Cbor => of_cbor(values, request),
        Protocol::Query | Protocol::Ec2 => form_body::members(values, request, route.protocol),
    }
}

fn of_json(values: &mut Values<'_>, request: &SentRequest) -> Map {
    let known = body_members(values);
    let body = values.body_text(&request.body);
    let members = body.map_or_else(Vec::new, |body| json_body::members(values, &body, &known));
    let set = members
        .into_iter()
        .filter(|(_, value)| *value != Value::Null);
    set.map(|(member, value)| (member.name.clone(), value))
        .collect()
}

fn of_cbor(values: &mut Values<'_>, request: &SentRequest) -> Map {
    let known = body_members(values);
    match request.body.decoded() {
        Some(bytes) => cbor_body::members(values, &bytes, &request.body.spot(), &known),
        None if matches!(request.body, SentBody::None) => Map::new(),
        None if matches!(request.body, SentBody::File(_)) => Map::new(),
        None => {
            let message = "The body must be CBOR, written as Base64.";
            let diagnostic = ReadDiagnostic::error("invalid-cbor", request.body.span(), message);
            values.report(diagnostic);
            Map::new()
        }
    }
}

/// All members but those that the CLI has for itself.
fn body_members<'m>(values: &Values<'m>) -> Vec<&'m Member> {
    let members = values.operation.members().iter();
    members
        .filter(|member| member.location != Location::Client)
        .collect()
}
