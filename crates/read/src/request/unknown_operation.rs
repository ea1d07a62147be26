//! A request whose operation does not exist: what it says instead, and what may have been meant.

use wireform_model::near::nearest;

use crate::{Context, ReadDiagnostic};

use super::located::{Located, Spot};
use super::sent_request::SentRequest;

/// Says that none of the services has the operation of a request.
pub(super) fn unknown_operation(request: &SentRequest, context: &Context<'_>) -> ReadDiagnostic {
    let services = context.services.iter();
    let services: Vec<&str> = services.map(|service| service.command.as_str()).collect();
    let services = services.join(" or ");
    match name(request) {
        _ if services.is_empty() => {
            let message = "Name the service and the operation of this request.";
            unknown(request, message.to_owned())
        }
        Some(name) if !is_known(&name, context) => misspelt(&name, &services, context),
        // The rest of the request belongs to another service or version.
        _ => {
            let message = format!("No operation of {services} has this method and path.");
            unknown(request, message)
        }
    }
}

fn unknown(request: &SentRequest, message: String) -> ReadDiagnostic {
    let start = request.method.span.start;
    let span = start..request.path.span.end.max(request.method.span.end);
    ReadDiagnostic::error("unknown-operation", span, message)
}

fn is_known(name: &Located, context: &Context<'_>) -> bool {
    let services = context.services.iter();
    let mut operations = services.flat_map(|service| &service.operations);
    operations.any(|operation| operation.api_name == name.text)
}

fn misspelt(name: &Located, services: &str, context: &Context<'_>) -> ReadDiagnostic {
    let Spot { span, is_own } = name.spot();
    let operations = context
        .services
        .iter()
        .flat_map(|service| &service.operations);
    let mut known = operations.map(|operation| operation.api_name.as_str());
    let Some(near) = nearest(&name.text, &mut known) else {
        let message = format!("No operation of {services} has this name.");
        return ReadDiagnostic::error("unknown-operation", span, message);
    };
    let message = format!("No operation of {services} has this name. Did you mean `{near}`?");
    let error = ReadDiagnostic::error("unknown-operation", span.clone(), message);
    match is_own {
        true => error.mended(format!("Use {near}"), span, near),
        false => error,
    }
}

/// Where a request names its operation: in a header, in a form or in the path.
fn name(request: &SentRequest) -> Option<Located> {
    let of_header = || {
        let mut headers = request.headers.iter();
        let is_target = |name: &str| name.eq_ignore_ascii_case("x-amz-target");
        let (_, target) = headers.find(|(name, _)| is_target(&name.text))?;
        let start = target.text.rfind('.').map_or(0, |dot| dot + 1);
        Some(target.slice(start..target.text.len()))
    };
    let of_query = || {
        let mut query = request.query.iter();
        let (_, action) = query.find(|(name, _)| name.text == "Action")?;
        action.clone()
    };
    let of_path = || {
        let path = &request.path;
        let at = path.text.rfind("/operation/")?;
        let is_cbor = path.text.get(..at)?.contains("/service/");
        let start = at + "/operation/".len();
        is_cbor.then(|| path.slice(start..path.text.len()))
    };
    of_header()
        .or_else(of_query)
        .or_else(|| in_form(request))
        .or_else(of_path)
}

/// The value of `Action` in a form.
fn in_form(request: &SentRequest) -> Option<Located> {
    let body = request.body.text()?;
    if body.text.trim_start().starts_with(['{', '<']) {
        return None;
    }
    let mut at = 0;
    for pair in body.text.split('&') {
        let start = at;
        at += pair.len() + 1;
        if let Some(value) = pair.strip_prefix("Action=") {
            let start = start + pair.len() - value.len();
            return Some(body.slice(start..start + value.trim_end().len()));
        }
    }
    None
}
