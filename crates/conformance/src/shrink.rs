//! The smallest input that still shows a difference.

use wireform_model::value::{Map, Value};

/// The largest number of attempts.
const PATIENCE: usize = 120;

/// Makes `input` smaller as long as `differs` is true for it.
pub fn shrink(mut input: Value, mut differs: impl FnMut(&Value) -> bool) -> Value {
    let mut tries = 0;
    'smaller: loop {
        for candidate in smaller(&input) {
            tries += 1;
            if tries > PATIENCE {
                return input;
            }
            if differs(&candidate) {
                input = candidate;
                continue 'smaller;
            }
        }
        return input;
    }
}

/// Every value that lacks a part of this one, large parts first.
fn smaller(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => shorter(text).into_iter().map(Value::String).collect(),
        Value::List(items) => smaller_list(items),
        Value::Map(map) => smaller_map(map),
        _ => Vec::new(),
    }
}

fn smaller_list(items: &[Value]) -> Vec<Value> {
    let without = (0..items.len()).map(|index| {
        let mut rest = items.to_vec();
        rest.remove(index);
        Value::List(rest)
    });
    without.collect()
}

fn smaller_map(map: &Map) -> Vec<Value> {
    let entries: Vec<(String, Value)> = map
        .iter()
        .map(|(key, value)| (key.to_owned(), value.clone()))
        .collect();
    let changed = |index: usize, change: Option<(String, Value)>| {
        let mut entries = entries.clone();
        entries.splice(index..=index, change);
        Value::Map(entries.into_iter().collect())
    };
    let without = (0..entries.len()).map(|index| changed(index, None));
    let inside = entries
        .iter()
        .enumerate()
        .flat_map(|(index, (key, value))| {
            let values = smaller(value).into_iter().map(|value| (key.clone(), value));
            let keys = shorter(key).into_iter().map(|key| (key, value.clone()));
            values
                .chain(keys)
                .map(move |entry| (index, entry))
                .collect::<Vec<_>>()
        });
    let inside = inside.map(|(index, entry)| changed(index, Some(entry)));
    without.chain(inside).collect()
}

/// Each half, then the text without one character at either end.
fn shorter(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let part = |range: std::ops::Range<usize>| characters[range].iter().collect::<String>();
    match characters.len() {
        0 => Vec::new(),
        1 => vec![String::new()],
        length => vec![
            part(0..length / 2),
            part(length / 2..length),
            part(1..length),
            part(0..length - 1),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::json;
    use wireform_model::path::Path;

    #[test]
    fn what_matters_is_left() {
        let input = json::read(r#"{"A":"x","M":{"k":"one two, three","l":"four"}}"#).unwrap();
        let comma = |value: &Value| {
            json::compact(value, &Path::root())
                .as_str()
                .contains("two,")
        };
        assert_eq!(
            shrink(input, comma),
            json::read(r#"{"":{"":"two,"}}"#).unwrap()
        );
    }
}
