//! What a form knows about an operation beyond its model: the operation's *companion*.
//!
//! Its words are in a JSON file in `models/`, which [`load`] reads.
//! What depends on the draft is computed by functions, which a [`Guide`] collects.
//! Its own rules add to the findings of the [checks](wireform_check).

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

pub mod apigatewayv2;
mod facts;
mod load;
mod registry;

pub use facts::{UnknownFact, check_facts, check_files, known_facts};
pub use registry::{companion, companion_with, companions, has_companion, rules};

use serde::Deserialize;
use wireform_check::{CheckInput, Findings};
use wireform_model::draft::{Draft, Facts};
use wireform_model::path::Path;
use wireform_model::value::Value;

/// All that one operation's form knows beyond its model.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Companion {
    /// One line: what the operation does, in the user's words.
    pub summary: String,
    /// The questions to ask first.
    pub facts: Vec<Fact>,
    /// The members in groups, in the order in which a user decides.
    pub groups: Vec<Group>,
    /// Labels and help for fields.
    #[serde(deserialize_with = "load::fields")]
    pub fields: Vec<Field>,
    /// Examples to start from.
    pub scenarios: Vec<Scenario>,
    /// The functions for what depends on the draft.
    #[serde(skip)]
    pub guide: Guide,
}

/// A question whose answer is not part of the request.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fact {
    /// Its name in addresses and on the command line, such as `ProtocolType`.
    pub name: String,
    /// The label of the question, such as `Protocol of the API`.
    pub question: String,
    /// Why it is asked, in one line.
    pub help: String,
    /// The possible answers, apart from leaving it open.
    pub choices: Vec<Choice>,
    /// The label of the button for leaving it open.
    pub open: String,
}

/// A value to choose.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choice {
    /// The value itself.
    pub value: String,
    /// The words for it.
    pub label: String,
    /// When to choose it, in one line.
    pub help: String,
}

/// Members that the form shows together.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// What they are about, in one line.
    pub help: String,
    /// Names of input members.
    pub members: Vec<String>,
}

/// The label and help of a field.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Field {
    /// A JSON Pointer in which `*` matches any key: `/ResponseParameters/*/*`.
    #[serde(skip)]
    pub pattern: String,
    /// What the field is called.
    pub label: String,
    /// An example of a value.
    pub placeholder: String,
    /// One line: which value to choose when.
    pub help: String,
    /// More help, shown on demand. Newlines divide its paragraphs.
    pub details: String,
    /// The values to offer, with their labels.
    pub choices: Vec<Choice>,
    /// The widget, where it is not the one for the shape: `template`, `lines`, `suggest`.
    pub widget: Option<String>,
    /// A unit shown after the control, such as `ms`.
    pub unit: String,
}

/// An example to start from. Its input is valid when its blanks are filled.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// A stable ID, such as `lambda-http`.
    #[serde(default)]
    pub id: String,
    /// The heading above it in the list of scenarios.
    #[serde(default)]
    pub group: String,
    /// What a person comes for, in a few words.
    #[serde(default)]
    pub title: String,
    /// What it makes, in one line.
    #[serde(default)]
    pub summary: String,
    /// The answers to questions that it depends on.
    #[serde(default, deserialize_with = "load::facts")]
    pub facts: Facts,
    /// The input. Blank members are absent; blank entries of maps are empty strings.
    #[serde(default = "load::empty_input")]
    pub input: Value,
    /// What only the person can fill in.
    #[serde(default, deserialize_with = "load::blanks")]
    pub blanks: Vec<Blank>,
}

/// A value of a scenario that only the user knows.
#[derive(Clone, Debug)]
pub struct Blank {
    /// Where it is.
    pub path: Path,
    /// A valid value, shown as an example and used in tests.
    pub example: Value,
}

/// The functions for what depends on the draft. They accept any draft and run on each keystroke, so they must be fast.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The operation's own rules.
    pub check: fn(&CheckInput<'_>, &mut Findings),
    /// The draft without the values that only matter for their own field. While the result stays the same, so do the
    /// hints, explanations and irrelevant members of all other fields, but not their suggestions.
    pub choices: fn(&Draft) -> Draft,
    /// The members that have no effect with the other choices, with the reason.
    pub irrelevant: fn(&CheckInput<'_>) -> Vec<Irrelevant>,
    /// The words for a field that depend on the other choices and replace the companion's fixed words.
    pub hint: fn(&CheckInput<'_>, &Path) -> Hint,
    /// The labels, placeholders and grammar for the entries of the map at a path.
    pub entries: fn(&CheckInput<'_>, &Path) -> EntryGuide,
    /// Completions for the key or the value at a path, best first.
    pub suggest: fn(&CheckInput<'_>, &Path, EntryPart) -> Vec<Suggestion>,
    /// What the key or the value at a path means: `adds a value to the header x`.
    pub explain: fn(&CheckInput<'_>, &Path, EntryPart) -> Option<String>,
}

/// The guide of an operation that has words alone: it says nothing.
impl Default for Guide {
    fn default() -> Self {
        Guide {
            check: |_, _| {},
            choices: Draft::clone,
            irrelevant: |_| Vec::new(),
            hint: |_, _| Hint::default(),
            entries: |_, _| EntryGuide::default(),
            suggest: |_, _, _| Vec::new(),
            explain: |_, _, _| None,
        }
    }
}

/// A member that has no effect with the other choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Irrelevant {
    /// The member.
    pub path: Path,
    /// The reason in a few words: `WebSocket APIs only`.
    pub reason: &'static str,
}

/// The words for a field that depend on the other choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// What the field is called.
    pub label: Option<&'static str>,
    /// An example of a value.
    pub placeholder: Option<&'static str>,
    /// One line: what to choose when.
    pub help: Option<&'static str>,
    /// The values to offer, best first.
    pub choices: Vec<Suggestion>,
    /// Whether the service requires it with the other choices, although the model does not.
    pub required: bool,
}

/// Labels, placeholders and grammar for the entries of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryGuide {
    /// What a key is called.
    pub key_label: &'static str,
    /// An example of a key.
    pub key_placeholder: &'static str,
    /// What a value is called.
    pub value_label: &'static str,
    /// An example of a value.
    pub value_placeholder: &'static str,
    /// The grammar of keys and values, in lines.
    pub grammar: &'static [&'static str],
    /// The entries that the map is expected to have, the required ones first.
    pub expected: Vec<ExpectedEntry>,
}

/// An entry that a map is expected to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedEntry {
    /// Its key.
    pub key: &'static str,
    /// Whether the service demands it.
    pub required: bool,
    /// What it is for, in one line.
    pub help: &'static str,
}

/// The key or the value of an entry of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryPart {
    /// The key.
    Key,
    /// The value.
    Value,
}

/// A completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The complete value of the field.
    pub text: String,
    /// What it means, in a few words.
    pub help: String,
}

impl Companion {
    /// The words for the field at `path`; `None` where the companion has none.
    pub fn field(&self, path: &Path) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| matches(&field.pattern, path))
    }

    /// The scenario with this ID.
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }
}

/// Whether a pattern of [`Field::pattern`] fits a path.
fn matches(pattern: &str, path: &Path) -> bool {
    let mut names = path.segments();
    let fits = pattern
        .split('/')
        .skip(1)
        .all(|part| names.next().is_some_and(|name| part == "*" || name == part));
    fits && names.next().is_none()
}
