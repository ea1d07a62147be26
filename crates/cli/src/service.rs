use std::path::Path;

use wireform_model::builtin;
use wireform_model::{OperationRef, Service};

use crate::arguments::Arguments;
use crate::catalogue::{Catalogue, HOW_TO_GET};
use crate::failure::Failure;

/// The service that was named: from the model file where one is given, else from the catalogue, else built in.
///
/// An operation that is built in comes from there, together with what its companion goes by.
pub fn find(
    arguments: &Arguments,
    name: &str,
    operation: Option<&str>,
) -> Result<Service, Failure> {
    if let Some(path) = &arguments.model {
        return from_file(path, name);
    }
    let built_in = builtin::service(name);
    if let Some(service) = built_in.clone()
        && operation.is_some_and(|operation| service.operation(operation).is_some())
    {
        return Ok(service);
    }
    let catalogue = Catalogue::find(arguments)?;
    let service = catalogue.as_ref().map(|all| all.service(name));
    if let Some(service) = service.transpose()?.flatten() {
        return Ok(service);
    }
    built_in.ok_or_else(|| unknown(name, catalogue.as_ref()))
}

fn from_file(path: &Path, name: &str) -> Result<Service, Failure> {
    let place = path.display();
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| Failure::new(format!("cannot read {place}: {error}")))?;
    Service::from_json(&text, Some(name)).map_err(|error| Failure::new(format!("{place}: {error}")))
}

fn unknown(name: &str, catalogue: Option<&Catalogue>) -> Failure {
    let message = match catalogue {
        Some(catalogue) => {
            let known: Vec<&str> = catalogue.services().iter().map(String::as_str).collect();
            let near = suggestion(name, &known);
            format!("the catalogue has no service `{name}`{near} `wireform list` shows them all")
        }
        None => {
            let near = suggestion(name, builtin::services());
            format!("no service `{name}` is built in{near} {HOW_TO_GET}")
        }
    };
    Failure::new(format!("{message}; --model FILE takes any other"))
}

/// The service and the operation that the two words name, in a service that stays with the caller.
pub fn words(arguments: &Arguments) -> Result<(&str, &str), Failure> {
    match arguments.names.as_slice() {
        [service, operation] => Ok((service, operation)),
        [] | [_] => Err(Failure::new(
            "expected SERVICE OPERATION, such as: apigatewayv2 create-integration",
        )),
        [_, _, extra, ..] => Err(Failure::new(format!(
            "unexpected word `{extra}`: expected SERVICE OPERATION and nothing more"
        ))),
    }
}

/// The operation that was named.
///
/// # Errors
///
/// Where the service has none of that name; of a service that is built in, only a part is.
pub fn operation<'s>(
    arguments: &Arguments,
    service: &'s Service,
    name: &str,
) -> Result<OperationRef<'s>, Failure> {
    service.operation(name).ok_or_else(|| {
        let operations = service.operations.iter();
        let known: Vec<&str> = operations.map(|op| op.command.as_str()).collect();
        let near = suggestion(name, &known);
        let command = &service.command;
        let is_part =
            arguments.model.is_none() && !matches!(Catalogue::find(arguments), Ok(Some(_)));
        Failure::new(if is_part {
            format!("no operation `{name}` of {command} is built in{near} {HOW_TO_GET}")
        } else {
            format!(
                "{command} has no operation `{name}`{near} `wireform list {command}` shows them all"
            )
        })
    })
}

/// `; did you mean …?` with the names that are nearest, or a bare `;` where none is near.
fn suggestion(name: &str, known: &[&str]) -> String {
    let mut near: Vec<(usize, &str)> = known
        .iter()
        .map(|candidate| (distance(name, candidate), *candidate))
        .filter(|(distance, candidate)| {
            *distance <= name.len().max(candidate.len()) / 3 || candidate.contains(name)
        })
        .collect();
    near.sort();
    let near: Vec<&str> = near.iter().take(3).map(|(_, name)| *name).collect();
    if near.is_empty() {
        return ";".to_owned();
    }
    format!("; did you mean {}?", near.join(" or "))
}

/// The Levenshtein distance: how many letters to add, drop or change.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, left) in left.chars().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (slot, right) in row.iter_mut().skip(1).zip(&right) {
            let change = diagonal + usize::from(left != *right);
            diagonal = *slot;
            before = change.min(before + 1).min(diagonal + 1);
            *slot = before;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (left, right, expected) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("same", "same", 0),
            ("create-integrations", "create-integration", 1),
        ] {
            assert_eq!(distance(left, right), expected, "{left} {right}");
        }
    }

    #[test]
    fn suggestions_are_near() {
        assert_eq!(
            suggestion("apigateway", &["apigatewayv2", "s3"]),
            "; did you mean apigatewayv2?"
        );
        assert_eq!(suggestion("zzz", &["apigatewayv2"]), ";");
    }
}
