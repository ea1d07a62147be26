use wireform_model::decimal::Decimal;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Member, Structure};

use super::context::CheckContext;
use super::label::shorten;
use super::{Findings, Rule};

/// # What it checks
/// Of two members such as `MinSize` and `MaxSize`, the first is not greater than the second.
///
/// # Why
/// They are the ends of a range. Where one is unset, the CLI may send a default.
///
/// # Example
/// `{"MinCount": 3}` of EC2's `RunInstances`: the CLI adds a `MaxCount` of 1.
///
/// # Who refuses
/// Nobody who is known to, for all services: the CLI sends both.
///
/// # Source
/// The members' names; the CLI's `customizations/ec2/addcount.py`, and runs of it.
pub const MIN_ABOVE_MAX: Rule =
    Rule::warning("min-above-max", "A minimum is not greater than its maximum");

/// Checks a number that is a member of a structure; `map` is the structure's value.
pub fn check(
    context: &CheckContext<'_>,
    structure: &Structure,
    map: &Map,
    (name, min): (&str, &Number),
    findings: &mut Findings,
) {
    let Some(member) = max_of(structure, name) else {
        return;
    };
    let set = map.get(&member.name);
    let default = || default_of(context, &member.name);
    let Some(Value::Number(max)) = set.or_else(default) else {
        return;
    };
    // A negative maximum does not limit anything.
    let is_limit = max.value().compare(&Decimal::of(0)).is_ge();
    if min.is_nan() || max.is_nan() || !is_limit || min.value().compare(&max.value()).is_le() {
        return;
    }
    let (min_text, max_text) = (shorten(min.text()), shorten(max.text()));
    let max_name = &member.name;
    let message = match set {
        Some(_) => format!("`{name}` ({min_text}) is greater than `{max_name}` ({max_text})."),
        None => format!(
            "`{name}` ({min_text}) is greater than `{max_name}`, which the AWS CLI sets to {max_text}."
        ),
    };
    let place = context.place.child(name);
    let target = context.place.child(max_name).path();
    let finding = MIN_ABOVE_MAX.at(place.path(), message);
    let value = Value::Number(min.clone());
    findings.push(finding.fix(format!("Set {max_name} to {min_text}"), target, Some(value)));
}

/// The member that is the maximum of a minimum: `MaxSize` of `MinSize`.
fn max_of<'s>(structure: &'s Structure, name: &str) -> Option<&'s Member> {
    const WORDS: [(&str, &str); 4] = [
        ("Minimum", "Maximum"),
        ("minimum", "maximum"),
        ("Min", "Max"),
        ("min", "max"),
    ];
    WORDS.iter().find_map(|(min, max)| {
        let rest = name.strip_prefix(min)?;
        structure.member(&format!("{max}{rest}"))
    })
}

/// What the CLI sends for a member that is unset; it has such values at the top alone.
fn default_of<'a>(context: &CheckContext<'a>, member: &str) -> Option<&'a Value> {
    let operation = context.operation.operation;
    context
        .place
        .is_root()
        .then(|| operation.default_of(member))?
}
