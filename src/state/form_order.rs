use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Kind, Member, Shape};

use super::OpenOperation;

/// Where a place is in the form, for sorting: the members of a structure as the form has them, those of the whole
/// input as the companion's groups have them, and entries and items as the input has them.
pub fn form_order(open: OpenOperation, input: &Value, path: &Path) -> Vec<usize> {
    let mut order = Vec::new();
    let mut shape = open.operation.input();
    let mut value = Some(input);
    let mut place = Path::root();
    for name in path.segments() {
        let Some(above) = shape else { break };
        order.push(match &above.kind {
            Kind::Structure(structure) => {
                let members = structure.members.as_slice();
                among_members(open, &place, above, members, &name)
            }
            Kind::Map { .. } => value
                .and_then(|map| index_of(map, &name))
                .unwrap_or_default(),
            _ => name.parse().unwrap_or_default(),
        });
        shape = open.operation.part(above, &name);
        value = value.and_then(|value| part_of(value, &name));
        place = place.child(&name);
    }
    order
}

fn among_members(
    open: OpenOperation,
    place: &Path,
    shape: &Shape,
    members: &'static [Member],
    name: &str,
) -> usize {
    let in_model = || members.iter().position(|member| member.name == name);
    let Some(companion) = open.companion else {
        let position = match shape.as_union() {
            Some(_) => in_model(),
            None => {
                let order = open.member_order(place, members);
                order.all().position(|member| member.name == name)
            }
        };
        // What is no member comes last.
        return position.unwrap_or(members.len());
    };
    let in_groups = || {
        let grouped = companion.groups.iter().flat_map(|group| &group.members);
        let mut names = grouped.map(String::as_str);
        names.position(|grouped| grouped == name)
    };
    let position = if place.is_root() { in_groups() } else { None };
    let behind = if place.is_root() { usize::MAX / 2 } else { 0 };
    position.unwrap_or_else(|| behind + in_model().unwrap_or(members.len()))
}

/// The index of an entry; of duplicate keys the last.
fn index_of(map: &Value, key: &str) -> Option<usize> {
    let entries = map.as_map()?.entries();
    entries.iter().rposition(|(known, _)| known == key)
}

fn part_of<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    match value {
        Value::Map(map) => map.get(name),
        Value::List(items) => items.get(name.parse::<usize>().ok()?),
        _ => None,
    }
}
