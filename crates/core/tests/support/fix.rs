//! Fixes as a page applies them.

use wireform_core::diagnostic::{Edit, Fix};
use wireform_core::draft::Draft;
use wireform_core::value::Value;

/// The draft after all edits of a fix; panics where one of them names no place.
pub fn applied(fix: &Fix, draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    for edit in &fix.edits {
        apply(&mut draft.input, edit);
    }
    draft
}

fn apply(input: &mut Value, edit: &Edit) {
    let names: Vec<String> = edit.path.segments().map(|name| name.into_owned()).collect();
    let (last, above) = names
        .split_last()
        .expect("a fix leaves the input as such alone");
    let mut at = input;
    for name in above {
        at = match at {
            Value::Map(map) => map.get_mut(name).expect("a fix names a place"),
            Value::List(items) => &mut items[name.parse::<usize>().expect("an index")],
            _ => panic!("a fix names a place below {name}"),
        };
    }
    match (at, &edit.value) {
        (Value::Map(map), Some(value)) => map.set(last, value.clone()),
        (Value::Map(map), None) => map.remove(last),
        (Value::List(items), Some(value)) => {
            items[last.parse::<usize>().expect("an index")] = value.clone()
        }
        (Value::List(items), None) => drop(items.remove(last.parse().expect("an index"))),
        _ => panic!("a fix names a place"),
    }
}
