//! Calls of an SDK, of which one is read.

use wireform_model::{OperationRef, Service};

use super::code::{Call, Named};
use super::literal::Literal;
use super::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};
use super::services::is_same_name;
use super::syntax::Syntax;
use super::{converted, quote, reading};
use crate::reading::{check_choice, in_order};
use crate::{Choice, Choices, Context, Meaning, Part, ReadDiagnostic, Reading};

/// Reads the chosen one of the calls whose operations are known, or else the first of them.
pub(super) fn read(
    calls: &[Call],
    choice: Option<usize>,
    context: Context<'_>,
) -> Result<Reading, Vec<ReadDiagnostic>> {
    let known = calls
        .iter()
        .filter_map(|call| Some((call, operation(call, context)?)));
    let known: Vec<_> = known.collect();
    let chosen = choice.unwrap_or_default();
    if !known.is_empty() {
        check_choice(choice, known.len(), "call").map_err(|error| vec![error])?;
    }
    let Some((call, operation)) = known.get(chosen).copied() else {
        return Err(calls.first().map(unknown_operation).into_iter().collect());
    };
    let mut reading = read_as(call, operation, context);
    let all = known.iter().map(|(call, _)| Choice {
        span: call.span.clone(),
        label: call.label.clone(),
    });
    reading.choices = Choices::new(all.collect(), chosen);
    reading
        .diagnostics
        .extend(reading.choices.note_others("calls"));
    reading
        .diagnostics
        .sort_by_key(|diagnostic| diagnostic.span.start);
    Ok(reading)
}

fn unknown_operation(call: &Call) -> ReadDiagnostic {
    let message = format!(
        "No operation {} is known here. Name the service, such as client('dynamodb').",
        quote::shown(&call.operation)
    );
    ReadDiagnostic::error("unknown-operation", call.operation_span.clone(), message)
}

fn read_as(call: &Call, operation: OperationRef<'_>, context: Context<'_>) -> Reading {
    let literal = Literal {
        node: input(call, operation),
        diagnostics: call.diagnostics.clone(),
    };
    let converted = converted(&literal, operation, context.cli, Syntax::Code);
    let mut reading = reading(operation, converted);
    for (option, value) in [("region", &call.region), ("profile", &call.profile)] {
        let Some(value) = value else { continue };
        let offers = reading.offers.iter_mut().map(|offer| &mut offer.draft);
        for draft in offers.chain([&mut reading.draft]) {
            draft.options.set(option, Some(&value.name));
        }
    }
    let names = [
        (call.service.as_ref(), Meaning::Service),
        (call.region.as_ref(), Meaning::Global("region")),
        (call.profile.as_ref(), Meaning::Global("profile")),
        (
            Some(&Named {
                name: String::new(),
                span: call.operation_span.clone(),
            }),
            Meaning::Operation,
        ),
    ];
    for (named, meaning) in names {
        let span = named.map(|named| named.span.clone()).unwrap_or_default();
        if !span.is_empty() {
            reading.parts.push(Part { span, meaning });
        }
    }
    reading.parts = in_order(reading.parts);
    reading
}

/// The arguments, with what the receiver stands for where the operation has such members.
fn input(call: &Call, operation: OperationRef<'_>) -> ParsedValue {
    let is_set = |entry: &ParsedEntry| call.input.entries().iter().any(|it| it.key == entry.key);
    let implied = call.implied.iter();
    let implied = implied.filter(|it| operation.member(&it.key).is_some() && !is_set(it));
    let mut entries: Vec<ParsedEntry> = implied.cloned().collect();
    if entries.is_empty() {
        return call.input.clone();
    }
    entries.extend_from_slice(call.input.entries());
    ParsedValue::new(call.input.span.clone(), ParsedKind::Map(entries))
}

/// The operation of a call: of several services that have one of the name, the one with most of the members.
fn operation<'m>(call: &Call, context: Context<'m>) -> Option<OperationRef<'m>> {
    let find = |service: &'m Service| {
        let mut operations = service.operations.iter();
        let mut by_letters = || operations.find(|it| is_same_name(&it.command, &call.operation));
        let named = service.operation(&call.operation);
        named.or_else(|| service.operation(&by_letters()?.command))
    };
    let of_services = context.services.iter().filter_map(|service| find(service));
    let open = context.operation.and_then(|open| find(open.service));
    let found: Vec<_> = of_services.chain(open).collect();
    let known = |operation: &OperationRef<'_>| {
        let entries = call.input.entries().iter();
        entries
            .filter(|entry| operation.member(&entry.key).is_some())
            .count()
    };
    let most = found.iter().map(known).max()?;
    found.into_iter().find(|operation| known(operation) == most)
}
