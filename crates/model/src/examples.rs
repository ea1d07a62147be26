//! Examples of an operation's input, and how often they use which members.
//!
//! The catalog has those of a service in `SERVICE.examples.json`, by the operations' API names:
//!
//! ```json
//! {"CreateQueue": {
//!     "examples": [{"title": "To create a queue", "input": {"QueueName": "jobs", "tags": {"a": "b"}}}],
//!     "common": {"/QueueName": 1, "/tags": 1, "/tags/*": 1}}}
//! ```
//!
//! In addition to its `input` an example may have `files` by the names that they have in addresses
//! (`{"ZipFile": "fileb://code.zip"}`), global `options` by the CLI's names (`{"region": "us-east-1"}`)
//! and `facts` (`{"outfile": "photo.jpg"}`).

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::draft::{Draft, Facts, FileReferences, GlobalOptions};
use crate::entries::entries;
use crate::path::Path;
use crate::value::Value;
use crate::{Kind, OperationRef};

/// The examples of a service's operations.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Examples {
    operations: BTreeMap<String, OperationExamples>,
}

/// The examples of one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OperationExamples {
    /// In the order in which AWS shows them; no two have the same title or the same draft.
    pub examples: Vec<Example>,
    /// The members that the examples use, at every depth, and how many examples use each: the most used first.
    ///
    /// A member is where [`pattern`] says.
    #[serde(deserialize_with = "entries")]
    pub common: Vec<(String, u32)>,
}

/// One example.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "ExampleParts")]
pub struct Example {
    /// What it is for, in AWS's words and without markup, such as `To create a queue`.
    pub title: String,
    /// What it fills in.
    pub draft: Draft,
}

#[derive(Deserialize)]
struct ExampleParts {
    title: String,
    input: Value,
    #[serde(default, deserialize_with = "entries")]
    files: Vec<(String, String)>,
    #[serde(default, deserialize_with = "entries")]
    options: Vec<(String, String)>,
    #[serde(default, deserialize_with = "entries")]
    facts: Vec<(String, String)>,
}

impl From<ExampleParts> for Example {
    fn from(parts: ExampleParts) -> Self {
        let mut files = FileReferences::default();
        for (name, url) in &parts.files {
            files.set_named(name, url);
        }
        let options = parts.options.iter();
        let options = options.map(|(name, value)| (name.as_str(), value.as_str()));
        Example {
            title: parts.title,
            draft: Draft {
                input: parts.input,
                facts: Facts::from_iter(parts.facts),
                files,
                options: GlobalOptions::from_iter(options),
            },
        }
    }
}

static NONE: OperationExamples = OperationExamples {
    examples: Vec::new(),
    common: Vec::new(),
};

impl Examples {
    /// Reads a `SERVICE.examples.json`.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, or has anything but examples at their places.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Those of an operation, by its API name; empty where it has none.
    pub fn of(&self, api_name: &str) -> &OperationExamples {
        self.operations.get(api_name).unwrap_or(&NONE)
    }

    /// Those of all operations that have any, by their API names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &OperationExamples)> {
        let operations = self.operations.iter();
        operations.map(|(name, examples)| (name.as_str(), examples))
    }
}

impl OperationExamples {
    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.examples.is_empty()
    }

    /// The example with a title.
    pub fn example(&self, title: &str) -> Option<&Example> {
        self.examples.iter().find(|example| example.title == title)
    }

    /// The names of the members that the examples use in a structure, the most used first, with how many use each.
    ///
    /// The structure is where [`pattern`] says, the input itself with the empty text.
    pub fn common_in<'e>(&'e self, structure: &str) -> impl Iterator<Item = (&'e str, u32)> {
        self.common.iter().filter_map(move |(member, count)| {
            let name = member.strip_prefix(structure)?.strip_prefix('/')?;
            (!name.contains('/') && name != "*").then_some((name, *count))
        })
    }
}

