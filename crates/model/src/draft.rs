//! What is filled in: the input, and what belongs to it.

pub use crate::cli_options::OUTFILE;
pub use crate::file_reference::{FileContent, FileKind, FileReference, FileReferences};
pub use crate::global_options::GlobalOptions;

use std::borrow::Cow;

use crate::path::Path;
use crate::value::{Map, Value};

/// The one value from which everything else is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The input in API member names; any JSON value, since anything can be pasted.
    pub input: Value,
    /// What rules need and the input does not contain.
    pub facts: Facts,
    /// Files whose content is the value of a member.
    pub files: FileReferences,
    /// Global options of the CLI.
    pub options: GlobalOptions,
}

/// What rules need and the request does not contain, by name: `ProtocolType` is `HTTP`.
///
/// A fact that is not set is absent; the others are in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(String, String)>);

impl Default for Draft {
    fn default() -> Self {
        Draft {
            input: Value::Map(Map::new()),
            facts: Facts::default(),
            files: FileReferences::default(),
            options: GlobalOptions::default(),
        }
    }
}

/// A draft with only this input.
impl From<Value> for Draft {
    fn from(input: Value) -> Self {
        Draft {
            input,
            ..Draft::default()
        }
    }
}

impl Draft {
    /// The input without the values in whose place files are.
    pub fn input_beside_files(&self) -> Cow<'_, Value> {
        let shadowed = |path: &&Path| self.input.at(path).is_some();
        let paths: Vec<&Path> = self
            .files
            .iter()
            .map(|(path, _)| path)
            .filter(shadowed)
            .collect();
        if paths.is_empty() {
            return Cow::Borrowed(&self.input);
        }
        let mut input = self.input.clone();
        for path in paths {
            remove(&mut input, path);
        }
        Cow::Owned(input)
    }

    /// The member at the top of the input that counts.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.input.as_map().and_then(|map| map.get(name))
    }
}

/// Removes a member with all its duplicates.
fn remove(input: &mut Value, path: &Path) {
    let mut place = input;
    let mut segments = path.segments().peekable();
    while let (Some(segment), Value::Map(map)) = (segments.next(), place) {
        if segments.peek().is_none() {
            map.entries_mut().retain(|(name, _)| *name != segment);
            return;
        }
        let mut entries = map.entries_mut().iter_mut();
        let Some((_, value)) = entries.rfind(|(name, _)| *name == segment) else {
            return;
        };
        place = value;
    }
}

impl Facts {
    /// The fact of a name; `None` where it is not set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value)
    }

    /// Sets a fact, or removes it where `value` is `None`.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        self.0.retain(|(other, _)| other != name);
        if let Some(value) = value {
            let place = self.0.partition_point(|(other, _)| other.as_str() < name);
            self.0.insert(place, (name.to_owned(), value.to_owned()));
        }
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Of two facts with one name the last counts.
impl FromIterator<(String, String)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(facts: I) -> Self {
        let mut all = Facts::default();
        for (name, value) in facts {
            all.set(&name, Some(&value));
        }
        all
    }
}
