use wireform_model::Structure;
use wireform_model::diagnostic::Refuser;
use wireform_model::step::Step;
use wireform_model::value::Map;

use super::context::CheckContext;
use super::label::shorten;
use super::{Findings, Rule};

/// # What it checks
/// A union has exactly one member set.
///
/// # Why
/// Its members are alternatives.
///
/// # Example
/// `{"Key": {"S": "a", "N": "1"}}` for an attribute value of DynamoDB.
///
/// # Who refuses
/// The CLI; for an attribute value, which the model does not call a union, the service.
///
/// # Source
/// botocore's parameter validation (`validate.py`); DynamoDB's `ValidationException`.
pub const UNION: Rule = Rule::cli_error("union", "A union has exactly one member set");

pub fn check(context: &CheckContext<'_>, map: &Map, findings: &mut Findings) {
    let Some(structure) = context.shape.as_union() else {
        return;
    };
    let label = context.label();
    let message = match map.effective().len() {
        1 => return,
        0 => empty(structure, context),
        count => {
            let what = match structure.union {
                true => "alternatives",
                false => "types",
            };
            let (count, set) = (number(count), set_members(map));
            format!("{label} has {count} {what}, {set}. Keep one.")
        }
    };
    let finding = UNION.at(context.place.path(), message);
    findings.push(match structure.union {
        true => finding,
        false => finding.refused_by(Refuser::Service),
    });
}

/// What to do about a union of which nothing is set; the members of an attribute value of DynamoDB are types.
fn empty(structure: &Structure, context: &CheckContext<'_>) -> String {
    let members = structure.members.iter();
    let names: Vec<String> = members.map(|member| member.name.clone()).collect();
    let choices = super::enum_value::choices(&names);
    match structure.union {
        true => format!("{} is empty. Set {choices}.", context.label()),
        false if context.place.last() == Step::Name("") => {
            "Name this entry and choose its type.".to_owned()
        }
        false => format!("{} has no type. Choose {choices}.", context.label()),
    }
}

/// A small number as a word.
fn number(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        more => more.to_string(),
    }
}

/// The keys of a map in words: `A, B and C`.
fn set_members(map: &Map) -> String {
    let keys: Vec<String> = map.effective().map(|(key, _)| shorten(key)).collect();
    match keys.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => keys.concat(),
    }
}
