//! Which members examples use, and how often.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use wireform_model::OperationRef;
use wireform_model::draft::Draft;
use wireform_model::examples::{Example, pattern};
use wireform_model::path::Path;
use wireform_model::value::Value;

/// The members that examples use and how many use each: the most used first, of equals the one that comes first.
pub fn common(operation: OperationRef<'_>, examples: &[Example]) -> Vec<(String, u32)> {
    let mut members: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for example in examples {
        let mut seen = BTreeSet::new();
        for pattern in patterns(operation, &example.draft) {
            let next = members.len();
            let (_, count) = members.entry(pattern.clone()).or_insert((next, 0));
            *count += u32::from(seen.insert(pattern));
        }
    }
    let mut members: Vec<(String, (usize, u32))> = members.into_iter().collect();
    members.sort_by_key(|(_, (first, count))| (Reverse(*count), *first));
    let members = members.into_iter();
    members
        .map(|(member, (_, count))| (member, count))
        .collect()
}

/// What a draft fills in, each as often as it is there.
fn patterns(operation: OperationRef<'_>, draft: &Draft) -> Vec<String> {
    let mut paths = Vec::new();
    collect(&draft.input, &Path::root(), &mut paths);
    paths.extend(draft.files.iter().map(|(path, _)| path.clone()));
    let patterns = paths.iter().filter_map(|path| pattern(operation, path));
    patterns.filter(|pattern| !pattern.is_empty()).collect()
}

fn collect(value: &Value, path: &Path, paths: &mut Vec<Path>) {
    paths.push(path.clone());
    match value {
        Value::Map(map) => {
            for (name, value) in map.effective() {
                collect(value, &path.child(name), paths);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &path.item(index), paths);
            }
        }
        _ => {}
    }
}
