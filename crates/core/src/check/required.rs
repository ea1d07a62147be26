use crate::diagnostic::Refuser;
use crate::model::{Kind, Location, Member, Structure};
use crate::value::{Map, Number, Value};

use super::constraints::Site;
use super::{Findings, Rule};

/// # What it checks
/// Every member that the model requires is there, and those at the top are not empty texts.
///
/// # Why
/// The CLI refuses a missing one.
/// An empty one it sends: an empty `ApiId` gives the path `/v2/apis//integrations`, which leads nowhere.
///
/// # Example
/// `{"IntegrationType": "MOCK"}` lacks `ApiId`.
///
/// # Who refuses
/// The CLI where the member is absent. The service where it is empty and is a part of the address or one of
/// some choices; of others no model says so, as of the `Description` of `organizations create-policy`.
/// A token that makes a call idempotent is never missing, since the CLI makes one up,
/// nor is a member for which the CLI has a value of its own,
/// nor a streamed body whose bytes come from a file.
///
/// # Source
/// botocore's parameter validation; a run of the CLI with an empty identifier.
pub const REQUIRED: Rule = Rule::cli_error("required", "Required members are there and not empty");

pub fn check(site: &Site<'_>, structure: &Structure, map: &Map, findings: &mut Findings) {
    let is_known = |member: &&Member| !member.is_newer_than(site.cli);
    let members = structure.members.iter().filter(is_known);
    for member in members.filter(|member| member.required) {
        let place = site.place.child(&member.name);
        match map.get(&member.name) {
            None if site.place.is_root() && is_sent_anyway(site, member) => {}
            None if site.has_file(member) => {}
            None => {
                let message = format!("`{}` is missing. {}", member.name, reason(site, member));
                findings.push(REQUIRED.at(place.path(), message));
            }
            Some(Value::String(text)) if text.is_empty() && !may_be_empty(site, member) => {
                let message = format!("`{}` is empty. {}", member.name, reason(site, member));
                let finding = REQUIRED.at(place.path(), message);
                let is_refused = member.location == Location::Uri || has_choices(site, member);
                findings.push(match is_refused {
                    true => finding.refused_by(Refuser::Service),
                    false => finding.as_warning(),
                });
            }
            Some(_) => {}
        }
    }
}

fn is_sent_anyway(site: &Site<'_>, member: &Member) -> bool {
    let default = site.operation.operation.default_of(&member.name);
    member.idempotency_token || default.is_some()
}

/// Whether an empty text of a required member is left to other rules.
///
/// A model that gives a least length has settled the matter by it; below the top, empty texts are common and often meant.
fn may_be_empty(site: &Site<'_>, member: &Member) -> bool {
    let shape = site.operation.target(member);
    let is_text = matches!(shape.kind, Kind::String);
    let has_least_length = shape.min.as_ref().is_some_and(Number::is_integer);
    !is_text || has_least_length || !site.place.is_root()
}

fn has_choices(site: &Site<'_>, member: &Member) -> bool {
    !site.operation.target(member).enumeration.is_empty()
}

fn reason(site: &Site<'_>, member: &Member) -> String {
    let shape = site.operation.target(member);
    if member.location == Location::Uri {
        return "It is part of the request's address, so the call cannot do without it.".to_owned();
    }
    match shape.enumeration.as_slice() {
        [] => "The operation requires it: give it a value.".to_owned(),
        values => format!(
            "The operation requires it: choose {}.",
            super::enum_value::choices(values)
        ),
    }
}