/// The place of a value among those of all inputs of an operation: the names of members, and `*` for
/// an item of a list or an entry of a map, as in `/TagSpecifications/*/Tags/*/Key`.
///
/// `None` inside a value that can be any JSON, and where the model knows no such place.
pub fn pattern(operation: OperationRef<'_>, path: &Path) -> Option<String> {
    let mut shape = operation.input()?;
    let mut pattern = String::new();
    for segment in path.segments() {
        let name = match &shape.kind {
            Kind::Structure(_) => &*segment,
            _ => "*",
        };
        shape = operation.part(shape, &segment)?;
        // A String never refuses to be written.
        let _ = write!(pattern, "/{name}");
    }
    Some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Service;
    use crate::json;

    const EXAMPLES: &str = r#"{"Send": {
        "examples": [
            {"title": "To send", "input": {"N": 1.0}, "files": {"Body": "fileb://a.bin"},
             "options": {"region": "eu-west-1"}, "facts": {"outfile": "x"}},
            {"title": "To send tags", "input": {"Tags": [{"Key": "a"}], "N": 2}}
        ],
        "common": {"/N": 2, "/Body": 1, "/Tags": 1, "/Tags/*": 1, "/Tags/*/Key": 1}
    }}"#;

    #[test]
    fn examples_are_drafts() {
        let examples = Examples::from_json(EXAMPLES).unwrap();
        let send = examples.of("Send");
        let first = &send.example("To send").unwrap().draft;
        assert_eq!(first.input, json::read(r#"{"N": 1.0}"#).unwrap());
        assert_eq!(first.files.of("Body").unwrap().url(), "fileb://a.bin");
        assert_eq!(first.options.get("region"), Some("eu-west-1"));
        assert_eq!(first.facts.get("outfile"), Some("x"));
        assert!(examples.of("Receive").is_empty());
        assert_eq!(examples.iter().count(), 1);
    }

    #[test]
    fn common_members_are_found_by_their_structure() {
        let examples = Examples::from_json(EXAMPLES).unwrap();
        let common = |structure| -> Vec<_> { examples.of("Send").common_in(structure).collect() };
        assert_eq!(common(""), [("N", 2), ("Body", 1), ("Tags", 1)]);
        assert_eq!(common("/Tags/*"), [("Key", 1)]);
        assert_eq!(common("/Tags"), []);
        assert_eq!(common("/Tag"), []);
    }

    #[test]
    fn patterns_follow_the_model() {
        const MODEL: &str = r#"{"metadata":{},"operations":{"Send":{"input":{"shape":"In"}}},"shapes":{
            "In":{"type":"structure","members":{"Tags":{"shape":"Tags"},"Sizes":{"shape":"Sizes"},"Any":{"shape":"Any"}}},
            "Tags":{"type":"list","member":{"shape":"Tag"}},"Tag":{"type":"structure","members":{"Key":{"shape":"S"}}},
            "Sizes":{"type":"map","key":{"shape":"S"},"value":{"shape":"S"}},"S":{"type":"string"},
            "Any":{"type":"structure","document":true,"members":{}}}}"#;
        let service = Service::from_json(MODEL, Some("post")).unwrap();
        let operation = service.operation("Send").unwrap();
        let pattern = |path| pattern(operation, &Path::parse(path).unwrap());
        assert_eq!(pattern("").as_deref(), Some(""));
        assert_eq!(pattern("/Tags/0/Key").as_deref(), Some("/Tags/*/Key"));
        assert_eq!(pattern("/Sizes/a~1b").as_deref(), Some("/Sizes/*"));
        assert_eq!(pattern("/Any").as_deref(), Some("/Any"));
        assert_eq!(pattern("/Any/x"), None);
        assert_eq!(pattern("/Nope"), None);
    }

    #[test]
    fn what_is_no_example_is_refused() {
        for text in ["", "[]", r#"{"Send":{"examples":[{"title":"To send"}]}}"#] {
            assert!(Examples::from_json(text).is_err(), "{text}");
        }
    }
}
