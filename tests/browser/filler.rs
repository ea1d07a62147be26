//! Inputs of any size for any operation, made from the catalog's models: valid, and the same in every run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// Deeper than this only what is required is filled in: some shapes hold themselves.
const DEEPEST: usize = 9;

/// As many items or entries a list or map gets at most, where the model does not say less.
const MOST_ITEMS: usize = 60;

/// A service of the catalog, as its file says.
pub struct Model(pub Value);

impl Model {
    pub fn read(catalog: &Path, service: &str) -> Result<Self> {
        let file = catalog.join(format!("{service}.json"));
        let text = fs::read_to_string(&file);
        let text = text.with_context(|| format!("cannot read {}", file.display()))?;
        Ok(Model(serde_json::from_str(&text)?))
    }

    /// An input of an operation with about so many scalar values; with none wanted it is empty.
    ///
    /// They are shared out among the members, so that the input is as wide as the model lets it be.
    pub fn input(&self, api_name: &str, values: usize) -> Value {
        let shape = &self.0["operations"][api_name]["input"]["shape"];
        let shape = shape.as_str().unwrap_or_default();
        if values == 0 {
            return json!({});
        }
        let mut filler = Filler {
            model: self,
            left: values,
            number: 0,
        };
        filler.value(shape, values, 0)
    }

    fn shape(&self, name: &str) -> &Value {
        &self.0["shapes"][name]
    }
}

struct Filler<'m> {
    model: &'m Model,
    /// How many scalars are still wanted.
    left: usize,
    /// Tells one filled-in text from another.
    number: usize,
}

impl Filler<'_> {
    /// A value of a shape with up to `share` scalars, or what is required where that is more.
    fn value(&mut self, name: &str, share: usize, depth: usize) -> Value {
        let shape = self.model.shape(name);
        match shape["type"].as_str().unwrap_or_default() {
            "structure" if shape["document"] == true => self.scalar(json!({"key": "value"})),
            "structure" => self.structure(shape, share, depth),
            "list" => self.list(shape, share, depth),
            "map" => self.map(shape, share, depth),
            "boolean" => self.scalar(json!(true)),
            "integer" | "long" | "float" | "double" => {
                let least = shape["min"].as_f64().map_or(1, |least| least.ceil() as i64);
                let most = shape["max"].as_f64().unwrap_or(f64::MAX);
                self.scalar(json!(if most < 1.0 { least } else { least.max(1) }))
            }
            "timestamp" => self.scalar(json!("2024-01-01T00:00:00Z")),
            "blob" => self.scalar(json!("dGVzdCB2YWx1ZQ==")),
            _ => self.text(shape),
        }
    }

    fn scalar(&mut self, value: Value) -> Value {
        self.left = self.left.saturating_sub(1);
        value
    }

    fn text(&mut self, shape: &Value) -> Value {
        self.number += 1;
        let text = match shape["enum"][0].as_str() {
            Some(first) => first.to_owned(),
            None => {
                let least = shape["min"].as_u64().unwrap_or(0) as usize;
                let most = shape["max"]
                    .as_u64()
                    .map_or(usize::MAX, |most| most as usize);
                let text = format!("{:0>least$}", format!("value-{}", self.number));
                text.get(..most).unwrap_or(&text).to_owned()
            }
        };
        self.scalar(json!(text))
    }

    fn structure(&mut self, shape: &Value, share: usize, depth: usize) -> Value {
        let end = self.left.saturating_sub(share);
        let required = names(&shape["required"]);
        let members = shape["members"].as_object();
        let sent = |(_, member): &(&String, &Value)| member["location"] != "client";
        let mut members: Vec<_> = members.into_iter().flatten().filter(sent).collect();
        if shape["union"] == true {
            members.truncate(1);
        }
        let mut filled = Map::new();
        let count = members.len();
        for (index, (name, member)) in members.into_iter().enumerate() {
            let open = self.left.saturating_sub(end);
            let is_wanted = depth < DEEPEST && open > 0;
            if required.contains(name.as_str()) || is_wanted || shape["union"] == true {
                let target = member["shape"].as_str().unwrap_or_default();
                let value = self.value(target, open.div_ceil(count - index), depth + 1);
                filled.insert(name.clone(), value);
            }
        }
        Value::Object(filled)
    }

    fn list(&mut self, shape: &Value, share: usize, depth: usize) -> Value {
        let end = self.left.saturating_sub(share);
        let target = shape["member"]["shape"].as_str().unwrap_or_default();
        let mut items = Vec::new();
        while self.wants_more(shape, items.len(), end, depth) {
            let share = self.left.saturating_sub(end).min(12);
            items.push(self.value(target, share, depth + 1));
        }
        Value::Array(items)
    }

    fn map(&mut self, shape: &Value, share: usize, depth: usize) -> Value {
        let end = self.left.saturating_sub(share);
        let key = self
            .model
            .shape(shape["key"]["shape"].as_str().unwrap_or_default());
        let target = shape["value"]["shape"].as_str().unwrap_or_default();
        let mut entries = Map::new();
        while self.wants_more(shape, entries.len(), end, depth) {
            let index = entries.len();
            let key = match key["enum"].as_array() {
                Some(keys) => match keys.get(index).and_then(Value::as_str) {
                    Some(key) => key.to_owned(),
                    None => break,
                },
                None => format!("key-{index}"),
            };
            let share = self.left.saturating_sub(end).min(12);
            entries.insert(key, self.value(target, share, depth + 1));
        }
        Value::Object(entries)
    }

    /// Whether a list or map gets another item: down to where its share of scalars ends.
    fn wants_more(&self, shape: &Value, count: usize, end: usize, depth: usize) -> bool {
        let least = shape["min"].as_u64().unwrap_or(0) as usize;
        let most = shape["max"]
            .as_u64()
            .map_or(MOST_ITEMS, |most| most as usize);
        let is_wanted = depth < DEEPEST && self.left > end && count < most.min(MOST_ITEMS);
        count < least || is_wanted
    }
}

fn names(list: &Value) -> BTreeSet<&str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}
