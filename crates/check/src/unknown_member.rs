use wireform_model::Structure;
use wireform_model::near::nearest;
use wireform_model::value::Value;

use super::context::CheckContext;
use super::label::shorten;
use super::{Findings, Keys, Rule};

/// # What it checks
/// Every key of a structure is the name of one of its members, case included.
///
/// # Why
/// A misspelled member would otherwise seem to be set.
///
/// # Example
/// `{"integrationMethod": "GET"}`: the name on the wire, where the document needs `IntegrationMethod`.
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// botocore's parameter validation (`validate.py`), and runs of the CLI.
pub const UNKNOWN_MEMBER: Rule =
    Rule::cli_error("unknown-member", "Every member is one of the model's");

/// Reports an entry that the structure has no member for.
pub fn check(
    context: &CheckContext<'_>,
    structure: &Structure,
    (name, value): (&str, &Value),
    keys: &Keys<'_>,
    findings: &mut Findings,
) {
    let mut names = structure.members.iter().map(|member| member.name.as_str());
    let nearest = nearest(name, &mut names);
    let owner = if context.place.is_root() {
        format!("`{}`", context.operation.operation.command)
    } else {
        context.label()
    };
    // A fix must not overwrite a member that is set.
    let free = nearest.filter(|nearest| !keys.contains(nearest));
    let advice = match (nearest, free) {
        (_, Some(free)) => format!("Did you mean `{free}`?"),
        (Some(taken), None) => format!("Remove it: `{taken}` is set too."),
        (None, None) => "Remove it, or check its name.".to_owned(),
    };
    let path = context.place.child(name).path();
    let message = format!("{owner} has no member `{}`. {advice}", shorten(name));
    let finding = UNKNOWN_MEMBER.at(path, message);
    findings.push(match free {
        Some(nearest) => {
            let target = context.place.child(nearest).path();
            let renamed = finding.remove(format!("Rename it to {nearest}"));
            renamed.fix("", target, Some(value.clone()))
        }
        None => finding.remove("Remove it"),
    });
}
