use crate::model::Structure;
use crate::value::Map;

use super::constraints::Site;
use super::place::{Place, shorten};
use super::{Findings, Rule, near};

/// # What it checks
/// Every key of a structure is one of its members, capitals and all.
///
/// # Why
/// A misspelt member would otherwise be taken for one that is set.
///
/// # Example
/// `{"integrationMethod": "GET"}`: the name on the wire, where the document takes `IntegrationMethod`.
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// botocore's parameter validation (`validate.py`), and runs of the CLI.
pub const UNKNOWN_MEMBER: Rule =
    Rule::cli_error("unknown-member", "Every member is one of the model's");

/// Reports a key that the structure has no member for.
pub fn check(
    site: &Site<'_>,
    structure: &Structure,
    map: &Map,
    place: &Place<'_>,
    name: &str,
    findings: &mut Findings,
) {
    let names = structure.members.iter().map(|member| member.name.as_str());
    let nearest = near::nearest(name, names);
    let owner = if site.place.is_root() {
        format!("`{}`", site.operation.operation.command)
    } else {
        site.place.label()
    };
    let shown = shorten(name);
    let finding = match nearest {
        Some(nearest) => UNKNOWN_MEMBER.at(
            place.path(),
            format!("{owner} has no member `{shown}`. Did you mean `{nearest}`?"),
        ),
        None => UNKNOWN_MEMBER.at(
            place.path(),
            format!("{owner} has no member `{shown}`. Take it away, or check its name."),
        ),
    };
    // A fix must not overwrite a member that holds a value of its own.
    let free = nearest.filter(|nearest| !map.contains_key(nearest));
    findings.push(match (free, map.get(name)) {
        (Some(nearest), Some(value)) => {
            let target = site.place.child(nearest).path();
            finding
                .remove(format!("Rename it to {nearest}"))
                .fix("", target, Some(value.clone()))
        }
        _ => finding.remove("Take it away"),
    });
}
