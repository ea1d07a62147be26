//! Calls of an SDK, of which one is read.

use wireform_model::OperationRef;

use super::call_service::{AMBIGUOUS, operation};
use super::code::{Call, Named};
use super::literal::Literal;
use super::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};
use super::syntax::Syntax;
use super::{converted, reading};
use crate::reading::{check_choice, in_order};
use crate::{Choice, Choices, Context, Meaning, Part, ReadDiagnostic, Reading};

/// Reads the chosen one of the calls whose operations are known, or else the first of them.
pub(super) fn read(
    calls: &[Call],
    choice: Option<usize>,
    context: Context<'_>,
) -> Result<Reading, Vec<ReadDiagnostic>> {
    let found = calls.iter().map(|call| (call, operation(call, context)));
    let (known, failed): (Vec<_>, Vec<_>) = found.partition(|(_, operation)| operation.is_ok());
    let known = known.into_iter();
    let known = known.filter_map(|(call, operation)| Some((call, operation.ok()?)));
    let known: Vec<(&Call, OperationRef<'_>)> = known.collect();
    let chosen = choice.unwrap_or_default();
    if !known.is_empty() {
        check_choice(choice, known.len(), "call").map_err(|error| vec![error])?;
    }
    let Some((call, operation)) = known.get(chosen).copied() else {
        let errors = failed.into_iter();
        let errors: Vec<_> = errors
            .filter_map(|(_, operation)| operation.err())
            .collect();
        return Err(most_helpful(errors).into_iter().collect());
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

/// The first of the calls whose operation exists, or else the first of all.
fn most_helpful(errors: Vec<ReadDiagnostic>) -> Option<ReadDiagnostic> {
    let ambiguous = errors.iter().find(|error| error.rule == AMBIGUOUS).cloned();
    ambiguous.or_else(|| errors.into_iter().next())
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
