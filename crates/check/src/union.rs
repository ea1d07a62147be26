use wireform_model::diagnostic::Refuser;
use wireform_model::value::Map;

use super::context::CheckContext;
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
        0 => {
            let members = structure.members.iter();
            let names: Vec<String> = members.map(|member| member.name.clone()).collect();
            let choices = super::enum_value::choices(&names);
            format!("{label} is empty. Set exactly one of its members: {choices}.")
        }
        several => {
            format!("{label} has {several} members set, but they are alternatives. Keep one.")
        }
    };
    let finding = UNION.at(context.place.path(), message);
    findings.push(match structure.union {
        true => finding,
        false => finding.refused_by(Refuser::Service),
    });
}
