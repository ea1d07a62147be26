//! Which service a call is of, where several have an operation of its name.

use std::collections::BTreeSet;

use wireform_model::{OperationRef, Service};

use super::code::{Call, Language};
use super::services::{self, MOST, is_same_name};
use super::{arns, quote};
use crate::{Context, ReadDiagnostic};

/// The rule of a call that several services may be meant by.
pub(super) const AMBIGUOUS: &str = "ambiguous-service";

/// An error names no more services than this.
const MOST_NAMED: usize = 3;

/// The operation of a call.
///
/// # Errors
///
/// Where no service has such an operation, or several have and nothing tells which one is meant.
pub(super) fn operation<'m>(
    call: &Call,
    context: Context<'m>,
) -> Result<OperationRef<'m>, ReadDiagnostic> {
    let of_services = context.services.iter();
    let mut found: Vec<_> = of_services.filter_map(|it| find(it, call)).collect();
    let open = context.operation.and_then(|open| find(open.service, call));
    let is_new = |open: &OperationRef<'_>| !found.iter().any(|it| is_same_service(it, open));
    found.extend(open.filter(is_new));
    let found = told_by_text(found, call);
    let is_complete = found.len() < MOST;
    let with_all = || found.iter().filter(|it| knows_all(it, call));
    match (found.as_slice(), open) {
        ([], _) => Err(unknown(call)),
        ([only], _) => Ok(*only),
        _ if is_complete && with_all().count() == 1 => {
            with_all().next().copied().ok_or_else(|| unknown(call))
        }
        (_, Some(open)) if found.iter().any(|it| is_same_service(it, &open)) => Ok(open),
        _ => Err(ambiguous(call, &found)),
    }
}

fn find<'m>(service: &'m Service, call: &Call) -> Option<OperationRef<'m>> {
    let mut operations = service.operations.iter();
    let mut by_letters = || operations.find(|it| is_same_name(&it.command, &call.operation));
    let named = service.operation(&call.operation);
    named.or_else(|| service.operation(&by_letters()?.command))
}

/// Those of the service that the text names, by a client, a variable or an ARN; all where it names none of them.
fn told_by_text<'m>(found: Vec<OperationRef<'m>>, call: &Call) -> Vec<OperationRef<'m>> {
    let those = |is_it: &dyn Fn(&Service) -> bool| {
        let told = found.iter().filter(|it| is_it(it.service));
        let told: Vec<_> = told.copied().collect();
        (!told.is_empty()).then_some(told)
    };
    let named = |name: Option<&str>| {
        those(&|service| name.is_some_and(|name| services::is_named(service, name)))
    };
    let client = call.service.as_ref().map(|service| service.name.as_str());
    let variable = call.receiver.as_deref().map(services::bare);
    let arns = arns::services(&call.input);
    let own_arn = || those(&|service| arns.contains(service.command.as_str()));
    let shared_arn = || those(&|service| is_of_arn(service, &arns));
    let told = named(client).or_else(|| named(variable));
    let told = told.or_else(own_arn).or_else(shared_arn);
    told.unwrap_or(found)
}

/// Whether an ARN has a name of a service that others may share.
fn is_of_arn(service: &Service, arns: &BTreeSet<&str>) -> bool {
    let metadata = &service.metadata;
    arns.contains(metadata.signing_name()) || arns.contains(metadata.endpoint_prefix.as_str())
}

fn is_same_service(one: &OperationRef<'_>, other: &OperationRef<'_>) -> bool {
    one.service.command == other.service.command
}

fn knows_all(operation: &OperationRef<'_>, call: &Call) -> bool {
    let mut entries = call.input.entries().iter();
    entries.all(|entry| operation.member(&entry.key).is_some())
}

fn unknown(call: &Call) -> ReadDiagnostic {
    let message = format!(
        "No operation {} is known here. Name the service, such as client('dynamodb').",
        quote::shown(&call.operation)
    );
    ReadDiagnostic::error("unknown-operation", call.operation_span.clone(), message)
}

fn ambiguous(call: &Call, found: &[OperationRef<'_>]) -> ReadDiagnostic {
    let names = found.iter().map(|it| it.service.command.as_str());
    let names: Vec<&str> = names.take(MOST_NAMED).collect();
    let names = match (found.len() > MOST_NAMED, names.split_last()) {
        (true, _) => format!("{} and other services", names.join(", ")),
        (false, Some((last, others))) => format!("{} and {last}", others.join(", ")),
        (false, None) => String::new(),
    };
    let example = found.first().map(|it| naming(it.service, call.language));
    let message = format!(
        "{names} have an operation {}. Name the service, such as {}.",
        quote::shown(&call.operation),
        example.unwrap_or_default()
    );
    ReadDiagnostic::error(AMBIGUOUS, call.operation_span.clone(), message)
}

/// How code names a service.
fn naming(service: &Service, language: Language) -> String {
    match language {
        Language::JavaScript => {
            let id = service.metadata.service_id.to_ascii_lowercase();
            format!("import … from '@aws-sdk/client-{}'", id.replace(' ', "-"))
        }
        Language::Python | Language::Json => {
            format!("boto3.client('{}')", services::boto3_name(&service.command))
        }
    }
}
