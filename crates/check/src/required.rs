use wireform_model::diagnostic::Refuser;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Location, Member, Structure};

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// Every member that the model requires is set, and those at the top are not empty strings.
///
/// # Why
/// The CLI rejects a missing one, but sends an empty one: an empty `ApiId` gives the path
/// `/v2/apis//integrations`, which does not exist.
///
/// # Example
/// `{"IntegrationType": "MOCK"}` lacks `ApiId`.
///
/// # Who refuses
/// The CLI where the member is missing. The service where it is empty and is part of the URL or an enum;
/// for others no model says so: `organizations create-policy` accepts an empty `Description`.
/// An idempotency token is never missing, since the CLI generates it, nor is a member for which the CLI has
/// a default, nor a streamed body that is read from a file.
///
/// # Source
/// botocore's parameter validation; a run of the CLI with an empty identifier.
pub const REQUIRED: Rule = Rule::cli_error("required", "Required members are set and not empty");

pub fn check(
    context: &CheckContext<'_>,
    structure: &Structure,
    map: &Map,
    findings: &mut Findings,
) {
    let is_known = |member: &&Member| !member.is_newer_than(context.cli);
    let members = structure.members.iter().filter(is_known);
    for member in members.filter(|member| member.required) {
        let place = context.place.child(&member.name);
        match map.get(&member.name) {
            None if context.place.is_root() && is_sent_anyway(context, member) => {}
            None if context.has_file(member) => {}
            None => {
                let message = format!("`{}` is required.{}", member.name, reason(context, member));
                findings.push(REQUIRED.at(place.path(), message));
            }
            Some(Value::String(text)) if text.is_empty() && !may_be_empty(context, member) => {
                let reason = reason(context, member);
                let message = format!("`{}` is empty, but required.{reason}", member.name);
                let finding = REQUIRED.at(place.path(), message);
                let is_refused = member.location == Location::Uri || has_choices(context, member);
                findings.push(match is_refused {
                    true => finding.refused_by(Refuser::Service),
                    false => finding.as_warning(),
                });
            }
            Some(_) => {}
        }
    }
}

fn is_sent_anyway(context: &CheckContext<'_>, member: &Member) -> bool {
    let default = context.operation.operation.default_of(&member.name);
    member.idempotency_token || default.is_some()
}

/// Whether an empty string in a required member is left to other rules.
///
/// Where the model has a minimum length, that decides; below the top, empty strings are common and often intended.
fn may_be_empty(context: &CheckContext<'_>, member: &Member) -> bool {
    let shape = context.operation.target(member);
    let is_text = matches!(shape.kind, Kind::String);
    let has_least_length = shape.min.as_ref().is_some_and(Number::is_integer);
    !is_text || has_least_length || !context.place.is_root()
}

fn has_choices(context: &CheckContext<'_>, member: &Member) -> bool {
    !context.operation.target(member).enumeration.is_empty()
}

/// What follows the first sentence of a message: nothing, or a sentence after a space.
fn reason(context: &CheckContext<'_>, member: &Member) -> String {
    let shape = context.operation.target(member);
    if member.location == Location::Uri {
        return " It is part of the URL.".to_owned();
    }
    match shape.enumeration.as_slice() {
        [] => String::new(),
        values => format!(" Choose {}.", super::enum_value::choices(values)),
    }
}

#[cfg(test)]
mod tests {
    use crate::{CheckInput, check};
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::Draft;

    #[test]
    fn a_member_whose_bytes_come_from_a_file_is_not_missing() {
        let service = Service::from_json(
            r#"{
                "metadata": {"endpointPrefix": "voice"},
                "operations": {"Put": {"input": {"shape": "Body"}}},
                "shapes": {
                    "Body": {"type": "structure", "payload": "Sound", "required": ["Sound"], "members": {
                        "Sound": {"shape": "Sound", "streaming": true}
                    }},
                    "Sound": {"type": "blob"}
                }
            }"#,
            None,
        );
        let service = service.unwrap();
        let count = |draft: &Draft| {
            let input = CheckInput {
                operation: service.operation("put").unwrap(),
                draft,
                cli: Cli::V2,
            };
            check(input, None).len()
        };
        let mut draft = Draft::default();
        assert_eq!(count(&draft), 1);
        draft.files.set_named("Sound", "my song.ogg");
        assert_eq!(count(&draft), 0);
    }
}
