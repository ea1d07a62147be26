use std::fmt;

use wireform_model::draft::Facts;
use wireform_model::json;
use wireform_model::json::JsonError;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::{Blank, Choice, Companion, Fact, Field, Group, Guide, Scenario};

/// Why a text is no companion. Companions are ours, so a test and not a person meets this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompanionError {
    Json(JsonError),
    NotAnObject,
}

impl fmt::Display for CompanionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompanionError::Json(error) => write!(f, "not JSON: {error}"),
            CompanionError::NotAnObject => write!(f, "not an object"),
        }
    }
}

impl std::error::Error for CompanionError {}

impl Companion {
    /// Reads a companion's words; parts that are missing stay empty.
    pub fn from_json(text: &str, guide: Guide) -> Result<Self, CompanionError> {
        let value = json::read(text).map_err(CompanionError::Json)?;
        let root = value.as_map().ok_or(CompanionError::NotAnObject)?;
        Ok(Companion {
            summary: text_of(root, "summary"),
            facts: each(root, "facts", fact),
            groups: each(root, "groups", group),
            fields: fields(root),
            scenarios: each(root, "scenarios", scenario),
            guide,
        })
    }
}

fn fact(map: &Map) -> Fact {
    Fact {
        name: text_of(map, "name"),
        question: text_of(map, "question"),
        help: text_of(map, "help"),
        choices: each(map, "choices", choice),
        open: text_of(map, "open"),
    }
}

fn choice(map: &Map) -> Choice {
    Choice {
        value: text_of(map, "value"),
        label: text_of(map, "label"),
        help: text_of(map, "help"),
    }
}

fn group(map: &Map) -> Group {
    let members = map.get("members").and_then(Value::as_list).unwrap_or(&[]);
    Group {
        title: text_of(map, "title"),
        help: text_of(map, "help"),
        members: members
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    }
}

fn fields(root: &Map) -> Vec<Field> {
    let mut fields = Vec::new();
    for (pattern, words) in entries(root, "fields") {
        if let Value::Map(words) = words {
            fields.push(field(pattern, words));
        }
    }
    fields
}

fn field(pattern: &str, map: &Map) -> Field {
    Field {
        pattern: pattern.to_owned(),
        label: text_of(map, "label"),
        placeholder: text_of(map, "placeholder"),
        help: text_of(map, "help"),
        details: text_of(map, "details"),
        choices: each(map, "choices", choice),
        widget: map.get("widget").and_then(Value::as_str).map(str::to_owned),
        unit: text_of(map, "unit"),
    }
}

fn scenario(map: &Map) -> Scenario {
    let mut facts = Facts::default();
    for (name, value) in entries(map, "facts") {
        facts.set(name, value.as_str());
    }
    let mut blanks = Vec::new();
    for (pointer, example) in entries(map, "blanks") {
        blanks.extend(Path::parse(pointer).map(|path| Blank {
            path,
            example: example.clone(),
        }));
    }
    Scenario {
        id: text_of(map, "id"),
        group: text_of(map, "group"),
        title: text_of(map, "title"),
        summary: text_of(map, "summary"),
        facts,
        input: map.get("input").cloned().unwrap_or(Value::Map(Map::new())),
        blanks,
    }
}

fn text_of(map: &Map, name: &str) -> String {
    map.get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn entries<'v>(map: &'v Map, name: &str) -> std::vec::IntoIter<(&'v str, &'v Value)> {
    let value = map.get(name);
    value.map_or_else(|| Vec::new().into_iter(), Value::entries)
}

/// What `read` makes of the objects in a list.
fn each<T>(map: &Map, name: &str, read: fn(&Map) -> T) -> Vec<T> {
    let mut found = Vec::new();
    for item in map.get(name).and_then(Value::as_list).unwrap_or(&[]) {
        found.extend(item.as_map().map(read));
    }
    found
}
