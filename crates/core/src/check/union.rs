use crate::model::Structure;
use crate::value::Map;

use super::constraints::Site;
use super::{Findings, Rule};

/// # What it checks
/// A union has exactly one member set.
///
/// # Why
/// Its members are alternatives: none says nothing, and two contradict each other.
///
/// # Example
/// `{"Key": {"S": "a", "N": "1"}}` for an attribute value of DynamoDB, were it modelled as a union.
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// botocore's parameter validation (`validate.py`).
pub const UNION: Rule = Rule::cli_error("union", "A union has exactly one member set");

pub fn check(site: &Site<'_>, structure: &Structure, map: &Map, findings: &mut Findings) {
    if !structure.union {
        return;
    }
    let set: Vec<&str> = map.effective().map(|(name, _)| name).collect();
    let label = site.place.label_at_start();
    let names: Vec<String> = structure
        .members
        .iter()
        .map(|member| member.name.clone())
        .collect();
    let choices = super::enum_value::choices(&names);
    match set.as_slice() {
        [_] => {}
        [] => {
            let message = format!("{label} is empty. Set exactly one of its members: {choices}.");
            findings.push(UNION.at(site.place.path(), message));
        }
        several => {
            let message = format!(
                "{label} has {} members set, but they are alternatives. Keep one of them.",
                several.len()
            );
            findings.push(UNION.at(site.place.path(), message));
        }
    }
}
